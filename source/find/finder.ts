import Fuse from 'fuse.js';
import {symbolsOf} from '../knowledge/code.js';
import type {Knowledge} from '../knowledge/schema.js';
import type {Both} from '../text/both.js';
import {readCode} from '../text/codes.js';
import {caseEntries, entriesOf, type FindableCase, type FoundKind} from './entries.js';
import {type Held, openHolders} from './holders.js';
import {type Shelf, type Shelved, shelve} from './shelf.js';
import {slips} from './slip.js';
import {type Readings, spellings} from './sound.js';
import {isLatin, type Part, partsOf, squeezed} from './tokens.js';

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
const order: readonly FoundKind[] = ['tree', 'term', 'howto', 'kb', 'code', 'rule', 'case'];

const noReadings: Readings = () => [];

const listed = (words: readonly string[]): Both => ({zh: words.join('、'), en: words.join(', ')});

/** How a word was found, said once for each way: `含全部词`, `拼音：拒绝访问`, `拼写相近：procmon`. */
const reasonOf = (held: readonly Held[], everyWord: boolean, tokens: readonly string[]): Both => {
	const by = (how: Held['how']) => [...new Set(held.flatMap(one => (one.how === how ? (one.what ?? []) : [])))];
	const [pinyin, sound, alike] = [by('pinyin'), by('sound'), by('alike')].map(listed);
	const reasons: Both[] = [
		...(pinyin!.zh ? [{zh: `拼音：${pinyin!.zh}`, en: `pinyin: ${pinyin!.en}`}] : []),
		...(sound!.zh ? [{zh: `读音相同：${sound!.zh}`, en: `sounds like: ${sound!.en}`}] : []),
		...(alike!.zh ? [{zh: `拼写相近：${alike!.zh}`, en: `spelled alike: ${alike!.en}`}] : []),
	];
	if (!everyWord) {
		const words = listed(tokens);
		reasons.unshift({zh: `含 ${words.zh}`, en: `has ${words.en}`});
	} else if (reasons.length === 0) reasons.push({zh: '含全部词', en: 'every word'});
	return {zh: reasons.map(({zh}) => zh).join('；'), en: reasons.map(({en}) => en).join('; ')};
};

