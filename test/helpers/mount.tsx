import {EventEmitter} from 'node:events';
import {setImmediate, setTimeout} from 'node:timers/promises';
import {render} from 'ink';
import stringWidth from 'string-width';
import {createLive} from '../../views/parts/live.js';
import {App} from '../../views/app.js';
import type {Doors} from '../../views/doors.js';
import type {Status} from '../../views/shell.js';
import {start} from '../../views/screen.js';

const named: Readonly<Record<string, string>> = {
	enter: '\r',
	esc: '\u001B',
	tab: '\t',
	'shift+tab': '\u001B[Z',
	up: '\u001B[A',
	down: '\u001B[B',
	right: '\u001B[C',
	left: '\u001B[D',
	pgup: '\u001B[5~',
	pgdn: '\u001B[6~',
	backspace: '\u007F',
	'ctrl+c': '\u0003',
	'ctrl+o': '\u000F',
	'ctrl+s': '\u0013',
	'ctrl+u': '\u0015',
	'ctrl+r': '\u0012',
	'ctrl+p': '\u0010',
	'ctrl+j': '\n',
	'alt+1': '\u001B1',
	'alt+2': '\u001B2',
};

const ansi = /\u001B(?:\[[\d;?]*[ -/]*[@-~]|\][^\u0007]*\u0007)/g;

type Options = {readonly columns?: number; readonly rows?: number; readonly screen?: typeof start};

/** The app in a terminal that only exists in memory: keys go in, the last frame comes out, and tests wait for what it shows. */
export const mount = (doors: Doors, {columns = 100, rows = 30, screen = start}: Options = {}) => {
	const frames: string[] = [];
	const stdout = Object.assign(new EventEmitter(), {
		columns,
		rows,
		isTTY: true,
		write(frame: string, done?: () => void) {
			// Ink waits for this callback before it calls a frame flushed.
			if (frame !== '') frames.push(frame);
			done?.();
			return true;
		},
	});
	const queue: string[] = [];
	const stdin = Object.assign(new EventEmitter(), {
		isTTY: true,
		setEncoding() {},
		setRawMode() {},
		resume() {},
		pause() {},
		ref() {},
		unref() {},
		read: () => queue.shift() ?? null,
	});
	let told = 0;
	const where = createLive(screen);
	const app = render(<App doors={doors} screen={where} status={createLive<Status>(undefined)} />, {
		stdout: stdout as never,
		stdin: stdin as never,
		stderr: stdout as never,
		debug: true,
		interactive: true,
		exitOnCtrlC: false,
		patchConsole: false,
	});

	const frame = () => (frames.findLast(text => !text.startsWith('\u001B[?')) ?? '').replaceAll(ansi, '');
	/** Until two rounds in a row draw nothing new. */
	const settle = async () => {
		for (let quiet = 0, last = -1; quiet < 2; ) {
			await setImmediate();
			await setTimeout(1);
			await app.waitUntilRenderFlush();
			quiet = frames.length === last ? quiet + 1 : 0;
			last = frames.length;
		}
	};

	const send = async (text: string) => {
		queue.push(text);
		stdin.emit('readable');
		// Ink holds a lone Esc for 20 ms, in case it begins a longer key.
		if (text.endsWith('\u001B')) await setTimeout(30);
		await settle();
	};

	return {
		where,
		settle,
		frame,
		lines: () => frame().split('\n'),
		/** What was written to the terminal since it was last asked, as it was. */
		written() {
			const news = frames.slice(told).join('');
			told = frames.length;
			return news;
		},
		/** Named keys (`enter`, `ctrl+o`) or single characters, one after the other. */
		async press(...keys: readonly string[]) {
			for (const key of keys) await send(named[key] ?? key);
		},
		/** Text as a person or an input method types it into a field, in one read. */
		type: send,
		paste: (text: string) => send(`\u001B[200~${text}\u001B[201~`),
		/** Waits until the screen says so. */
		async shows(...texts: readonly string[]) {
			for (let tries = 0; tries < 300; tries++) {
				await settle();
				if (texts.every(text => frame().includes(text))) return;
			}

			throw new Error(`never shown: ${texts.filter(text => !frame().includes(text)).join(' | ')}\n${frame()}`);
		},
		async resize(wide: number, high: number) {
			stdout.columns = wide;
			stdout.rows = high;
			stdout.emit('resize');
			await settle();
		},
		/** Lines that are wider than the window, and whether the frame is one line short of it. */
		misfit() {
			const lines = frame().split('\n');
			const wide = lines.filter(line => stringWidth(line) > stdout.columns);
			return lines.length === stdout.rows - 1 && wide.length === 0
				? undefined
				: `${lines.length} lines for ${stdout.rows} rows; too wide: ${JSON.stringify(wide)}`;
		},
		unmount: () => app.unmount(),
		waitUntilExit: () => app.waitUntilExit(),
	};
};
