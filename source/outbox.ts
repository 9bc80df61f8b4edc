import {spawnSync} from 'node:child_process';
import {
	closeSync,
	fsyncSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, dirname, join, resolve} from 'node:path';
import process from 'node:process';
import type {Both} from './text/both.js';
import {visibleLine} from './text/shown/visible.js';

/** A file that was written, or the sentence that says why not. */
export type Written = {readonly ok: true; readonly path: string} | {readonly ok: false; readonly sentence: Both};

/**
Writes a file whole or not at all: its own temporary file, fsync, rename; 0600. The libraries for this report success on a
full disk (their writes may be short), Node's own write loops and throws.
*/
export const writeWhole = (path: string, text: string | Uint8Array): Written => {
	const target = resolve(path);
	const unfinished = `${target}.${process.pid}.tmp`;
	let isBegun = false;
	try {
		mkdirSync(dirname(target), {recursive: true, mode: 0o700});
		const file = openSync(unfinished, 'w', 0o600);
		isBegun = true;
		try {
			writeFileSync(file, text);
			fsyncSync(file);
		} finally {
			closeSync(file);
		}

		renameSync(unfinished, target);
		return {ok: true, path: target};
	} catch (error) {
		if (isBegun) rmSync(unfinished, {force: true});
		const shown = visibleLine(target);
		const why = (error as NodeJS.ErrnoException).code ?? '';
		return {
			ok: false,
			sentence:
				why === 'ENOSPC'
					? {
							zh: `磁盘已满，没有写入 ${shown}；请腾出空间后重试。`,
							en: `The disk is full, ${shown} was not written: free some space and try again.`,
						}
					: {
							zh: `无法写入 ${shown}（${why}），请换一个位置。`,
							en: `${shown} cannot be written (${why}): choose another place.`,
						},
		};
	}
};

/** A file name from words that came from a ticket: nothing that a disk or a shell would act on. */
export const fileName = (words: string, ending: string): string => {
	const plain = words.replaceAll(/[^\p{Letter}\p{Number}._-]+/gu, '-').replaceAll(/^[.-]+|[.-]+$/g, '');
	const name = basename(plain).slice(0, 80) || 'draft';
	// Windows takes these for devices, whatever ending they have.
	return `${/^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i.test(name) ? `_${name}` : name}.${ending}`;
};

/** Puts text on the clipboard; over SSH through the terminal itself (OSC 52). `how` says where it went, or what to do instead. */
export const copyText = async (
	text: string,
	write: (sequence: string) => void,
): Promise<{readonly ok: boolean; readonly how: Both}> => {
	if (process.env['SSH_CONNECTION'] || process.env['SSH_TTY']) {
		write(`\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`);
		return {ok: true, how: {zh: '已交给终端复制（OSC 52）。', en: 'Handed to the terminal to copy (OSC 52).'}};
	}

	try {
		const {default: clipboard} = await import('clipboardy');
		await clipboard.write(text);
		return {ok: true, how: {zh: '已复制。', en: 'Copied.'}};
	} catch {
		write(`\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`);
		return {
			ok: true,
			how: {
				zh: '系统剪贴板不可用，已请终端复制；若粘贴为空，请按 x 存为文件。',
				en: 'No system clipboard: the terminal was asked to copy; if pasting gives nothing, save it as a file (x).',
			},
		};
	}
};

/** The engineer's own editor on a text of ours: no shell, a file of his own that goes afterwards. An editor that fails keeps the old text. */
export const editText = (text: string): string => {
	const [editor = 'vi', ...given] = (
		process.env['VISUAL'] ??
		process.env['EDITOR'] ??
		(process.platform === 'win32' ? 'notepad' : 'vi')
	).split(' ');
	const folder = mkdtempSync(join(tmpdir(), 'casewalk-'));
	try {
		const file = join(folder, 'draft.txt');
		writeFileSync(file, text, {mode: 0o600});
		const {status} = spawnSync(editor, [...given, file], {stdio: 'inherit', shell: false});
		return status === 0 ? readFileSync(file, 'utf8') : text;
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
};
