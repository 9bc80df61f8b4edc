/** Looks from `from` on for the first byte at which one of the words ends its beginning; -1 when there is none. */
export type Anchors = (bytes: Uint8Array, from: number) => number;

const block = 3;
const tableSize = 1 << 15;
const hashOf = (one: number, two: number, three: number) => ((one << 10) ^ (two << 5) ^ three) & (tableSize - 1);

/**
 * A search for many words at once (Wu and Manber, 1994: blocks of three bytes and a table of safe shifts). Most bytes are
 * never looked at, so that it stays fast with hundreds of words, where one regular expression of them would read
 * every byte many times. The
 * shortest word sets the pace: seven letters are good, and one of less than three makes every line a hit. Words are
 * searched as UTF-8 and hold no line ends.
 */
export const anchorsFor = (words: Iterable<string>): Anchors => {
	const unique = [...new Set(words)];
	const needed = unique.filter(word => !unique.some(other => other !== word && word.includes(other)));
	if (needed.length === 0) return () => -1;

	const sought = needed.map(word => Buffer.from(word));
	const window = Math.min(...sought.map(({length}) => length));
	if (window < block) return ({length}, from) => (from < length ? from : -1);

	const shifts = new Uint8Array(tableSize).fill(Math.min(255, window - block + 1));
	const buckets: Buffer[][] = [];
	for (const word of sought) {
		for (let end = block; end <= window; end++) {
			const hash = hashOf(word[end - 3]!, word[end - 2]!, word[end - 1]!);
			shifts[hash] = Math.min(shifts[hash]!, window - end);
			if (end === window) buckets[hash] = [...(buckets[hash] ?? []), word];
		}
	}

	const isAt = (bytes: Uint8Array, at: number, word: Buffer) => {
		if (at + word.length > bytes.length) return false;
		for (let index = 0; index < word.length; index++) if (bytes[at + index] !== word[index]) return false;
		return true;
	};

	return (bytes, from) => {
		const last = bytes.length;
		for (let at = from + window - 1; at < last; ) {
			const hash = hashOf(bytes[at - 2]!, bytes[at - 1]!, bytes[at]!);
			const shift = shifts[hash]!;
			if (shift > 0) {
				at += shift;
				continue;
			}

			for (const word of buckets[hash]!) if (isAt(bytes, at - window + 1, word)) return at;
			at++;
		}

		return -1;
	};
};
