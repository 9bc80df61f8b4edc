import test from 'ava';
import type {Body} from '../../source/case/event.js';
import type {Language} from '../../source/text/both.js';
import {begin, twoGroups, withWalk} from './start.js';

const sizes = [
	[60, 16],
	[80, 24],
	[120, 40],
	[200, 60],
] as const;

/** Ways from the step to every screen. */
const ways: Readonly<Record<string, readonly string[]>> = {
	step: [],
	note: ['n'],
	consent: ['1', '1'],
	howto: ['1', 'h'],
	fact: ['2', '1'],
	'earlier step': ['2', '['],
	subject: ['t'],
	split: ['b'],
	symptoms: ['s'],
	symptom: ['s', '+'],
	facts: ['f'],
	attach: ['a'],
	contact: ['o'],
	priority: ['p'],
	fields: ['e'],
	advice: ['v'],
	'advice settled': ['v', 'enter'],
	'advice withdrawn': ['v', 'x'],
	hypotheses: ['r'],
	'hypothesis raised': ['r', '+'],
	'hypothesis settled': ['r', 'enter'],
	agenda: ['m'],
	promise: ['m', '+'],
	waiting: ['m', 'w'],
	'next date': ['m', 'e'],
	skip: ['x'],
	drafts: ['d'],
	'first response': ['d', '1'],
	'slot of a mail': ['d', '1', 'enter'],
	timeline: ['i'],
	'one kind of the time line': ['i', 'tab'],
	matrix: ['S'],
	settings: [','],
	evidence: ['l'],
	archive: ['w'],
	palette: ['?'],
	finder: ['/'],
	home: ['esc'],
	'new case': ['esc', 'n'],
};

/** Ways that begin with an answer, which is taken back afterwards. */
const walked = ([first]: readonly string[]) => first === '1' || first === '2';

const long =
	'重启应用补丁卡在百分之三十二以后三次自动回滚并提示配置Windows更新失败正在还原更改请不要关闭计算机的那一批物理机';

/** Advice for every machine, one of it refuted by what is known. */
const given = (subjects: readonly string[]): readonly Body[] => [
	{type: 'advice-given', advice: 'kb', subjects, step: '', recommends: ['KB4490628'], by: 'mail', mail: 'm'},
	{type: 'advice-given', advice: 'long', subjects, step: '', words: long, recommends: [], by: 'phone'},
];

for (const language of ['zh', 'en'] as readonly Language[])
	test(`every screen fits every window in ${language}`, async t => {
		const {app, desk, id, store} = await begin(t, {acts: twoGroups, doors: {language}});
		await app.press('1');
		await app.shows(language === 'zh' ? '请问现在停在哪个画面' : 'What does the screen show?');
		await desk.do({case: id, do: 'add-symptom', text: long, subjects: [], affected: 3, total: 200});
		await desk.do({case: id, do: 'add-device', serial: 'V10BJFHA2436072', name: long});
		await desk.do({case: id, do: 'add-note', text: `${long}\n${'x'.repeat(300)}\n😀👨‍👩‍👧`});
		await desk.do({case: id, do: 'raise-hypothesis', hypothesis: 'security-software', because: long});
		await desk.do({case: id, do: 'start-waiting', condition: long, owner: long, next: '2026-11-20', kit: [long]});
		await desk.do({case: id, do: 'promise', side: 'theirs', text: long, due: '2026-11-30', owner: long});
		await desk.do({case: id, do: 'state-fact', fact: 'ssu.version', value: '6.1.7601.24554', by: 'customer'});
		for (const body of given(
			desk
				.get()
				.opened.get(id)!
				.case.subjects.map(it => it.id),
		)) {
			const seen = desk.get().opened.get(id)!.case.seq;
			const envelope = {
				case: id,
				id: `given.${seen}`,
				seen,
				at: '2026-11-22T09:00:30.000+08:00',
				author: '',
				session: '',
				v: 1,
			};
			await store.append([{...envelope, body}]);
			await desk.do({do: 'look', case: id});
		}

		t.true(desk.get().opened.get(id)!.refutedAdvice.length > 0);
		for (const [name, keys] of Object.entries(ways)) {
			await app.press(...keys);
			for (const [columns, rows] of sizes) {
				await app.resize(columns, rows);
				t.is(app.misfit(), undefined, `${name}\n${app.frame()}`);
			}

			app.where.set({case: id, cases: {}, recent: [id]});
			if (walked(keys)) await desk.do({case: id, do: 'undo'});
			await app.settle();
		}
	});

test('a window too small says so, and loses nothing', async t => {
	const {app} = await withWalk(t);
	await app.press('n');
	await app.type('写到一半');
	await app.resize(40, 10);
	await app.shows('窗口太小');
	t.is(app.misfit(), undefined);
	await app.resize(100, 30);
	await app.shows('写到一半');
});
