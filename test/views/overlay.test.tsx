import test from 'ava';
import {begin, twoGroups, withWalk} from './start.js';

test('the palette says every key of the place, and why one cannot act', async t => {
	const {app} = await withWalk(t);
	await app.press('?');
	await app.shows('全部', '输入以筛选');
	await app.type('重做');
	await app.shows('没有可重做的操作。');
	await app.press('enter');
	await app.shows('没有可重做的操作。');
});

test('Enter in the palette does what the key does', async t => {
	const {app} = await withWalk(t);
	await app.press('?');
	await app.type('时间线');
	await app.press('enter');
	await app.shows('2026-11-22', '建立');
});

test('keys typed into the palette reach nothing behind it', async t => {
	const {app, view} = await withWalk(t);
	await app.press('?');
	await app.type('1u');
	await app.press('esc');
	await app.shows('请问现在停在哪个画面？');
	t.is(view().walks[0]!.record.answers.size, 0);
});

test('the palette opens over a field, whose text and place stay', async t => {
	const {app} = await begin(t, {acts: []});
	await app.press('n');
	await app.type('前后');
	await app.press('left', 'ctrl+p');
	await app.shows('外部编辑器');
	await app.press('esc');
	await app.type('中');
	await app.shows('前中后');
});

test('the finder finds a KB and shows it in full', async t => {
	const {app} = await begin(t);
	await app.press('/');
	await app.type('4490628');
	await app.shows('KB4490628');
	await app.press('enter');
	await app.shows('6.1.7601.24383', '来源');
	await app.press('esc');
	await app.shows('查找');
});

test('an archived case is found again', async t => {
	const {app, desk, id} = await begin(t, {acts: []});
	await desk.do({
		case: id,
		do: 'archive',
		outcome: 'fixed',
		lasting: 'final',
		agreedBy: '许先生',
		agreedAt: '2026-11-22',
	});
	await app.press('esc', '/');
	await app.type('补丁安装');
	await app.press('enter');
	await app.shows('CAS-11869-N1L2C8', '已归档');
});

test('a tree that was found is begun for the subject in hand', async t => {
	const {app, view} = await begin(t, {acts: twoGroups});
	await app.press('/');
	await app.type('停在哪个画面');
	await app.shows('完全一致');
	await app.press('enter', 'enter');
	await app.settle();
	t.is(view().walks[0]?.record.tree, 'screen', app.frame());
	t.is(view().walks[0]?.subject.name, '卡住的设备');
});

test('without a case a tree is only read', async t => {
	const {app} = await begin(t);
	await app.press('/');
	await app.type('停在哪个画面');
	await app.shows('完全一致');
	await app.press('enter', 'enter');
	await app.shows('先打开一个案例并增加对象');
});
