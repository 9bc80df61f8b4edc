import type {Drafting} from '../kinds.js';
import {paragraphs} from '../parts/advice.js';
import {salutation} from '../parts/contact.js';
import {capital} from '../parts/join.js';
import {opening} from '../parts/opening.js';
import {assessed, proved} from '../parts/summary.js';
import type {Filling} from '../slots.js';

/** What the logs show, conclusion first, and the tests that follow from it. */
export const findings = ({view, knowledge, for: ids}: Drafting, filling: Filling) => {
	const advice = paragraphs(view, knowledge, filling, ids);

	return {
		values: {
			contact: salutation(view, filling),
			thanks: opening(view).thanks,
			conclusion: filling.value({
				slot: 'conclusion',
				label: {zh: '结论', en: 'conclusion'},
				ask: {zh: '这次分析的结论是什么？', en: 'What does the analysis conclude?'},
			}),
			groups: advice.groups,
			proved: proved(view, knowledge, filling).map(capital),
			assessed: assessed(view, knowledge, filling).map(capital),
			howtos: advice.howtos,
		},
		advised: advice.given,
		held: advice.held,
		attachments: advice.howtos.map(({id}) => id),
	};
};
