import {cellsOf, graphemesOf, width} from './width.js';

/** A row of a text field: its text and where it lies in the whole text (code units, `end` exclusive, newline not counted). */
export type VisualRow = {readonly text: string; readonly start: number; readonly end: number};

type Piece = {readonly text: string; readonly from: number; readonly to: number};

// Typing changes one line of a draft: the others are not measured again.
const known = new Map<string, readonly Piece[]>();
const mostKnown = 2000;

const piecesOf = (line: string, columns: number): readonly Piece[] => {
	const key = `${columns}\0${line}`;
	const before = known.get(key);
	if (before) return before;
	const pieces: Piece[] = [];
	let from = 0;
	let used = 0;
	for (const {segment, index} of graphemesOf(line)) {
		const cells = cellsOf(segment);
		if (used + cells > columns && index > from) {
			pieces.push({text: line.slice(from, index), from, to: index});
			from = index;
			used = 0;
		}

		used += cells;
	}

	pieces.push({text: line.slice(from), from, to: line.length});
	if (known.size >= mostKnown) known.clear();
	known.set(key, pieces);
	return pieces;
};

/**
Hard-wraps to `columns` cells and remembers where each row starts, so that a cursor can be mapped both ways. With `cursor`,
a cursor at the end of a full row gets a row of its own, since there is no cell left for it.
*/
export const visualRows = (text: string, columns: number, cursor?: number): VisualRow[] => {
	const rows: VisualRow[] = [];
	let base = 0;
	for (const line of text.split('\n')) {
		for (const {text, from, to} of piecesOf(line, columns)) rows.push({text, start: base + from, end: base + to});
		const end = base + line.length;
		if (cursor === end && line !== '' && width(rows.at(-1)!.text) >= columns) rows.push({text: '', start: end, end});
		base = end + 1;
	}

	return rows;
};

/** The index of the row in which the cursor is drawn: at a soft break the beginning of the later one. */
export const rowOf = (rows: readonly VisualRow[], cursor: number): number => {
	let low = 0;
	let high = rows.length - 1;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (rows[middle]!.start <= cursor) low = middle;
		else high = middle - 1;
	}

	return low;
};

/** Where the cursor is drawn: cells from the left, rows from the top, both from 0. */
export const cursorCell = (rows: readonly VisualRow[], cursor: number): {readonly x: number; readonly y: number} => {
	const y = rowOf(rows, cursor);
	const row = rows[y];
	return row ? {x: width(row.text.slice(0, Math.max(0, cursor - row.start))), y} : {x: 0, y: 0};
};

/** The offset in a row that lies at or left of cell `x`; in a row that flows on, never its end, which is drawn in the next. */
export const offsetAt = (rows: readonly VisualRow[], y: number, x: number): number => {
	const row = rows[y];
	if (!row) return 0;
	const flowsOn = rows[y + 1]?.start === row.end;
	let used = 0;
	let last = row.start;
	for (const {segment, index} of graphemesOf(row.text)) {
		last = row.start + index;
		if (used + cellsOf(segment) > x) return last;
		used += cellsOf(segment);
	}

	return flowsOn ? last : row.end;
};
