import type {Both} from '../../text/both.js';
import type {Missing} from './reference.js';
import type {Knowledge} from '../schema.js';
import type {Trail} from '../yaml.js';

const months = 'January February March April May June July August September October November December'.split(' ');
const short = months.map(month => month.slice(0, 3).toLowerCase());
const dated = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b\.?(?=[\s,]*\d)/gi;

const counted = [
	'an?|one|once|first|single',
	'two|twice|second|both|pair',
	'three|third',
	'four|fourth',
	'five|fifth',
	'six|sixth',
	'seven|seventh',
	'eight|eighth',
	'nine|ninth',
	'ten|tenth',
	'eleven|eleventh',
	'twelve|twelfth',
];
/** A number that one language writes in digits may be a word in the other. */
const englishWords: ReadonlyArray<readonly [RegExp, string]> = [
	[/\b(zero|empty|none|no)\b/i, '0'],
	[/\bhundreds?\b/i, '100'],
	[/\bthousands?\b/i, '1000'],
	...counted.map((words, index): readonly [RegExp, string] => [
		new RegExp(`\\b(${words}|${months[index]})\\b`, 'i'),
		String(index + 1),
	]),
];
const chineseWords: ReadonlyArray<readonly [RegExp, string]> = [
	[/一|单/, '1'],
	[/[二两双]/, '2'],
	...[...'三四五六七八九十'].map((word, index): readonly [RegExp, string] => [new RegExp(word), String(index + 3)]),
	[/十一/, '11'],
	[/十二/, '12'],
	[/百/, '100'],
	[/千/, '1000'],
	[/万/, '10000'],
	[/零|空|没有/, '0'],
];

/** KBs, codes, versions and counts that are written in digits; a month by its name counts as its number. */
const numbersIn = (text: string): ReadonlySet<string> => {
	const plain = text
		.replaceAll(/\{\{.*?\}\}/g, ' ')
		.replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, '')
		.replaceAll(dated, (_, name: string) => `${short.indexOf(name.toLowerCase()) + 1} `);
	const found = plain.match(/KB\d+|0x[\da-f]+|\d+(?:\.\d+)*/gi) ?? [];
	return new Set(found.map(number => number.replace(/^0+(?=\d)/, '').toLowerCase()));
};

const lacking = (text: string, other: string, words: ReadonlyArray<readonly [RegExp, string]>): string[] => {
	const there = numbersIn(other);
	return [...numbersIn(text)].filter(
		number => !there.has(number) && !words.some(([word, value]) => value === number && word.test(other)),
	);
};

const kbsIn = (text: string): string[] => text.match(/\bKB ?\d+/g) ?? [];

/** What two texts that should say the same say differently, and KBs that nobody knows. */
export const differences = ({zh, en}: Both, {kb}: Knowledge): Missing => {
	const [inChinese, inEnglish] = [lacking(zh, en, englishWords), lacking(en, zh, chineseWords)];
	const told = [
		...(inChinese.length > 0 ? [`only zh says ${inChinese.join(' ')}`] : []),
		...(inEnglish.length > 0 ? [`only en says ${inEnglish.join(' ')}`] : []),
	];
	const strangers = [...new Set([...kbsIn(zh), ...kbsIn(en)])].filter(id => !Object.hasOwn(kb, id));
	const outside = en.replaceAll(/“[^”]*”|"[^"]*"|`[^`]*`|\([^)]*\)/g, '');
	return [
		...strangers.map(id => ({code: 'text-kb', message: `no KB ${id}`, lacks: `kb/${id}.yaml`})),
		...(told.length > 0 ? [{code: 'text-numbers', message: told.join(', ')}] : []),
		...(/\p{Script=Han}/u.test(outside)
			? [{code: 'text-language', message: 'en has Chinese in it: put what the screen shows in quotes'}]
			: []),
	];
};

/** Every text that stands in both languages, with where it stands. */
export function* textsOf(value: unknown, path: Trail = []): Generator<{readonly path: Trail; readonly text: Both}> {
	if (value === null || typeof value !== 'object') return;
	const {zh, en} = value as Partial<Both>;
	if (typeof zh === 'string' && typeof en === 'string') yield {path, text: {zh, en}};
	for (const [key, inner] of Object.entries(value))
		yield* textsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}
