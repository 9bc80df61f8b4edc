import {Text} from 'ink';
import {memo} from 'react';
import {clean} from '../../source/text/shown/clean.js';
import {visible, visibleLine} from '../../source/text/shown/visible.js';
import {fitText, width} from '../../source/text/shown/width.js';
import {wrapCjk} from '../../source/text/shown/wrap.js';
import type {Tone} from '../theme.js';
import {useLook} from './look.js';

declare const safe: unique symbol;
/** Text that has gone through `visible()` once; nothing else can be put on the screen. */
export type Shown = string & {readonly [safe]: true};

export type Span = {readonly text: Shown; readonly tone: Tone};
/** One line of the screen. */
export type Row = readonly Span[];

/** The one place where text, wherever it comes from, becomes text of the screen. */
export const span = (text: string, tone: Tone = 'plain'): Span => ({text: visibleLine(text) as Shown, tone});
export const row = (text: string, tone: Tone = 'plain'): Row => [span(text, tone)];
export const blank: Row = [];

/** A row of a text field: it was cleaned as it was typed, and must keep the width that the caret reckons with. */
export const typed = (text: string): Span => ({text: clean(text) as Shown, tone: 'field'});

/** A part of a text field's text that is understood, in code units of the whole text. */
export type Marked = {readonly from: number; readonly to: number; readonly tone: Tone};

/** A row of a text field with what is understood in it: the mark that begins last is the one that is seen. */
export const marked = (text: string, start: number, marks: readonly Marked[]): Row => {
	const end = start + text.length;
	const here = marks.filter(({from, to}) => from < end && to > start);
	if (here.length === 0) return [typed(text)];
	const edges = here.flatMap(({from, to}) => [Math.max(from, start), Math.min(to, end)]);
	const places = [...new Set([start, ...edges, end])].sort((a, b) => a - b);
	const spans = places.slice(0, -1).map((from, index) => {
		const mark = here.findLast(one => one.from <= from && one.to > from);
		const part = typed(text.slice(from - start, places[index + 1]! - start));
		return mark ? {...part, tone: mark.tone} : part;
	});
	return [...spans, typed('')];
};

export const rowWidth = (spans: Row): number => spans.reduce((sum, {text}) => sum + width(text), 0);

/** Cut or padded to exactly `columns` cells. */
export const fitRow = (spans: Row, columns: number, cut: string): Row => {
	const out: Span[] = [];
	let room = columns;
	for (const {text, tone} of spans) {
		const wide = width(text);
		if (wide > room) {
			out.push({text: fitText(text, room, room < width(cut) ? '' : cut) as Shown, tone});
			return out;
		}

		out.push({text, tone});
		room -= wide;
	}

	return room > 0
		? [...out, {text: ' '.repeat(room) as Shown, tone: out.at(-1)?.tone === 'field' ? 'field' : 'plain'}]
		: out;
};

/** A span of exactly `columns` cells, for tables. */
export const cell = (text: string, columns: number, cut: string, tone: Tone = 'plain'): Span => ({
	text: fitText(visibleLine(text), Math.max(0, columns), width(cut) > columns ? '' : cut) as Shown,
	tone,
});

/** Left and right on one line; the right one stays whole as long as it can. */
export const spread = (left: Row, right: Row, columns: number, cut: string): Row => {
	const rest = Math.max(0, columns - rowWidth(right));
	return fitRow([...fitRow(left, rest, cut), ...right], columns, cut);
};

type Paragraph = {
	readonly tone?: Tone;
	/** Stands before the first line; the others are indented by its width. */
	readonly lead?: Row;
};

/** Text wrapped to `columns` cells, Chinese and ASCII mixed; its line breaks stay. */
export const paragraph = (
	text: string,
	columns: number,
	{tone = 'plain', lead = []}: Paragraph = {},
): readonly Row[] => {
	const indent = rowWidth(lead);
	return wrapCjk(visible(text), Math.max(4, columns - indent)).map((line, index) => [
		...(index === 0 ? lead : indent > 0 ? row(' '.repeat(indent)) : []),
		{text: line as Shown, tone},
	]);
};

type LineProps = {readonly spans: Row; readonly columns: number; readonly isMarked?: boolean};

/** The marked row is told by a pointer at its head too, where it is indented. */
const pointed = ([first, ...rest]: Row, pointer: string): Row =>
	first?.text.startsWith(' ') ? [{text: `${pointer}${first.text.slice(1)}` as Shown, tone: first.tone}, ...rest] : [];

/** One row of exactly `columns` cells. */
export const Line = memo(function Line({spans, columns, isMarked = false}: LineProps) {
	const {theme, glyphs, drawn} = useLook();
	if (columns <= 0) return null;
	const marked = isMarked ? pointed(spans, glyphs.pointer) : [];
	return (
		<Text wrap="truncate-end">
			{fitRow(marked.length > 0 ? marked : spans, columns, glyphs.cut).map(({text, tone}, index) => (
				<Text key={index} {...(isMarked && theme.marked)} {...theme[tone]}>
					{drawn(text)}
				</Text>
			))}
		</Text>
	);
});
