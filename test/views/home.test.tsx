import test from 'ava';
import {begin, subjectLine} from './start.js';

test('an empty Home says what to do', async t => {
	const {app} = await begin(t);
	await app.shows('还没有案例。', 'n  把工单的主题行粘贴进来', 'c  电话正在响');
});

test('a pasted subject line makes a case with its fields', async t => {
	const {app, view} = await begin(t);
	await app.press('n');
	await app.shows('新案例');
	await app.paste(subjectLine);
	await app.press('enter');
	await app.shows('CAS-11869-N1L2C8', 'ICBC', 'P1 · V2020-L');
	t.is(view().case.customer, 'ICBC');
});

test('Enter on nothing makes an empty case', async t => {
	const {app, view} = await begin(t);
	await app.press('n', 'enter');
	await app.shows('（无案例号）', '还没有设备或分组');
	t.is(view().case.state, 'open');
});

test('a ringing phone makes a case with the call running', async t => {
	const {app, view} = await begin(t);
	await app.press('c');
	await app.shows('通话');
	t.is(view().case.calls.length, 1);
});

test('a subject line that was typed halfway is there again', async t => {
	const {app} = await begin(t);
	await app.press('n');
	await app.type('[案例号: CAS-1');
	await app.press('esc');
	await app.shows('还没有案例。');
	await app.press('n');
	await app.shows('[案例号: CAS-1');
});

test('digits open the case of that number, the soonest due first', async t => {
	const {app, desk} = await begin(t);
	await desk.do({do: 'new-case', line: '[案例号: CAS-1 ] % |P4|A|慢的 % 初次响应'});
	await desk.do({do: 'new-case', line: '[案例号: CAS-2 ] % |P1|B|急的 % 初次响应'});
	await app.shows('急的', '慢的');
	t.true(app.frame().indexOf('急的') < app.frame().indexOf('慢的'));
	await app.press('2');
	await app.shows('慢的', '对象');
});

test('a key with nothing behind it is not in the key line, and says why when pressed', async t => {
	const {app} = await begin(t);
	t.false(app.lines().at(-1)!.includes('换案例'));
	await app.press('g');
	await app.shows('没有其他案例。');
});

test('q leaves', async t => {
	const {app} = await begin(t);
	const exit = app.waitUntilExit();
	await app.press('q');
	await exit;
	t.pass();
});

test('a store that refuses says so, and nothing is lost', async t => {
	const {app, store} = await begin(t);
	store.fault = 'full';
	await app.press('n');
	await app.type('CAS-9');
	await app.press('enter');
	await app.shows('磁盘已满', 'CAS-9');
	store.fault = undefined;
	await app.press('enter');
	await app.shows('对象');
});

test('archived cases stand below the open ones, and all can be reached', async t => {
	const {app, desk} = await begin(t, {rows: 16});
	for (let n = 1; n <= 30; n++) {
		const made = await desk.do({do: 'new-case', line: `[案例号: CAS-${n} ] % |P2|A|第${n}件 % 初次响应`});
		const id = made.ok ? made.case! : '';
		if (n > 25)
			await desk.do({case: id, do: 'archive', outcome: 'fixed', lasting: 'final', agreedBy: '许先生', agreedAt: ''});
	}

	await app.shows('未结 25');
	for (let n = 0; n < 29; n++) await app.press('j');
	await app.shows('已归档 5', '第26件');
	await app.press('enter');
	await app.shows('第26件', '对象');
});

test('past cases like the marked one stand below the list, with how they ended and what they share', async t => {
	const {app, desk} = await begin(t);
	const made = async (line: string, text: string) => {
		const done = await desk.do({do: 'new-case', line});
		const id = done.ok ? done.case! : '';
		await desk.do({case: id, do: 'add-symptom', text, subjects: []});
		return id;
	};
	const past = await made('[案例号: CAS-10001-A1B2C3 ] % |P3|CCB|蓝屏', '装KB4530692后卡在32%');
	await desk.do({
		case: past,
		do: 'settle-symptom',
		symptom: desk.get().opened.get(past)!.case.symptoms[0]!.id,
		outcome: 'third-party',
		words: '',
	});
	await desk.do({
		case: past,
		do: 'archive',
		outcome: 'third-party',
		lasting: 'final',
		agreedBy: '许先生',
		agreedAt: '2026-11-20',
	});
	await made('[案例号: CAS-10002-D4E5F6 ] % |P1|ICBC|补丁安装失败', 'KB4530692装完重启三次后回滚');
	await app.shows('类似的案例', 'CAS-10001-A1B2C3', '第三方', 'KB4530692');
	t.is(app.misfit(), undefined);
});

test('a pasted thread of mails becomes a case with its mails', async t => {
	const {app, view} = await begin(t);
	await app.press('n');
	await app.shows('新案例');
	await app.paste(
		'主题: [案例号: CAS-7-AAAA11 ] % |P3|ABC|补丁安装失败\n\n发件人: 王工\n发送时间: 2025-03-10 10:05\n\n许先生 您好：\n请收集日志。\n\n发件人: 许强\n发送时间: 2025-03-09 09:00\n\n王工：装不上，请协助。\n',
	);
	await app.shows('CAS-7-AAAA11', '已导入2封邮件');
	t.deepEqual(
		view().case.mails.map(({way, at}) => `${way} ${at.slice(0, 10)}`),
		['received 2025-03-09', 'sent 2025-03-10'],
	);
});
