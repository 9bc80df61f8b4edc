import type {Both} from '../text/both.js';
import type {Entry, FoundKind} from './entries.js';
import {type Readings, type Sound, soundOf} from './sound.js';
import {squeezed, textTokens} from './tokens.js';

/** An entry on the shelf: what is shown and compared whole; its other words are in the shelf's `places`. */
export type Shelved = {
	readonly kind: FoundKind;
	readonly id: string;
	readonly title: Both;
	/** Squeezed, as they are compared. */
	readonly names: readonly string[];
	readonly titles: readonly string[];
	/** Its Chinese names, and how they sound. */
	readonly spoken: ReadonlyArray<{readonly name: string; readonly sound: Sound}>;
	/** How many words it holds: one among few says more. */
	readonly bulk: number;
};

/** Where a word stands in an entry: in its title or names, its head, its body. */
const fields = {body: 1, head: 2, title: 3} as const;
const weights = [0, 0.3, 0.7, 1];

const weightOf = (field: number, bulk: number): number =>
	field === fields.title ? 1 : weights[field]! * (0.6 + 0.4 / (1 + bulk / 200));

/** Entries with an index of their words; plain JSON, so that the build can make it. */
export type Shelf = {
	readonly entries: readonly Shelved[];
	/** Every word, sorted. */
	readonly words: readonly string[];
	/** For each word the entries that hold it, as `index * 4 + field`. */
	readonly places: ReadonlyArray<readonly number[]>;
};

const noReadings: Readings = () => [];

const spokenNames = ({names, title}: Entry, readings: Readings): Shelved['spoken'] =>
	[...new Set([title.zh, ...names])]
		.filter(name => /\p{Script=Han}/u.test(name))
		.map(name => ({name, sound: soundOf(name, readings)}));

/** Puts entries on a shelf, `slice` of them between two yields, so that a key may be answered in between. */
export function* shelving(entries: readonly Entry[], readings = noReadings, slice = 50): Generator<void, Shelf> {
	const found = new Map<string, number[]>();
	const shelved: Shelved[] = [];
	let bulk = 0;
	const put = (text: string, at: number, field: number) => {
		for (const token of textTokens(text)) {
			const places = found.get(token);
			const place = at * 4 + field;
			if (places && places.at(-1)! >> 2 === at) continue;
			if (places) places.push(place);
			else found.set(token, [place]);
			bulk++;
		}
	};

	for (const [at, entry] of entries.entries()) {
		const {kind, id, title, names, head, body} = entry;
		bulk = 0;
		// The weightiest field first: a word counts once an entry.
		put([title.zh, title.en, ...names].join('\n'), at, fields.title);
		put(head, at, fields.head);
		put(body, at, fields.body);
		shelved.push({
			kind,
			id,
			title,
			names: [...new Set(names.map(squeezed))],
			titles: [...new Set([squeezed(title.zh), squeezed(title.en)])],
			spoken: spokenNames(entry, readings),
			bulk,
		});
		if (at % slice === slice - 1) yield;
	}

	const words = [...found.keys()].sort();
	yield;
	return {
		entries: shelved,
		words,
		places: words.map(token => found.get(token)!),
	};
}

export const shelve = (entries: readonly Entry[], readings?: Readings): Shelf => {
	const work = shelving(entries, readings);
	for (;;) {
		const {done, value} = work.next();
		if (done) return value;
	}
};

/** The first word that is not before this one. */
const firstAt = ({words}: Shelf, token: string): number => {
	let low = 0;
	let high = words.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (words[middle]! < token) low = middle + 1;
		else high = middle;
	}

	return low;
};

type Tell = (at: number, weight: number) => void;

const tellAll = ({entries, places}: Shelf, word: number, tell: Tell) => {
	for (const place of places[word]!) tell(place >> 2, weightOf(place & 3, entries[place >> 2]!.bulk));
};

/** Tells the entries that hold the word; whether there are any. */
export const holders = (shelf: Shelf, token: string, tell: Tell): boolean => {
	const at = firstAt(shelf, token);
	if (shelf.words[at] !== token) return false;
	tellAll(shelf, at, tell);
	return true;
};

/** Tells the entries that hold a longer word beginning like this. */
export const beginners = (shelf: Shelf, token: string, tell: Tell): void => {
	const {words} = shelf;
	for (let at = firstAt(shelf, token); at < words.length && words[at]!.startsWith(token); at++)
		if (words[at] !== token) tellAll(shelf, at, tell);
};

/** Words of titles, names and heads: what a typing mistake may have meant. */
export const leadingWords = ({words, places}: Shelf): readonly string[] =>
	words.filter((word, at) => word.length > 3 && /^[a-z0-9]/.test(word) && places[at]!.some(place => (place & 3) > 1));
