import type {CaseView} from '../../case/view.js';
import {dateOf} from '../../text/time.js';
import type {Filling} from '../slots.js';
import {dayInWords} from './days.js';

/** The date by which something happens: one that lies behind us is asked again. */
export const nextDate = (view: CaseView, filling: Filling, now: string) => {
	const waiting = view.case.waiting.findLast(({to, next}) => to === undefined && next);
	const known = waiting?.next !== undefined && dateOf(waiting.next) >= dateOf(now) ? dateOf(waiting.next) : undefined;

	return dayInWords(
		filling.value(
			{
				slot: 'next',
				label: {zh: '下次联系的日期', en: 'the next date'},
				isNeeded: true,
				ask: {
					zh: '我们哪一天再联系客户？（如2026-11-25）',
					en: 'On which day do we get in touch again? (as 2026-11-25)',
				},
			},
			known,
		),
		filling.language,
		now,
	);
};
