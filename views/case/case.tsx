import {Box} from 'ink';
import {useMemo} from 'react';
import {alikeTo} from '../../source/case/reading/alike.js';
import type {CaseView} from '../../source/case/view.js';
import {DraftPage} from '../draft/draft.js';
import {useKeys} from '../parts/keymap.js';
import {useLive} from '../parts/live.js';
import {useLook} from '../parts/look.js';
import {Rows} from '../parts/rows.js';
import {Line, row} from '../parts/shown.js';
import {useRoom} from '../room.js';
import {inCase} from '../screen.js';
import {AdvicePage} from '../ledger/advice.js';
import {AgendaPage} from '../ledger/agenda.js';
import {EvidencePage} from '../evidence/page.js';
import {HypothesesPage} from '../ledger/hypotheses.js';
import {TimelinePage} from '../timeline.js';
import {caseHandlers} from './actions.js';
import type {Size} from './case-form.js';
import {letterOf, useCopyCommand} from './howto.js';
import {MatrixPage} from './matrix.js';
import {NotePane} from './note.js';
import {optionsAt} from './options.js';
import {PanelPane} from './panel.js';
import {type Place, placeIn} from './place.js';
import {sideRows, stripRow} from './side.js';
import {longest, StepPane} from './step-pane.js';

/** Longer lines are hard to read aloud. */
const widest = 112;

/** One pane under 76 columns, two above: whole numbers, so that no border is ever overwritten. */
const panes = (columns: number) => {
	if (columns < 76) return {side: 0, main: columns - 2};
	const side = Math.max(22, Math.min(38, Math.floor(columns * 0.28)));
	return {side, main: Math.min(columns - side - 5, widest)};
};

type Props = Size & {readonly view: CaseView};

/** A case: its subjects and facts beside the step in hand. */
export function CaseScreen({view, columns, rows}: Props) {
	const {screen, doors} = useRoom();
	const at = inCase(screen);
	const place = placeIn(view, at);
	// A form that a page opened stands in its place until it is done.
	const page = at.panel ? undefined : at.page;
	if (page?.kind === 'advice') return <AdvicePage view={view} of={page.of} columns={columns} rows={rows} />;
	if (page?.kind === 'hypotheses') return <HypothesesPage view={view} of={page.of} columns={columns} rows={rows} />;
	if (page?.kind === 'agenda') return <AgendaPage view={view} of={page.of} columns={columns} rows={rows} />;
	if (page?.kind === 'matrix')
		return (
			<MatrixPage
				view={view}
				place={place}
				knowledge={doors.knowledge}
				now={doors.now()}
				columns={columns}
				rows={rows}
			/>
		);
	if (page?.kind === 'timeline') return <TimelinePage view={view} only={page.only} columns={columns} rows={rows} />;
	if (page?.kind === 'evidence')
		return <EvidencePage page={page} view={view} place={place} columns={columns} rows={rows} />;
	if (page?.kind === 'draft')
		return <DraftPage key={`${page.of}.${page.language}`} page={page} view={view} columns={columns} rows={rows} />;
	const {side, main} = panes(columns);
	return side === 0 ? (
		<Box flexDirection="column" width={columns} height={rows} flexShrink={0} overflow="hidden">
			<Strip view={view} place={place} columns={columns} rows={1} />
			<Box paddingLeft={1} flexShrink={0}>
				<Main view={view} place={place} columns={main} rows={rows - 1} />
			</Box>
		</Box>
	) : (
		<Box width={columns} height={rows} flexShrink={0} overflow="hidden">
			<Box paddingLeft={1} width={side + 1} flexShrink={0}>
				<Side view={view} place={place} columns={side} rows={rows} />
			</Box>
			<Bar rows={rows} />
			<Main view={view} place={place} columns={main} rows={rows} />
		</Box>
	);
}

type PlaceProps = Props & {readonly place: Place};

function Strip({view, place, columns}: PlaceProps) {
	const {doors} = useRoom();
	const look = useLook();
	return (
		<Line
			spans={stripRow({view, place, look, columns, knowledge: doors.knowledge, now: doors.now()})}
			columns={columns}
		/>
	);
}

function Side({view, place, columns, rows}: PlaceProps) {
	const {doors, desk} = useRoom();
	const look = useLook();
	const here = desk.cases.find(({id}) => id === view.case.id);
	const alike = useMemo(() => (here ? alikeTo(here, desk.cases) : []), [here, desk.cases]);
	const content = sideRows({view, place, look, columns, knowledge: doors.knowledge, now: doors.now()}, alike);
	return <Rows content={content} columns={columns} rows={rows} />;
}

function Bar({rows}: {readonly rows: number}) {
	const {glyphs} = useLook();
	const line = row(` ${glyphs.bar} `, 'frame');
	return <Rows content={Array.from({length: rows}, () => line)} columns={3} rows={rows} />;
}

/** The step, or what is open instead of it. */
function Main({view, place, columns, rows}: PlaceProps) {
	const room = useRoom();
	const look = useLook();
	const {knowledge} = room.doors;
	const {panel} = inCase(room.screen);
	const here = `${place.subject?.id ?? ''} ${place.walk?.record.id ?? ''} ${place.step?.path ?? ''}`;
	const [at, live] = useLive({here, marked: 0, top: 0});
	const copyCommand = useCopyCommand(knowledge);
	const drawing = {view, place, knowledge, look, columns};
	const options = optionsAt({view, place, knowledge});
	// A new step begins at its top, with its first choice marked.
	const now = at.here === here ? at : {here, marked: 0, top: 0};
	const current = () => (live.get().here === here ? live.get() : now);
	useKeys(
		'case',
		caseHandlers({
			room,
			look,
			view,
			place,
			options,
			marked: () => current().marked,
			mark: marked => live.set({...current(), marked}),
			scroll: pages => {
				const top = current().top + pages * Math.max(1, rows - 6);
				live.set({...current(), top: Math.max(0, Math.min(longest(drawing), top))});
			},
			letter: letterOf(view, place, knowledge),
			copyCommand,
		}),
		{isActive: panel === undefined},
	);

	const step = (size: Size, isShort = false) => (
		<StepPane
			drawing={{...drawing, columns: size.columns}}
			options={options}
			marked={Math.min(now.marked, Math.max(0, options.length - 1))}
			top={now.top}
			isShort={isShort}
			{...size}
		/>
	);
	if (panel?.kind === 'note' || panel?.kind === 'proposals') {
		const noteRows = Math.max(Math.min(rows - 2, 10), Math.floor(rows * 0.6));
		return (
			<Box flexDirection="column" width={columns} height={rows} flexShrink={0} overflow="hidden">
				{step({columns, rows: rows - noteRows}, true)}
				<NotePane view={view} place={place} columns={columns} rows={noteRows} />
			</Box>
		);
	}

	return panel ? (
		<PanelPane
			key={`${panel.kind} ${panel.of ?? ''}`}
			panel={panel}
			view={view}
			place={place}
			columns={columns}
			rows={rows}
		/>
	) : (
		step({columns, rows})
	);
}
