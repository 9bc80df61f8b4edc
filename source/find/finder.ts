import Fuse from 'fuse.js';
import {lookUpCode} from '../knowledge/code.js';
import type {Knowledge} from '../knowledge/schema.js';
import type {Both} from '../text/both.js';
import {type Entry, entriesOf, type FindableCase, type FoundKind} from './entries.js';
import {folded, percent, queryTokens, textTokens} from './tokens.js';

export type Found = {
	readonly kind: FoundKind;
	readonly id: string;
	readonly title: Both;
	/** By what it was found. */
	readonly why: Both;
	/** Above 3: exact; 2 to 3: every word; 1 to 2: some words; below 1: like a typing mistake of it. */
	readonly score: number;
};

export type Finder = (query: string) => readonly Found[];

const longest = 64;
const most = 50;
const weights = {title: 1, head: 0.8, body: 0.3} as const;
/** Shorter words are too like too many others for a typing mistake to be guessed. */
const shortestAlike = 4;
/** Where two fit equally well: what leads on comes before what explains, and that before what only mentions. */
const order: readonly FoundKind[] = ['tree', 'term', 'howto', 'kb', 'code', 'rule', 'case'];

/** Token to the entries (by index) that hold it, with the best weight. */
type Index = ReadonlyMap<string, ReadonlyMap<number, number>>;

const indexOf = (entries: readonly Entry[]): Index => {
	const index = new Map<string, Map<number, number>>();
	for (const [at, entry] of entries.entries()) {
		for (const field of ['body', 'head', 'title'] as const) {
			const text = field === 'title' ? [entry.title.zh, entry.title.en, ...entry.names].join('\n') : entry[field];
			for (const token of textTokens(text)) {
				const places = index.get(token) ?? new Map<number, number>();
				index.set(token, places.set(at, weights[field]));
			}
		}
	}

	return index;
};

const isLatin = (token: string) => /^[a-z0-9]/.test(token);

/** Entries that hold the token, a Latin one also as the beginning of a longer word (for half the weight). */
const holding = (token: string, index: Index): ReadonlyMap<number, number> => {
	const found = new Map<number, number>();
	const add = (places: ReadonlyMap<number, number> | undefined, share: number) => {
		for (const [at, weight] of places ?? []) found.set(at, Math.max(found.get(at) ?? 0, weight * share));
	};

	if (isLatin(token)) {
		for (const [known, places] of index) if (known.startsWith(token)) add(places, known === token ? 1 : 0.5);
	} else add(index.get(token), 1);

	if (percent.test(token)) add(index.get('%'), 0.6);
	return found;
};

const squeezed = (text: string) => folded(text).replaceAll(/[\s_-]+/g, '');

/**
 * Opens the finder over everything known: exact names first, then entries with every word of the query, then with some,
 * then, when nothing fits, names that differ by a typing mistake. All in memory; never throws; a query counts up to 64 characters.
 */
export const openFinder = (knowledge: Knowledge, cases: readonly FindableCase[] = []): Finder => {
	const entries = entriesOf(knowledge, cases);
	const index = indexOf(entries);
	const names = new Map<string, number[]>();
	for (const [at, entry] of entries.entries()) {
		for (const name of new Set(entry.names.map(squeezed))) names.set(name, [...(names.get(name) ?? []), at]);
	}

	const fuse = new Fuse(
		entries.map(({id, names, title}) => ({names: [...new Set([id, ...names, title.zh, title.en])]})),
		{keys: ['names'], threshold: 0.35, ignoreLocation: true, includeScore: true, minMatchCharLength: 2},
	);

	const found = (at: number, score: number, why: Both): Found => {
		const {kind, id, title} = entries[at]!;
		return {kind, id, title, why, score: Math.round(score * 1000) / 1000};
	};

	const exact = (query: string): Found[] => {
		const {code} = lookUpCode(query, knowledge, {bare: false});
		const places = new Set([...(names.get(squeezed(query)) ?? []), ...(code ? (names.get(squeezed(code)) ?? []) : [])]);
		return [...places].map(at =>
			found(at, 3 + (7 - order.indexOf(entries[at]!.kind)) / 100, {zh: '完全一致', en: 'exact'}),
		);
	};

	const byWords = (query: string): Found[] => {
		const tokens = queryTokens(query);
		const matches = tokens.map(token => holding(token, index));
		// A pair of signs that stands nowhere mostly spans two words: it says nothing.
		const rarity = matches.map(({size}, place) =>
			size === 0 && !isLatin(tokens[place]!) ? 0 : Math.log(1 + entries.length / (1 + size)),
		);
		const total = rarity.reduce((sum, value) => sum + value, 0);
		const places = new Set(matches.flatMap(match => [...match.keys()]));

		return [...places].flatMap(at => {
			const held = matches.flatMap((match, place) => (match.has(at) ? [place] : []));
			const weight = held.reduce((sum, place) => sum + rarity[place]! * matches[place]!.get(at)!, 0) / total;
			if (held.length === tokens.length) return [found(at, 2 + weight * 0.99, {zh: '含全部词', en: 'every word'})];
			const share = held.reduce((sum, place) => sum + rarity[place]!, 0) / total;
			if (share < 0.3) return [];
			return [
				found(at, 1 + weight * 0.99, {
					zh: `含 ${held.map(place => tokens[place]).join('、')}`,
					en: `has ${held.map(place => tokens[place]).join(', ')}`,
				}),
			];
		});
	};

	const byLikeness = (query: string): Found[] =>
		fuse
			.search(folded(query), {limit: 10})
			.map(({refIndex, score}) => found(refIndex, 0.99 * (1 - (score ?? 1)), {zh: '拼写相近', en: 'spelled alike'}));

	const rank = ({kind}: Found) => order.indexOf(kind);

	return typed => {
		const query = [...typed.trim()].slice(0, longest).join('').toWellFormed();
		if (queryTokens(query).length === 0) return [];
		const sure = exact(query);
		const worded = byWords(query);
		const listed = [
			...sure,
			...worded.filter(({kind, id}) => !sure.some(other => other.kind === kind && other.id === id)),
		];
		const isLong = squeezed(query).length >= shortestAlike;
		const results = listed.length > 0 || !isLong ? listed : byLikeness(query);
		return results.sort((a, b) => b.score - a.score || rank(a) - rank(b) || a.id.localeCompare(b.id)).slice(0, most);
	};
};
