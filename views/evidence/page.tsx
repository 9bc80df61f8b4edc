import {Box} from 'ink';
import {useMemo} from 'react';
import {evidenceFor, findingsFor} from '../../source/case/findings.js';
import {subjectName} from '../../source/case/subject.js';
import type {CaseView} from '../../source/case/view.js';
import type {Both} from '../../source/text/both.js';
import {arrivalsFor} from '../../source/drafts/arrivals.js';
import {differingIn} from '../../source/evidence/differ.js';
import {CaseForm} from '../case/case-form.js';
import type {Place} from '../case/place.js';
import {digitOf} from '../keys.js';
import {Items, markedIn} from '../parts/items.js';
import {type Handler, useKeys} from '../parts/keymap.js';
import {useLook} from '../parts/look.js';
import {Rows} from '../parts/rows.js';
import {blank, paragraph, type Row, span} from '../parts/shown.js';
import {useRoom} from '../room.js';
import {type Page, sectionNames} from '../screen.js';
import {words as allWords} from '../words.js';
import type {Drawing, Entry, Quoted} from './entry.js';
import {QuotePane} from './quote-pane.js';
import {sectionOf, tabRows} from './section.js';
import {useStates} from './states.js';
import {evidenceWords as words} from './words.js';

type EvidencePlace = Extract<Page, {kind: 'evidence'}>;
type Props = {
	readonly page: EvidencePlace;
	readonly view: CaseView;
	readonly place: Place;
	readonly columns: number;
	readonly rows: number;
};

type Opened = Entry & {readonly quoted: Quoted};
const isOpened = (entry: Entry): entry is Opened => entry.quoted !== undefined;

/** Longer lines are hard to read. */
const widest = 160;

/** A key that needs something to act on; `off` says what is missing. */
const when = <T,>(value: T | undefined, off: Both, run: (value: T) => unknown): Handler =>
	value === undefined ? {run: () => undefined, off} : () => run(value);

