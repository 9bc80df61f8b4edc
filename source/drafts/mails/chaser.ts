import type {Drafting} from '../kinds.js';
import {salutation} from '../parts/contact.js';
import {hotlineInWords} from '../parts/hotline.js';
import {missingFrom, missingSlot} from '../parts/missing.js';
import {nextDate} from '../parts/next-date.js';
import {opening} from '../parts/opening.js';
import type {Filling} from '../slots.js';

/** Says what is still missing and when we speak again; `for` narrows nothing here, the case waits as a whole. */
export const chaser = ({view, settings, now}: Drafting, filling: Filling) => {
	const missing = missingFrom(view, filling);

	return {
		values: {
			contact: salutation(view, filling),
			thanks: opening(view).thanks,
			missing: missing.length > 0 ? missing : [filling.value(missingSlot)],
			next: nextDate(view, filling, now),
			hotline: hotlineInWords(settings.hotline, filling.language),
		},
	};
};