type Ranked = Found & {readonly at: number};

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
			for (const name of new Set(entry.names.map(squeezed))) {
				const holders = names.get(name);
				if (holders) holders.push(at);
				else names.set(name, [at]);
			}
		}
	}

	const symbols = symbolsOf(knowledge);
	const meant = misspellings(knowledge);
	const holdersOf = openHolders({
		shelves,
		entries,
		readings,
		isNamed: (at, word) => names.get(word)?.includes(at) ?? false,
	});

	const ranked = (at: number, score: number, why: Both): Ranked => {
		const {kind, id, title} = entries[at]!;
		return {at, kind, id, title, why, score: Math.round(score * 1000) / 1000};
	};

	const exact = (query: string): Ranked[] => {
		const code = readCode(query, symbols);
		const found = new Set([...(names.get(squeezed(query)) ?? []), ...(code ? (names.get(squeezed(code)) ?? []) : [])]);
		return [...found].map(at =>
			ranked(at, 3 + (7 - order.indexOf(entries[at]!.kind)) / 100, {zh: '完全一致', en: 'exact'}),
		);
	};

	const byWords = (parts: readonly Part[], query: string, isLoose: boolean): Ranked[] => {
		const tokens = parts.flatMap(part => part.tokens);
		const starts = new Set(parts.map((_, index) => parts.slice(0, index).flatMap(part => part.tokens).length));
		const held = tokens.map(token => holdersOf(token, isLoose));
		const rarity = held.map(({size}, place) =>
			// A pair of signs that stands nowhere mostly spans two words: it says nothing.
			size === 0 && !isLatin(tokens[place]!) ? 0 : Math.log(1 + entries.length / (1 + size)),
		);
		const total = rarity.reduce((sum, value) => sum + value, 0);
		const holds = (place: number, at: number): boolean => {
			const one = held[place]!.get(at);
			if (one?.how !== 'sound') return one !== undefined;
			// One pair alone sounds like too much: the pair beside it must be there as well.
			const [before, after] = [!starts.has(place), place + 1 < tokens.length && !starts.has(place + 1)];
			return (!before && !after) || (before && held[place - 1]!.has(at)) || (after && held[place + 1]!.has(at));
		};
		/** The pair between two words that are both there: the words stand apart, or in the other order. */
		const isJoint = (place: number, at: number) =>
			!isLatin(tokens[place]!) &&
			!starts.has(place) &&
			!starts.has(place + 1) &&
			held[place - 1]?.get(at)?.how === 'word' &&
			held[place + 1]?.get(at)?.how === 'word';
		const whole = squeezed(query);

		return [...new Set(held.flatMap(holders => [...holders.keys()]))].flatMap(at => {
			const has = tokens.flatMap((_, place) => (holds(place, at) ? [place] : []));
			const ways = has.map(place => held[place]!.get(at)!);
			const weight = has.reduce((sum, place, index) => sum + rarity[place]! * ways[index]!.weight, 0) / total;
			const isWhole = tokens.every((_, place) => has.includes(place) || isJoint(place, at));
			if (isWhole) {
				const fit = 0.9 * weight + 0.1 * coverage(entries[at]!, whole);
				const isSure = ways.every(({how}) => how === 'word' || how === 'pinyin');
				return [ranked(at, isSure ? 2 + fit * 0.99 : 1.6 + fit * 0.39, reasonOf(ways, true, []))];
			}

			const share = has.reduce((sum, place) => sum + rarity[place]!, 0) / total;
			const words = has.flatMap(place => (held[place]!.get(at)!.how === 'word' ? [tokens[place]!] : []));
			return share < 0.3 ? [] : [ranked(at, 1 + weight * 0.59, reasonOf(ways, words.length === 0, words))];
		});
	};

	let fuse: Fuse<{names: string[]}> | undefined;
	const byLikeness = (query: string): Ranked[] => {
		fuse ??= new Fuse(
			entries.map(({names, title, spoken}) => ({
				names: [
					...new Set([...names, title.zh, title.en].map(squeezed)),
					...spoken.flatMap(({sound}) => spellings(sound)),
				].filter(name => name.length < 40),
			})),
			{keys: ['names'], threshold: 0.35, ignoreLocation: true, includeScore: true, minMatchCharLength: 2},
		);
		return fuse
			.search(squeezed(query), {limit: 10})
			.map(({refIndex, score}) => ranked(refIndex, 0.99 * (1 - (score ?? 1)), {zh: '拼写相近', en: 'spelled alike'}));
	};

	return typed => {
		const query = [...typed.trim()].slice(0, longest).join('').toWellFormed();
		const parts = partsOf(query);
		if (parts.length === 0) return [];
		const best = new Map<number, Ranked>();
		const add = (found: readonly Ranked[]) => {
			for (const one of found) {
				if (hidden.has(one.at)) continue;
				const other = best.get(one.at);
				if (!other || other.score < one.score) best.set(one.at, one);
			}
		};
		/** Found by a query that was put right: whole words by likeness. */
		const asAlike = (found: readonly Ranked[], what: string): Ranked[] =>
			found.flatMap(one =>
				one.score < 2
					? []
					: [ranked(one.at, 1.6 + (one.score - 2) * 0.39, {zh: `拼写相近：${what}`, en: `spelled alike: ${what}`})],
			);
		const isFoundWhole = () => [...best.values()].some(({score}) => score >= 2);

		add(exact(query));
		add(byWords(parts, query, false));
		const letters = squeezed(query);
		const righted = meant.get(letters) ?? parts.map(({run}) => meant.get(run) ?? run).join(' ');
		if (righted !== parts.map(({run}) => run).join(' '))
			add(asAlike(byWords(partsOf(righted), righted, false), righted));
		const isSpacedPinyin = parts.length > 1 && /^[a-z]{4,}$/.test(letters);
		if (isSpacedPinyin && !isFoundWhole()) add(byWords([{run: letters, tokens: [letters]}], letters, false));
		if (!isFoundWhole()) add(byWords(parts, query, true));
		if (best.size === 0 && letters.length >= shortestAlike) add(byLikeness(query));
		return [...best.values()]
			.sort((a, b) => b.score - a.score || order.indexOf(a.kind) - order.indexOf(b.kind) || (a.id < b.id ? -1 : 1))
			.slice(0, most)
			.map(({at: _, ...found}) => found);
	};
};

/** Known misspellings, squeezed, and the name each comes nearest to. */
const misspellings = ({terms}: Knowledge): ReadonlyMap<string, string> =>
	new Map(
		Object.values(terms).flatMap(({en, zh, names = [], misspellings: wrong = []}) =>
			wrong.map(slip => {
				const far = (name: string) => slips(squeezed(slip), squeezed(name), 9);
				return [squeezed(slip), [en, zh, ...names].toSorted((a, b) => far(a) - far(b))[0]!] as const;
			}),
		),
	);

/** How much of a name the query is: the whole of a short one says more than a bit of a long one. */
const coverage = ({names, title}: Shelved, query: string): number =>
	Math.max(
		0,
		...[title.zh, title.en, ...names].map(name => {
			const whole = squeezed(name);
			return whole.includes(query) ? query.length / whole.length : 0;
		}),
	);

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
