import type {Drafting} from '../kinds.js';
import {salutation} from '../letter/contact.js';
import {hotlineInWords} from '../letter/hotline.js';
import {opening} from '../letter/opening.js';
import {testsFor} from '../advice/tests.js';
import {takenBack} from '../past/taken-back.js';
import type {Filling} from '../slots.js';

/** Takes advice back: what we advised, when and for which machines, why it does not hold, and what stays. */
export const correction = (drafting: Drafting, filling: Filling) => {
	const {view, knowledge, settings, now, for: ids} = drafting;
	const {items} = takenBack(view, knowledge, filling, now, ids);
	const {tests, also, awaited, given, held, howtos} = testsFor(drafting, filling);

	return {
		values: {
			contact: salutation(view, filling),
			thanks: opening(view).thanks,
			own:
				items.length > 0
					? null
					: filling.value({
							slot: 'corrected',
							label: {zh: '要更正的内容', en: 'what is corrected'},
							isNeeded: true,
							ask: {
								zh: '更正哪一天邮件里的什么内容，为什么？（案例中没有被日志推翻、尚未告知客户的建议）',
								en: 'What of which mail is corrected, and why? (no advice of the case is refuted and untold)',
							},
						}),
			tests,
			also,
			awaited,
			hotline: hotlineInWords(settings.hotline, filling.language),
			howtos,
		},
		advised: given,
		held,
		howtos: howtos.map(({id}) => id),
	};
};
