import type {Promised} from '../../source/case/case.js';
import {isOverdue} from '../../source/case/reading/due.js';
import {subjectName} from '../../source/case/reading/subject.js';
import type {CaseView} from '../../source/case/view.js';
import type {WaitingView} from '../../source/case/ledger/waiting.js';
import {dateOf, type Instant} from '../../source/text/time.js';
import {undoing} from '../case/actions.js';
import {useKeys} from '../parts/keymap.js';
import {type Look, useLook} from '../parts/look.js';
import {useMarked} from '../parts/marked.js';
import {type Entry, Register} from '../parts/register.js';
import {cell, paragraph, type Row, row, span} from '../parts/shown.js';
import {useRoom} from '../room.js';
import {words} from '../words.js';

const {agenda: said} = words;

/** A promise of either side, or something waited for: both have an owner and a date. */
type Item =
	| {
			readonly kind: 'promise';
			readonly id: string;
			readonly due?: string | undefined;
			readonly isDone: boolean;
			readonly it: Promised;
	  }
	| {
			readonly kind: 'waiting';
			readonly id: string;
			readonly due?: string | undefined;
			readonly isDone: boolean;
			readonly it: WaitingView;
	  };

/** What is open first, by its date; what has none comes after what has. */
const itemsOf = (view: CaseView): readonly Item[] => {
	const items: Item[] = [
		...view.case.promises.map(it => ({kind: 'promise', id: it.id, due: it.due, isDone: it.kept, it}) as const),
		...view.waiting.map(
			it =>
				({kind: 'waiting', id: it.waiting.id, due: it.waiting.next, isDone: it.waiting.to !== undefined, it}) as const,
		),
	];
	return items.toSorted((a, b) => Number(a.isDone) - Number(b.isDone) || (a.due ?? '9').localeCompare(b.due ?? '9'));
};

type Drawing = {readonly look: Look; readonly columns: number; readonly now: Instant};

const ownerWords = (owner: string, {say}: Look) =>
	owner === 'customer' || owner === 'us' || owner === 'vendor' ? say(said.owners[owner]) : owner;

const whenWords = ({due, isDone}: Item, {look: {say}, now}: Drawing) => {
	if (!due) return {text: isDone ? '' : say(said.noDate), isLate: false};
	const isLate = !isDone && isOverdue(due, now);
	const day = dateOf(due) === dateOf(now) ? say(said.today) : dateOf(due).slice(5);
	return {text: isLate ? `${say(said.overdue)} ${day}` : day, isLate};
};

const textOf = (item: Item, {say}: Look) => (item.kind === 'promise' ? item.it.text : say(item.it.waiting.condition));

const waitingRows = ({waiting, subject, kit, chasers}: WaitingView, {look, columns}: Drawing): readonly Row[] => {
	const {say, glyphs} = look;
	const since = [say(said.since(dateOf(waiting.from))), subject && subjectName(subject)];
	const ended = waiting.to && say(said.ended(dateOf(waiting.to)));
	return [
		...paragraph([...since, ended].filter(Boolean).join(glyphs.dot), columns, {tone: 'quiet'}),
		...paragraph(ownerWords(waiting.owner, look), columns, {lead: row(`${say(said.owner)}  `, 'heading')}),
		...paragraph(chasers.length > 0 ? chasers.map(dateOf).join(glyphs.dot) : say(said.noChaser), columns, {
			lead: row(`${say(said.chasers)}  `, 'heading'),
		}),
		...(kit.length > 0 ? [row(say(said.kit), 'heading')] : []),
		...kit.flatMap(item => paragraph(say(item), columns, {lead: row(`  ${glyphs.bullet} `, 'quiet')})),
	];
};

const promiseRows = ({at, owner, side, keptAt}: Promised, {look, columns}: Drawing): readonly Row[] => {
	const {say, glyphs} = look;
	const who = owner ?? say(said.kinds[side]);
	const moments = [say(said.made(dateOf(at))), keptAt && say(said.kept(dateOf(keptAt)))];
	return [
		...paragraph(moments.filter(Boolean).join(glyphs.dot), columns, {tone: 'quiet'}),
		...paragraph(who, columns, {lead: row(`${say(said.owner)}  `, 'heading')}),
	];
};

const entryOf = (item: Item, index: number, drawing: Drawing): Entry => {
	const {look, columns} = drawing;
	const {say, glyphs} = look;
	const {text: when, isLate} = whenWords(item, drawing);
	const kind = item.kind === 'promise' ? item.it.side : 'waiting';
	const tone = item.isDone ? 'quiet' : 'plain';
	return {
		id: item.id,
		spans: [
			cell(index < 9 ? ` ${index + 1}` : '', 4, '', 'key'),
			span(`${item.isDone ? glyphs.passed : ' '.repeat(glyphs.passed.length)} `, 'good'),
			cell(when, 15, glyphs.cut, isLate ? 'bad' : 'quiet'),
			cell(say(said.kinds[kind]), 9, glyphs.cut, 'accent'),
			span(textOf(item, look), tone),
		],
		detail: [
			...paragraph(textOf(item, look), columns, {tone: 'title'}),
			...(item.kind === 'promise' ? promiseRows(item.it, drawing) : waitingRows(item.it, drawing)),
		],
	};
};

type Props = {
	readonly view: CaseView;
	readonly of?: string | undefined;
	readonly columns: number;
	readonly rows: number;
};

/** What both sides promised and what is waited for: by whom, by when, what must lie ready. */
export function AgendaPage({view, of, columns, rows}: Props) {
	const room = useRoom();
	const {go, doors, actHere, tell} = room;
	const look = useLook();
	const drawing = {look, columns: columns - 2, now: doors.now()};
	const items = itemsOf(view);
	const marked = useMarked(
		items.map(({id}) => id),
		of,
	);
	const current = () => items.find(({id}) => id === marked.current());
	const open = (kind: 'promise' | 'waiting' | 'next-date', panelOf?: string) => {
		const id = marked.current();
		go({go: 'page', page: {kind: 'agenda', ...(id !== undefined && {of: id})}});
		go({go: 'panel', kind, ...(panelOf !== undefined && {of: panelOf})});
	};

	const isEmpty = items.length === 0;
	useKeys('agenda', {
		...(!isEmpty && marked.keys),
		done: {
			run: () => {
				const item = current();
				if (!item) return;
				if (item.isDone) return tell(said.isDone, 'warn');
				const done =
					item.kind === 'promise'
						? actHere({do: 'keep-promise', promise: item.id})
						: actHere({do: 'end-waiting', waiting: item.id});
				return done.then(({ok}) => ok && tell(words.recorded(textOf(item, look))));
			},
			...(isEmpty && {off: said.none}),
		},
		add: () => open('promise'),
		wait: () => open('waiting'),
		move: {
			run: () => {
				const item = current();
				if (!item) return;
				return item.isDone ? tell(said.isDone, 'warn') : open('next-date', item.id);
			},
			...(isEmpty && {off: said.none}),
		},
		chase: () => go({go: 'page', page: {kind: 'draft', of: 'chaser', language: doors.language}}),
		undo: undoing(room, view),
		back: () => go({go: 'back'}),
	});
	const late = items.filter(item => whenWords(item, drawing).isLate).length;
	return (
		<Register
			head={[
				[span(` ${look.say(said.title)}`, 'title'), span(late > 0 ? `  ${look.say(said.late(late))}` : '', 'bad')],
			]}
			empty={` ${look.say(said.none)}`}
			entries={items.map((item, index) => entryOf(item, index, drawing))}
			marked={marked.index}
			top={marked.top}
			columns={columns}
			rows={rows}
		/>
	);
}
