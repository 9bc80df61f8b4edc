import {Box, render, useApp, useWindowSize} from 'ink';
import {useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore} from 'react';
import type {Action, Act, Done} from '../source/case/acts/action.js';
import type {Both} from '../source/text/both.js';
import {CaseScreen} from './case/case.js';
import type {Doors} from './doors.js';
import {Home} from './home.js';
import {Overlay} from './overlay.js';
import {Covered, type Hint, KeymapProvider, useHints, useKeys} from './parts/keymap.js';
import {createLive, type Live, useValue} from './parts/live.js';
import {LookProvider, useLook} from './parts/look.js';
import {Line, row} from './parts/shown.js';
import {type Room, RoomContext, useRoom} from './room.js';
import {type Move, restore, type Screen, screenReducer} from './screen.js';
import {Frame, type Status} from './shell.js';
import {words} from './words.js';

export type {Doors, Found, Written} from './doors.js';

const minColumns = 60;
const minRows = 15;

type Hands = Omit<Room, 'desk' | 'screen' | 'quit' | 'redraw' | 'suspend' | 'edit'>;
const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** The ways in which screens act, made once: they read what is now, never what was drawn. */
const handsOf = (doors: Doors, screen: Live<Screen>, status: Live<Status>): Hands => {
	const {desk} = doors;
	const tell = (said: Both, tone: 'good' | 'warn' = 'good') => status.set({words: said[doors.language], tone});
	const go = (move: Move) => {
		screen.set(screenReducer(screen.get(), move));
		desk.keep('place', JSON.stringify(screen.get()));
	};

	const act = async (action: Action): Promise<Done> => {
		try {
			const done = await desk.do(action);
			if (!done.ok) tell(done.sentence, 'warn');
			else if (done.said) tell(done.said);
			return done;
		} catch (error) {
			const sentence = words.failed(reason(error));
			tell(sentence, 'warn');
			return {ok: false, sentence};
		}
	};

	return {
		doors,
		offered: createLive<readonly Hint[]>([]),
		tour: createLive(doors.isDemo ? 0 : -1),
		go,
		act,
		tell,
		async actHere(given: Act) {
			const here = screen.get().case;
			if (here !== undefined) return act({...given, case: here});
			return {ok: false, sentence: words.none};
		},
		async openCase(id) {
			const done = await act({do: 'look', case: id});
			if (done.ok) go({go: 'case', case: id});
		},
	};
};

/** Minutes of the running calls: a minute that passes is drawn, and nothing else moves by itself. */
const useMinutes = (doors: Doors, isOnCall: boolean) => {
	const [, setMinute] = useState('');
	useEffect(() => {
		if (!isOnCall) return undefined;
		// A call's minute begins at any second: looked at often, drawn only when the words change.
		const timer = setInterval(() => setMinute(doors.now().slice(0, 18)), 2000);
		return () => clearInterval(timer);
	}, [isOnCall, doors]);
};

/** The keys that work everywhere. */
function Everywhere() {
	const {quit, redraw, suspend, go, desk, screen, offered, act, tour} = useRoom();
	const hints = useHints();
	const hint = useValue(tour);
	useKeys('everywhere', {
		palette() {
			offered.set(hints());
			go({go: 'over', over: 'palette'});
		},
		find: () => go({go: 'over', over: 'find'}),
		cases: {
			run: () => go({go: 'over', over: 'cases'}),
			...(desk.cases.every(({id}) => id === screen.case) && {off: words.lists.noCases}),
		},
		settings: () => go({go: 'over', over: 'settings'}),
		stopReading: {
			run: () => Promise.all(desk.working.map(({case: id}) => act({do: 'stop-reading', case: id}))),
			...(desk.working.length === 0 && {off: words.notHere.reading}),
		},
		redraw,
		...(suspend && {suspend}),
		...(hint >= 0 && {
			nextHint: () => tour.set(at => (at + 1 < words.tour.hints.length ? at + 1 : -1)),
			endHints: () => tour.set(-1),
		}),
		quit,
	});
	return null;
}

type Props = {readonly doors: Doors; readonly screen: Live<Screen>; readonly status: Live<Status>};

