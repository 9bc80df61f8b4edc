import type {Both} from '../text/both.js';
import type {Held} from './holders.js';
import type {Shelved} from './shelf.js';
import {isLatin, type Part, squeezed} from './tokens.js';

/** An entry that was hit; why is said only for those that are shown. */
export type Hit = {readonly at: number; readonly score: number; readonly why: () => Both};

const listed = (words: readonly string[]): Both => ({zh: words.join('、'), en: words.join(', ')});

/** How a query was found, said once for each way: `含全部词`, `拼音：拒绝访问`, `拼写相近：procmon`. */
const reasonOf = (held: readonly Held[], words: readonly string[] | undefined): Both => {
	const by = (how: Held['how']) => listed([...new Set(held.flatMap(one => (one.how === how ? (one.what ?? []) : [])))]);
	const [pinyin, sound, alike] = [by('pinyin'), by('sound'), by('alike')];
	const reasons: Both[] = [];
	if (words && words.length > 0) reasons.push({zh: `含 ${listed(words).zh}`, en: `has ${listed(words).en}`});
	if (pinyin.zh) reasons.push({zh: `拼音：${pinyin.zh}`, en: `pinyin: ${pinyin.en}`});
	if (sound.zh) reasons.push({zh: `读音相同：${sound.zh}`, en: `sounds like: ${sound.en}`});
	if (alike.zh) reasons.push({zh: `拼写相近：${alike.zh}`, en: `spelled alike: ${alike.en}`});
	if (reasons.length === 0) reasons.push({zh: '含全部词', en: 'every word'});
	return {zh: reasons.map(({zh}) => zh).join('；'), en: reasons.map(({en}) => en).join('; ')};
};

/** How much of a name the query is: the whole of a short one says more than a bit of a long one. */
const coverage = ({names, titles}: Shelved, query: string): number => {
	let most = 0;
	for (const name of names) if (name.includes(query)) most = Math.max(most, query.length / name.length);
	for (const name of titles) if (name.includes(query)) most = Math.max(most, query.length / name.length);
	return most;
};

/** More are never looked at closely: fifty are shown. */
const mostWeighed = 300;

/** Entries that hold most words, and of those with as many the weightiest. */
const candidates = (
	held: ReadonlyArray<ReadonlyMap<number, Held>>,
	rarity: readonly number[],
	count: number,
): readonly number[] => {
	const words = new Uint8Array(count);
	const weights = new Float64Array(count);
	const found: number[] = [];
	for (const [place, holders] of held.entries()) {
		for (const [at, {weight}] of holders) {
			if (words[at] === 0) found.push(at);
			words[at]!++;
			weights[at]! += rarity[place]! * weight;
		}
	}

	if (found.length <= mostWeighed) return found;
	return found.sort((a, b) => words[b]! - words[a]! || weights[b]! - weights[a]!).slice(0, mostWeighed);
};

type Searching = {
	readonly entries: readonly Shelved[];
	readonly holdersOf: (token: string, isLoose: boolean) => ReadonlyMap<number, Held>;
};

/**
 * Entries with every word of the query (2 to 3; 1.6 to 2 where one is only like it), or with enough of them (1 to 1.6): a
 * word that few entries hold counts for more.
 */
export const openWords =
	({entries, holdersOf}: Searching) =>
	(parts: readonly Part[], query: string, isLoose: boolean): Hit[] => {
		const tokens = parts.flatMap(part => part.tokens);
		const starts = new Set(parts.map((_, index) => parts.slice(0, index).flatMap(part => part.tokens).length));
		const held = tokens.map(token => holdersOf(token, isLoose));
		const rarity = held.map(({size}, place) =>
			// A pair of signs that stands nowhere mostly spans two words: it says nothing.
			size === 0 && !isLatin(tokens[place]!) ? 0 : Math.log(1 + entries.length / (1 + size)),
		);
		const total = rarity.reduce((sum, value) => sum + value, 0);
		const whole = squeezed(query);
		const before = (place: number) => (starts.has(place) ? undefined : held[place - 1]);
		const after = (place: number) => (starts.has(place + 1) ? undefined : held[place + 1]);

		const heldAt = (place: number, at: number): Held | undefined => {
			const one = held[place]!.get(at);
			if (one?.how !== 'sound') return one;
			// One pair alone sounds like too much: the pair beside it must be there as well.
			const [left, right] = [before(place), after(place)];
			return (!left && !right) || left?.has(at) || right?.has(at) ? one : undefined;
		};
		/** The pair between two words that are both there: the words stand apart, or in the other order. */
		const isJoint = (place: number, at: number) =>
			before(place)?.get(at)?.how === 'word' && after(place)?.get(at)?.how === 'word';

		const hit = (at: number): Hit | undefined => {
			const ways = tokens.map((_, place) => heldAt(place, at));
			let weight = 0;
			let share = 0;
			for (const [place, way] of ways.entries()) {
				if (!way) continue;
				weight += (rarity[place]! * way.weight) / total;
				share += rarity[place]! / total;
			}

			const has = () => ways.flatMap(way => way ?? []);
			if (ways.every((way, place) => way || (!isLatin(tokens[place]!) && isJoint(place, at)))) {
				const fit = 0.9 * weight + 0.1 * coverage(entries[at]!, whole);
				const isSure = ways.every(way => !way || way.how === 'word' || way.how === 'pinyin');
				return {at, score: isSure ? 2 + fit * 0.99 : 1.6 + fit * 0.39, why: () => reasonOf(has(), undefined)};
			}

			if (share < 0.3) return undefined;
			const words = () => tokens.filter((_, place) => ways[place]?.how === 'word');
			const part = ways.filter(Boolean).length / tokens.length;
			return {at, score: 1 + weight * (0.6 + 0.4 * part) * 0.59, why: () => reasonOf(has(), words())};
		};

		return candidates(held, rarity, entries.length).flatMap(at => hit(at) ?? []);
	};
