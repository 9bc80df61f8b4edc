import {beginners, holders, leadingWords, type Shelf, type Shelved} from './shelf.js';
import {asDigits, nearest} from './slip.js';
import {blurred, hear, isHeardInTwo, isSoundedIn, type Readings, type Sound, soundOf} from './sound.js';
import {isLatin, percent} from './tokens.js';

/** How an entry holds a word of the query: the word itself (or its beginning), by pinyin, or by one that looks or sounds alike. */
export type Held = {
	/** 0 to 1: the field it stands in, and how well it fits. */
	readonly weight: number;
	readonly how: 'word' | 'pinyin' | 'alike' | 'sound';
	/** What was taken for it. */
	readonly what?: string;
};

type Parts = {
	readonly shelves: readonly Shelf[];
	readonly entries: readonly Shelved[];
	readonly readings: Readings;
	/** Whether the word is a whole name of the entry. */
	readonly isNamed: (at: number, word: string) => boolean;
};

/** A KB or a code of about the right length may lack a digit though longer ones begin like it. */
const nearlyWhole = /^(?:(?:kb)?\d{6,8}|(?:0x)?(?=.*\d)[\da-f]{7,9})$/;

/** What it weighs to be heard in a name: syllables in full before initials, and the more of the name the better. */
const weighed = (sound: Sound, letters: string): number => {
	const heard = hear(sound, letters);
	if (!heard) return 0;
	const signs = heard.to - heard.from + 1;
	// Two initials are in every second name: they count at its beginning only.
	if (signs < 2 ? heard.full === 0 : letters.length === 2 && heard.from > 0) return 0;
	const clarity = heard.full >= signs - 1 ? 0.95 : heard.full === 0 ? 0.85 : 0.7;
	return clarity * (0.8 + 0.2 * (signs / sound.length));
};

/** For one word of a query, the entries that hold it; `isLoose` also takes what is like it where the word itself is known. */
export const openHolders = ({shelves, entries, readings, isNamed}: Parts) => {
	let leading: ReadonlyArray<readonly string[]> | undefined;

	return (token: string, isLoose: boolean): ReadonlyMap<number, Held> => {
		const found = new Map<number, Held>();
		const tell = (at: number, held: Held) => {
			const other = found.get(at);
			if (!other || other.weight < held.weight) found.set(at, held);
		};

		const literally = (word: string, share: number, how: Held['how'], what?: string) => {
			let base = 0;
			let isThere = false;
			for (const shelf of shelves) {
				const from = base;
				const say = (at: number, weight: number) => {
					const named = how === 'alike' && isNamed(from + at, word) ? 0.1 : 0;
					tell(from + at, {weight: weight * share + named, how, what});
				};
				if (holders(shelf, word, say)) isThere = true;
				base += shelf.entries.length;
			}

			return isThere;
		};

		const inNames = (how: Held['how'], weigh: (sound: Sound) => number) => {
			for (let at = 0; at < entries.length; at++) {
				for (const {name, sound} of entries[at]!.spoken) {
					const weight = weigh(sound);
					if (weight > 0) tell(at, {weight, how, what: name});
				}
			}
		};

		const isThere = literally(token, 1, 'word');
		if (percent.test(token)) literally('%', 0.6, 'word');
		if (!isLatin(token)) {
			const run = soundOf(token, readings);
			const isPair = run.length === 2 && (!isThere || isLoose);
			if (isPair) inNames('sound', sound => (isSoundedIn(sound, run) ? 0.6 : 0));
			return found;
		}

		let base = 0;
		for (const shelf of shelves) {
			const from = base;
			beginners(shelf, token, (at, weight) => tell(from + at, {weight: weight * 0.5, how: 'word'}));
			base += shelf.entries.length;
		}

		if (isThere && !isLoose) return found;
		const isLetters = /^[a-z]{2,}$/.test(token);
		if (isLetters && !isThere) inNames('pinyin', sound => weighed(sound, token));
		if (isLetters && found.size === 0 && token.length >= 4)
			inNames('pinyin', sound => (isHeardInTwo(sound, token) ? 0.5 : 0));
		const isNumber = nearlyWhole.test(token);
		if (found.size > 0 && !isNumber && !isLoose) return found;
		const read = asDigits(token);
		if (read) literally(read, 0.7, 'alike', read);
		leading ??= shelves.map(leadingWords);
		for (const word of new Set(leading.flatMap(words => nearest(token, words)))) literally(word, 0.6, 'alike', word);
		if (isLetters && !isThere && token.length >= 5) {
			const dim = blurred(token);
			inNames('alike', sound => 0.7 * weighed(blurredSound(sound), dim));
		}

		return found;
	};
};

const dimmed = new WeakMap<Sound, Sound>();

const blurredSound = (sound: Sound): Sound => {
	const there = dimmed.get(sound) ?? sound.map(readings => readings.map(blurred));
	dimmed.set(sound, there);
	return there;
};
