import {readdirSync, statSync} from 'node:fs';
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
