import type {Language} from '../../text/both.js';
import {paragraph} from './lay.js';
import {sayer} from './words.js';

/** How many rows of a list were left out; nothing when none were. */
export const tellMore = (left: number, language: Language, indent = 2): string =>
	left > 0 ? paragraph(`… ${sayer(language)('more')} ${left} ${sayer(language)('moreLines')}`, indent) : '';
