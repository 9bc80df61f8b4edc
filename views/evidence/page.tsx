import {Box} from 'ink';
import {useMemo} from 'react';
import {evidenceFor, findingsFor} from '../../source/case/reading/findings.js';
import {subjectName} from '../../source/case/reading/subject.js';
import type {CaseView} from '../../source/case/view.js';
import {arrivalsFor} from '../../source/drafts/arrivals.js';
import {differingIn} from '../../source/evidence/differ.js';
import type {Place} from '../case/place.js';
import {Items, markedIn} from '../parts/items.js';
import {useKeys} from '../parts/keymap.js';
import {useLook} from '../parts/look.js';
import {Rows} from '../parts/rows.js';
import {blank, paragraph, type Row, span} from '../parts/shown.js';
import {useRoom} from '../room.js';
import {AsideForm} from './aside-form.js';
import type {Drawing, Entry} from './entry.js';
import {type EvidencePlace, evidenceHandlers, type WithLine} from './handlers.js';
import {QuotePane} from './quote-pane.js';
import {sectionOf, tabRows} from './section.js';
import {useStates} from './states.js';
import {evidenceWords as words} from './words.js';

type Props = {
	readonly page: EvidencePlace;
	readonly view: CaseView;
	readonly place: Place;
	readonly columns: number;
	readonly rows: number;
};

const hasLine = (entry: Entry): entry is WithLine => entry.quoted !== undefined;

/** Longer lines are hard to read. */
const widest = 160;

const useDrawing = (view: CaseView, {subject}: Place, columns: number): Drawing => {
	const {knowledge} = useRoom().doors;
	const look = useLook();
	const states = useStates(view);
	const reckoned = useMemo(
		() => ({
			findings: findingsFor(view.case, subject?.id),
			arrivals: arrivalsFor(view, knowledge, subject),
			differing: differingIn(view),
		}),
		[view, knowledge, subject],
	);
	return {view, subject, ...reckoned, knowledge, columns, look, states};
};

const titleRow = ({subject, look: {say, glyphs}}: Drawing, {subjects}: Place): Row => [
	span(subject ? subjectName(subject) : say(words.wholeCase), 'title'),
	span(subject?.planned ? `（${say(words.planned)}）` : '', 'warn'),
	span(
		subject && subjects.length > 1 ? `${glyphs.dot}${subjects.indexOf(subject) + 1}/${subjects.length}` : '',
		'quiet',
	),
];

/** What the customer sent of the subject in hand: understood, quoted, and held against what was asked for. */
export function EvidencePage({page, view, place, columns, rows}: Props) {
	const room = useRoom();
	const inner = Math.min(columns - 2, widest);
	const drawing = useDrawing(view, place, inner);
	const name = page.section ?? 'findings';
	const {head = [], entries, empty} = sectionOf(name, drawing);
	const marked = entries[markedIn(entries, page.item)];
	const lines = entries.filter(hasLine);
	const isMarked = marked !== undefined && marked.id === page.item;
	const aside = page.isAside && isMarked ? marked.seen : undefined;
	const opened = page.isOpen && isMarked ? lines.find(({id}) => id === marked.id) : undefined;
	const isActive = aside === undefined;
	useKeys('evidence', evidenceHandlers({room, page, place, marked, lines}), {isActive});

	const top: readonly Row[] = [titleRow(drawing, place), ...tabRows(name, drawing), ...(rows >= 16 ? [blank] : [])];
	const bodyRows = rows - top.length;
	const size = {columns: inner, rows: bodyRows};
	const isBare = evidenceFor(view.case, drawing.subject?.id).length === 0 && (name === 'findings' || name === 'files');
	const said = entries.length > 0 ? [] : isBare ? [words.none, words.asked] : [empty];
	const above = [
		...head.slice(0, Math.floor(bodyRows / 2)),
		...said.flatMap(text => paragraph(drawing.look.say(text), inner)),
	];
	return (
		<Box flexDirection="column" width={columns} height={rows} paddingLeft={1} flexShrink={0} overflow="hidden">
			<Rows content={top} columns={inner} rows={top.length} />
			{aside ? (
				<AsideForm
					seen={aside}
					onClosed={() => room.go({go: 'page', page: {kind: 'evidence', section: name}})}
					{...size}
				/>
			) : opened ? (
				<QuotePane
					key={opened.id}
					entry={opened}
					at={lines.indexOf(opened) + 1}
					count={lines.length}
					drawing={drawing}
					rows={bodyRows}
					isActive={isActive}
				/>
			) : (
				<>
					<Rows content={above} columns={inner} rows={above.length} />
					<Items
						place="evidence"
						items={entries}
						marked={marked?.id}
						onMark={item => room.go({go: 'page', page: {...page, item}})}
						columns={inner}
						rows={bodyRows - above.length}
						isActive={isActive}
					/>
				</>
			)}
		</Box>
	);
}
