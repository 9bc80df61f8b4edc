import {clean} from './clean.js';
import {cursorCell, offsetAt, visualRows} from './rows.js';
import {nextOffset, previousOffset} from './width.js';
import {nextWord, previousWord} from './words.js';

type Moment = {readonly text: string; readonly cursor: number};

/** A text being typed. `cursor` is in code units; `past` and `future` are what undo and redo bring back. */
export type Edit = Moment & {
	readonly past?: readonly Moment[];
	readonly future?: readonly Moment[];
	/** Where the typing that is still one undo step ended. */
	readonly typedTo?: number;
	/** The cell that up and down keep to. */
	readonly goal?: number;
};

type Plain =
	| 'newline'
	| 'left'
	| 'right'
	| 'wordLeft'
	| 'wordRight'
	| 'home'
	| 'end'
	| 'top'
	| 'bottom'
	| 'backspace'
	| 'delete'
	| 'killToEnd'
	| 'killToStart'
	| 'killWord'
	| 'killWordRight'
	| 'undo'
	| 'redo';

export type EditAction =
	/** Typed: runs of it are one undo step. */
	| {readonly type: 'insert'; readonly text: string}
	| {readonly type: 'paste'; readonly text: string}
	| {readonly type: Plain}
	| {readonly type: 'up' | 'down'; readonly columns: number}
	| {readonly type: 'place'; readonly cursor: number}
	| {readonly type: 'set'; readonly text: string};

const mostPast = 200;

export const editOf = (text: string): Edit => ({text, cursor: text.length});

const changed = (before: Edit, text: string, cursor: number, typedTo?: number): Edit => {
	if (text === before.text) return moved(before, cursor);
	const goesOn = typedTo !== undefined && before.typedTo === before.cursor;
	const past = before.past ?? [];
	return {
		text,
		cursor,
		past: goesOn ? past : [...past.slice(1 - mostPast), {text: before.text, cursor: before.cursor}],
		...(typedTo === undefined ? {} : {typedTo}),
	};
};

const moved = ({text, past, future}: Edit, cursor: number, goal?: number): Edit => ({
	text,
	cursor,
	...(past && {past}),
	...(future && {future}),
	...(goal === undefined ? {} : {goal}),
});

const inserted = (before: Edit, text: string, isTyped: boolean): Edit => {
	const cursor = before.cursor + text.length;
	// A new undo step begins after a blank or a mark, so that undo takes back a phrase and not the whole note.
	const isMark = /[\s，。；！？,;!?]$/u.test(text);
	return changed(
		before,
		before.text.slice(0, before.cursor) + text + before.text.slice(before.cursor),
		cursor,
		isTyped && !isMark ? cursor : undefined,
	);
};

const without = (before: Edit, from: number, to: number): Edit =>
	changed(before, before.text.slice(0, from) + before.text.slice(to), from);

const timeTravel = (now: Edit, from: 'past' | 'future', to: 'past' | 'future'): Edit => {
	const then = now[from]?.at(-1);
	if (!then) return now;
	const here = {text: now.text, cursor: now.cursor};
	return {...then, [from]: now[from]!.slice(0, -1), [to]: [...(now[to] ?? []), here]};
};

const movedRow = (state: Edit, type: 'up' | 'down', columns: number): Edit => {
	const rows = visualRows(state.text, columns, state.cursor);
	const {x, y} = cursorCell(rows, state.cursor);
	const target = y + (type === 'up' ? -1 : 1);
	if (!rows[target]) return moved(state, type === 'up' ? 0 : state.text.length);
	const goal = state.goal ?? x;
	return moved(state, offsetAt(rows, target, goal), goal);
};

/** What a key does to a text. Pure; never throws; the cursor never stands inside a character. */
export const editReducer = (state: Edit, action: EditAction): Edit => {
	const {text, cursor} = state;
	const lineStart = cursor === 0 ? 0 : text.lastIndexOf('\n', cursor - 1) + 1;
	const newline = text.indexOf('\n', cursor);
	const lineEnd = newline === -1 ? text.length : newline;
	switch (action.type) {
		case 'insert':
			return inserted(state, clean(action.text), true);
		case 'paste':
			return inserted(state, clean(action.text), false);
		case 'newline':
			return inserted(state, '\n', false);
		case 'left':
			return moved(state, previousOffset(text, cursor));
		case 'right':
			return moved(state, nextOffset(text, cursor));
		case 'wordLeft':
			return moved(state, previousWord(text, cursor));
		case 'wordRight':
			return moved(state, nextWord(text, cursor));
		case 'home':
			return moved(state, lineStart);
		case 'end':
			return moved(state, lineEnd);
		case 'top':
			return moved(state, 0);
		case 'bottom':
			return moved(state, text.length);
		case 'backspace':
			return without(state, previousOffset(text, cursor), cursor);
		case 'delete':
			return without(state, cursor, nextOffset(text, cursor));
		case 'killToEnd':
			return without(state, cursor, cursor === lineEnd ? nextOffset(text, cursor) : lineEnd);
		case 'killToStart':
			return without(state, lineStart, cursor);
		case 'killWord':
			return without(state, previousWord(text, cursor), cursor);
		case 'killWordRight':
			return without(state, cursor, nextWord(text, cursor));
		case 'up':
		case 'down':
			return movedRow(state, action.type, action.columns);
		case 'place':
			return moved(state, placed(text, action.cursor));
		case 'undo':
			return timeTravel(state, 'past', 'future');
		case 'redo':
			return timeTravel(state, 'future', 'past');
		case 'set':
			return changed(state, action.text, action.text.length);
	}
};

const placed = (text: string, cursor: number): number => {
	const at = Math.min(Math.max(0, Math.trunc(cursor) || 0), text.length);
	const before = previousOffset(text, at);
	return at === 0 || nextOffset(text, before) === at ? at : before;
};
