import type {Knowledge} from '../../knowledge/schema.js';
import {findCodes} from '../../text/codes.js';
import {findKbs} from '../../text/kb.js';
import {findSerials} from '../../text/note/serials.js';
import {findVersions} from '../../text/versions.js';
import type {Both} from '../../text/both.js';
import type {Problem, Rule} from '../check.js';
import {readText} from './reading.js';

type Named = {readonly kind: Both; readonly value: string; readonly text: string; readonly index: number};
type Half = {
	readonly text: string /** Where it begins in the mail; undefined: it is the other file. */;
	readonly from?: number;
};

const greetsZh = /[\p{Script=Han}\w]{1,12}\s*您好\s*[：:，,]?/u;
const greetsEn = /^[ \t]*(?:Dear|Hello|Hi)\b.{0,40}[,:，：]?\s*$/im;
const isNumbered = /^\s*[（(]?(\d{1,2})[)）.、]\s*\S/;

/** The two halves of a mail that says everything twice: each begins with its salutation. */
const halvesOf = (own: string): readonly [zh: Half, en: Half] | undefined => {
	const [zh, en] = [greetsZh.exec(own)?.index, greetsEn.exec(own)?.index];
	if (zh === undefined || en === undefined) return undefined;
	const [first, second] = zh < en ? [zh, en] : [en, zh];
	const [before, after] = [
		{text: own.slice(first, second), from: first},
		{text: own.slice(second), from: second},
	];
	return zh < en ? [before, after] : [after, before];
};

const namedIn = (text: string, {kb}: Knowledge): readonly Named[] => {
	const kbs = findKbs(text, {known: Object.keys(kb)});
	const inKb = (index: number) => kbs.some(found => found.index <= index && index < found.index + found.text.length);
	return [
		...kbs.map(({token, text: said, index}) => ({kind: {zh: '补丁', en: 'KB'}, value: token, text: said, index})),
		...findVersions(text).map(({version, text: said, index}) => ({
			kind: {zh: '版本', en: 'version'},
			value: version,
			text: said,
			index,
		})),
		...findCodes(text).map(({code, text: said, index}) => ({
			kind: {zh: '代码', en: 'code'},
			value: code,
			text: said,
			index,
		})),
		...findSerials(text)
			.filter(({from}) => !inKb(from))
			.map(({serial, from, to}) => ({
				kind: {zh: '设备', en: 'device'},
				value: serial,
				text: text.slice(from, to),
				index: from,
			})),
	];
};

/** Items of numbered lists: what the reader is to do, one by one. */
const actionsIn = (text: string) => text.split('\n').filter(line => isNumbered.test(line)).length;

/** What one half says and the other does not: the readers of the two would act differently. */
export const languages: Rule = ({own, at}, {language, knowledge, other}) => {
	const inside = other === undefined ? halvesOf(own) : undefined;
	const isEnglish = language === 'en' || (language === undefined && !/\p{Script=Han}/u.test(own));
	const given: Half | undefined = other === undefined ? undefined : {text: readText(other).own};
	const whole: Half = {text: own, from: 0};
	const [zh, en] = inside ?? (given ? (isEnglish ? [given, whole] : [whole, given]) : [undefined, undefined]);
	if (!zh || !en) return [];
	const said = {zh: namedIn(zh.text, knowledge), en: namedIn(en.text, knowledge)};
	const problems: Problem[] = [];

	const lacking = (half: Half, mine: readonly Named[], theirs: readonly Named[], name: Both, otherName: Both) => {
		const there = new Set(theirs.map(({value}) => value));
		const told = new Set<string>();

		for (const {kind, value, text, index} of mine) {
			if (there.has(value) || told.has(value)) continue;
			told.add(value);
			problems.push({
				code: 'languages-differ',
				level: 'block',
				...(half.from === undefined ? at(0, text) : at(half.from + index, text)),
				message: {
					zh: `${kind.zh}${text}只在${name.zh}里有，${otherName.zh}没有：请核对两种语言的内容。`,
					en: `The ${kind.en} ${text} stands in the ${name.en} only, not in the ${otherName.en}: make the two say the same.`,
				},
				candidates: [],
			});
		}
	};

	const [chinese, english]: readonly Both[] = [
		{zh: '中文部分', en: 'Chinese text'},
		{zh: '英文部分', en: 'English text'},
	];
	lacking(zh, said.zh, said.en, chinese!, english!);
	lacking(en, said.en, said.zh, english!, chinese!);

	const [actionsZh, actionsEn] = [actionsIn(zh.text), actionsIn(en.text)];
	if (actionsZh !== actionsEn) {
		problems.push({
			code: 'languages-differ',
			level: 'block',
			...at(
				en.from ?? zh.from ?? 0,
				own
					.slice(en.from ?? zh.from ?? 0)
					.split('\n')[0]!
					.trim(),
			),
			message: {
				zh: `中文部分有${actionsZh}项步骤，英文部分有${actionsEn}项：请核对两种语言的内容。`,
				en: `The Chinese text has ${actionsZh} numbered steps, the English one ${actionsEn}: make the two say the same.`,
			},
			candidates: [],
		});
	}

	return problems;
};
