import type {Held} from '../case/reading/held.js';
import {kindNames, systemNames} from '../knowledge/names.js';
import type {Knowledge, Node} from '../knowledge/schema.js';
import type {Both} from '../text/both.js';

export type FoundKind = 'kb' | 'code' | 'howto' | 'tree' | 'rule' | 'hypothesis' | 'term' | 'case';

/** A case as the finder knows it. */
export type FindableCase = {
	readonly id: string;
	readonly number?: string;
	readonly customer?: string;
	readonly title?: string;
	/** The people and machines it is about: a caller gives a surname, or the end of a number. */
	readonly held?: Held;
};

/** Something that can be found: `names` in full (whatever is typed exactly like one of them wins); title, head and body by words. */
export type Entry = {
	readonly kind: FoundKind;
	readonly id: string;
	readonly title: Both;
	readonly names: readonly string[];
	readonly head: string;
	readonly body: string;
};

const words = (...parts: ReadonlyArray<string | Both | undefined | ReadonlyArray<string | Both>>): string =>
	parts
		.flat()
		.map(part => (part === undefined ? '' : typeof part === 'string' ? part : `${part.zh} ${part.en}`))
		.join('\n');

const spoken = (node: Node): string =>
	words(
		node.title,
		'say' in node ? node.say : undefined,
		'do' in node ? node.do : undefined,
		'choices' in node ? node.choices.map(({label}) => label) : [],
		'recommends' in node ? node.recommends : [],
	);

const same = (text: string): Both => ({zh: text, en: text});

/** What is read out on the phone of a long number: its last four signs, and the last four digits of `CAS-11869-N1L2C8`. */
const ends = (value: string | undefined): readonly string[] => {
	if (value === undefined) return [];
	const digits = value.match(/\d{4,}/g)?.map(run => run.slice(-4)) ?? [];
	const last = value.replaceAll(/[^\p{Letter}\p{Number}]/gu, '').slice(-4);
	return last.length === 4 ? [...digits, last] : digits;
};

export const caseEntries = (cases: readonly FindableCase[]): readonly Entry[] =>
	cases.map(
		({id, number, customer, title, held}): Entry => ({
			kind: 'case',
			id,
			title: same([number, customer, title].filter(Boolean).join(' ') || id),
			names: [
				...[id, number, customer, title, ...(held?.names ?? []), ...(held?.contacts ?? [])].flatMap(name => name || []),
				...[number, ...(held?.serials ?? [])].flatMap(ends),
			],
			head: words(number, customer, title, held?.contacts, held?.names),
			body: words(held?.serials, held?.addresses),
		}),
	);

/** Everything that is known, as the finder takes it. */
export const entriesOf = (knowledge: Knowledge): readonly Entry[] => [
	...Object.values(knowledge.kb).map(
		(kb): Entry => ({
			kind: 'kb',
			id: kb.id,
			title: kb.title,
			names: [kb.id, kb.id.slice(2), ...(kb.stack ? [kb.stack.version] : [])],
			head: words(kb.id, kb.title, kindNames[kb.kind]),
			body: words(
				kb.products.map(system => systemNames[system]),
				kb.stack?.version,
				kb.supersedes ?? [],
				kb.revisions?.map(({name}) => name) ?? [],
				kb.notes ?? [],
			),
		}),
	),
	...Object.values(knowledge.codes).map(
		(code): Entry => ({
			kind: 'code',
			id: code.id,
			title: {zh: `${code.symbol} ${code.meaning.zh}`, en: `${code.symbol} ${code.meaning.en}`},
			names: [code.id, code.id.slice(2), code.symbol, ...(code.names ?? [])],
			head: words(code.id, code.symbol.replaceAll('_', ' '), code.names),
			body: words(code.causes, code.next, code.noise),
		}),
	),
	...Object.values(knowledge.howto).map(
		(howto): Entry => ({
			kind: 'howto',
			id: howto.id,
			title: howto.title,
			names: [howto.id, howto.title.zh, howto.title.en, ...(howto.names ?? [])],
			head: words(howto.id, howto.title, howto.about),
			body: words(...howto.steps.map(({text, run}) => words(text, run)), howto.traps),
		}),
	),
	...Object.values(knowledge.trees).map(
		(tree): Entry => ({
			kind: 'tree',
			id: tree.id,
			title: tree.title,
			names: [tree.id, tree.title.zh, tree.title.en, ...(tree.names ?? [])],
			head: words(tree.id, tree.title, tree.about),
			body: words(...Object.values(tree.nodes).map(spoken)),
		}),
	),
	...Object.values(knowledge.rules).map(
		(rule): Entry => ({
			kind: 'rule',
			id: rule.id,
			title: rule.title,
			names: [rule.id],
			head: words(rule.id, rule.title),
			body: words(rule.meaning, rule.next, rule.anchors),
		}),
	),
	...Object.values(knowledge.hypotheses).map(
		(hypothesis): Entry => ({
			kind: 'hypothesis',
			id: hypothesis.id,
			title: hypothesis.title,
			names: [hypothesis.id, hypothesis.title.zh, hypothesis.title.en, ...(hypothesis.names ?? [])],
			head: words(hypothesis.id, hypothesis.title, hypothesis.names),
			body: words(hypothesis.meaning, hypothesis.test.words, hypothesis.ask),
		}),
	),
	...Object.values(knowledge.terms).map(
		(term): Entry => ({
			kind: 'term',
			id: term.id,
			title: {zh: term.zh, en: term.en},
			names: [term.id, term.zh, term.en, ...(term.names ?? []), ...(term.misspellings ?? [])],
			head: words(term.id, term.zh, term.en, term.names, term.misspellings),
			body: words(term.meaning, term.path),
		}),
	),
];
