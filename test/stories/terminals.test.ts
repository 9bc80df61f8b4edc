import {spawnSync} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {setTimeout as pause} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {isRunning} from '../../source/process.js';
import {makeHome} from '../helpers/home.js';
import {root} from '../helpers/root.js';
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

/** A shell in which casewalk is open, with half a sentence typed; gives the id of the program's process. */
const openInShell = async (t: ExecutionContext, home: string) => {
	const terminal = openTerminal({home, inShell: true, environment: {LC_ALL: 'C.UTF-8'}});
	t.teardown(() => terminal.kill());
	await terminal.shows('shell>');
	terminal.press('casewalk\r');
	await terminal.shows('还没有案例');
	terminal.press('n');
	await terminal.shows('主题行');
	terminal.press('半句');
	await terminal.shows('半句');
	const mark = readdirSync(home).find(name => name.startsWith('screen-'))!;
	return {terminal, pid: Number(readFileSync(join(home, mark), 'utf8'))};
};

const outOfScreen = async (t: ExecutionContext, terminal: ReturnType<typeof openTerminal>) => {
	await terminal.hides('主题行');
	await terminal.shows('shell>');
	await terminal.isIn();
	terminal.press('stty -a\r');
	const told = await terminal.shows(/ iexten/);
	for (const mode of ['icanon', 'echo', 'isig', 'icrnl', 'opost']) t.regex(told, new RegExp(`(?<!-)\\b${mode}\\b`));
};

const goesOnTyping = async (terminal: ReturnType<typeof openTerminal>) => {
	terminal.press('n');
	await terminal.shows('半句');
	terminal.press(key.escape);
	await terminal.hides('半句');
	terminal.press('q');
};

test.serial('quitting gives the terminal back', async t => {
	const home = makeHome(t);
	const terminal = openTerminal({home});
	t.teardown(() => terminal.kill());
	await terminal.shows('还没有案例');
	await terminal.isIn('alternate screen', 'bracketed paste', 'hidden cursor');
	terminal.press('q');
	t.is(await terminal.ended, 0);
	await terminal.isIn();
	t.deepEqual(
		readdirSync(home).filter(name => name.startsWith('screen-')),
		[],
	);
});

for (const [signal, code] of [
	['SIGTERM', 143],
	['SIGINT', 130],
	['SIGHUP', 129],
] as const)
	test.serial(`${signal} gives the terminal back and loses nothing`, async t => {
		const home = makeHome(t);
		const {terminal, pid} = await openInShell(t, home);
		process.kill(pid, signal);
		await outOfScreen(t, terminal);
		terminal.press(`clear; (exit ${code}); casewalk\r`);
		await terminal.shows('还没有案例');
		await goesOnTyping(terminal);
		await terminal.shows('shell>');
		terminal.press('echo left with $?\r');
		await terminal.shows('left with 0');
	});

test.serial('a window that is closed ends the program, and nothing typed is lost', async t => {
	const home = makeHome(t);
	const first = openTerminal({home});
	await first.shows('还没有案例');
	first.press('n');
	await first.shows('主题行');
	first.press('半句');
	await first.shows('半句');
	first.close();
	for (let tries = 0; tries < 500 && isRunning(first.pid); tries++) await pause(10);
	t.false(isRunning(first.pid));
	const second = openTerminal({home});
	t.teardown(() => second.kill());
	await second.shows('还没有案例');
	await goesOnTyping(second);
	t.is(await second.ended, 0);
});

test.serial('Ctrl+Z gives the terminal to the shell, fg brings the same place back, also after a resize', async t => {
	const home = makeHome(t);
	const {terminal, pid} = await openInShell(t, home);
	process.kill(pid, 'SIGTSTP');
	await terminal.shows('Stopped');
	await outOfScreen(t, terminal);
	terminal.resize(80, 24);
	terminal.press('clear; fg\r');
	await terminal.shows('半句');
	await terminal.isIn('alternate screen', 'bracketed paste');
	t.is(terminal.screen().split('\n').length, 24);
	terminal.press(key.escape);
	await terminal.shows('还没有案例');
	terminal.press(key.ctrl('z'));
	await terminal.shows(/Stopped/);
	await terminal.hides('还没有案例');
	await terminal.isIn();
	terminal.press('clear; fg\r');
	await terminal.shows('还没有案例');
	terminal.press('q');
	await terminal.shows('shell>');
	await terminal.isIn();
});

test.serial('after kill -9 the next start puts the terminal right', async t => {
	const home = makeHome(t);
	const {terminal, pid} = await openInShell(t, home);
	process.kill(pid, 'SIGKILL');
	await terminal.shows('Killed');
	await terminal.isIn('alternate screen', 'bracketed paste');
	// The shell has put its line right itself: what a plainer one would leave is made here.
	terminal.press('stty -icanon -isig -opost -icrnl; casewalk list\r');
	// What it lists comes after the repair: keys before that would still meet the raw line.
	await terminal.shows('还没有案例。用');
	terminal.press('clear\r');
	await outOfScreen(t, terminal);
	terminal.press('clear; casewalk\r');
	await terminal.shows('还没有案例');
	terminal.press('q');
	await terminal.shows('shell>');
	await terminal.isIn();
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

for (const [name, environment] of Object.entries<Record<string, string>>({
	'TERM=dumb': {TERM: 'dumb'},
	'a build machine': {CI: 'true'},
}))
	test.serial(`${name} gets one sentence instead of a screen`, async t => {
		const terminal = openTerminal({home: makeHome(t), environment});
		t.is(await terminal.ended, 2);
		t.regex(terminal.raw(), /^这里不是终端.*casewalk list.*\r\n$/);
	});

test.serial('where output goes into a file or a pipe, nothing acts on a terminal', t => {
	const home = makeHome(t);
	const {CI: _, ...environment} = process.env;
	for (const argv of [[], ['--demo'], ['list'], ['--help'], ['kb', 'KB4490628']]) {
		const {stdout, stderr} = spawnSync(process.execPath, [join(root, 'dist/bundle/casewalk.cjs'), ...argv], {
			encoding: 'utf8',
			env: {...environment, CASEWALK_HOME: home, TERM: 'xterm-256color', FORCE_COLOR: '3'},
		});
		t.true(`${stdout}${stderr}`.length > 10);
		t.false(`${stdout}${stderr}`.includes('\u001B'), argv.join(' '));
	}
});

test.serial('a first word that opens nothing without a screen is told to be no command', t => {
	const {status, stderr} = spawnSync(process.execPath, [join(root, 'dist/bundle/casewalk.cjs'), 'frobnicate'], {
		encoding: 'utf8',
		env: {...process.env, CASEWALK_HOME: makeHome(t)},
	});
	t.is(status, 2);
	t.regex(stderr, /^“frobnicate”不是命令；.*casewalk --help。\n$/);
});

test.serial('NO_COLOR draws the screen without a colour', async t => {
	const terminal = openTerminal({home: makeHome(t), environment: {NO_COLOR: '1', COLORTERM: 'truecolor'}});
	t.teardown(() => terminal.kill());
	await terminal.shows('还没有案例');
	t.notRegex(terminal.raw(), /\u001B\[(?:[\d;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]/);
	t.regex(terminal.raw(), /\u001B\[1m/);
});
