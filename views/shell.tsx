import {Box} from 'ink';
import {width} from '../source/text/shown/width.js';
import {minutesBetween} from '../source/text/time.js';
import type {CaseView} from '../source/case/view.js';
import {type Hint, useHints} from './parts/keymap.js';
import {useValue} from './parts/live.js';
import {useLook} from './parts/look.js';
import {blank, Line, row, type Span, span, spread} from './parts/shown.js';
import {useRoom} from './room.js';
import type {Tone} from './theme.js';
import {words} from './words.js';

/** Number, customer, title; on the right priority, product and the call's minutes. */
export function TitleLine({view, columns}: {readonly view: CaseView | undefined; readonly columns: number}) {
	const {say, glyphs} = useLook();
	const {doors, desk} = useRoom();
	const demo = doors.isDemo ? [span(` ${say(words.demo)} `, 'chosen')] : [];
	if (!view) {
		const open = desk.cases.filter(({state}) => state === 'open').length;
		const left = [...demo, span(` ${say(words.app)}`, 'key'), span(`${glyphs.dot}${say(words.home.title)}`, 'quiet')];
		return (
			<Line
				spans={spread(left, row(`${say(words.home.open(open))} `, 'quiet'), columns, glyphs.cut)}
				columns={columns}
			/>
		);
	}

	const {number, customer, title, priority, product, calls, state} = view.case;
	const left: Span[] = [
		...demo,
		span(` ${number ?? say(words.home.noNumber)}`, 'key'),
		span(customer ? `  ${customer}` : '', 'title'),
		span(`  ${title ?? say(words.home.noTitle)}`, 'plain'),
	];
	const call = calls.at(-1);
	const right: Span[] = [span('  ')];
	const part = (text: string | undefined, tone: Tone) => {
		if (text) right.push(span(right.length > 1 ? glyphs.dot : ''), span(text, tone));
	};

	part(state === 'archived' ? say(words.archived) : undefined, 'warn');
	part(priority, 'title');
	part(product, 'quiet');
	if (call && !call.to) part(`${glyphs.call} ${say(words.minutes(minutesBetween(call.from, doors.now())))}`, 'call');
	right.push(span(' '));
	return <Line spans={spread(left, right, columns, glyphs.cut)} columns={columns} />;
}

export function Rule({columns}: {readonly columns: number}) {
	const {glyphs} = useLook();
	return <Line spans={row(glyphs.rule.repeat(columns), 'frame')} columns={columns} />;
}

export type Status = {readonly words: string; readonly tone: Tone} | undefined;

/** What came of the last key, and on the right what goes on in the background. */
export function StatusLine({status, columns}: {readonly status: Status; readonly columns: number}) {
	const {say, glyphs} = useLook();
	const {desk, tour} = useRoom();
	const {hints, at} = words.tour;
	const hint = hints[useValue(tour)];
	const tip = hint && [
		span(` ${say(at(hints.indexOf(hint) + 1, hints.length))}  `, 'heading'),
		span(say(hint), 'accent'),
	];
	const working = desk.working.map(({what, ...progress}) => say(words.working(say(what), progress))).join(glyphs.dot);
	return (
		<Line
			spans={spread(
				status ? row(` ${status.words}`, status.tone) : (tip ?? blank),
				row(working ? `${working} ` : '', 'quiet'),
				columns,
				glyphs.cut,
			)}
			columns={columns}
		/>
	);
}

/** The keys of this place, as many as the line holds; the same table acts. */
export function KeyLine({columns}: {readonly columns: number}) {
	const {say, keyOf} = useLook();
	const hints = useHints()();
	const works = ({handler}: Hint) => typeof handler === 'function' || handler.off === undefined;
	const ranked = hints
		.filter(hint => hint.row.line !== undefined && works(hint))
		.toSorted((a, b) => a.row.line! - b.row.line!);
	const lasting = ranked.filter(({row: {line}}) => line! >= 90);
	const spans: Span[] = [span(' ')];
	const wide = ({row: it}: Hint) => width(keyOf(it)) + width(say(it.words)) + 3;
	let room = columns - 1 - lasting.reduce((sum, hint) => sum + wide(hint), 0);
	for (const hint of ranked) {
		const isLasting = lasting.includes(hint);
		if (!isLasting && wide(hint) > room) continue;
		if (!isLasting) room -= wide(hint);
		spans.push(span(keyOf(hint.row), 'key'), span(` ${say(hint.row.words)}  `, 'quiet'));
	}

	return <Line spans={spans} columns={columns} />;
}

type Frame = {
	readonly view: CaseView | undefined;
	readonly columns: number;
	readonly rows: number;
	readonly status: Status;
	readonly children: (size: {readonly columns: number; readonly rows: number}) => React.ReactNode;
};

/** Title, body, status and keys: exactly `rows` lines. Rules only where there is room for them. */
export function Frame({view, columns, rows, status, children}: Frame) {
	const isRoomy = rows >= 20;
	const bodyRows = rows - (isRoomy ? 5 : 3);
	return (
		<Box flexDirection="column" width={columns} height={rows} flexShrink={0} overflow="hidden">
			<TitleLine view={view} columns={columns} />
			{isRoomy && <Rule columns={columns} />}
			<Box width={columns} height={bodyRows} flexShrink={0} overflow="hidden">
				{children({columns, rows: bodyRows})}
			</Box>
			{isRoomy && <Rule columns={columns} />}
			<StatusLine status={status} columns={columns} />
			<KeyLine columns={columns} />
		</Box>
	);
}
