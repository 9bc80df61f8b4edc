import {halfWidth} from '../../text/half-width.js';
import type {Written} from './letter.js';

const two = (text: string) => text.padStart(2, '0');
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthName = '(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?';
const weekday = '\\(?(?:(?:星期|周|週)[一二三四五六日天]|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\\.?)\\)?,?';
const clock =
	'(上午|下午|中午|晚上|凌晨|早上|AM |PM )?\\s{0,3}(\\d{1,2})[:点时](\\d{2})分?(?::?(\\d{2})(?:[.,](\\d{1,7}))?秒?)?\\s{0,2}([AaPp]\\.?[Mm]\\.?)?';
const offset = '\\s{0,2}\\(?((?:UTC|GMT)?\\s?[+-−]\\d{1,2}:?(?:\\d{2})?|Z(?![A-Za-z])|UTC|GMT)?\\)?';
const yearFirst = '(\\d{4})\\s?[-/.年]\\s?(\\d{1,2})\\s?[-/.月]\\s?(\\d{1,2})日?';
const between = `\\s{0,3}(?:${weekday})?[,T]?\\s{0,3}(?:at\\s)?`;

const forms: ReadonlyArray<readonly [RegExp, (groups: readonly string[]) => readonly [string, string, string]]> = [
	[new RegExp(`${yearFirst}(?:${between}${clock}${offset})?`, 'i'), ([y, m, d]) => [y!, m!, d!]],
	[
		new RegExp(`${monthName}\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s(\\d{4})(?:${between}${clock}${offset})?`, 'i'),
		([m, d, y]) => [y!, nameOf(m!), d!],
	],
	[
		new RegExp(`(\\d{1,2})[\\s-]${monthName}[\\s-](\\d{4})(?:${between}${clock}${offset})?`, 'i'),
		([d, m, y]) => [y!, nameOf(m!), d!],
	],
	[
		new RegExp(`(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})(?:${between}${clock}${offset})?`, 'i'),
		([a, b, y]) => (Number(a) > 12 ? [y!, b!, a!] : [y!, a!, b!]),
	],
];

const nameOf = (month: string) => String(months.indexOf(month.slice(0, 3).toLowerCase()) + 1);

const hourOf = (hour: string, half: string | undefined) => {
	const value = Number(hour);
	if (/下午|晚上|^p/i.test(half ?? '')) return value < 12 ? value + 12 : value;
	if (/上午|凌晨|早上|^a/i.test(half ?? '')) return value === 12 ? 0 : value;
	return value;
};

const offsetOf = (said: string | undefined): string | undefined => {
	if (!said) return undefined;
	const [, sign, hours, minutes = '00'] = /([+\-−])(\d{1,2}):?(\d{2})?$/.exec(said) ?? [];
	if (hours === undefined) return '+00:00';
	return `${sign === '+' ? '+' : '-'}${two(hours)}:${minutes}`;
};

/**
 * The first date in a text as mail programs of either language write it, with its clock and offset, and where it stands;
 * undefined when there is none. 7/30/2024 is read as month, day unless the first number is above 12.
 */
export const findWritten = (
	text: string,
): {readonly written: Written; readonly from: number; readonly to: number} | undefined => {
	const half = halfWidth(text);
	for (const [pattern, parts] of forms) {
		const found = pattern.exec(half);
		if (!found) continue;
		const [year, month, day] = parts(found.slice(1));
		if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) continue;
		const [before, hour, minute, second, fraction, after, zone] = found.slice(4);
		const said = offsetOf(zone?.trim());
		const written = {
			date: `${year}-${two(month)}-${two(day)}`,
			...(hour !== undefined && {
				clock: `${two(String(hourOf(hour, before ?? after)))}:${minute}${second ? `:${second}` : ''}${fraction ? `.${fraction.slice(0, 3)}` : ''}`,
			}),
			...(said && {offset: said}),
		};
		return {written, from: found.index, to: found.index + found[0].length};
	}

	return undefined;
};

/** The date of a header's value. */
export const readWritten = (text: string): Written | undefined => findWritten(text)?.written;
