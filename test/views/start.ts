import type {ExecutionContext} from 'ava';
import type {DeskDoors} from '../../source/case/desk.js';
import type {Act} from '../../source/case/acts/action.js';
import {makeDesk} from '../helpers/desk.js';
import {makeDoors} from '../helpers/doors.js';
import {mount} from '../helpers/mount.js';
import type {Doors} from '../../views/doors.js';
import {restore} from '../../views/screen.js';
import {knowledge} from './knowledge.js';

type Options = {
	readonly desk?: Partial<DeskDoors>;
	readonly doors?: Partial<Doors>;
	readonly columns?: number;
	readonly rows?: number;
	/** What is in the first case already. */
	readonly acts?: readonly Act[];
};

export const subjectLine = '[案例号: CAS-11869-N1L2C8 ] % |P1|ICBC|V2020-L补丁安装失败 % 初次响应 CMIT:0001762';

/** The app over a real desk, on Home, or in a case with two groups when `acts` are given. */
export const begin = async (t: ExecutionContext, options: Options = {}) => {
	const {desk, store} = await makeDesk({knowledge, ...options.desk});
	const hands = makeDoors(desk, knowledge, options.doors);
	const {columns = 100, rows = 30} = options;
	let id = '';
	if (options.acts) {
		const made = await desk.do({do: 'new-case', line: subjectLine});
		id = made.ok ? made.case! : '';
		for (const act of options.acts) t.like(await desk.do({...act, case: id}), {ok: true});
		desk.keep('place', JSON.stringify({case: id, cases: {}, recent: [id]}));
	}

	const mounted = () =>
		mount(hands.doors, {
			columns,
			rows,
			screen: restore(desk.kept('place'), new Set(desk.get().cases.map(it => it.id))),
		});
	const mountedApp = mounted();
	const app = {
		...mountedApp,
		/** What the screen says is what a story asserts. */
		async shows(...texts: readonly string[]) {
			await mountedApp.shows(...texts);
			t.pass();
		},
	};
	t.teardown(() => app.unmount());
	await app.settle();
	const view = () => [...desk.get().opened.values()].at(-1)!;
	return {...hands, app, desk, store, view, id, again: mounted};
};

export const twoGroups: readonly Act[] = [
	{do: 'add-group', name: '卡住的设备', count: 3},
	{do: 'add-group', name: '进修复的云桌面'},
];

/** Outside of a test nobody counts, and what was opened is closed by hand. */
export const alone = {teardown() {}, like() {}, pass() {}} as unknown as ExecutionContext;

/** The id of the first subject, in acts that come after it was added. */
export const withWalk = async (t: ExecutionContext, options: Options = {}) => {
	const begun = await begin(t, {acts: twoGroups, ...options});
	await begun.app.shows('从哪里开始');
	await begun.app.press('1');
	await begun.app.shows('请问现在停在哪个画面？');
	return begun;
};
