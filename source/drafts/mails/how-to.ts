import type {Drafting} from '../kinds.js';
import {paragraphs} from '../parts/advice.js';
import {salutation} from '../parts/contact.js';
import {opening} from '../parts/opening.js';
import type {Filling} from '../slots.js';

/** The cards of the steps that are advised, in words. */
export const howTo = (drafting: Drafting, filling: Filling) => {
	const {view} = drafting;
	const {given, held, howtos} = paragraphs(drafting, filling);

	return {
		values: {
			contact: salutation(view, filling),
			thanks: opening(view).thanks,
			howtos,
			missing:
				howtos.length > 0
					? null
					: filling.value({
							slot: 'howto',
							label: {zh: '操作步骤', en: 'the steps'},
							isNeeded: true,
							ask: {
								zh: '这封邮件说明哪项操作？（案例中目前没有带操作指南的建议）',
								en: 'Which steps does this mail explain? (no advice of the case brings a how-to)',
							},
						}),
		},
		advised: given.filter(({howto}) => howto !== undefined),
		held,
		attachments: howtos.map(({id}) => id),
	};
};
