import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {setTimeout as pause} from 'node:timers/promises';
import test from 'ava';
import {isRunning} from '../../source/process.js';
import {makeHome} from '../helpers/home.js';
import {key, openTerminal} from '../helpers/terminal.js';

/** The folder for temporary files also holds what Node compiled. */
const demosIn = (temporary: string) => readdirSync(temporary).filter(name => name.startsWith('casewalk-'));

test.serial('the demo is some way into a case, and nothing of it stays', async t => {
	const own = makeHome(t);
	const temporary = makeHome(t);
	const open = (language: string) =>
		openTerminal({home: own, arguments: ['--demo', '--lang', language], environment: {TMPDIR: temporary}});

	const killed = open('zh');
	t.regex(await killed.shows('示例集团'), /^ 演示 +CAS-00001-DEMO/m);
	const [folder = ''] = demosIn(temporary);
	if (process.platform !== 'win32') t.is(statSync(join(temporary, folder)).mode & 0o777, 0o700);
	killed.kill('SIGKILL');
	while (isRunning(killed.pid)) await pause(10);
	t.deepEqual(demosIn(temporary), [folder], 'a killed one could not clear up');

	const left = open('en');
	t.regex(await left.shows('Example Group'), /^ DEMO +CAS-00001-DEMO/m);
	t.false(demosIn(temporary).includes(folder), 'the next one does');
	left.press(key.escape);
	await left.shows('CAS-00003-DEMO');
	left.press('q');
	t.is(await left.ended, 0);
	t.deepEqual(demosIn(temporary), []);
	t.deepEqual(readdirSync(own), [], 'the own folder is as it was');
});

test.serial('who is new is asked for his name, shown round the demo, and back at his own cases', async t => {
	const home = makeHome(t);
	const terminal = openTerminal({home, environment: {TMPDIR: home}});
	t.teardown(() => terminal.kill());
	await terminal.shows('第一次使用');
	terminal.press(key.enter);
	await terminal.shows('1 中文');
	terminal.press('2');
	terminal.press('韦亮');
	await terminal.shows('韦亮');
	terminal.press(key.ctrl('s'));
	await terminal.shows('No case yet.');
	t.like(JSON.parse(readFileSync(join(home, 'settings.json'), 'utf8')), {language: 'en', name: '韦亮'});
	terminal.press('t');
	await terminal.shows('Tour 1/6');
	terminal.press(key.ctrl('n'));
	await terminal.shows('Tour 2/6');
	terminal.press(key.ctrl('x'));
	await terminal.hides('Tour');
	terminal.press(key.ctrl('c'));
	await terminal.shows('No case yet.');
	terminal.press('c');
	await terminal.shows('on call 0 min');
	t.pass();
});
