import type {Holder} from '../../case/held.js';
import type {CaseView} from '../../case/view.js';
import type {Both} from '../../text/both.js';
import {halfWidth} from '../../text/half-width.js';
import {plain} from '../slots.js';
import type {Problem, Rule} from '../check.js';
import {wordsOf} from './case-words.js';

const kinds: Readonly<Record<Holder['kind'], Both>> = {
	serial: {zh: '序列号', en: 'serial'},
	number: {zh: '案例编号', en: 'case number'},
	address: {zh: '邮箱', en: 'address'},
	name: {zh: '人名', en: 'name'},
	contact: {zh: '联系人', en: 'contact'},
	customer: {zh: '客户名称', en: 'customer'},
};

/** Two names of one customer hold each other: 工行 and 工行北京分行. */
const isSame = (a: string, b: string) => a.includes(b) || b.includes(a);

const ownWords = (view: CaseView): string => {
	const {number, reference, customer, subjectLine, contacts, subjects, notes, evidence} = view.case;
	return [
		number,
		reference,
		customer,
		subjectLine,
		...contacts.flatMap(({surname, title, address}) => [`${surname}${title}`, address]),
		...subjects.flatMap(({serial, name}) => [serial, name]),
		...notes.map(({author}) => author),
		...evidence.map(({path}) => path),
		wordsOf(view),
	]
		.join('\n')
		.toLowerCase();
};

const known = new WeakMap<CaseView, string>();
const ownWordsOf = (view: CaseView): string => {
	const words = known.get(view) ?? ownWords(view);
	known.set(view, words);
	return words;
};

const isWord = /[\w-]/;
/** A Latin name is a word of its own; a Chinese one stands between others. */
const standsAlone = (text: string, from: number, to: number) =>
	!(isWord.test(text[from] ?? '') && isWord.test(text[from - 1] ?? '')) &&
	!(isWord.test(text[to - 1] ?? '') && isWord.test(text[to] ?? ''));

const greets = (text: string, to: number) => /^\s*(?:您好|你好|，|,|：|:)/.test(text.slice(to, to + 4));

/** Serials, numbers, addresses and names that only another customer's cases hold: this mail goes to the wrong reader. */
export const heldElsewhere: Rule = ({own, at}, {view, elsewhere}) => {
	const customer = view?.case.customer?.trim().toLowerCase();
	if (!view || !customer || !elsewhere || elsewhere.size === 0) return [];
	const half = halfWidth(own);
	const lower = half.toLowerCase().length === own.length ? half.toLowerCase() : half;
	const problems: Problem[] = [];
	let to = 0;

	for (let from = 0; from < lower.length - 1; from++) {
		if (from < to) continue;
		const held = (elsewhere.get(lower.slice(from, from + 2)) ?? []).filter(({value, kind}) => {
			const end = from + value.length;
			if (!lower.startsWith(value.toLowerCase(), from) || !standsAlone(lower, from, end)) return false;
			if (kind !== 'contact') return true;
			return (from === 0 || lower.slice(0, from).trim() === '' || lower[from - 1] === '\n') && greets(lower, end);
		});
		const longest = held.toSorted((a, b) => b.value.length - a.value.length)[0];
		if (!longest) continue;
		const holders = held.filter(({value}) => value.length === longest.value.length);
		to = from + longest.value.length;
		if (holders.some(holder => holder.case === view.case.id || isSame(holder.customer.toLowerCase(), customer)))
			continue;
		if (ownWordsOf(view).includes(longest.value.toLowerCase())) continue;

		const text = own.slice(from, to);
		const whose = plain(longest.customer);
		problems.push({
			code: 'held-elsewhere',
			level: 'block',
			...at(from, text),
			message: {
				zh: `“${plain(text)}”是另一客户（${whose}）的${kinds[longest.kind].zh}，本案例里没有：请删去，并确认邮件没有发错客户。`,
				en: `“${plain(text)}” is a ${kinds[longest.kind].en} of another customer (${whose}) and not of this case: take it out, and make sure the mail goes to the right customer.`,
			},
			candidates: [],
		});
	}

	return problems;
};
