import type {Both} from '../both.js';
import {clausesOf} from './clauses.js';
import {findCodes, type Symbols} from '../codes.js';
import {findCounts} from './counts.js';
import {halfWidth} from '../half-width.js';
import {findKbs, shapeOf} from '../kb.js';
import {findProducts} from '../products.js';
import {findSerials, type Span} from './serials.js';
import {percent, percentOf, symptomsIn} from './symptoms.js';
import {findVersions} from '../versions.js';
import {apart, findTimes} from './when.js';

export type MarkKind =
	| 'kb'
	| 'code'
	| 'version'
	| 'serial'
	| 'percent'
	| 'time'
	| 'date'
	| 'count'
	| 'product'
	| 'symptom';

/**
A live mark in a note. Marks are in order of place and never cross: only a symptom (`卡32%`) holds smaller marks, which
follow it. `value` is the canonical form: `KB4490628`, `0x80070005`, `6.1.7601.24537`, `32%`, `15m`, `×3`, `2024-07-30`,
`3/20`, `3`, `?` (some), a product's name, the symptom in full words.
*/
export type Mark = Span & {
	readonly kind: MarkKind;
	readonly text: string;
	readonly value: string;
	/** Something to ask about at once: `少一位？`. */
	readonly doubt?: Both;
};

/** `kbs`: every known KB; `symbols`: names of codes. */
export type KnownWords = {readonly kbs?: readonly string[]; readonly symbols?: Symbols};

const doubts: Readonly<Record<string, Both>> = {
	six: {zh: '少一位？', en: 'a digit missing?'},
	'too-few': {zh: '位数不够？', en: 'digits missing?'},
	'too-many': {zh: '多一位？', en: 'a digit too many?'},
	letters: {zh: '字母还是数字？', en: 'a letter or a digit?'},
};
const tooMuch: Both = {zh: '超过100%？', en: 'more than 100 %?'};
const percents = new RegExp(`(?<![\\w.])${percent}`, 'g');

type Bare = Omit<Mark, 'text'>;

const tokens = (text: string, {kbs = [], symbols}: KnownWords): Bare[] => {
	const spanOf = ({index, text: said}: {index: number; text: string}): Span => ({from: index, to: index + said.length});
	const half = halfWidth(text);
	return [
		...findKbs(text, {known: kbs}).map(kb => {
			const doubt = kb.verdict === 'malformed' ? doubts[shapeOf(kb.token)] : undefined;
			return {...spanOf(kb), kind: 'kb', value: kb.token, ...(doubt && {doubt})} as const;
		}),
		...findVersions(text).map(found => ({...spanOf(found), kind: 'version', value: found.version}) as const),
		...findCodes(text, symbols ? {symbols} : {}).map(
			found => ({...spanOf(found), kind: 'code', value: found.code}) as const,
		),
		...findSerials(text).map(({from, to, serial}) => ({from, to, kind: 'serial', value: serial}) as const),
		...findProducts(text).map(found => ({...spanOf(found), kind: 'product', value: found.product}) as const),
		...Array.from(half.matchAll(percents), ({index, 0: said}) => {
			const value = percentOf(said) ?? said;
			const doubt = Number.parseFloat(value) > 100 ? tooMuch : undefined;
			return {from: index, to: index + said.length, kind: 'percent', value, ...(doubt && {doubt})} as const;
		}),
		...findTimes(text),
		...findCounts(text).map(({from, to, count, total}) => {
			const amount = count === undefined ? '?' : `${count}`;
			return {from, to, kind: 'count', value: total === undefined ? amount : `${amount}/${total}`} as const;
		}),
	];
};

const symptoms = (text: string): Bare[] =>
	clausesOf(text).flatMap(clause =>
		clause.isSupposed
			? []
			: symptomsIn(clause.text).map(
					found =>
						({from: clause.from + found.from, to: clause.from + found.to, kind: 'symptom', value: found.text}) as const,
				),
	);

const inLine = (line: string, known: KnownWords): Mark[] => {
	const small = apart(tokens(line, known));
	let at = 0;
	const large = symptoms(line).filter(({from, to}) => {
		while (at < small.length && small[at]!.to <= from) at++;
		for (let next = at; next < small.length && small[next]!.from < to; next++)
			if (small[next]!.from < from || small[next]!.to > to) return false;
		return true;
	});
	return [...small, ...large]
		.toSorted((a, b) => a.from - b.from || b.to - a.to || (a.kind === 'symptom' ? -1 : 1))
		.map(mark => ({...mark, text: line.slice(mark.from, mark.to)}));
};

// A key changes one line of a note: the others are not read again while `known` stays the same object.
const readBefore = new WeakMap<KnownWords, Map<string, readonly Mark[]>>();
const nothing: KnownWords = {};
const mostLines = 2000;

const readLine = (line: string, known: KnownWords): readonly Mark[] => {
	const lines = readBefore.get(known) ?? new Map<string, readonly Mark[]>();
	readBefore.set(known, lines);
	let marks = lines.get(line);
	if (!marks) {
		if (lines.size >= mostLines) lines.clear();
		marks = inLine(line, known);
		lines.set(line, marks);
	}

	return marks;
};

/**
Everything in a note that the product understands, as it is typed; pure, total. Lines read before with the same `known`
object are not read again, so that a key in a long note costs its own line.
*/
export const marksIn = (text: string, known: KnownWords = nothing): Mark[] => {
	const marks: Mark[] = [];
	let base = 0;
	for (const line of text.split('\n')) {
		for (const mark of readLine(line, known)) marks.push({...mark, from: base + mark.from, to: base + mark.to});
		base += line.length + 1;
	}

	return marks;
};
