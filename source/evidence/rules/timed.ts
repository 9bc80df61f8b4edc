import {createContext, Script} from 'node:vm';
import type {Slow} from './heartbeat.js';
import type {Watch} from './rules.js';

const attempt = new Script('pattern.exec(line)');

/**
 * Gives some rules a time for each try, where no other thread listens to their heart: a try costs about 0.1 ms more, so
 * it is for the rules of a team, which no check of ours has seen. One that runs over `limit` milliseconds is in `slow`
 * and hits nothing any more.
 */
export const timed = (
	isTimed: (rule: string) => boolean,
	limit = 2000,
): {readonly watch: Watch; readonly slow: readonly Slow[]} => {
	const slow: Slow[] = [];
	const watch: Watch = (rule, pattern, path) => {
		if (!isTimed(rule)) return pattern;
		const box = createContext({pattern, line: ''});
		return {
			exec(line) {
				if (slow.some(stopped => stopped.rule === rule)) return null;
				box['line'] = line;
				try {
					return attempt.runInContext(box, {timeout: limit}) as RegExpExecArray | null;
				} catch (error) {
					if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
					slow.push({rule, at: path});
					return null;
				}
			},
		};
	};
	return {watch, slow};
};
