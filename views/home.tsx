import {Box} from 'ink';
import {useMemo} from 'react';
import {type Alike, alikeTo} from '../source/case/reading/alike.js';
import type {CaseSummary} from '../source/case/view.js';
import {isOverdue} from '../source/case/reading/due.js';
import {isThread} from '../source/import/mails/thread.js';
import {clockOf, dateOf, type Instant, isDay} from '../source/text/time.js';
import {width} from '../source/text/shown/width.js';
import {digitOf} from './keys.js';
import {Form} from './parts/form.js';
import {useKeys} from './parts/keymap.js';
import {useLive} from './parts/live.js';
import {type Look, useLook} from './parts/look.js';
import {Rows} from './parts/rows.js';
import {blank, cell, paragraph, type Row, row, span} from './parts/shown.js';
import {useRoom} from './room.js';
import {Welcome} from './welcome.js';
import {words} from './words.js';

const dueWords = ({due}: CaseSummary, now: Instant, {say}: Look) => {
	const first = due[0];
	if (!first) return {text: '', isLate: false};
	const isLate = isOverdue(first.at, now);
	const isToday = dateOf(first.at) === dateOf(now);
	const when = !isToday ? first.at.slice(5, 10) : isDay(first.at) ? say(words.home.today) : clockOf(first.at);
	const told = say(isLate ? words.home.late(when, say(first.what)) : words.home.due(when, say(first.what)));
	const more = due.length > 1 ? say(words.home.more(due.length)) : '';
	return {text: `${more}${told}`, isLate};
};

/** A case on one line: digit, call, number, priority, customer, title, what is due. */
const caseRow = (it: CaseSummary, index: number, columns: number, now: Instant, look: Look): Row => {
	const {say, glyphs} = look;
	const {text, isLate} = dueWords(it, now, look);
	const dueColumns = Math.min(width(text), Math.floor(columns * 0.3));
	const customer = columns >= 80 ? 10 : 0;
	const number = columns >= 70 ? 18 : 14;
	const title = columns - 4 - 2 - number - 3 - customer - (customer ? 1 : 0) - dueColumns - 2;
	const isQuiet = it.state === 'archived';
	return [
		cell(index < 9 ? ` ${index + 1}` : '', 4, '', 'key'),
		it.onCall ? span(`${glyphs.call} `, 'call') : span('  '),
		cell(it.number ?? say(words.home.noNumber), number - 1, glyphs.cut, isQuiet ? 'quiet' : 'accent'),
		span(' '),
		cell(it.priority ?? '', 3, '', 'title'),
		...(customer ? [cell(it.customer ?? '', customer, glyphs.cut), span(' ')] : []),
		cell(it.title ?? say(words.home.noTitle), title, glyphs.cut, isQuiet ? 'quiet' : 'plain'),
		span('  '),
		cell(
			isQuiet ? say(words.archived) : text,
			Math.max(dueColumns, isQuiet ? 0 : 0),
			glyphs.cut,
			isLate ? 'bad' : 'quiet',
		),
	];
};

/** Which cases are like the marked one, how they ended, and what they share with it. */
export const alikeRows = (alike: readonly Alike[], columns: number, {say, glyphs}: Look): readonly Row[] =>
	alike.map(({found, shared}) => [
		span('  '),
		cell(found.number ?? say(words.home.noNumber), 18, glyphs.cut, 'accent'),
		span(' '),
		...(found.outcome && found.state === 'archived'
			? [span(`${say(words.forms.archiveOutcomes[found.outcome])}${glyphs.dot}`, 'good')]
			: []),
		cell([shared.join(' '), found.title ?? ''].join('  '), Math.max(0, columns - 36), glyphs.cut, 'quiet'),
	]);

type Size = {readonly columns: number; readonly rows: number};

