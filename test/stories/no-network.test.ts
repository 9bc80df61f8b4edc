import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import test from 'ava';
import {makeHome} from '../helpers/home.js';
import {key, openTerminal} from '../helpers/terminal.js';
import {fixture} from '../source/evidence/logs.js';

const alone = ['unshare', '--user', '--map-root-user', '--net'];
/** Where no namespace may be made, the attempts are counted all the same. */
const canBeAlone = spawnSync(alone[0]!, [...alone.slice(1), 'true']).status === 0;
const watch = new URL('../helpers/network-watch.js', import.meta.url).href;

test('the watch sees an attempt', t => {
	const attempts = join(makeHome(t), 'attempts');
	spawnSync(
		process.execPath,
		[
			'--import',
			watch,
			'-e',
			"fetch('http://127.0.0.1:9').catch(() => {}); require('net').connect(9, '127.0.0.1').on('error', () => {})",
		],
		{
			env: {...process.env, CASEWALK_ATTEMPTS: attempts},
		},
	);
	t.regex(readFileSync(attempts, 'utf8'), /fetch[\s\S]*connect/);
});

test('a session without a network works, and nothing tries to reach one', async t => {
	const home = makeHome(t);
	const attempts = join(home, 'attempts');
	const terminal = openTerminal({
		home,
		under: canBeAlone ? alone : [],
		environment: {NODE_OPTIONS: `--import ${watch}`, CASEWALK_ATTEMPTS: attempts, CASEWALK_NAME: '梁工'},
	});
	t.teardown(() => terminal.kill());
	await terminal.shows('还没有案例');
	terminal.press('n');
	await terminal.shows('主题行');
	terminal.paste('[案例号: CAS-12001-A1B2C3 ] % |P2|ICBC|V0-H补丁安装失败');
	terminal.press(key.enter);
	await terminal.shows('还没有设备或分组');
	terminal.press('n');
	await terminal.shows('存入案例');
	terminal.press('三台物理机卡32%，重启三次回滚');
	terminal.press(key.enter);
	await terminal.shows('按数字采用');
	terminal.press('12');
	await terminal.shows(/✓ 症状/);
	terminal.press(key.enter);
	await terminal.hides('按数字采用');
	terminal.press('a');
	await terminal.shows('附加文件或文件夹');
	terminal.paste(fixture('win7-driver-denied.log'));
	terminal.press(key.ctrl('s'));
	await terminal.shows('6.1.7601.');
	terminal.press('/');
	terminal.press('KB4490628');
	await terminal.shows('完全一致');
	terminal.press(key.escape);
	await terminal.hides('完全一致');
	terminal.press('d');
	await terminal.shows('初次响应');
	terminal.press('1');
	await terminal.shows('问题定义');
	terminal.press('y');
	terminal.press(key.ctrl('c'));
	await terminal.ended;
	t.false(existsSync(attempts), existsSync(attempts) ? readFileSync(attempts, 'utf8') : '');
	t.log(
		canBeAlone ? 'in a namespace without an interface' : 'with the machine’s network: no namespace may be made here',
	);
});
