import type {Drafting} from '../kinds.js';
import {salutation} from '../letter/contact.js';
import {dayInWords} from '../letter/days.js';
import {hotlineInWords} from '../letter/hotline.js';
import {listed, unended} from '../letter/join.js';
import {nextDate} from '../letter/next-date.js';
import {opening} from '../letter/opening.js';
import {arrivedSince, missingFrom, missingSlot} from '../letter/waited.js';
import {howtoFor} from '../advice/worded.js';
import {type Filling, plain} from '../slots.js';

const newsSlot = {
	slot: 'news',
	label: {zh: '本次提醒的新内容', en: 'what is new'},
	isNeeded: true,
	ask: {
		zh: '已经提醒过多次：这一次有什么新内容？（新的办法、新的建议、新的安排）',
		en: 'We have asked several times: what does this mail say that is new? (another way, advice, a plan)',
	},
};

/**
 * Says what is still missing and when we speak again, and each time something that the chasers before did not: first the
 * kit, then where it is stuck and what comes next, then the archive as a way out, after that what the engineer has to say.
 */
export const chaser = ({view, knowledge, settings, now}: Drafting, filling: Filling) => {
	const {language} = filling;
	const {items, kit, kitTold, others} = missingFrom(view, filling, now);
	const earlier = view.case.mails.filter(({way, kind}) => way === 'sent' && kind === 'chaser');
	const sent = view.case.mails.findLast(({way}) => way === 'sent');
	const {nextTest} = view;

	return {
		values: {
			contact: salutation(view, filling),
			thanks: opening(view).thanks,
			arrived: arrivedSince(view, sent?.at, filling),
			items,
			missing: items.length > 0 ? null : filling.value(missingSlot),
			kit,
			kitTold,
			others,
			round: earlier.length,
			longest: Math.max(0, ...items.map(({days}) => days)),
			asked:
				earlier.length > 0
					? listed([...new Set(earlier.map(({at}) => dayInWords(at, language, now)))], language)
					: null,
			first: nextTest
				? {
						words: unended(plain(nextTest.words[language])),
						howto: nextTest.howto === undefined ? null : howtoFor(nextTest.howto, view, knowledge, filling, now),
					}
				: null,
			news: filling.answer('news') ?? (earlier.length > 2 ? filling.value(newsSlot) : null),
			next: nextDate(view, filling, now),
			hotline: hotlineInWords(settings.hotline, language),
		},
	};
};
