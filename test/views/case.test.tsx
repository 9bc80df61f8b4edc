import test from 'ava';
import {knowledge} from './knowledge.js';
import {begin, twoGroups, withWalk} from './start.js';

test('a note becomes groups and symptoms, one key each', async t => {
	const {app, view} = await begin(t, {acts: []});
	await app.press('n');
	await app.type('三台V10开头的，卡32%，重启三次回滚，云桌面有几台进修复');
	await app.shows('认出', 'Alt+1');
	await app.press('enter');
	await app.shows('按数字采用');
	await app.press('1', '2', '3', '4');
	await app.press('enter');
	await app.shows('从哪里开始');
	t.is(view().case.subjects.length, 2);
	t.is(view().case.symptoms.length, 2);
	t.deepEqual(
		view().case.symptoms.map(({subjects}) => subjects[0]),
		view().case.subjects.map(({id}) => id),
	);
});

test('a symptom brings the group that shows it along', async t => {
	const {app, view} = await begin(t, {acts: []});
	await app.press('n');
	await app.type('云桌面有几台进修复');
	await app.press('alt+2');
	await app.shows('✓');
	t.is(view().case.subjects.length, 1);
	t.deepEqual(view().case.symptoms[0]!.subjects, [view().case.subjects[0]!.id]);
});

test('a half-typed note stays with its own case', async t => {
	const {app, desk} = await begin(t, {acts: []});
	await desk.do({do: 'new-case', line: '[案例号: CAS-2 ] % |P1|B|第二个 % 初次响应'});
	await app.press('n');
	await app.type('只写了一半');
	await app.press('esc', 'g', '1');
	await app.shows('第二个');
	t.false(app.frame().includes('只写了一半'));
	await app.press('g', '1');
	await app.shows('CAS-11869');
	await app.press('n');
	await app.shows('只写了一半');
});

test('after a kill the same case, step and note come back', async t => {
	const {app, again} = await withWalk(t);
	await app.press('3');
	await app.shows('机器形态');
	await app.press('n');
	await app.type('客户说刚才');
	const restarted = again();
	t.teardown(() => restarted.unmount());
	await restarted.shows('客户说刚才', '机器形态', 'CAS-11869');
});

test('an answer leads on, and undo says what it takes back', async t => {
	const {app, view} = await withWalk(t);
	await app.press('1');
	await app.shows('离线卸载更新');
	await app.press('u');
	await app.shows('已撤销：', '请问现在停在哪个画面？');
	t.is(view().walks[0]!.record.answers.size, 0);
	await app.press('ctrl+r');
	await app.shows('离线卸载更新', '已重做');
});

test('keys of one read answer one step each', async t => {
	const {app, view} = await begin(t, {acts: twoGroups});
	await app.type('13');
	await app.shows('机器形态');
	t.deepEqual([...view().walks[0]!.record.answers.keys()], ['screen/where']);
});

test('Tab goes to the next subject and back to where its walk stood', async t => {
	const {app} = await withWalk(t);
	await app.press('tab');
	await app.shows('进修复的云桌面：从哪里开始');
	await app.press('tab');
	await app.shows('请问现在停在哪个画面？');
});

test('a risky step opens only when the risk is read and the yes recorded', async t => {
	const {app, view} = await withWalk(t);
	await app.press('1');
	await app.shows('高风险步骤', '卸载中断可能导致系统无法启动。', '先做快照。');
	t.false(app.frame().includes('做完了'));
	t.false(app.frame().includes('按指南操作。'));
	await app.press('1');
	await app.shows('谁同意的');
	await app.press('enter', 'enter');
	await app.shows('请先填写：谁同意的');
	await app.type('许先生');
	await app.press('enter');
	await app.type('已做快照');
	await app.press('enter');
	await app.shows('做完了', '按指南操作。');
	t.like(view().case.consents[0], {by: '许先生', backup: '已做快照'});
});

test('a missing fact is asked for, and its log can be requested once', async t => {
	const {app, view} = await withWalk(t);
	await app.press('2');
	await app.shows('需要先知道：服务堆栈版本', '请客户提供日志：C:\\Windows\\Logs\\CBS\\CBS.log');
	await app.press('2');
	await app.shows('已请客户提供');
	t.is(view().case.promises.length, 1);
	await app.press('1');
	await app.shows('填写：服务堆栈版本');
	await app.type('6.1.7601');
	await app.press('enter', 'enter');
	await app.shows('版本号应为四段数字');
	await app.type('.24537');
	await app.press('up');
	await app.shows('6.1.7601');
});

test('a log answers the step and is quoted with file and line', async t => {
	const quote = 'Info CBS    Loaded Servicing Stack v6.1.7601.24537';
	const {app} = await withWalk(t, {
		desk: {
			analyze: async () => ({
				files: [
					{
						path: '/logs/CBS.log',
						sha256: 'f00',
						kind: 'cbs',
						findings: [],
						facts: [
							{
								name: 'ssu.version',
								value: '6.1.7601.24537',
								at: null,
								file: '/logs/CBS.log',
								sha256: 'f00',
								line: 2143,
								quote,
							},
						],
					},
				],
			}),
		},
	});
	await app.press('2', 'a');
	await app.paste("'/logs/CBS.log'");
	await app.press('enter', 'enter');
	await app.shows(
		'不需要KB4490628',
		'现有堆栈不低于KB4490628',
		'CBS.log:2143',
		'v6.1.7601.24537',
		'显示未安装是因为已被取代',
	);
});

