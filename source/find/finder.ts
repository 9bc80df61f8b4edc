import {symbolsOf} from '../knowledge/code.js';
import type {Knowledge} from '../knowledge/schema.js';
import type {Both} from '../text/both.js';
import {readCode} from '../text/codes.js';
import {caseEntries, entriesOf, type FindableCase, type FoundKind} from './entries.js';
import {type Hit, openWords} from './by-words.js';
import {openHolders} from './holders.js';
import {openLikeness} from './likeness.js';
import {type Shelf, type Shelved, shelve} from './shelf.js';
import {slips} from './slip.js';
import type {Readings} from './sound.js';
import {partsOf, squeezed} from './tokens.js';

export type Found = {
	readonly kind: FoundKind;
	readonly id: string;
	readonly title: Both;
	/** By what it was found. */
	readonly why: Both;
	/** Above 3: exact; 2 to 3: every word; 1.6 to 2: every word, some by likeness; 1 to 1.6: some words; below 1: like a typing mistake of it. */
	readonly score: number;
};

/** By kind, the kind of the best hit first, each in its order. */
export const grouped = <Hit extends {readonly kind: FoundKind}>(
	found: readonly Hit[],
): ReadonlyArray<readonly Hit[]> => {
	const groups = new Map<FoundKind, Hit[]>();
	for (const one of found) groups.set(one.kind, [...(groups.get(one.kind) ?? []), one]);
	return [...groups.values()];
};

export type Finder = (query: string) => readonly Found[];

const longest = 64;
const most = 50;
/** Shorter words are too like too many others for a typing mistake to be guessed. */
const shortestAlike = 4;
/** Where two fit equally well: what leads on comes before what explains, and that before what only mentions. */
const order: readonly FoundKind[] = ['tree', 'term', 'howto', 'kb', 'code', 'rule', 'hypothesis', 'case'];

const noReadings: Readings = () => [];
const exactly: Both = {zh: '完全一致', en: 'exact'};
const alike: Both = {zh: '拼写相近', en: 'spelled alike'};

/** Opens the finder over shelves; an entry of a later shelf hides its namesake on an earlier one. */
export const openShelves = (
	shelves: readonly Shelf[],
	knowledge: Knowledge,
	readings: Readings = noReadings,
): Finder => {
	const entries: Shelved[] = [];
	const names = new Map<string, number[]>();
	const hidden = new Set<number>();
	const places = new Map<string, number>();
	for (const shelf of shelves) {
		for (const entry of shelf.entries) {
			const at = entries.length;
			const key = `${entry.kind}/${entry.id}`;
			const other = places.get(key);
			if (other !== undefined) hidden.add(other);
			places.set(key, at);
			entries.push(entry);
			for (const name of entry.names) {
				const holders = names.get(name);
				if (holders) holders.push(at);
				else names.set(name, [at]);
			}
		}
	}

	const symbols = symbolsOf(knowledge);
	const meant = misspellings(knowledge);
	const right = (slip: string) => {
		const known = meant.get(slip);
		return known && nearestName(slip, known);
	};
	const isNamed = (at: number, word: string) => names.get(word)?.includes(at) ?? false;
	const byWords = openWords({entries, holdersOf: openHolders({shelves, entries, readings, isNamed})});
	const likeness = openLikeness(entries);

	const exact = (query: string): Hit[] => {
		const code = readCode(query, symbols);
		const found = new Set([...(names.get(squeezed(query)) ?? []), ...(code ? (names.get(squeezed(code)) ?? []) : [])]);
		return [...found].map(at => ({at, score: 3 + (7 - rankOf(entries[at]!)) / 100, why: () => exactly}));
	};

	/** Hits of a query that was put right: those with every word, below those that were typed so. */
	const byRighted = (righted: string): Hit[] =>
		byWords(partsOf(righted), righted, false).flatMap(({at, score}) =>
			score < 2
				? []
				: {
						at,
						score: 1.6 + (score - 2) * 0.39,
						why: () => ({zh: `拼写相近：${righted}`, en: `spelled alike: ${righted}`}),
					},
		);

	const byLikeness = (letters: string): Hit[] =>
		likeness(letters).map(({at, score}) => ({at, score: 0.99 * score, why: () => alike}));

	return typed => {
		const query = [...typed.trim()].slice(0, longest).join('').toWellFormed();
		const parts = partsOf(query);
		if (parts.length === 0) return [];
		const best = new Map<number, Hit>();
		let isFoundWhole = false;
		const add = (hits: readonly Hit[]) => {
			for (const hit of hits) {
				if (hidden.has(hit.at)) continue;
				if (hit.score >= 2) isFoundWhole = true;
				const other = best.get(hit.at);
				if (!other || other.score < hit.score) best.set(hit.at, hit);
			}
		};

		const letters = squeezed(query);
		const plain = parts.map(({run}) => run).join(' ');
		const righted = right(letters) ?? parts.map(({run}) => right(run) ?? run).join(' ');
		add(exact(query));
		add(byWords(parts, query, false));
		if (righted !== plain) add(byRighted(righted));
		const isSpacedPinyin = parts.length > 1 && /^[a-z]{4,}$/.test(letters);
		if (isSpacedPinyin && !isFoundWhole) add(byWords([{run: letters, tokens: [letters]}], letters, false));
		if (!isFoundWhole) add(byWords(parts, query, true));
		if (best.size === 0 && letters.length >= shortestAlike) add(byLikeness(letters));
		return [...best.values()]
			.sort((a, b) => b.score - a.score || inOrder(entries[a.at]!, entries[b.at]!))
			.slice(0, most)
			.map(({at, score, why}) => {
				const {kind, id, title} = entries[at]!;
				return {kind, id, title, why: why(), score: Math.round(score * 1000) / 1000};
			});
	};
};

