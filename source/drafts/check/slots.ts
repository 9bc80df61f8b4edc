import type {Rule} from '../check.js';
import {openMark} from '../slots.js';

/** A mark of an open slot, wherever it came from. */
export const openSlots: Rule = ({own, at}) =>
	[...own.matchAll(openMark)].map(({0: mark, index}) => ({
		code: 'slot-open',
		level: 'block',
		...at(index, mark),
		message: {
			zh: `${mark}还没有填：填上内容，确实不知道就写“未知”。`,
			en: `${mark} is still open: fill it in, or write "unknown" when nobody knows.`,
		},
		candidates: [],
	}));
