export type Anchors = {
	/** Looks from `from` on for the first line that holds a word: a place within the word; -1 when no line does. */
	readonly next: (bytes: Uint8Array, from: number) => number;
	/** The words that stand between two places; undefined: it may be any. */
	readonly within: (bytes: Uint8Array, from: number, to: number) => readonly string[] | undefined;
};

const quadSize = 4;
const slots = 1 << 16;
const slotOf = (quad: number) => Math.imul(quad, 0x9e37_79b1) >>> 16;
const viewOf = ({buffer, byteOffset, byteLength}: Uint8Array) => new DataView(buffer, byteOffset, byteLength);

/** How often each quad stands in a text, by slot. */
const countQuads = (sample: Uint8Array) => {
	const counts = new Uint32Array(slots);
	const view = viewOf(sample);
	for (let at = 0; at + quadSize <= sample.length; at++) counts[slotOf(view.getInt32(at, true))]!++;
	return counts;
};

/** Calls `see` with the places and slots, from `from` on, that are filed; until it says true. */
type Leap = (bytes: Uint8Array, from: number, to: number, see: (at: number, slot: number) => boolean) => void;

/** Looks at each quad that lies at a multiple of four in memory, four of them at once. */
const leapAligned = (isFiled: Uint8Array): Leap => {
	let last: Uint8Array | undefined;
	let quads: Int32Array = new Int32Array();
	const flag = (at: number) => isFiled[slotOf(quads[at]!)]!;
	return (bytes, from, to, see) => {
		const shift = bytes.byteOffset % quadSize;
		if (bytes !== last) {
			const whole = Math.floor((shift + bytes.length) / quadSize);
			quads = new Int32Array(bytes.buffer, bytes.byteOffset - shift, whole);
			last = bytes;
		}

		const end = (shift + to) >> 2;
		for (let at = (shift + from + 3) >> 2; at < end; at++) {
			while (at + 3 < end && (flag(at) | flag(at + 1) | flag(at + 2) | flag(at + 3)) === 0) at += 4;
			if (at < end && flag(at) !== 0 && see(at * quadSize - shift, slotOf(quads[at]!))) return;
		}
	};
};

/** Looks at the quad at each `step`-th place. */
const leapAnywhere = (isFiled: Uint8Array, step: number): Leap => {
	return (bytes, from, to, see) => {
		const view = viewOf(bytes);
		for (let at = from; at <= to - quadSize; at += step) {
			const slot = slotOf(view.getInt32(at, true));
			if (isFiled[slot] !== 0 && see(at, slot)) return;
		}
	};
};

const isAt = (bytes: Uint8Array, at: number, word: Uint8Array) => {
	if (at < 0 || at + word.length > bytes.length) return false;
	for (let index = 0; index < word.length; index++) if (bytes[at + index] !== word[index]) return false;
	return true;
};

/**
 * A search for hundreds of words at once. The text is looked at in quads, four bytes as one number, and only at every
 * fourth place: a word of seven letters or more holds one such quad whole, wherever it stands. So each word is filed
 * under four quads that follow each other in it, those that are rarest in `sample`, and most places cost one look into
 * a table. A shorter shortest word makes the steps shorter; one of less than four letters makes every line a hit.
 * Words are searched as UTF-8 and hold no line ends.
 */
export const anchorsFor = (words: Iterable<string>, sample: Uint8Array = new Uint8Array()): Anchors => {
	const sought = [...new Set(words)].map(text => ({text, bytes: Buffer.from(text)}));
	if (sought.length === 0) return {next: () => -1, within: () => []};

	const step = Math.min(quadSize, Math.min(...sought.map(({bytes}) => bytes.length)) - quadSize + 1);
	if (step < 1) return {next: ({length}, from) => (from < length ? from : -1), within: () => undefined};

	const counts = countQuads(sample);
	const isFiled = new Uint8Array(slots);
	const filed: Array<Array<{readonly text: string; readonly word: Buffer; readonly offset: number}>> = [];
	for (const {text, bytes: word} of sought) {
		const slotsOf = Array.from({length: word.length - quadSize + 1}, (_, offset) => slotOf(word.readInt32LE(offset)));
		// A slot that is in use already costs nothing more.
		const costs = slotsOf.map(slot => counts[slot]! + (isFiled[slot] ? 0 : 1));
		const costFrom = (offset: number) => costs.slice(offset, offset + step).reduce((sum, cost) => sum + cost, 0);
		const offsets = costs.slice(step - 1).map((_, offset) => offset);
		const best = offsets.reduce((one, other) => (costFrom(other) < costFrom(one) ? other : one));
		for (let offset = best; offset < best + step; offset++) {
			const slot = slotsOf[offset]!;
			isFiled[slot] = 1;
			filed[slot] = [...(filed[slot] ?? []), {text, word, offset}];
		}
	}

	const leap = step === quadSize ? leapAligned(isFiled) : leapAnywhere(isFiled, step);
	return {
		next(bytes, from) {
			let found = -1;
			leap(bytes, from, bytes.length, (at, slot) => {
				for (const {word, offset} of filed[slot]!)
					if (at - offset >= from && isAt(bytes, at - offset, word)) found = at;
				return found !== -1;
			});
			return found;
		},
		within(bytes, from, to) {
			const found: string[] = [];
			leap(bytes, from, to, (at, slot) => {
				for (const {text, word, offset} of filed[slot]!)
					if (at - offset >= from && !found.includes(text) && isAt(bytes, at - offset, word)) found.push(text);
				return false;
			});
			return found;
		},
	};
};

/** Among things with anchors, those of which one is among these words, in their order; all where no words are known. */
export const byWord = <T extends {readonly anchors: readonly string[]}>(
	things: readonly T[],
): ((words: readonly string[] | undefined) => readonly T[]) => {
	const places = new Map<string, readonly number[]>();
	for (const [place, {anchors}] of things.entries())
		for (const anchor of new Set(anchors)) places.set(anchor, [...(places.get(anchor) ?? []), place]);

	return words => {
		if (words === undefined) return things;
		const wanted = words.flatMap(word => places.get(word) ?? nowhere);
		if (wanted.length < 2) return wanted.map(place => things[place]!);
		return [...new Set(wanted)].sort((one, other) => one - other).map(place => things[place]!);
	};
};

const nowhere: readonly number[] = [];
