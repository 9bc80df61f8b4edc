let segmenter: Intl.Segmenter | undefined;
/** Made at the first word move: it loads a dictionary. */
const wordsOf = (text: string): Intl.Segments => {
	segmenter ??= new Intl.Segmenter('zh', {granularity: 'word'});
	return segmenter.segment(text);
};

// Chinese has no blanks between words, so a line may be long; a word is not.
const reach = 400;

/** The start of the word left of `offset` (code units); at the start of a line, the end of the line before. */
export const previousWord = (text: string, offset: number): number => {
	if (offset === 0 || text[offset - 1] === '\n') return Math.max(0, offset - 1);
	const from = Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - reach);
	let start = from;
	for (const {index, isWordLike} of wordsOf(text.slice(from, offset))) if (isWordLike) start = from + index;
	return start;
};

/** The end of the word right of `offset` (code units); at the end of a line, the start of the next. */
export const nextWord = (text: string, offset: number): number => {
	if (offset >= text.length || text[offset] === '\n') return Math.min(text.length, offset + 1);
	const newline = text.indexOf('\n', offset);
	const to = Math.min(newline === -1 ? text.length : newline, offset + reach);
	for (const {segment, index, isWordLike} of wordsOf(text.slice(offset, to)))
		if (isWordLike) return offset + index + segment.length;
	return to;
};
