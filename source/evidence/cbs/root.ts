import type {Hang, Root} from '../report.js';
import {quoteOf} from '../report.js';
import type {Gap} from '../scan.js';
import type {Entry} from './entry.js';

export const rootAnchors = [
	'Setting original failure status: 0x',
	'Rolling back KTM',
	'A possible hang was detected on the last boot',
];

const original = /Setting original failure status: (0x[0-9a-fA-F]{8})/;

/**
 * What the rollback goes back to: the status that the log names, at its first line within the same run of the
 * service. The last rollback of the file stands. Lines known as noise are no cause.
 */
export const rootWatch = () => {
	let root: Root | null = null;
	let first = new Map<string, Entry>();
	let latest: string | undefined;

	return {
		see(entry: Entry, codes: readonly string[], isNoise: boolean) {
			const {message} = entry;
			if (message.startsWith('Starting TrustedInstaller init')) {
				first = new Map();
				latest = undefined;
			}

			const named = original.exec(message)?.[1]?.toLowerCase();
			const status =
				named === '0x00000000' ? undefined : (named ?? (message.includes('Rolling back KTM') ? latest : undefined));
			if (status !== undefined) {
				const {number, text} = first.get(status) ?? entry;
				root = {status, line: number, quote: quoteOf(text)};
			}

			if (isNoise) return;
			for (const code of codes) {
				if (first.size < most && !first.has(code)) first.set(code, entry);
				latest = code;
			}
		},
		result: () => root,
	};
};

/** Hangs and codes of a run that are kept. */
const most = 1000;

/** A hang: silence of 14½ minutes and more while startup processing runs, or right before the boot that says so. */
export const hangWatch = (isStartupOpen: () => boolean) => {
	const hangs: Hang[] = [];
	let last: Gap | undefined;
	const put = ({from, to, seconds, line}: Gap) => {
		if (hangs.length < most && !hangs.some(hang => hang.line === line)) hangs.push({from, to, seconds, line});
	};

	return {
		gap(gap: Gap) {
			last = gap;
			if (isStartupOpen()) put(gap);
		},
		see({message}: Entry) {
			if (last && message.includes('A possible hang was detected on the last boot')) put(last);
		},
		result: (): readonly Hang[] => hangs,
	};
};
