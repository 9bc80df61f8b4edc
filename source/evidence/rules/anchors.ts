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

	return {
		next(bytes, from) {
			const view = viewOf(bytes);
			const last = bytes.length - quadSize;
			for (let at = from; at <= last; at += step) {
				const slot = slotOf(view.getInt32(at, true));
				if (isFiled[slot] === 0) continue;
				for (const {word, offset} of filed[slot]!) if (at - offset >= from && isAt(bytes, at - offset, word)) return at;
			}

			return -1;
		},
		within(bytes, from, to) {
			const found: string[] = [];
			const view = viewOf(bytes);
			for (let at = from; at <= to - quadSize; at += step) {
				const slot = slotOf(view.getInt32(at, true));
				if (isFiled[slot] === 0) continue;
				for (const {text, word, offset} of filed[slot]!)
					if (at - offset >= from && !found.includes(text) && isAt(bytes, at - offset, word)) found.push(text);
			}

			return found;
		},
	};
};