test('an earlier answer is changed and the later ones are kept', async t => {
	const {app, view} = await withWalk(t);
	await app.press('3');
	await app.shows('机器形态');
	await app.press('1');
	await app.shows('转物理机流程');
	await app.press('[', '[');
	await app.shows('回看第 1 步', '当前答案');
	await app.press('2');
	await app.shows('需要先知道：服务堆栈版本');
	t.is(view().walks[0]!.record.answers.get('screen/where')!.choice, 'percent');
});

test('a step is skipped with a reason, not without', async t => {
	const {app, view} = await withWalk(t);
	await app.press('1', 'x', 'enter');
	await app.shows('请先填写：原因');
	await app.type('客户没有WinPE');
	await app.press('enter');
	t.is(view().walks[0]!.record.answers.get('screen/risky')?.reason, '客户没有WinPE');
});

test('a command is copied only with the letter of the Windows volume', async t => {
	const {app, copied} = await withWalk(t);
	await app.press('1', 'h');
	await app.shows('离线卸载更新', 'dism /image:<Windows 盘符>');
	await app.press('1');
	await app.shows('填写：Windows 盘符');
	t.deepEqual(copied, []);
	await app.type('d');
	await app.press('enter', '1');
	await app.shows('dism /image:D:\\ /get-packages');
	await app.press('y');
	await app.shows('已复制');
	await app.press('2');
	t.deepEqual(copied, ['dism /image:D:\\ /get-packages', 'ipconfig /release']);
});

test('the batch file of a how-to is saved with one key, and its place told', async t => {
	const {app, files} = await withWalk(t);
	await app.press('1', 'h');
	await app.shows('附件  remove.cmd', 'x 存出附件');
	await app.press('x');
	await app.shows('已写入 /tmp/remove.cmd');
	t.deepEqual(files, [{name: 'remove.cmd', text: '@echo off\r\n'}]);
});

test('a how-to without a batch file offers none, and a full disk is told', async t => {
	const {attachments: _, ...rest} = knowledge;
	const without = await withWalk(t, {doors: {knowledge: {...rest, attachments: {}}}});
	await without.app.press('1', 'h');
	await without.app.shows('离线卸载更新');
	t.false(without.app.frame().includes('存出附件'));

	const sentence = {zh: '磁盘已满', en: 'The disk is full'};
	const full = await withWalk(t, {doors: {saveFile: async () => ({ok: false, sentence})}});
	await full.app.press('1', 'h');
	await full.app.shows('离线卸载更新');
	await full.app.press('x');
	await full.app.shows('磁盘已满');
});

test('the sentence to say is copied where there is no command', async t => {
	const {app, copied} = await withWalk(t);
	await app.press('y');
	t.deepEqual(copied, ['请问现在停在哪个画面？']);
});

test('a call ends only after a yes', async t => {
	const {app, view} = await begin(t, {acts: [{do: 'start-call'}]});
	await app.press('c', 'enter');
	t.is(view().case.calls[0]!.to, undefined);
	await app.press('c');
	await app.shows('结束通话？');
	await app.press('y');
	t.not(view().case.calls[0]!.to, undefined);
});

test('a refused form keeps what was typed', async t => {
	const {app, view} = await begin(t, {acts: []});
	await app.press('p', '2', 'enter');
	await app.shows('请先填写：谁同意的');
	await app.type('TAM与许先生');
	await app.press('esc', 'p', 'enter');
	await app.shows('TAM与许先生');
	await app.press('enter');
	t.is(view().case.priority, 'P2');
	t.is(view().case.priorities[0]!.agreedBy, 'TAM与许先生');
});

test('only the fields that were changed are recorded', async t => {
	const {app, store, view} = await begin(t, {acts: []});
	const before = store.events.length;
	await app.press('e', 'enter');
	await app.type('（总行）');
	await app.press('enter', 'enter', 'enter', 'enter', 'enter', 'enter');
	await app.shows('ICBC（总行）');
	t.is(store.events.length, before + 1);
	t.is(view().case.customer, 'ICBC（总行）');
});

test('archiving asks every symptom for its outcome first', async t => {
	const {app, view} = await begin(t, {
		acts: [
			{do: 'add-symptom', text: '卡在32%', subjects: []},
			{do: 'add-contact', surname: '许', title: '先生', role: 'customer'},
		],
	});
	await app.press('w');
	await app.shows('这个症状的结果', '卡在32%');
	await app.press('1', 'enter');
	await app.shows('归档案例', '许先生');
	await app.press('1', '1', 'enter', 'enter');
	await app.shows('已归档');
	t.like(view().case.archivings[0], {outcome: 'fixed', lasting: 'temporary', agreedBy: '许先生'});
	await app.press('w');
	await app.type('客户又来电');
	await app.press('enter');
	t.is(view().case.state, 'open');
});

