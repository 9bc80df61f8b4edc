import type {Elsewhere, Holder} from '../../case/reading/held.js';
import type {CaseView} from '../../case/view.js';
import type {Both} from '../../text/both.js';
import {halfWidth} from '../../text/half-width.js';
import {plain} from '../slots.js';
import type {Problem, Rule} from '../check.js';
import {wordsOf} from './case-words.js';

const whats = (whose: string): Readonly<Record<Holder['kind'], Both>> => ({
	serial: {zh: `另一客户（${whose}）的序列号`, en: `a serial of another customer (${whose})`},
	number: {zh: `另一客户（${whose}）的案例编号`, en: `the number of a case of another customer (${whose})`},
	address: {zh: `另一客户（${whose}）的邮箱`, en: `an address of another customer (${whose})`},
	name: {zh: `另一客户（${whose}）的人名`, en: `a name of another customer (${whose})`},
	contact: {zh: `另一客户（${whose}）的联系人`, en: `a contact of another customer (${whose})`},
	customer: {zh: '另一客户的名称', en: 'the name of another customer'},
});

/** Two names of one customer hold each other (工行 and 工行北京分行) or begin alike, as titles do. */
const isSame = (a: string, b: string) =>
	a.includes(b) || b.includes(a) || (a.length > 4 && a.slice(0, 4) === b.slice(0, 4));

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

const isLetter = /[\w-]/;
/** A Latin name is a word of its own; a Chinese one stands between others. */
const standsAlone = (text: string, from: number, to: number) =>
	!(isLetter.test(text[from] ?? '') && isLetter.test(text[from - 1] ?? '')) &&
	!(isLetter.test(text[to - 1] ?? '') && isLetter.test(text[to] ?? ''));

const greets = (text: string, from: number, to: number) =>
	text.slice(text.lastIndexOf('\n', from - 1) + 1, from).trim() === '' &&
	/^\s*(?:您好|你好|[，,：:])/.test(text.slice(to, to + 4));

type Span = {readonly from: number; readonly to: number};

/** Numbers, serials and addresses, whole and without what `_` or `:` joins to them. */
const wordsIn = (text: string, {holders}: Elsewhere): readonly Span[] =>
	[...text.matchAll(/[\w@.:+-]{4,}/g)].flatMap(({0: token, index}) => {
		const whole = token.replace(/[.:+-]+$/, '');
		if (holders.has(whole)) return [{from: index, to: index + whole.length}];
		return [...token.matchAll(/[^_:]{4,}/g)].flatMap(({0: part, index: start}) => {
			const piece = part.replace(/[.+-]+$/, '');
			return holders.has(piece) ? [{from: index + start, to: index + start + piece.length}] : [];
		});
	});

/** Names, which stand anywhere in a text; the longest at each place. */
const phrasesIn = (text: string, {phrases}: Elsewhere): readonly Span[] => {
	const found: Span[] = [];
	for (let from = 0; from < text.length - 1; from++) {
		const values = phrases.get(text.slice(from, from + 2));
		if (!values) continue;
		const here = values.filter(value => text.startsWith(value, from) && standsAlone(text, from, from + value.length));
		const length = Math.max(0, ...here.map(value => value.length));
		if (length === 0) continue;
		found.push({from, to: from + length});
		from += length - 1;
	}

	return found;
};

/** Serials, numbers, addresses and names that only another customer's cases hold: this mail goes to the wrong reader. */
export const heldElsewhere: Rule = ({own, at}, {view, elsewhere}) => {
	const customer = (view?.case.customer?.trim() || view?.case.title?.trim())?.toLowerCase();
	if (!view || !customer || !elsewhere) return [];
	const half = halfWidth(own).toLowerCase();
	const text = half.length === own.length ? half : own;

	return [...wordsIn(text, elsewhere), ...phrasesIn(text, elsewhere)].flatMap(({from, to}): Problem[] => {
		const value = text.slice(from, to);
		const holders = elsewhere.holders.get(value) ?? [];
		const words = ownWordsOf(view);
		const isOwn = (holder: Holder) =>
			holder.case === view.case.id || isSame(holder.customer, customer) || words.includes(holder.customer);
		if (holders.some(isOwn) || words.includes(value)) return [];
		// A name that several customers have is a common one.
		const isCommon = new Set(holders.map(holder => holder.customer)).size > 1;
		const told = holders.filter(
			({kind}) => (kind !== 'contact' && kind !== 'name') || (!isCommon && (kind === 'name' || greets(text, from, to))),
		);
		if (told.length === 0) return [];
		const {kind, customer: whose} = told[0]!;
		const said = own.slice(from, to);
		const what = whats(plain(whose))[kind];
		return [
			{
				code: 'held-elsewhere',
				level: 'block',
				...at(from, said),
				message: {
					zh: `“${plain(said)}”是${what.zh}，本案例里没有：请删去，并确认邮件没有发错客户。`,
					en: `“${plain(said)}” is ${what.en} and not in this case: take it out, and make sure the mail goes to the right customer.`,
				},
				candidates: [],
			},
		];
	});
};
