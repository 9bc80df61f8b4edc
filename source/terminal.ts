import {spawnSync} from 'node:child_process';
import {fstatSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {constants} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {setTimeout as pause} from 'node:timers/promises';
import {isRunning} from './process.js';
import {makeFolder} from './store/folder.js';

/** What the system asks of a screen: to end, to leave the terminal to the shell for a while, to draw itself anew. */
export type Wish = 'end' | 'suspend' | 'redraw';

export type HeldTerminal = {
	readonly onWish: (listener: (wish: Wish) => void) => void;
	/** Leaves the terminal to the shell until `fg`; absent where there is no such thing (Windows). */
	readonly stop?: () => Promise<void>;
	/** 128 + the signal that ended the screen; 0: a person did. */
	readonly exitCode: () => number;
	/** The screen is closed and its modes are given back. */
	readonly release: () => void;
};

/** Every mode a screen of ours or another program may have left on: output held back, mouse, focus, paste, kitty keys, the other screen, no cursor. */
const modesOff = [
	...['?2026l', '?1000l', '?1002l', '?1003l', '?1006l', '?1004l', '?2004l', '<u', '?1049l', '?25h', '0m'],
]
	.map(mode => `\u001B[${mode}`)
	.join('');

/** What raw mode takes from a terminal, by the names of `stty`. */
const cooked = ['brkint', 'icrnl', 'ixon', 'opost', 'onlcr', 'echo', 'icanon', 'iexten', 'isig'];

/** A screen writes its process id here while it is open, one file a terminal; a file that is left tells of a killed one. */
const markIn = (folder: string): string => {
	const device = fstatSync(process.stdout.fd).rdev || process.ppid;
	return join(folder, `screen-${device}`);
};

/** Gives back what a screen that was killed on this terminal could not; nothing happens where none was. */
export const repairTerminal = (folder: string): void => {
	try {
		const mark = markIn(folder);
		if (isRunning(Number(readFileSync(mark, 'utf8')))) return;
		rmSync(mark);
		process.stdout.write(modesOff);
		if (process.platform === 'win32') return;
		spawnSync('stty', cooked, {stdio: 'inherit'});
		// Node puts back at its end what it found at its start: only one that starts now finds the right modes.
		process.execve?.(process.execPath, [process.execPath, ...process.execArgv, ...process.argv.slice(1)]);
	} catch {
		// No mark: every screen before this one was closed.
	}
};

/** Holds the terminal for a screen: listens to what the system asks of it, and marks it as open. */
export const holdTerminal = (folder: string): HeldTerminal => {
	let listener: (wish: Wish) => void = () => {};
	let code = 0;
	let isStopped = false;
	const end = (signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP') => {
		// Once: on a line that is gone, giving its modes back fails again and again.
		if (code !== 0) return;
		code = 128 + constants.signals[signal];
		listener('end');
	};

	const suspend = () => listener('suspend');
	const gone = () => end('SIGHUP');
	const goOn = () => {
		if (!isStopped) listener('redraw');
	};

	const signals = {SIGINT: end, SIGTERM: end, SIGHUP: end, ...(process.platform !== 'win32' && {SIGCONT: goOn})};
	for (const [signal, act] of Object.entries(signals)) process.on(signal, act);
	if (process.platform !== 'win32') process.on('SIGTSTP', suspend);
	// A window that was closed without a signal, as over a broken SSH.
	process.stdin.on('end', gone).on('error', gone);
	process.stdout.on('error', gone);

	let mark: string | undefined;
	try {
		makeFolder(folder);
		mark = markIn(folder);
		writeFileSync(mark, String(process.pid), {mode: 0o600});
	} catch {
		// A full disk or a folder of somebody else: only the repair after a kill is lost.
	}

	return {
		onWish(to) {
			listener = to;
			if (code !== 0) to('end');
		},
		...(process.platform !== 'win32' && {
			async stop() {
				isStopped = true;
				process.off('SIGTSTP', suspend);
				// The whole job, with whatever started us; without a shell that could continue it, the system does not stop it.
				process.kill(0, 'SIGTSTP');
				await pause(50);
				// A window that was resized meanwhile told the shell, not us.
				process.kill(process.pid, 'SIGWINCH');
				await pause(10);
				process.on('SIGTSTP', suspend);
				isStopped = false;
			},
		}),
		exitCode: () => code,
		release() {
			for (const [signal, act] of Object.entries(signals)) process.off(signal, act);
			process.off('SIGTSTP', suspend);
			process.stdin.off('end', gone).off('error', gone);
			if (mark !== undefined) rmSync(mark, {force: true});
		},
	};
};
