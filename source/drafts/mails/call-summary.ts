import type {Drafting} from '../kinds.js';
import {salutation} from '../parts/contact.js';
import {hotlineInWords} from '../parts/hotline.js';
import {nextDate} from '../parts/next-date.js';
import type {Filling} from '../slots.js';

/** What was said in the last call, and who does what by when. */
export const callSummary = ({view, settings, now}: Drafting, filling: Filling) => {
	const ours = view.case.promises.filter(({side, kept}) => side === 'ours' && !kept);
	const theirs = view.case.promises.filter(({side, kept}) => side === 'theirs' && !kept);
	const said = (promise: (typeof ours)[number]) => filling.said(`promise.${promise.id}`, promise.text);

	return {
		values: {
			contact: salutation(view, filling),
			said: filling.value({
				slot: 'said',
				label: {zh: '通话内容', en: 'what was said'},
				isNeeded: true,
				ask: {zh: '电话里说了什么、商定了什么？', en: 'What was said and agreed in the call?'},
			}),
			ours: ours.map(said),
			theirs: theirs.map(said),
			next: nextDate(view, filling, now),
			hotline: hotlineInWords(settings.hotline, filling.language),
		},
	};
};
