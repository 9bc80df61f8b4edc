import type {FileReport} from '../report/report.js';
import type {Entry} from './entry.js';

export const levelAnchors = [', Error '];

/** Lines of level Error. */
export const errorCounter = () => {
	let count = 0;
	let firstLine: number | null = null;
	return {
		see({level, number}: Entry) {
			if (level !== 'Error') return;
			count++;
			firstLine ??= number;
		},
		result: (): FileReport['errorLines'] => ({count, firstLine}),
	};
};
