import type {Language} from '../../text/both.js';
import {dateOf, type Instant} from '../../text/time.js';

const months = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];

/** A day as a mail writes it, `2026年11月25日` or `25 November 2026`; without the year when `now` lies in it. Other words stay as they are. */
export const dayInWords = (day: string, language: Language, now?: Instant): string => {
	const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)/.exec(day) ?? [];
	if (!year) return day;
	const isThisYear = now !== undefined && dateOf(now).startsWith(year);
	return language === 'zh'
		? `${isThisYear ? '' : `${year}年`}${Number(month)}月${Number(date)}日`
		: `${Number(date)} ${months[Number(month) - 1]}${isThisYear ? '' : ` ${year}`}`;
};
