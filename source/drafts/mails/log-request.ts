import type {Drafting} from '../kinds.js';
import {paragraphs} from '../parts/advice.js';
import {collect} from '../parts/collect.js';
import {salutation} from '../parts/contact.js';
import {channelInWords, hotlineInWords} from '../parts/hotline.js';
import {missingSlot} from '../parts/missing.js';
import {nextDate} from '../parts/next-date.js';
import {opening} from '../parts/opening.js';
import type {Filling} from '../slots.js';
import {logsInWords} from './first-response.js';

/** Asks for the files that the open questions need. */
export const logRequest = (drafting: Drafting, filling: Filling) => {
	const {view, knowledge, settings, now, for: ids} = drafting;
	const advice = paragraphs(drafting, filling);
	const collected = collect(view, knowledge, filling, ids);
	const advised = advice.given.filter(({collects, risk}) => collects.length > 0 && risk !== 'high');
	const howtos = advice.howtos.filter(({id}) => advised.some(({howto}) => howto === id));

	return {
		values: {
			contact: salutation(view, filling),
			thanks: opening(view).thanks,
			saidOnPhone: advice.saidOnPhone,
			...logsInWords(collected, filling),
			missing: collected.length === 0 ? filling.value(missingSlot) : null,
			channel: channelInWords(settings.channel, filling),
			next: nextDate(view, filling, now),
			hotline: hotlineInWords(settings.hotline, filling.language),
			howtos,
		},
		advised,
		held: advice.held,
		attachments: howtos.map(({id}) => id),
	};
};
