import type {CaseView} from '../../case/view.js';
import {dateOf} from '../../text/time.js';
import type {Filling} from '../slots.js';

/** `2026-11-25` as each language writes a day in a mail. */
export const dayInWords = (day: string, language: Filling['language']) => {
	const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)/.exec(day) ?? [];
	if (!year) return day;
	return language === 'zh' ? `${year}年${Number(month)}月${Number(date)}日` : `${year}-${month}-${date}`;
};

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
	);
};