/** The whole screen: one line less than the terminal has, always. */
export function App({doors, screen, status}: Props) {
	const {columns: wide, rows: high} = useWindowSize();
	const {exit, suspendTerminal} = useApp();
	const hands = useMemo(() => handsOf(doors, screen, status), [doors, screen, status]);
	const desk = useSyncExternalStore(doors.desk.subscribe, doors.desk.get);
	const at = useValue(screen);
	const said = useValue(status);
	useMinutes(
		doors,
		desk.cases.some(({onCall}) => onCall),
	);

	// A second wish while the terminal is with the shell or an editor is met by the first one's end.
	const leave = (meanwhile: () => Promise<void>) => void suspendTerminal(meanwhile).catch(() => {});
	const redraw = () => leave(async () => {});
	const {stop} = doors;
	const suspend = stop && (() => leave(stop));
	const wishes = useEffectEvent((wish: 'end' | 'suspend' | 'redraw') => {
		if (wish === 'end') exit();
		else if (wish === 'suspend') suspend?.();
		else redraw();
	});
	useEffect(() => {
		doors.onWish?.(wishes);
	}, [doors]);

	const room: Room = {
		...hands,
		desk,
		screen: at,
		quit: () => exit(),
		redraw,
		suspend,
		edit: async text => {
			let edited = text;
			await suspendTerminal(async () => {
				edited = await doors.edit(text);
			});
			return edited;
		},
	};
	const rows = Math.max(1, high - 1);
	const isTooSmall = wide < minColumns || rows < minRows;
	const view = at.case === undefined ? undefined : desk.opened.get(at.case);
	const lasting: Status =
		view?.brokenAt === undefined ? undefined : {words: words.broken(view.brokenAt)[doors.language], tone: 'warn'};
	const isOver = at.over !== undefined && at.over !== 'new';
	return (
		<LookProvider language={doors.language} theme={doors.theme} glyphs={doors.glyphs}>
			<RoomContext value={room}>
				<KeymapProvider
					onKey={() => status.set(undefined)}
					onError={error => hands.tell(words.failed(reason(error)), 'warn')}
					onRefused={why => hands.tell(why, 'warn')}
				>
					<Everywhere />
					{isTooSmall && (
						<Box width={wide} height={rows} flexShrink={0} overflow="hidden">
							<TooSmall columns={wide} rows={rows} />
						</Box>
					)}
					{/* Hidden, never unmounted: an unmounted field would lose its place. */}
					<Box display={isTooSmall ? 'none' : 'flex'}>
						<Frame
							view={view}
							columns={Math.max(wide, minColumns)}
							rows={Math.max(rows, minRows)}
							status={said ?? lasting}
						>
							{size => (
								<>
									<Box display={isOver ? 'none' : 'flex'}>
										<Covered isCovered={isOver || isTooSmall}>
											{view ? <CaseScreen key={view.case.id} view={view} {...size} /> : <Home {...size} />}
										</Covered>
									</Box>
									{isOver && <Overlay over={at.over} {...size} />}
								</>
							)}
						</Frame>
					</Box>
				</KeymapProvider>
			</RoomContext>
		</LookProvider>
	);
}

function TooSmall({columns, rows}: {readonly columns: number; readonly rows: number}) {
	const {say} = useLook();
	return <Line spans={row(say(words.tooSmall(columns, rows + 1)), 'warn')} columns={columns} />;
}

/** Shows the app until it is left. The kept place is where it begins, unless a case is named. */
export const open = async (doors: Doors): Promise<void> => {
	const {desk} = doors;
	const placeAmong = (cases: Pick<ReadonlySet<string>, 'has'>) => restore(desk.kept('place'), cases);
	const known = () => placeAmong(new Set(desk.get().cases.map(({id}) => id)));
	// An archived case among those one was at: they are all needed to say where that is.
	if (JSON.stringify(known()) !== JSON.stringify(placeAmong({has: () => true}))) await desk.rest();
	let place = known();
	if (doors.case !== undefined) place = screenReducer(place, {go: 'case', case: doors.case});
	// Read before the first frame, so that it is drawn at once.
	if (place.case !== undefined && !(await desk.do({do: 'look', case: place.case})).ok)
		place = screenReducer(place, {go: 'home'});
	const status = createLive<Status>(undefined);
	const app = render(<App doors={doors} screen={createLive(place)} status={status} />, {
		alternateScreen: true,
		incrementalRendering: true,
		maxFps: 60,
		exitOnCtrlC: false,
		...(doors.onFrame && {onRender: doors.onFrame}),
	});
	// What the first frame can do without.
	await app.waitUntilRenderFlush();
	await desk.rest();
	const notice = await doors.notice;
	if (notice) status.set({words: notice[doors.language], tone: 'warn'});
	await app.waitUntilExit();
};
