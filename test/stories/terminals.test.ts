import {setTimeout as pause} from 'node:timers/promises';
import test from 'ava';
import {makeHome} from '../helpers/home.js';
import {key, openTerminal} from '../helpers/terminal.js';

test.serial('keys typed before the first frame are kept, and leave no mark on it', async t => {
	const home = makeHome(t);
	const terminal = openTerminal({home});
	t.teardown(() => terminal.kill());
	terminal.press('\t');
	terminal.press('n');
	const screen = await terminal.shows('主题行');
	t.regex(screen, /^ casewalk · 案例 .* 未结 0 *$/m);
	terminal.press('补丁安装失败');
	terminal.press(key.enter);
	await terminal.shows('还没有设备或分组');
});

test.serial('what one terminal writes is on the screen of the other within two seconds', async t => {
	const home = makeHome(t);
	const first = openTerminal({home});
	const second = openTerminal({home});
	t.teardown(() => {
		first.kill();
		second.kill();
	});
	await first.shows('还没有案例');
	await second.shows('还没有案例');
	first.press('n');
	await first.shows('主题行');
	first.paste('[案例号: CAS-20001-AAAA ] % |P2|建行|打印机安装失败 %');
	first.press(key.enter);
	await first.shows('还没有设备或分组');
	await second.shows('CAS-20001-AAAA', 2);
	second.press('1');
	await second.shows('还没有设备或分组');
	second.press('n');
	await second.shows('存入案例');
	second.press('两台云桌面卡住');
	second.press(key.enter);
	await second.shows('按数字采用');
	second.press('1');
	await second.shows('✓');
	t.regex(await first.shows(/云桌面/, 2), /CAS-20001-AAAA/);
});

test.serial('a second case is two keys away, and a half-typed note stays with its own', async t => {
	const home = makeHome(t);
	const terminal = openTerminal({home});
	t.teardown(() => terminal.kill());
	await terminal.shows('还没有案例');
	for (const line of ['|P3|建行|打印机安装失败', '|P1|ICBC|补丁安装失败']) {
		terminal.press('n');
		await terminal.shows('主题行');
		terminal.paste(line);
		terminal.press(key.enter);
		await terminal.shows('还没有设备或分组');
		terminal.press(key.escape);
		await terminal.shows('casewalk · 案例');
	}

	terminal.press('1');
	await terminal.shows('还没有设备或分组');
	terminal.press('n');
	await terminal.shows('存入案例');
	terminal.press('第一个案例的半句');
	await terminal.shows('第一个案例的半句');
	terminal.press(key.escape);
	await terminal.hides('存入案例');
	terminal.press('g');
	await terminal.shows(/打印机安装失败/);
	terminal.press('1');
	await terminal.shows(/^ .*打印机安装失败.*P3/m);
	terminal.press('n');
	await terminal.shows('存入案例');
	t.false(terminal.screen().includes('第一个案例的半句'));
	terminal.press(key.escape);
	await terminal.hides('存入案例');
	terminal.press('g');
	await terminal.shows(/补丁安装失败/);
	terminal.press('1');
	await terminal.shows(/^ .*补丁安装失败.*P1/m);
	terminal.press('n');
	await terminal.shows('第一个案例的半句');
});

test.serial('quitting gives the terminal back', async t => {
	const home = makeHome(t);
	const terminal = openTerminal({home});
	t.teardown(() => terminal.kill());
	await terminal.shows('还没有案例');
	terminal.press('q');
	t.is(await terminal.ended, 0);
	t.true(terminal.raw().includes('\u001B[?1049l'), 'the main screen is back');
	t.true(terminal.raw().lastIndexOf('\u001B[?25h') > terminal.raw().lastIndexOf('\u001B[?25l'), 'the cursor is back');
});

test.serial('a window that grows, shrinks to nothing and comes back shows the same place', async t => {
	const home = makeHome(t);
	const terminal = openTerminal({home});
	t.teardown(() => terminal.kill());
	await terminal.shows('还没有案例');
	terminal.press('n');
	await terminal.shows('主题行');
	terminal.press('重装以后');
	await terminal.shows('重装以后');
	for (const [columns, rows] of [
		[20, 5],
		[1, 1],
		[200, 60],
		[80, 24],
	] as const) {
		terminal.resize(columns, rows);
		await pause(0);
	}

	await terminal.shows('重装以后');
	t.is(terminal.screen().split('\n').length, 24);
});
