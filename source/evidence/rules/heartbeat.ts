import type {Both} from '../../text/both.js';
import type {GapRow} from '../report/report.js';
import type {Watch} from './rules.js';

/** A rule that had to be stopped, and in which file: by its path, or by its place in the order of opening, from 0. */
export type Slow = {readonly rule: string; readonly at: number | string};

/** Two numbers that a worker shares: the place of the rule at work, from 1 (0: none), and how many tries there were. */
export const newHeartbeat = (): SharedArrayBuffer => new SharedArrayBuffer(8);

/** Writes into the heartbeat before and after each try of a rule. */
export const beating = (beat: SharedArrayBuffer, rules: readonly string[]): Watch => {
	const [working, tries] = [0, 1];
	const told = new Int32Array(beat);
	const places = new Map(rules.map((rule, index) => [rule, index + 1]));
	return (rule, pattern) => {
		const place = places.get(rule) ?? 0;
		return {
			exec(line) {
				told[working] = place;
				told[tries]!++;
				const found = pattern.exec(line);
				told[working] = 0;
				return found;
			},
		};
	};
};

/**
 * Looks at a heartbeat from outside: the rule that is still in the try it was in `looks` calls before. Looks are
 * counted, not time: a machine that slept has made none.
 */
export const listen = (
	beat: SharedArrayBuffer,
	rules: readonly string[],
	looks: number,
): (() => string | undefined) => {
	const told = new Int32Array(beat);
	let last = -1;
	let same = 0;
	return () => {
		const [working, tries] = [Atomics.load(told, 0), Atomics.load(told, 1)];
		same = working > 0 && tries === last ? same + 1 : 0;
		last = tries;
		return same >= looks ? rules[working - 1] : undefined;
	};
};

const why = (rule: string): Both => ({
	zh: `规则 ${rule} 在一行上超过 2 秒没有结束，已停用；这个文件和之后的文件是在没有它的情况下读完的。`,
	en: `The rule ${rule} did not come to an end with a line within 2 s and was stopped; this file and those after it were read without it.`,
});
const ask: Both = {
	zh: '请人工查看这条规则要找的内容，并请规则的作者改写它的 pattern。',
	en: 'Please look by hand for what the rule seeks, and have its author rewrite the pattern.',
};

/** What a stopped rule leaves unseen. */
export const slowGaps = (
	slow: readonly Slow[],
	files: ReadonlyArray<{readonly path: string; readonly device: string | null}>,
): readonly GapRow[] =>
	slow.map(({rule, at}) => {
		const file = typeof at === 'number' ? files[at] : files.find(({path}) => path === at);
		return {what: 'rule.slow', why: why(rule), ask, file: file?.path ?? null, device: file?.device ?? null};
	});
