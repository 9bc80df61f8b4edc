import {join} from 'node:path';
import process from 'node:process';
import {setTimeout as pause} from 'node:timers/promises';
import * as pty from '@lydell/node-pty';
import unicode from '@xterm/addon-unicode-graphemes';
import xterm from '@xterm/headless';
import type {Cell} from '../pictures/svg.js';
import {root} from './root.js';

export type Terminal = {
	/** The screen as a person reads it: one line a row, trailing blanks cut. */
	readonly screen: () => string;
	/** Waits until the screen holds the text, and fails with the screen when it never does. */
	readonly shows: (text: string | RegExp, seconds?: number) => Promise<string>;
	readonly hides: (text: string | RegExp, seconds?: number) => Promise<void>;
	readonly press: (keys: string) => void;
	/** As a terminal in bracketed paste mode hands it over. */
	readonly paste: (text: string) => void;
	readonly resize: (columns: number, rows: number) => void;
	readonly kill: (signal?: string) => void;
	/** Waits until the program has ended. */
	readonly ended: Promise<number>;
	/** Everything that reached the terminal, as written. */
	readonly raw: () => string;
	/** Waits until these modes are on, and no other; none when a program has given the terminal back. */
	readonly isIn: (...modes: readonly string[]) => Promise<void>;
	/** Waits until nothing was written for a moment. */
	readonly rests: () => Promise<void>;
	/** The screen's characters with their colours, line by line. */
	readonly cells: () => ReadonlyArray<readonly Cell[]>;
	/** The window is closed: the other end of the line is gone. */
	readonly close: () => void;
	readonly pid: number;
};

export const key = {
	enter: '\r',
	escape: '\u001B',
	tab: '\t',
	up: '\u001B[A',
	down: '\u001B[B',
	right: '\u001B[C',
	left: '\u001B[D',
	pageDown: '\u001B[6~',
	backspace: '\u007F',
	ctrl: (letter: string) => String.fromCharCode(letter.toUpperCase().charCodeAt(0) - 64),
};

type Options = {
	readonly home: string;
	readonly arguments?: readonly string[];
	readonly columns?: number;
	readonly rows?: number;
	readonly environment?: Readonly<Record<string, string>>;
	/** A shell with jobs, in which `casewalk` is a command; else the program itself. */
	readonly inShell?: boolean;
	/** A command that starts it, such as one that takes its network away. */
	readonly under?: readonly string[];
};

/** The headless terminal shows its modes but not its cursor's: that one is looked up inside. */
const modesOf = (screen: xterm.Terminal): readonly string[] => {
	const {modes, buffer} = screen;
	const inside = screen as unknown as {_core: {coreService: {isCursorHidden: boolean}}};
	return Object.entries({
		'alternate screen': buffer.active.type === 'alternate',
		'bracketed paste': modes.bracketedPasteMode,
		'focus reports': modes.sendFocusMode,
		mouse: modes.mouseTrackingMode !== 'none',
		'hidden cursor': inside._core.coreService.isCursorHidden,
	})
		.filter(([, isOn]) => isOn)
		.map(([name]) => name);
};

const hex = (value: number) => `#${value.toString(16).padStart(6, '0')}`;

/** Colours are the program's own (24 bit); the sixteen of a terminal's palette are never used. */
const cellsOf = ({buffer: {active}, cols, rows}: xterm.Terminal): ReadonlyArray<readonly Cell[]> =>
	Array.from({length: rows}, (_, row) => {
		const line = active.getLine(active.viewportY + row);
		return Array.from({length: cols}, (__, column) => line?.getCell(column))
			.filter(cell => cell !== undefined && cell.getWidth() > 0)
			.map(cell => ({
				text: cell!.getChars(),
				cells: cell!.getWidth(),
				...(cell!.isFgRGB() && {color: hex(cell!.getFgColor())}),
				...(cell!.isBgRGB() && {ground: hex(cell!.getBgColor())}),
				isBold: cell!.isBold() !== 0,
				isInverse: cell!.isInverse() !== 0,
				isUnderlined: cell!.isUnderline() !== 0,
			}));
	});

/** Starts the real binary in a real pseudo terminal. */
export const openTerminal = ({
	home,
	arguments: given = [],
	columns = 100,
	rows = 30,
	environment = {},
	inShell = false,
	under = [],
}: Options): Terminal => {
	const screenOf = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
	screenOf.loadAddon(new unicode.UnicodeGraphemesAddon());
	// CI makes Ink non-interactive, and chalk looks whether the name is there at all.
	const {CI: _, NO_COLOR: __, FORCE_COLOR: ___, NODE_ENV: ____, ...inherited} = process.env;
	const program = join(root, 'dist/bundle/casewalk.cjs');
	const started = inShell
		? ['bash', '--noprofile', '--norc', '--noediting', '-i']
		: [...under, process.execPath, program, ...given];
	const [file = '', ...argv] = started;
	const child = pty.spawn(file, argv, {
		// Its name becomes TERM, whatever the environment says.
		name: environment['TERM'] ?? 'xterm-256color',
		cols: columns,
		rows,
		cwd: home,
		env: {
			...inherited,
			CASEWALK_HOME: home,
			TERM: 'xterm-256color',
			LANG: 'zh_CN.UTF-8',
			TZ: 'Asia/Shanghai',
			...(inShell && {PS1: 'shell> ', 'BASH_FUNC_casewalk%%': `() { '${process.execPath}' '${program}' "$@"; }`}),
			...environment,
		} as Record<string, string>,
	});
	let raw = '';
	child.onData(data => {
		raw += data;
		screenOf.write(data);
	});
	const ended = new Promise<number>(resolve => {
		child.onExit(({exitCode}) => resolve(exitCode));
	});

	const screen = () => {
		const {active} = screenOf.buffer;
		return Array.from(
			{length: screenOf.rows},
			(_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '',
		).join('\n');
	};

	const holds = (text: string | RegExp) => (typeof text === 'string' ? screen().includes(text) : text.test(screen()));
	const until = async (isSo: () => boolean, what: string, seconds: number) => {
		const last = performance.now() + seconds * 1000;
		while (!isSo()) {
			if (performance.now() > last) throw new Error(`${what} after ${seconds} s. The screen:\n${screen()}`);
			await pause(15);
		}
	};

	return {
		screen,
		async shows(text, seconds = 15) {
			await until(() => holds(text), `never showed ${text}`, seconds);
			return screen();
		},
		hides: (text, seconds = 15) => until(() => !holds(text), `still shows ${text}`, seconds),
		press(keys) {
			child.write(keys);
		},
		paste(text) {
			child.write(`\u001B[200~${text}\u001B[201~`);
		},
		resize(columns_, rows_) {
			screenOf.resize(columns_, rows_);
			child.resize(columns_, rows_);
		},
		kill(signal = 'SIGKILL') {
			child.kill(signal);
		},
		ended,
		raw: () => raw,
		isIn: (...modes) =>
			until(() => modesOf(screenOf).join() === modes.join(), `not in [${modes}] but [${modesOf(screenOf)}]`, 5),
		async rests() {
			for (let quiet = 0, before = -1; quiet < 8; before = raw.length) {
				quiet = raw.length === before ? quiet + 1 : 0;
				await pause(40);
			}
		},
		cells: () => cellsOf(screenOf),
		close() {
			(child as pty.IPty & {destroy: () => void}).destroy();
		},
		pid: child.pid,
	};
};
