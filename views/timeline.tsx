import {Box} from 'ink';
import type {CaseView} from '../source/case/view.js';
import {type Moment, timelineOf} from '../source/case/reading/timeline.js';
import {clockOf, dateOf} from '../source/text/time.js';
import {subjectName} from '../source/case/reading/subject.js';
import {useKeys} from './parts/keymap.js';
import {type Look, useLook} from './parts/look.js';
import {useLive} from './parts/live.js';
import {clampTop, Rows} from './parts/rows.js';
import {blank, cell, paragraph, type Row, row, span} from './parts/shown.js';
import {useRoom} from './room.js';
import {type TimelineFilter, timelineFilters} from './screen.js';
import {words} from './words.js';

const kindColumns = 10;

const momentRows = (
	moment: Moment,
	names: ReadonlyMap<string, string>,
	columns: number,
	look: Look,
): readonly Row[] => {
	const {say, glyphs} = look;
	const {at, kind, text, subject} = moment;
	const tone = kind === 'sent' || kind === 'received' || kind === 'archived' ? 'accent' : 'heading';
	const who = subject === undefined ? '' : (names.get(subject) ?? '');
	const said = typeof text === 'string' ? text : say(text);
	return paragraph(who === '' ? said : `${said}  ${glyphs.dot.trim()} ${who}`, columns, {
		lead: [span(`  ${clockOf(at)}  `, 'quiet'), cell(say(words.timeline.kinds[kind]), kindColumns, glyphs.cut, tone)],
	});
};

const kindsOf: Readonly<Record<TimelineFilter, readonly Moment['kind'][]>> = {
	talk: ['opened', 'call', 'call-ended', 'note', 'priority', 'promise', 'kept', 'archived'],
	walk: ['answer', 'advice', 'advice-settled', 'cause', 'cause-settled', 'consent', 'waiting', 'came'],
	mail: ['sent', 'received', 'archived'],
	logs: ['evidence'],
};

type Drawn = {
	readonly content: readonly Row[] /** The rows of the days' headings. */;
	readonly days: readonly number[];
};

/** The journal by day, the oldest first. */
const draw = ({case: found}: CaseView, only: TimelineFilter | undefined, columns: number, look: Look): Drawn => {
	const names = new Map(found.subjects.map(it => [it.id, subjectName(it)]));
	const moments = timelineOf(found).filter(({kind}) => only === undefined || kindsOf[only].includes(kind));
	const content: Row[] = [];
	const days: number[] = [];
	for (const [index, moment] of moments.entries()) {
		const day = dateOf(moment.at);
		if (index === 0 || dateOf(moments[index - 1]!.at) !== day) {
			if (index > 0) content.push(blank);
			days.push(content.length);
			content.push(row(day, 'title'));
		}

		content.push(...momentRows(moment, names, columns, look));
	}

	return {content: content.length > 0 ? content : [row(look.say(words.timeline.nothing), 'quiet')], days};
};

/** What is shown of the journal, all kinds beside each other: the chosen one stands out, also without colour. */
const filterRow = (only: TimelineFilter | undefined, {say, glyphs}: Look): Row =>
	[undefined, ...timelineFilters].flatMap(one => {
		const name = say(one === undefined ? words.timeline.all : words.timeline.filters[one]);
		return [span(' '), span(one === only ? `${glyphs.pointer}${name}` : ` ${name}`, one === only ? 'title' : 'quiet')];
	});

type Props = {
	readonly view: CaseView;
	readonly only: TimelineFilter | undefined;
	readonly columns: number;
	readonly rows: number;
};

export function TimelinePage({view, only, columns, rows}: Props) {
	const {go} = useRoom();
	const look = useLook();
	const [wanted, live] = useLive<number>(Number.MAX_SAFE_INTEGER);
	const {content, days} = draw(view, only, columns - 2, look);
	const height = rows - 2;
	const topNow = () => clampTop(live.get(), content.length, height);
	const to = (top: number) => live.set(clampTop(top, content.length, height));
	useKeys('timeline', {
		back: () => go({go: 'back'}),
		filter() {
			const all = [undefined, ...timelineFilters];
			const next = all[(all.indexOf(only) + 1) % all.length];
			live.set(Number.MAX_SAFE_INTEGER);
			go({go: 'page', page: {kind: 'timeline', ...(next && {only: next})}});
		},
		earlierDay: () => to(days.findLast(day => day < topNow()) ?? 0),
		laterDay: () => to(days.find(day => day > topNow()) ?? content.length),
		up: () => to(topNow() - 1),
		down: () => to(topNow() + 1),
		pageUp: () => to(topNow() + 1 - height),
		pageDown: () => to(topNow() + height - 1),
	});
	return (
		<Box flexDirection="column" width={columns} height={rows} flexShrink={0} overflow="hidden">
			<Rows content={[filterRow(only, look), blank]} columns={columns} rows={2} />
			<Rows
				content={content.map(spans => [span(' '), ...spans])}
				columns={columns}
				rows={height}
				top={clampTop(wanted, content.length, height)}
			/>
		</Box>
	);
}
