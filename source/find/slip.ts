/**
How many slips of the finger lie between two words (a letter wrong, left out, too many, or two swapped), counted up to
`most`; above it `most + 1`.
*/
export const slips = (one: string, other: string, most: number): number => {
	if (Math.abs(one.length - other.length) > most) return most + 1;
	let before: number[] = [];
	let leastAbove = 0;
	let above = Array.from({length: other.length + 1}, (_, column) => column);
	for (let row = 1; row <= one.length; row++) {
		const current = [row];
		let least = row;
		for (let column = 1; column <= other.length; column++) {
			const isSame = one[row - 1] === other[column - 1];
			let cost = Math.min(above[column]! + 1, current[column - 1]! + 1, above[column - 1]! + (isSame ? 0 : 1));
			if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
				cost = Math.min(cost, before[column - 2]! + 1);
			current.push(cost);
			if (cost < least) least = cost;
		}

		// A swap reaches over one row: both must be too far.
		if (least > most && leastAbove > most) return most + 1;
		leastAbove = least;
		[before, above] = [above, current];
	}

	return Math.min(above[other.length]!, most + 1);
};

/** Shorter words are too like too many others for a slip to be guessed; numbers carry no more than one. */
export const slipsAllowed = (word: string): number =>
	word.length < 4 || (/^\d+$/.test(word) && word.length < 6) ? 0 : word.length < 8 || /^(kb)?\d+$/.test(word) ? 1 : 2;

/** The known words with the fewest slips to this one; none when all are too far. */
export const nearest = (word: string, known: readonly string[]): readonly string[] => {
	let most = slipsAllowed(word);
	let found: string[] = [];
	if (most === 0) return found;
	for (const other of known) {
		const count = slips(word, other, most);
		if (count > most) continue;
		if (count < most) found = [];
		most = count;
		found.push(other);
	}

	return found;
};

/** Letters read as the digits they look like, in what is meant as a KB or a code; undefined when nothing changes. */
export const asDigits = (word: string): string | undefined => {
	const [, start = '', rest = ''] = /^(kb|0x)?(.*)$/.exec(word) ?? [];
	const pattern = start === 'kb' || start === '' ? /^[\doil]{6,8}$/ : /^[\da-foil]{7,9}$/;
	if (!pattern.test(rest) || (rest.match(/\d/g) ?? []).length < 4) return undefined;
	const read = start + rest.replaceAll('o', '0').replaceAll(/[il]/g, '1');
	return read === word ? undefined : read;
};
