const run = /[㐀-䶿一-鿿豈-﫿]+|[a-z0-9][a-z0-9._%-]*/gu;

const pairs = (chinese: string): string[] =>
	[...chinese].slice(0, -1).map((letter, index) => letter + [...chinese][index + 1]);

const plain = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(run) ?? [];

const trimmed = (word: string) => word.replace(/[._-]+$/, '');

/** A word as written, its parts, and its digits without the letters before them: `KB4530692`, `0x80070005`, `V10BJ…6072`. */
const spellings = (word: string): string[] => {
	const parts = word.split(/[._-]/).filter(part => part !== '');
	const bare = [word, ...parts].flatMap(
		part => /^0x([0-9a-f]+)$/.exec(part)?.[1] ?? /\D(\d{3,})%?$/.exec(part)?.[1] ?? [],
	);
	return [word, ...parts, ...bare];
};

/**
The words a text is found by. SQLite takes a run of Chinese as one word, so each pair of neighbours becomes one (卡住了:
卡住 住了), and its last letter alone, so that the beginning of a pair finds every letter.
*/
export const wordsOf = (text: string): readonly string[] => [
	...new Set(
		plain(text).flatMap(word => {
			if (/^[a-z0-9]/.test(word)) return spellings(trimmed(word));
			return [...pairs(word), [...word].at(-1)!];
		}),
	),
];

/**
A typed query as an FTS5 expression: all of its words, each of which may be the beginning of one; empty when it holds none.
Only the first 64 characters count, so that a pasted page costs nothing.
*/
export const matchOf = (query: string): string =>
	plain([...query].slice(0, 64).join(''))
		.flatMap(word => {
			if (/^[a-z0-9]/.test(word)) return [trimmed(word)];
			return [...word].length > 1 ? pairs(word) : [word];
		})
		.map(word => `"${word}"*`)
		.join(' AND ');
