import type {Drafting} from '../kinds.js';
import {salutation} from '../parts/contact.js';
import {opening} from '../parts/opening.js';
import {adviceFates, ruledOut} from '../parts/summary.js';
import type {Filling} from '../slots.js';

/** Takes advice back: what we advised, when, and why it does not hold. */
export const correction = ({view, knowledge}: Drafting, filling: Filling) => {
	const refuted = view.case.advice.filter(({fate}) => fate === 'refuted' || fate === 'withdrawn');
	const given = adviceFates({...view, case: {...view.case, advice: refuted}}, knowledge, filling);

	return {
		values: {
			contact: salutation(view, filling),
			thanks: opening(view).thanks,
			given:
				given.length > 0
					? given
					: [
							filling.value({
								slot: 'corrected',
								label: {zh: '要更正的建议', en: 'the advice to correct'},
								isNeeded: true,
								ask: {
									zh: '更正哪一天的哪条建议，为什么？',
									en: 'Which advice of which day is corrected, and why?',
								},
							}),
						],
			because: ruledOut(view, knowledge, filling),
		},
	};
};
