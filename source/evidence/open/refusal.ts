import type {Both} from '../../text/both.js';

/** An error that already has its sentence for a person, in both languages. */
export const refusal = (both: Both): Error => Object.assign(new Error(both.en), {both});

/** The sentence of an error: its own, or its message behind "reading stopped". */
export const sentenceOf = (error: unknown): Both => {
	if (error instanceof Error && 'both' in error) return error.both as Both;
	const why = error instanceof Error ? error.message : String(error);
	return {zh: `读取中断：${why}`, en: `Reading stopped: ${why}`};
};
