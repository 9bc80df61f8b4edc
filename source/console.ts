import process from 'node:process';
import type {Settings} from './settings.js';

const {env, platform} = process;

/** Whether there is a screen to draw on. A build machine and `TERM=dumb` have none, even with a terminal. */
export const hasScreen = (): boolean =>
	process.stdin.isTTY && process.stdout.isTTY && env['TERM'] !== 'dumb' && env['CI'] === undefined;

/** NO_COLOR outranks what is preferred; else a day's or a night's terminal, when it says so (COLORFGBG: its ground is the last number). */
export const themeOf = (preferred: Settings['theme']): 'dark' | 'light' | 'plain' => {
	if (env['NO_COLOR']) return 'plain';
	if (preferred !== 'auto') return preferred;
	const ground = Number(env['COLORFGBG']?.split(';').at(-1));
	return ground === 7 || ground === 15 ? 'light' : 'dark';
};

/** CASEWALK_GLYPHS outranks what is preferred; else ascii on a classic console, which draws frames two cells wide in a Chinese font. */
export const glyphsOf = (preferred: Settings['glyphs']): 'unicode' | 'ascii' => {
	const wanted = env['CASEWALK_GLYPHS'] ?? preferred;
	if (wanted === 'unicode' || wanted === 'ascii') return wanted;
	return platform === 'win32' && !env['WT_SESSION'] && !env['TERM_PROGRAM'] ? 'ascii' : 'unicode';
};
