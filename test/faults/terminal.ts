import {readdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {setTimeout as pause} from 'node:timers/promises';
import {isRunning} from '../../source/process.js';
import {dice} from '../helpers/dice.js';
import {temporaryFolder} from '../helpers/folder.js';
import {openTerminal} from '../helpers/terminal.js';
import type {Verdict} from './verdict.js';

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const;

const processIn = (home: string): number => {
	const mark = readdirSync(home).find(name => name.startsWith('screen-'));
	return mark === undefined ? 0 : Number(readFileSync(join(home, mark), 'utf8'));
};

/** Ends the program at any moment of its start and its work, and looks at the terminal that its shell has then. */
export const givenBack = async (times: number, seed: number): Promise<Verdict> => {
	const home = temporaryFolder('faults');
	const terminal = openTerminal({home, inShell: true, environment: {LC_ALL: 'C.UTF-8'}});
	let right = 0;
	const roll = dice(seed);
	await terminal.shows('shell>');
	for (let n = 0; n < times; n++) {
		const signal = signals[n % signals.length]!;
		const moment = roll(500);
		terminal.press('clear; casewalk\r');
		let pid = 0;
		for (let tries = 0; tries < 2000 && pid === 0; tries++) {
			await pause(5);
			pid = processIn(home);
		}

		await pause(moment);
		process.kill(pid, signal);
		while (isRunning(pid)) await pause(5);
		// What is typed before the shell has its terminal back reaches nobody.
		await terminal.shows(/shell>\s*$/);
		// After a kill the next start of any command puts it right.
		terminal.press(
			`clear; ${signal === 'SIGKILL' ? 'casewalk list; ' : ''}stty -a | tr '\\n' ' ' | grep -c ' isig icanon.* echo ' | sed s/^/cooked:/\r`,
		);
		try {
			await terminal.shows(/cooked:1/, 20);
			await terminal.isIn();
			right += 1;
		} catch {
			process.stderr.write(`${signal} after ${moment} ms, seed ${seed}\n${terminal.screen().trim()}\n`);
			terminal.press('\rreset\r');
			await pause(500);
		}
	}

	terminal.kill();
	rmSync(home, {recursive: true, force: true});
	return {
		what: 'ended by TERM, INT, HUP, KILL at any moment',
		figure: `${right} of ${times} terminals right again, seed ${seed}`,
		goal: 'all',
		isMet: right === times,
	};
};
