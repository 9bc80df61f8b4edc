import {Box} from 'ink';
import {useEffect} from 'react';
import type {Around} from '../doors.js';
import {useKeys} from '../parts/keymap.js';
import {useLive} from '../parts/live.js';
import {clampTop, Rows} from '../parts/rows.js';
import {cell, fitRow, paragraph, type Row, row, span} from '../parts/shown.js';
import {useRoom} from '../room.js';
import type {Drawing, Entry, Quoted} from './entry.js';
import type {WithLine} from './handlers.js';
import {meaningOf, signsOf, tones} from './findings.js';
import {evidenceWords as words} from './words.js';

/** Lines read before and after the quoted one. */
const reach = 200;

/** The lines around a quote as the file says them now; undefined while they are read. */
const useAround = ({file, line}: Quoted): Around | undefined => {
	const {doors, tell} = useRoom();
	const key = `${file} ${line}`;
	const [read, live] = useLive<{readonly key: string; readonly around: Around} | undefined>(undefined);
	useEffect(() => {
		let isCurrent = true;
		doors
			.around(file, line, reach)
			.then(around => isCurrent && live.set({key, around}))
			.catch((error: unknown) => tell({zh: String(error), en: String(error)}, 'warn'));
		return () => {
			isCurrent = false;
		};
	}, [doors, tell, live, key, file, line]);
	return read?.key === key ? read.around : undefined;
};

/** What the line means, before it is read among its neighbours. */
const headRows = ({seen, rows}: Entry, drawing: Drawing): readonly Row[] => {
	if (!seen) return rows(false);
	const {
		columns,
		look: {say},
	} = drawing;
	const {level, title, meaning, next = []} = seen.finding;
	return [
		[
			span(`${say(words.levels[level])}  `, tones[level]),
			span(say(title ?? meaning), 'title'),
			...signsOf(seen, drawing),
		],
		...paragraph(say(meaningOf(seen)), columns),
		...next.flatMap(step => paragraph(say(step), columns, {lead: row(`${say(words.next)}  `, 'accent')})),
	];
};

/** The columns of a log of servicing, which leave its message little room, drawn closer. */
const closer = (text: string) => text.replace(/^(\S+ \S+ \w+) {2,}(\S+) {2,}/, '$1 $2 ');

const lineRows = (around: Around | undefined, {line, quote}: Quoted, {columns, look}: Drawing): readonly Row[] => {
	const {say, glyphs} = look;
	const numbered = (number: number, isHere: boolean): Row => [
		span(isHere ? glyphs.pointer : ' ', 'accent'),
		cell(String(number).padStart(6), 8, '', isHere ? 'accent' : 'quiet'),
	];
	const kept = quote === '' ? [] : paragraph(quote, columns, {lead: numbered(line, true), tone: 'command'});
	if (!around) return [...kept, row(say(words.reading), 'quiet')];
	if (!around.ok) return [...paragraph(say(around.sentence), columns, {tone: 'warn'}), ...kept];
	return around.lines.flatMap(({number, text}) => {
		if (number !== line)
			return [fitRow([...numbered(number, false), span(closer(text), 'quiet')], columns, glyphs.cut)];
		const here = paragraph(text, columns, {lead: numbered(number, true), tone: 'command'});
		const isChanged = quote !== '' && text !== quote;
		return isChanged ? [...paragraph(say(words.differs), columns, {tone: 'warn'}), ...kept, ...here] : here;
	});
};

type Props = {
	readonly entry: WithLine;
	/** Its place among those that have a line, from 1. */
	readonly at: number;
	readonly count: number;
	readonly drawing: Drawing;
	readonly rows: number;
	readonly isActive: boolean;
};

/** A finding with the line that proves it among its neighbours, read anew from the file. */
export function QuotePane({entry, at, count, drawing, rows, isActive}: Props) {
	const {columns, look} = drawing;
	const {quoted} = entry;
	const around = useAround(quoted);
	const [shift, live] = useLive(0);
	const place = fitRow(
		[
			span(`${quoted.file}:${quoted.line}`, 'accent'),
			span(`${look.glyphs.dot}${look.say(words.of(at, count))}`, 'quiet'),
		],
		columns,
		look.glyphs.cut,
	);
	const head = headRows(entry, drawing).slice(0, Math.max(2, rows - 9));
	const bodyRows = rows - head.length - 2;
	const lines = lineRows(around, quoted, drawing);
	const mark = lines.findIndex(([first]) => first?.text === look.glyphs.pointer);
	const start = clampTop(mark - Math.floor(bodyRows / 2) + 1, lines.length, bodyRows);
	const by = (delta: number) => live.set(now => clampTop(start + now + delta, lines.length, bodyRows) - start);
	useKeys(
		'evidence',
		{up: () => by(-1), down: () => by(1), pageUp: () => by(1 - bodyRows), pageDown: () => by(bodyRows - 1)},
		{isActive},
	);
	return (
		<Box flexDirection="column" width={columns} height={rows} flexShrink={0} overflow="hidden">
			<Rows content={head} columns={columns} rows={head.length} />
			<Rows content={[place, row(look.glyphs.rule.repeat(columns), 'quiet')]} columns={columns} rows={2} />
			<Rows content={lines} columns={columns} rows={bodyRows} top={clampTop(start + shift, lines.length, bodyRows)} />
		</Box>
	);
}
