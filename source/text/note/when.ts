import {halfWidth} from '../half-width.js';
import {numberOf, numeral} from './numerals.js';
import type {Span} from './serials.js';

export type FoundTime = Span & {
	readonly kind: 'date' | 'time';
	/** `2024-07-30`, `07-30`; `15m`, `3h`, `×3`, unknown `?h`, `×?`; else as said. */
	readonly value: string;
};

const two = (number: number) => String(number).padStart(2, '0');
const isDay = (month: number, day: number) => month >= 1 && month <= 12 && day >= 1 && day <= 31;

const fullDate = /(?<![\w.])(20\d\d)(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})(?:[日号]|(?![\w.]\d|\w))/g;
const monthDay =
	/(?<![\d零一二三四五六七八九十])(\d{1,2}|[一二三四五六七八九十]{1,3})月(\d{1,2}|[一二三四五六七八九十]{1,3})[日号]?/g;
/** `7/30` is a count unless the words beside it, or its size, make it a date. */
const slashed = /(?<![\w./:\\-])(\d{1,2}) ?\/ ?(\d{1,2})(?![\w/\\:%]|\.\d)/g;
export const isSlashedDate = (half: string, from: number, to: number, n: number, m: number): boolean =>
	isDay(n, m) &&
	(n > m ||
		/[从自于截]$/.test(half.slice(0, from).slice(-1)) ||
		/^ ?(?:开始|起|之后|以后|以来|上午|下午|晚上|早上)/.test(half.slice(to, to + 5)));
const part = '(?:早上|早晨|上午|中午|下午|傍晚|晚上|凌晨|夜里|半夜)';
const clock = '(?:\\d{1,2}:\\d{2}(?::\\d{2})?|\\d{1,2}点(?:半|\\d{1,2}分?)?)';
const said = new RegExp(
	`(?:大前天|前天|昨天|今天|昨晚|昨夜|今早|今晚|上上周[一二三四五六日天末]?|上周[一二三四五六日天末]?|本周[一二三四五六日天末]?|这周[一二三四五六日天末]?|周[一二三四五六日天末](?![\\p{Script=Han}]{0,1}报)|上个?月[初中底]?|月初|yesterday|today|last (?:week|night|month)|since (?:yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day))(?: ?${part})?(?: ?${clock})?|${part} ?${clock}|(?<![\\d:.])${clock}(?![\\d:%])`,
	'giu',
);
const unitsOf: ReadonlyArray<readonly [RegExp, string]> = [
	[/^(?:秒|s$|sec)/i, 's'],
	[/^(?:分|m$|min)/i, 'm'],
	[/^(?:个?[多半]?(?:小时|钟头)|h$|hour|hr)/i, 'h'],
	[/^(?:天|day)/i, 'd'],
	[/^(?:个?(?:星期|礼拜)|周|week)/i, 'w'],
	[/^(?:个月|month)/i, 'mo'],
];
const duration = new RegExp(
	`(?<![A-Za-z\\d.:第]|KB ?)(半|十?几|好几|几十|${numeral})(?: ?多)? ?(个半小时|个?多?小时|个?钟头|分钟|秒钟?|天(?!津|擎|融)|个?(?:星期|礼拜)|周(?!年)|个月|(?:minutes?|mins?|min|hours?|hrs?|seconds?|secs?|days?|weeks?)(?![A-Za-z]))`,
	'gi',
);
const times = new RegExp(
	`(?<![第这那每上下首再初A-Za-z\\d.])(十?几|好几|多|${numeral})(?:次(?!性|数|要|日|序)|遍)|(?<![\\w.])(\\d{1,4}|once|twice|three|four|five|several) ?(?:times|x)(?![A-Za-z])`,
	'gi',
);
const englishTimes: Readonly<Record<string, number>> = {three: 3, four: 4, five: 5};

const lengthOf = (amount: string, unit: string): string | undefined => {
	const letter = unitsOf.find(([pattern]) => pattern.test(unit))?.[1];
	if (letter === undefined) return undefined;
	if (amount === '半') return letter === 'h' ? '30m' : letter === 'd' ? '12h' : undefined;
	const number = /几/.test(amount) ? '?' : numberOf(amount);
	if (number === undefined) return undefined;
	if (unit.startsWith('个半')) return number === '?' ? '?h' : `${number * 60 + 30}m`;
	return `${number}${letter}`;
};

/** Dates, times of day, durations and numbers of times in a text; what overlaps is found once, dates first. */
export const findTimes = (text: string): FoundTime[] => {
	const half = halfWidth(text);
	const found: FoundTime[] = [];
	const add = (kind: FoundTime['kind'], index: number, length: number, value: string | undefined) => {
		if (value !== undefined) found.push({kind, from: index, to: index + length, value});
	};

	for (const {index, 0: all, 1: year, 2: month, 3: day} of half.matchAll(fullDate))
		if (isDay(Number(month), Number(day)))
			add('date', index, all.length, `${year}-${two(Number(month))}-${two(Number(day))}`);
	for (const {index, 0: all, 1: month, 2: day} of half.matchAll(monthDay)) {
		const [m, d] = [numberOf(month!) ?? 0, numberOf(day!) ?? 0];
		if (isDay(m, d)) add('date', index, all.length, `${two(m)}-${two(d)}`);
	}

	for (const {index, 0: all, 1: n, 2: m} of half.matchAll(slashed))
		if (isSlashedDate(half, index, index + all.length, Number(n), Number(m)))
			add('date', index, all.length, `${two(Number(n))}-${two(Number(m))}`);
	for (const {index, 0: all} of half.matchAll(said))
		add('time', index, all.length, text.slice(index, index + all.length));
	for (const {index, 0: all, 1: amount, 2: unit} of half.matchAll(duration))
		add('time', index, all.length, lengthOf(amount!, unit!));
	for (const {index, 0: all, 1: amount, 2: english} of half.matchAll(times)) {
		const number = amount
			? /[几多]/.test(amount)
				? '?'
				: numberOf(amount)
			: (englishTimes[english!] ?? numberOf(english!) ?? '?');
		add('time', index, all.length, number === undefined ? undefined : `×${number}`);
	}

	return apart(found);
};

/** In order of place; of two that overlap the one given first stays. */
export const apart = <T extends Span>(spans: readonly T[]): T[] => {
	const kept: Array<{each: T; order: number}> = [];
	const inOrder = spans.map((each, order) => ({each, order}));
	for (const span of inOrder.toSorted((a, b) => a.each.from - b.each.from || a.order - b.order)) {
		const last = kept.at(-1);
		if (!last || last.each.to <= span.each.from) kept.push(span);
		else if (last.order > span.order) kept[kept.length - 1] = span;
	}

	return kept.map(({each}) => each);
};