const rankOf = ({kind}: Shelved) => order.indexOf(kind);
const inOrder = (a: Shelved, b: Shelved) => rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : 1);

/** Known misspellings, squeezed, each with the names it may stand for. */
const misspellings = ({terms}: Knowledge): ReadonlyMap<string, readonly string[]> =>
	new Map(
		Object.values(terms).flatMap(({en, zh, names = [], misspellings: wrong = []}) =>
			wrong.map(slip => [squeezed(slip), [en, zh, ...names]] as const),
		),
	);

const nearestName = (slip: string, names: readonly string[]): string => {
	const far = (name: string) => slips(slip, squeezed(name), 9);
	return names.toSorted((a, b) => far(a) - far(b))[0]!;
};

export type Opening = {
	/** The shipped knowledge, put on a shelf when it was built. */
	readonly shelf?: Shelf;
	/** Without them nothing is found by pinyin. */
	readonly readings?: Readings;
};

/**
 * Opens the finder over everything known: exact names first, then entries with every word of the query (a Latin word also
 * as a beginning or as pinyin), then with some, or with words that look or sound alike. All in memory; never throws; a
 * query counts up to 64 characters. Only a team's own entries and the cases are put on a shelf here when one is given.
 */
export const openFinder = (
	knowledge: Knowledge,
	cases: readonly FindableCase[] = [],
	{shelf, readings}: Opening = {},
): Finder => {
	const own = shelve([...(shelf ? teamEntries(knowledge) : entriesOf(knowledge)), ...caseEntries(cases)], readings);
	return openShelves(shelf ? [shelf, own] : [own], knowledge, readings);
};

const folders: Readonly<Partial<Record<string, FoundKind>>> = {
	kb: 'kb',
	codes: 'code',
	howto: 'howto',
	trees: 'tree',
	rules: 'rule',
	hypotheses: 'hypothesis',
	terms: 'term',
};

/** What a team's own folder laid over the shipped knowledge. */
export const teamEntries = (knowledge: Knowledge) => {
	const team = new Set(
		knowledge.team.map(path => {
			const [folder = '', ...id] = path.split('/');
			return `${folders[folder]}/${id.join('/')}`;
		}),
	);
	return team.size === 0 ? [] : entriesOf(knowledge).filter(({kind, id}) => team.has(`${kind}/${id}`));
};