function CaseList({columns, rows}: Size) {
	const {desk, doors, openCase, act, go, quit} = useRoom();
	const look = useLook();
	const {cases} = desk;
	const [wanted, live] = useLive({id: '', index: 0});
	const indexOf = ({id, index}: {id: string; index: number}) => {
		const found = cases.findIndex(it => it.id === id);
		return Math.max(0, Math.min(cases.length - 1, found === -1 ? index : found));
	};

	const by = (delta: number) => {
		const index = Math.max(0, Math.min(cases.length - 1, indexOf(live.get()) + delta));
		live.set({id: cases[index]?.id ?? '', index});
	};

	const open = (index: number) => {
		const it = cases[index];
		return it && openCase(it.id);
	};

	const marked = cases[indexOf(wanted)];
	const alike = useMemo(() => (marked ? alikeTo(marked, cases) : []), [marked, cases]);
	// Only where the list itself keeps most of the page.
	const below =
		alike.length > 0 && rows >= 12
			? [blank, row(`  ${look.say(words.home.alike)}`, 'heading'), ...alikeRows(alike, columns, look)]
			: [];
	const listRows = rows - below.length;
	const page = listRows - 1;
	useKeys('home', {
		...(cases.length > 0 && {
			open: () => open(indexOf(live.get())),
			choose: chord => open(digitOf(chord)),
			up: () => by(-1),
			down: () => by(1),
			pageUp: () => by(-page),
			pageDown: () => by(page),
		}),
		new: () => go({go: 'over', over: 'new'}),
		async call() {
			const done = await act({do: 'new-case', call: true});
			if (done.ok && done.case) await openCase(done.case);
		},
		quit,
	});

	if (cases.length === 0) return <Welcome columns={columns} rows={rows} />;
	const now = doors.now();
	const index = indexOf(wanted);
	const firstArchived = cases.findIndex(({state}) => state === 'archived');
	const split = firstArchived === -1 ? cases.length : firstArchived;
	const extra = firstArchived === -1 ? 0 : 2;
	const at = index >= split ? index + extra : index;
	const length = cases.length + extra;
	const top = Math.max(0, Math.min(at - Math.floor(listRows / 2), length - listRows));
	// Only what is in the window is put into words: there may be ten thousand cases.
	const content = Array.from({length: Math.min(listRows, length)}, (_, n): Row => {
		const line = top + n;
		if (extra > 0 && line === split) return blank;
		if (extra > 0 && line === split + 1)
			return row(`    ${look.say(words.home.archived(cases.length - split))}`, 'heading');
		const nth = line > split ? line - extra : line;
		const it = cases[nth];
		return it ? caseRow(it, nth, columns, now, look) : blank;
	});
	return (
		<Box flexDirection="column" width={columns} height={rows} flexShrink={0} overflow="hidden">
			<Rows content={content} columns={columns} rows={listRows} marked={at - top} />
			{below.length > 0 && <Rows content={below} columns={columns} rows={below.length} />}
		</Box>
	);
}

function NewCase({columns, rows}: Size) {
	const {doors, act, openCase, go, tell} = useRoom();
	const {say} = useLook();
	const takeThread = async (text: string) => {
		const done = await doors.takeThread({text});
		if (!done.ok) return tell(done.sentence, 'warn');
		doors.desk.keep('new-case', '');
		if (done.case) await openCase(done.case);
		if (done.said) tell(done.said);
	};

	return (
		<Form
			title={say(words.home.newTitle)}
			intro={[...paragraph(say(words.home.newIntro), columns, {tone: 'quiet'})]}
			fields={[{id: 'line', label: say(words.home.newField), hint: say(words.home.newHint), rows: 3}]}
			columns={columns}
			rows={rows}
			kept={() => doors.desk.kept('new-case')}
			keep={(_, value) => doors.desk.keep('new-case', value)}
			onBack={() => go({go: 'back'})}
			onMissing={label => tell(words.needed(label), 'warn')}
			onPaste={text => {
				if (!isThread(text)) return false;
				void takeThread(text);
				return true;
			}}
			onDone={async ({line = ''}) => {
				const done = await act({do: 'new-case', line});
				if (!done.ok) return;
				doors.desk.keep('new-case', '');
				if (done.case) await openCase(done.case);
			}}
		/>
	);
}

/** All cases, what is due first. */
export function Home({columns, rows}: Size) {
	const {screen} = useRoom();
	const inner = columns - 2;
	return (
		<Box width={columns} height={rows} paddingLeft={1} flexShrink={0} overflow="hidden">
			{screen.over === 'new' ? <NewCase columns={inner} rows={rows} /> : <CaseList columns={inner} rows={rows} />}
		</Box>
	);
}
