import type {StatedFact} from './report.js';

/** A start of the machine and the line that tells it. */
export type Boot = {readonly at: string; readonly line: number; readonly quote: string};

/** 15 minutes, less and more what a shutdown and a start take. */
const [least, most] = [14 * 60, 16.5 * 60];

const isFifteen = (one: Boot, other: Boot) => {
	const seconds = (Date.parse(`${other.at}Z`) - Date.parse(`${one.at}Z`)) / 1000;
	return seconds >= least && seconds <= most;
};

/**
 * Three starts, each fifteen minutes after the one before: the restarts of the watchdog. Any other row of starts may be
 * somebody's, so that nothing is said of it. `boots` in the order of time.
 */
export const restartPattern = (boots: readonly Boot[]): readonly StatedFact[] => {
	const last = boots.findLast(
		(boot, index) =>
			index >= 2 && isFifteen(boots[index - 1]!, boot) && isFifteen(boots[index - 2]!, boots[index - 1]!),
	);
	return last ? [{name: 'restart.pattern', value: 'fifteen', ...last}] : [];
};