/** What the customer sent of the subject in hand: understood, quoted, and held against what was asked for. */
export function EvidencePage({page, view, place, columns, rows}: Props) {
	const {go, doors, tell, actHere} = useRoom();
	const look = useLook();
	const {say, glyphs} = look;
	const {subject, subjects} = place;
	const states = useStates(view);
	const inner = Math.min(columns - 2, widest);
	const {knowledge} = doors;
	const reckoned = useMemo(
		() => ({
			findings: findingsFor(view.case, subject?.id),
			arrivals: arrivalsFor(view, knowledge, subject),
			differing: differingIn(view),
		}),
		[view, knowledge, subject],
	);
	const drawing: Drawing = {view, subject, ...reckoned, knowledge, columns: inner, look, states};
	const name = page.section ?? 'findings';
	const {head = [], entries, empty} = sectionOf(name, drawing);
	const marked = entries[markedIn(entries, page.item)];
	const lines = entries.filter(isOpened);
	const opened = page.isOpen ? lines.find(({id}) => id === marked?.id) : undefined;
	const to = (change: Partial<EvidencePlace>) => go({go: 'page', page: {...page, ...change}});

	/** The next one that has a line, in the list as in the opened one. */
	const along = (delta: number) => {
		const now = lines.findIndex(({id}) => id === marked?.id);
		const next = lines[Math.max(0, Math.min(lines.length - 1, now + delta))];
		if (next) to({item: next.id});
	};

	const turn = (delta: number) => ({
		run() {
			const now = subjects.findIndex(({id}) => id === subject?.id);
			const next = subjects[(now + delta + subjects.length) % subjects.length];
			if (!next) return;
			go({go: 'subject', subject: next.id});
			go({go: 'page', page: {kind: 'evidence', section: name}});
		},
		...(subjects.length < 2 && {off: allWords.notHere.oneSubject}),
	});
	const seen = marked?.seen;

	useKeys(
		'evidence',
		{
			section: chord => {
				const section = sectionNames[digitOf(chord)];
				if (section) go({go: 'page', page: {kind: 'evidence', section}});
			},
			open: when(
				lines.find(({id}) => id === marked?.id),
				words.noLine,
				({id}) => to({item: id, isOpen: true}),
			),
			next: when(lines[1], words.noOther, () => along(1)),
			previous: when(lines[1], words.noOther, () => along(-1)),
			nextSubject: turn(1),
			previousSubject: turn(-1),
			copy: when(marked?.copy, words.noCopy, async text => {
				const {ok, how} = await doors.copy(text);
				tell(how, ok ? 'good' : 'warn');
			}),
			aside: when(seen, words.onlyFindings, ({finding}) =>
				finding.setAside ? tell(words.asideAlready, 'warn') : to({item: marked!.id, isAside: true}),
			),
			planned: when(subject?.kind === 'device' ? subject : undefined, words.onlyDevices, async device => {
				const value = device.planned ? '' : 'yes';
				const done = await actHere({do: 'edit-device', subject: device.id, field: 'planned', value});
				if (done.ok) tell(value ? words.plannedNow : words.plannedNoMore);
			}),
			attach() {
				go({go: 'back'});
				go({go: 'panel', kind: 'attach'});
			},
			back: () => go({go: 'back'}),
		},
		{isActive: !page.isAside},
	);

	const title: Row = [
		span(subject ? subjectName(subject) : say(words.wholeCase), 'title'),
		span(subject?.planned ? `（${say(words.planned)}）` : '', 'warn'),
		span(subjects.length > 1 ? `${glyphs.dot}${subjects.indexOf(subject!) + 1}/${subjects.length}` : '', 'quiet'),
	];
	const top: readonly Row[] = [title, ...tabRows(name, drawing), ...(rows >= 16 ? [blank] : [])];
	const isBare =
		evidenceFor(view.case, subject?.id).length === 0 &&
		name !== 'arrivals' &&
		name !== 'differences' &&
		entries.length === 0;
	const said = isBare ? [words.none, words.asked] : [empty];
	const above = [
		...head.slice(0, Math.max(0, Math.floor((rows - top.length) / 2))),
		...(entries.length === 0 ? said.flatMap(text => paragraph(say(text), inner)) : []),
	];
	const listRows = rows - top.length - above.length;
	const bodyRows = rows - top.length;
	return (
		<Box flexDirection="column" width={columns} height={rows} paddingLeft={1} flexShrink={0} overflow="hidden">
			<Rows content={top} columns={inner} rows={top.length} />
			{page.isAside && seen ? (
				<CaseForm
					title={say(words.asideTitle)}
					name={seen.id}
					intro={[
						...paragraph(say(seen.finding.title ?? seen.finding.meaning), inner),
						...paragraph(say(words.asideIntro), inner, {tone: 'quiet'}),
					]}
					fields={[{id: 'reason', label: say(words.asideReason), hint: say(words.asideHint), isRequired: true}]}
					columns={inner}
					rows={bodyRows}
					onClosed={() => go({go: 'page', page: {kind: 'evidence', section: name}})}
					onDone={({reason = ''}) => {
						const {rule, line} = seen.finding;
						return actHere({do: 'set-aside', evidence: seen.evidence.id, rule, line, reason});
					}}
				/>
			) : opened ? (
				<QuotePane
					key={opened.id}
					entry={opened}
					at={lines.indexOf(opened) + 1}
					count={lines.length}
					drawing={drawing}
					rows={bodyRows}
					isActive={!page.isAside}
				/>
			) : (
				<>
					<Rows content={above} columns={inner} rows={above.length} />
					<Items
						place="evidence"
						items={entries}
						marked={marked?.id}
						onMark={item => to({item})}
						columns={inner}
						rows={listRows}
						isActive={!page.isAside}
					/>
				</>
			)}
		</Box>
	);
}
