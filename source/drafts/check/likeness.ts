/** A text without blanks, marks and the number in front of it, in lower case. */
export const bare = (text: string): string =>
	text
		.replace(/^\s*(?:[(（]?\d{1,2}[)）.、]|[·•*-]|[（(]?[a-h][)）])\s*/i, '')
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}]+/gu, '');

const pairsIn = (text: string): ReadonlySet<string> => {
	const said = bare(text);
	const pairs = new Set<string>();
	for (let at = 0; at < said.length - 1; at++) pairs.add(said.slice(at, at + 2));
	return pairs;
};

/** How much of `part` stands in `whole`, by pairs of neighbouring letters: 0 to 1. */
export const shareOf = (part: string, whole: string): number => {
	const pairs = pairsIn(part);
	if (pairs.size === 0) return 0;
	const there = pairsIn(whole);
	let shared = 0;
	for (const pair of pairs) if (there.has(pair)) shared++;
	return shared / pairs.size;
};
