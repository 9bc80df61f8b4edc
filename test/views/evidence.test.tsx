import {appendFileSync, copyFileSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import type {Act} from '../../source/case/acts/action.js';
import {linesAround, stateOf} from '../../source/evidence/again.js';
import {readingHere} from '../helpers/evidence.js';
import {temporaryFolder} from '../helpers/folder.js';
import {fixture} from '../source/evidence/logs.js';
import {knowledge} from './knowledge.js';
import {begin} from './start.js';

const desk = readingHere(knowledge);
const doors = {around: linesAround, stateOf};
const [failing, other] = ['V10BJFHA2436072', 'V10BJFHA2436099'] as const;

/** One folder a machine, as they are uploaded. */
const logs = () => {
	const folder = temporaryFolder('evidence');
	for (const serial of [failing, other]) mkdirSync(join(folder, serial));
	copyFileSync(fixture('win7-driver-denied.log'), join(folder, failing, 'CBS.log'));
	copyFileSync(fixture('win7-setupapi-denied.log'), join(folder, failing, 'setupapi.dev.log'));
	copyFileSync(fixture('win10-two-stacks.log'), join(folder, other, 'CBS.log'));
	return folder;
};

const device = (serial: string): Act => ({do: 'add-device', serial});
const attached = async (t: ExecutionContext, paths: readonly string[], more: Parameters<typeof begin>[1] = {}) => {
	const acts = [device(failing), device(other), {do: 'attach', paths} as const];
	const begun = await begin(t, {acts, desk, doors, ...more});
	await begun.app.press('l');
	return begun;
};

test('the line to read first is on top, and opens among its neighbours', async t => {
	const {app, copied} = await attached(t, [logs()]);
	await app.shows('两份日志互相印证', '▸ 错误', 'Services\\sampleppm', 'setupapi.dev.log:54', 'CBS.log:52');
	await app.press('enter');
	await app.shows('第 1 条，共 11 条', '53  !!!  inf:           Error 5: Access is denied.', '▸    54');
	await app.press('y');
	t.deepEqual(copied, [
		"!!!  inf:           Failed to create registry key 'HKLM\\System\\CurrentControlSet\\Services\\sampleppm\\Parameters'. Error = 0x00000005",
	]);
	await app.press(']');
	await app.shows('第 2 条，共 11 条', '最初失败的一行', 'CBS.log:51');
	await app.press('[', 'esc');
	await app.shows('1 发现 7 错误', '▸ 错误');
});

test('a finding is set aside with a reason, and no longer counts', async t => {
	const {app, view} = await attached(t, [logs()]);
	await app.press('down', 'x', 'enter');
	await app.shows('请先填写：原因');
	await app.type('同一处失败，另一条已写明');
	await app.press('enter');
	await app.shows('1 发现 6 错误');
	t.is(view().case.evidence.flatMap(({findings}) => findings.filter(({setAside}) => setAside)).length, 1);
	await app.press('pgdn', 'pgdn', 'pgdn');
	await app.shows('已搁置：同一处失败，另一条已写明');
});

test('what machines differ in comes first, and a planned one that is older is told', async t => {
	const {app, desk: live, id, view} = await attached(t, [logs()]);
	await app.shows('设备之间有', '服务堆栈版本 6.1.7601.24537 / ');
	await live.do({case: id, do: 'add-device', name: '复现机', planned: true});
	const subject = view().case.subjects.at(-1)!.id;
	const stack = {case: id, do: 'state-fact', subject, fact: 'ssu.version', by: 'customer'} as const;
	await live.do({...stack, value: '6.1.7601.24383'});
	await app.press('2');
	await app.shows('复现机（计划中）', '复现机 的服务堆栈版本 6.1.7601.24383 低于其他设备（6.1.7601.24537 起）');
	await live.do({...stack, value: '6.1.7601.24537'});
	await app.shows('V10BJFHA2436072 · 复现机（计划中）');
	t.false(app.frame().includes('低于其他设备'));
	await app.press('shift+tab', 'p');
	await app.shows('不再是计划中的设备');
});

test('files that changed or went since they were read flag what was found in them', async t => {
	const folder = logs();
	const {app} = await attached(t, [folder]);
	await app.press('down');
	t.false(app.frame().includes('文件之后变过'));
	appendFileSync(join(folder, failing, 'CBS.log'), '\r\n');
	rmSync(join(folder, failing, 'setupapi.dev.log'));
	await app.press('esc', 'l');
	await app.shows('文件之后变过', '文件已不在原处');
	await app.press('7');
	await app.shows('文件之后变过', '文件已不在原处');
});

test('a quoted line that reads otherwise now is shown beside the quote', async t => {
	const folder = logs();
	const {app} = await attached(t, [folder]);
	writeFileSync(join(folder, failing, 'setupapi.dev.log'), '>>>  [Something else]\r\n'.repeat(99));
	await app.press('enter');
	await app.shows('现在与引文不同', 'Failed to create registry key', '▸    54  >>>  [Something else]');
});

test('what was asked for is held against what came, and what is missing has its path', async t => {
	const folder = logs();
	const {app, desk: live, id, copied, view} = await begin(t, {acts: [device(failing), device(other)], desk, doors});
	await app.press('l');
	await app.shows('还没有收到日志。按 a 附加');
	const text = `请提供 ${failing} 的 C:\\Windows\\Logs\\CBS\\（含CbsPersist_*.cab）和 C:\\Windows\\inf\\setupapi.dev.log。`;
	const mail = {kind: 'log-request', language: 'zh', subject: '日志', text, draft: 'd', advised: []} as const;
	await live.do({case: id, do: 'mark-sent', ...mail});
	const [subject] = view().case.subjects;
	await live.do({case: id, do: 'attach', paths: [join(folder, failing, 'CBS.log')], subject: subject!.id});
	await app.press('5');
	await app.shows(
		'5 请求 缺 1',
		'缺  C:\\Windows\\inf\\setupapi.dev.log',
		'11-22 的邮件已请求',
		'已到  C:\\Windows\\Logs\\CBS\\CBS.log',
	);
	await app.press('y');
	t.deepEqual(copied, ['C:\\Windows\\inf\\setupapi.dev.log']);
	await app.press('6');
	await app.shows('没有收到 setupapi.dev.log', '请客户');
	await app.press('y');
	t.regex(copied[1]!, /^请您再提供这台机器的 C:\\Windows\\inf\\setupapi\.dev\.log/);
	await live.do({case: id, do: 'attach', paths: [join(folder, failing, 'setupapi.dev.log')], subject: subject!.id});
	await app.press('5');
	await app.shows('已到  C:\\Windows\\inf\\setupapi.dev.log');
	t.false(app.frame().includes('缺 1'));
	await app.press('tab');
	await app.shows(other, '还没有向客户要过文件');
});

test('a reading says how far it is, and one key stops it', async t => {
	const stopped = {zh: '读取被停止，没有读到文件末尾。', en: 'Stopped.'};
	const {
		app,
		desk: live,
		id,
	} = await begin(t, {
		acts: [device(failing)],
		doors,
		desk: {
			analyze: (_, {signal, onProgress}) =>
				new Promise(resolve => {
					onProgress({path: '/logs/CBS.log', share: 0.42, perSecond: 120 * 1024 * 1024, secondsLeft: 3});
					const file = {path: '/logs/CBS.log', kind: 'unknown', error: stopped, findings: [], facts: []};
					signal.addEventListener('abort', () => resolve({files: [file], refused: stopped}));
				}),
		},
	});
	void live.do({case: id, do: 'attach', paths: ['/logs/CBS.log']});
	await app.shows('正在读取 CBS.log 42% 120 MB/秒 还需 3 秒', 'Ctrl+T 停止读取');
	await app.press('\u0014', 'l', '7');
	await app.shows('读取被停止，没有读到文件末尾。', '/logs/CBS.log');
	t.false(app.frame().includes('Ctrl+T 停止读取'));
});

test('every section fits every window, with hostile names and long lists', async t => {
	const folder = join(temporaryFolder('evidence'), `日志\u001B[2J\u202E${'很长的文件夹名'.repeat(6)}`);
	mkdirSync(folder);
	for (let index = 0; index < 3; index++)
		copyFileSync(fixture('win7-driver-denied.log'), join(folder, `CBS${index}${'补丁'.repeat(30)}.log`));
	const sizes = {
		zh: [
			[60, 16],
			[80, 24],
			[200, 60],
		],
		en: [[60, 16]],
	} as const;
	for (const language of ['zh', 'en'] as const) {
		const {app} = await attached(t, [folder, fixture('win7-setupapi-denied.log')], {doors: {...doors, language}});
		for (const [columns, rows] of sizes[language]) {
			await app.resize(columns, rows);
			for (const section of '1234567') {
				await app.press(section, 'pgdn');
				t.is(app.misfit(), undefined, `${section}\n${app.frame()}`);
				await app.press('enter');
				t.is(app.misfit(), undefined, `${section} opened\n${app.frame()}`);
			}
		}

		await app.press('1', 'x');
		t.is(app.misfit(), undefined, app.frame());
	}
});
