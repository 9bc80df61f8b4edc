import test from 'ava';
import type {Body} from '../../source/case/event.js';
import {begin, twoGroups} from './start.js';

type Told = (subjects: readonly string[]) => readonly Body[];

/** The case with two groups, and events of another hand about them in its journal. */
const withEvents = async (t: Parameters<typeof begin>[0], told: Told) => {
	const begun = await begin(t, {acts: twoGroups});
	const {desk, store, id, app, view} = begun;
	for (const body of told(view().case.subjects.map(it => it.id))) {
		const {seq: seen} = view().case;
		const envelope = {case: id, id: `given.${seen}`, seen, author: '', session: '', v: 1};
		await store.append([{...envelope, at: '2026-11-21T09:00:00.000+08:00', body}]);
		await desk.do({do: 'look', case: id});
	}

	await app.settle();
	return begun;
};

const advised: Told = subjects => [
	{type: 'advice-given', advice: 'kb', subjects, step: '', recommends: ['KB4490628'], by: 'mail', mail: 'm'},
	{
		type: 'fact-stated',
		subject: subjects[0]!,
		fact: 'ssu.version',
		value: '6.1.7601.24554',
		source: {
			by: 'log',
			file: 'CBS.log',
			sha256: 'a',
			line: 12,
			quote: 'Loaded Servicing Stack v6.1.7601.24554',
			at: '2026-11-20T08:00:00',
		},
	},
];

test('advice that a log refutes is shown at once, and is withdrawn for its machine alone', async t => {
	const {app, view} = await withEvents(t, advised);
	await app.shows('建议被推翻：KB4490628');
	await app.press('v');
	await app.shows('1 条已不成立，还没有告诉客户', '服务堆栈已是6.1.7601.24554', 'CBS.log:12', 'Loaded Servicing Stack');
	await app.press('x');
	await app.shows('撤回建议', '哪些设备');
	await app.press('enter', 'enter');
	await app.shows('建议台账  2 条', '已撤回，未告知', '等结果');
	t.deepEqual(
		view().case.advice.map(({subjects, fate}) => [subjects.length, fate]),
		[
			[1, undefined],
			[1, 'withdrawn'],
		],
	);
	await app.press('d');
	await app.shows('更正建议');
	await app.press('esc', 'v', 'u');
	await app.shows('已撤销：建议的结果', '建议台账  1 条');
});

test('a number that no machine has settles nothing', async t => {
	const {app, view} = await withEvents(t, advised);
	await app.press('v', 'enter');
	await app.type('7');
	await app.press('enter', '1');
	await app.type('装好了');
	await app.press('enter');
	await app.shows('没有编号 7');
	t.is(view().case.advice[0]!.fate, undefined);
});

test('a possible cause that the facts raise is taken up with one key, and settled with its reason', async t => {
	const {app, view} = await withEvents(t, ([subject]) => [
		{type: 'fact-stated', subject, fact: 'driver.access-denied', value: 'cpu.inf', source: {by: 'customer'}},
		{type: 'fact-stated', subject, fact: 'agent.present', value: 'yes', source: {by: 'customer'}},
	]);
	await app.shows('事实提示 2 项新怀疑，按 r');
	await app.press('r');
	await app.shows('注册表权限被改动', '安全软件拦截或拖慢安装', '事实提示');
	await app.press('2', 'enter');
	await app.shows('下一步测试，可判定 1 项', '装驱动时被拒绝访问，这台机器装有第三方安全软件', '有依据');
	await app.press('1', 'enter');
	await app.shows('对怀疑下结论');
	await app.press('2');
	await app.type('卸载后照样失败');
	await app.press('enter');
	await app.shows('已排除');
	t.like(view().hypotheses, [{id: 'security-software', state: 'refuted', because: ['卸载后照样失败']}]);
	await app.press('+');
	await app.type('停得太慢');
	await app.press('enter', 'enter');
	await app.shows('关机时某个服务停得太慢');
	t.is(view().hypotheses[1]!.id, 'late-service');
});

test('promises and waits stand by their dates, said as one says them; what is late is said so', async t => {
	const {app, view} = await begin(t, {acts: twoGroups});
	await app.press('m');
	await app.shows('还没有约定，也没有在等的事');
	await app.press('+', '2');
	await app.type('上传日志');
	await app.press('enter');
	await app.type('下个月');
	await app.press('enter', 'enter');
	await app.shows('看不懂日期“下个月”');
	await app.press('up');
	for (let n = 0; n < 3; n++) await app.press('backspace');
	await app.type('+2');
	await app.press('enter', 'enter');
	await app.shows('11-24', '上传日志');
	await app.press('w');
	await app.type('复现机');
	await app.press('enter', 'enter');
	await app.type('11-30');
	await app.press('enter');
	await app.shows('11-30', '复现机');
	await app.press('2', 'e');
	await app.shows('现在 2026-11-30');
	await app.type('2026-11-20');
	await app.press('enter');
	await app.shows('已过期 11-20', '1 项已过期');
	t.like(view().waiting, [{waiting: {next: '2026-11-20', owner: 'customer'}}]);
	await app.press('1', 'enter');
	await app.shows('11-24', '上传日志');
	t.truthy(view().case.waiting[0]!.to);
});
