import stringWidth from 'string-width';

const segmenter = new Intl.Segmenter('zh', {granularity: 'grapheme'});

/** Only characters of which one is always one grapheme: printable ASCII, Chinese characters and their punctuation. */
const plain = /^[\x20-\x7e\u2e80-\u2fd5\u3001-\u3029\u3400-\u9fff\uff01-\uff60]*$/;
const isPlain = (text: string) => plain.test(text);
const isAscii = (text: string) => text < '\u007f';

/** What a person counts as one character, with its offset in code units. */
export const graphemesOf = (text: string): Iterable<{readonly segment: string; readonly index: number}> =>
	isPlain(text) ? singles(text) : segmenter.segment(text);

function* singles(text: string) {
	for (let index = 0; index < text.length; index++) yield {segment: text[index]!, index};
}

export const graphemes = (text: string): string[] => Array.from(graphemesOf(text), ({segment}) => segment);

/** Cells of one grapheme; a control character has none. */
export const cellsOf = (grapheme: string): number =>
	grapheme.length === 1 && isPlain(grapheme)
		? isAscii(grapheme)
			? 1
			: 2
		: stringWidth(grapheme, {countAnsiEscapeCodes: true});

/** Terminal cells of a text; ambiguous characters (`…`, `·`, `→`) count as one. */
export const width = (text: string): number => {
	let cells = 0;
	for (const {segment} of graphemesOf(text)) cells += cellsOf(segment);
	return cells;
};

// A grapheme is short: look a little way, not over the whole draft.
const reach = 64;

/** The offset (in code units) one grapheme left of `offset`. */
export const previousOffset = (text: string, offset: number): number => {
	const from = Math.max(0, offset - reach);
	let last = from;
	for (const {index} of segmenter.segment(text.slice(from, offset))) last = from + index;
	return last;
};

/** The offset (in code units) one grapheme right of `offset`. */
export const nextOffset = (text: string, offset: number): number => {
	for (const {segment} of segmenter.segment(text.slice(offset, offset + reach))) return offset + segment.length;
	return offset;
};

/** As much of the text as fits into `columns` cells, cut between graphemes. */
export const cutText = (text: string, columns: number): string => {
	let used = 0;
	for (const {segment, index} of graphemesOf(text)) {
		used += cellsOf(segment);
		if (used > columns) return text.slice(0, index);
	}

	return text;
};

/** Exactly `columns` cells: cut on a grapheme, the cut marked, padded with spaces. */
export const fitText = (text: string, columns: number, mark = '…'): string => {
	const cells = width(text);
	if (cells <= columns) return text + ' '.repeat(columns - cells);
	const sign = width(mark) <= columns ? mark : '';
	const cut = cutText(text, columns - width(sign)) + sign;
	return cut + ' '.repeat(Math.max(0, columns - width(cut)));
};
