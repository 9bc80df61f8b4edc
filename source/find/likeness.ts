import Fuse from 'fuse.js';
import type {Shelved} from './shelf.js';
import {spellings} from './sound.js';

type Name = {readonly at: number; readonly name: string};

const longest = 40;
const mostCompared = 200;

const isNumber = (name: string) => /^(kb|0x)?[\da-f.]+$/.test(name);

const pairsOf = (text: string): string[] => {
	const signs = [...text];
	return [...new Set(signs.slice(1).map((sign, index) => signs[index]! + sign))];
};

/**
 * Names and their pinyin that are spelled like the query, when no word of it was found. fuse.js compares only the names that
 * share half of the query's pairs of letters: over all of them it would take a tenth of a second.
 */
export const openLikeness = (entries: readonly Shelved[]) => {
	let all: readonly Name[] | undefined;
	const allNames = (): readonly Name[] =>
		entries.flatMap(({names, titles, spoken}, at) =>
			[...names, ...titles, ...spoken.flatMap(({sound}) => spellings(sound))]
				.filter(name => name.length > 3 && name.length < longest && !isNumber(name))
				.map(name => ({at, name})),
		);

	/** `query` squeezed; a score from 0 to 1 for each entry, the likest first. */
	return (query: string): ReadonlyArray<{readonly at: number; readonly score: number}> => {
		all ??= allNames();
		const pairs = pairsOf(query);
		const near = all
			.map(one => ({one, shared: pairs.filter(pair => one.name.includes(pair)).length}))
			.filter(({shared}) => shared * 2 >= pairs.length)
			.sort((a, b) => b.shared - a.shared)
			.slice(0, mostCompared)
			.map(({one}) => one);
		const fuse = new Fuse(near, {keys: ['name'], threshold: 0.35, ignoreLocation: true, includeScore: true});
		const best = new Map<number, number>();
		for (const {item, score = 1} of fuse.search(query, {limit: 30}))
			best.set(item.at, Math.max(best.get(item.at) ?? 0, 1 - score));
		return [...best].map(([at, score]) => ({at, score}));
	};
};
