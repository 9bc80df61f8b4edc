import {cellsOf, cutText, graphemesOf, width} from './width.js';

// Kinsoku: never first on a line, never last on a line.
const neverFirst = new Set('，。、；：？！）】》」』〕〉”’…—·～,.;:?!)]}%％℃');
const neverLast = new Set('（【《「『〔〈“‘([{￥$');
const isSpace = (grapheme: string) => grapheme === ' ' || grapheme === '\u3000';
/** After these a narrow character stays: paths, versions, words, numbers. */
const joins = /[\w\\/.:~-]$/;

type Atom = {text: string; cells: number};

/** What a line may not be broken inside: one wide character with the punctuation that clings to it, a run of narrow ones, one space. */
const atomsOf = (paragraph: string): Atom[] => {
	const atoms: Atom[] = [];
	let before = ' ';
	for (const {segment} of graphemesOf(paragraph)) {
		const cells = cellsOf(segment);
		const last = atoms.at(-1);
		const clings =
			neverLast.has(before) ||
			neverFirst.has(segment) ||
			(cells < 2 && cellsOf(before) < 2 && (!neverFirst.has(before) || joins.test(before))) ||
			(before === ',' && /\d/.test(segment));
		if (last && clings && !isSpace(segment) && !isSpace(before)) {
			last.text += segment;
			last.cells += cells;
		} else atoms.push({text: segment, cells});
		before = segment;
	}

	return atoms;
};

const wrapParagraph = (paragraph: string, columns: number): string[] => {
	const lines: string[] = [];
	let line = '';
	let used = 0;
	const flush = () => {
		if (line !== '') lines.push(line.trimEnd());
		line = '';
		used = 0;
	};

	for (const {text, cells} of atomsOf(paragraph)) {
		if (used + cells <= columns) {
			line += text;
			used += cells;
			continue;
		}

		flush();
		if (isSpace(text)) continue;
		let rest = text;
		// Longer than a whole line (a path, a hash): cut where the line ends, at least one grapheme a line.
		while (rest !== '' && width(rest) > columns) {
			const cut = cutText(rest, columns) || firstOf(rest);
			lines.push(cut);
			rest = rest.slice(cut.length);
		}

		line = rest;
		used = width(rest);
	}

	return line === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()];
};

const firstOf = (text: string): string => {
	for (const {segment} of graphemesOf(text)) return segment;
	return '';
};

/**
Wraps mixed Chinese and ASCII text to `columns` cells: a line may break between any two wide characters and at spaces, not
before closing or after opening punctuation, not inside a KB, version, path or word unless it is longer than a line.
*/
export const wrapCjk = (text: string, columns: number): string[] =>
	text.split('\n').flatMap(paragraph => wrapParagraph(paragraph, columns));
