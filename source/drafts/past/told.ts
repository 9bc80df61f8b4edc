import type {Mail} from '../../case/case.js';
import type {CaseView} from '../../case/view.js';

/** Letters and digits alone: what stays of a sentence when its punctuation and blanks are changed. */
export const squeezed = (text: string): string => text.replaceAll(/[^\p{Letter}\p{Number}]+/gu, '').toLowerCase();

/** The latest mail of ours that says these words; a few letters are no words. */
export const mailThatSays = (words: string, view: CaseView): Mail | undefined => {
	const wanted = squeezed(words);
	if (wanted.length < 4) return undefined;
	return view.case.mails.findLast(({way, text}) => way === 'sent' && squeezed(text).includes(wanted));
};