test('text of the case that would act on the terminal is shown, not done', async t => {
	const {app, desk, id} = await begin(t, {acts: []});
	await desk.do({case: id, do: 'add-group', name: 'a\u001B[2Jb\u202Ec'});
	await app.shows('a\\u{1b}[2Jb\\u{202e}c');
});

test('a throw in a key’s work is a sentence, and the app goes on', async t => {
	const {app} = await withWalk(t, {
		doors: {
			copy: async () => {
				throw new Error('no clipboard');
			},
		},
	});
	await app.press('y');
	await app.shows('这一步没有成功', 'no clipboard');
	await app.press('1');
	await app.shows('离线卸载更新');
});

test('a log that takes long is read behind the call', async t => {
	let finish = () => {};
	const {app, view} = await withWalk(t, {
		desk: {
			analyze: async () => {
				await new Promise<void>(resolve => {
					finish = resolve;
				});
				return {files: [{path: '/logs/CBS.log', kind: 'cbs', findings: [], facts: []}]};
			},
		},
	});
	await app.press('a');
	await app.type('/logs/CBS.log');
	await app.press('enter', 'enter');
	await app.shows('正在后台读取', '请问现在停在哪个画面？');
	await app.press('n');
	await app.type('还在说话');
	await app.shows('正在读取');
	finish();
	await app.shows('还在说话', '附件');
	t.is(view().case.evidence.length, 1);
});

test('a path that cannot be read is a sentence, and stays to be mended', async t => {
	const refused = {zh: '没有这个文件：/x', en: 'There is no such file: /x'};
	const {app} = await withWalk(t, {desk: {analyze: async () => ({files: [], refused})}});
	await app.press('a');
	await app.type('/x');
	await app.press('enter', 'enter');
	await app.shows('没有这个文件：/x', '▸ 说明');
});

test('two edits that did not see each other are shown until one is chosen', async t => {
	const {app, desk, store, id, view} = await begin(t, {acts: []});
	const seen = store.events.length;
	await desk.do({case: id, do: 'edit-case', field: 'customer', value: '工行'});
	const last = store.events.at(-1)!;
	await store.append([
		{
			...last,
			id: 'elsewhere',
			seen,
			author: 'Li',
			session: 'two',
			body: {type: 'case-edited', field: 'customer', value: '工商银行'},
		},
	]);
	await desk.do({do: 'look', case: id});
	await app.shows('修改冲突', '工行', '工商银行');
	await app.press('e');
	await app.shows('两处同时修改');
	await app.press('1');
	await app.shows('已记入案例');
	t.deepEqual(view().case.conflicts, []);
	t.is(view().case.customer, '工行');
});

test('one answer is given to every other subject at the same question, and taken back in one key', async t => {
	const {app, view} = await begin(t, {acts: [...twoGroups, {do: 'add-group', name: '第三组'}]});
	for (let subject = 0; subject < 3; subject++) await app.press('1', 'tab');
	await app.shows('请问现在停在哪个画面？');
	await app.press('1');
	await app.press('=');
	await app.shows('其余2个对象也回答');
	const answers = () => view().walks.map(({record}) => [...record.answers.values()].map(({choice}) => choice));
	const [first] = answers();
	t.is(first!.length, 1);
	t.deepEqual(answers(), [first, first, first] as string[][]);
	await app.press('u');
	t.deepEqual(answers(), [first, [], []] as string[][]);
	await app.press('tab', '=');
	await app.shows('没有其他对象停在同一个问题');
});

test('subjects by symptoms: who shows what, how many, and where each walk stands', async t => {
	const {app, desk, view, id} = await begin(t, {acts: twoGroups});
	await app.press('1');
	const [first, second] = view().case.subjects.map(subject => subject.id);
	await desk.do({case: id, do: 'add-symptom', text: '卡在32%', subjects: [first!], affected: 3, total: 20});
	await desk.do({case: id, do: 'add-symptom', text: '进入修复选项', subjects: [second!]});
	await app.press('S');
	await app.shows('步骤走到', '1  卡在32%', '2  进入修复选项');
	const lines = app.lines();
	const rowOf = (name: string) => lines.find(line => line.includes(name) && !line.includes('步骤走到')) ?? '';
	t.regex(rowOf('卡住的设备'), /卡住的设备 +3\/20 +停在哪个画面/);
	t.regex(rowOf('进修复的云桌面'), /进修复的云桌面 +• +还没有开始/);
	await app.press('2');
	await app.shows('进修复的云桌面：从哪里开始');
});

test('the time line shows one kind, and goes from day to day', async t => {
	const {app, desk, id} = await begin(t, {acts: twoGroups});
	await app.press('1', '1');
	await desk.do({case: id, do: 'add-note', text: '客户说重启三次'});
	await app.press('i');
	await app.shows('▸全部', '客户说重启三次');
	await app.press('tab');
	await app.shows('▸通话与记录', '客户说重启三次');
	await app.press('tab', 'tab');
	await app.shows('▸邮件', '没有这一类的记录');
	await app.press('[', ']', 'esc');
	await app.shows('卡住的设备');
});
