import type {Promised} from '../../case/case.js';
import {clockOf, dateOf} from '../../text/time.js';
import type {Drafting} from '../kinds.js';
import {salutation} from '../letter/contact.js';
import {dayInWords} from '../letter/days.js';
import {hotlineInWords} from '../letter/hotline.js';
import {capital, unended} from '../letter/join.js';
import {nextDate} from '../letter/next-date.js';
import {agreedIn, lastCall, toldIn} from '../past/last-call.js';
import type {Filling} from '../slots.js';

const saidSlot = {
	slot: 'said',
	label: {zh: '通话内容', en: 'what was said'},
	isNeeded: true,
	ask: {zh: '电话里说了什么、商定了什么？', en: 'What was said and agreed in the call?'},
};

/** What was said and agreed in the last call, and who does what by when. */
export const callSummary = ({view, knowledge, settings, now}: Drafting, filling: Filling) => {
	const {language} = filling;
	const call = lastCall(view);
	const told = call ? toldIn(call, view, filling) : [];
	const agreed = call ? agreedIn(call, view, knowledge, filling) : [];
	const own = filling.answer('said') ?? (told.length + agreed.length === 0 ? filling.value(saidSlot) : null);
	const owed = (side: Promised['side']) =>
		view.case.promises
			.filter(promise => promise.side === side && !promise.kept)
			.map(({id, text, owner, due}) => ({
				what: unended(filling.said(`promise.${id}`, text)),
				owner: owner ? filling.said(`promise.${id}.owner`, owner) : null,
				due: due ? dayInWords(due, language, now) : null,
				isLate: due !== undefined && dateOf(due) < dateOf(now),
			}));

	return {
		values: {
			contact: salutation(view, filling),
			call: call
				? {day: dayInWords(call.from, language, now), from: clockOf(call.from), to: call.to ? clockOf(call.to) : null}
				: null,
			own,
			told: told.map(capital),
			agreed: agreed.map(capital),
			ours: owed('ours'),
			theirs: owed('theirs'),
			next: nextDate(view, filling, now),
			hotline: hotlineInWords(settings.hotline, language),
		},
	};
};
