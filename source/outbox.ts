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
	statSync,
	writeFileSync,
} from 'node:fs';
import {homedir, tmpdir} from 'node:os';
import {basename, dirname, join, resolve} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
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

/** More than this in one OSC 52 sequence is dropped by terminals that take it at all (xterm: 100,000 bytes of base64). */
const mostCopied = 74_000;

/** OSC 52; inside tmux and screen it is handed on to the terminal around them. */
const copySequence = (text: string): string => {
	const sequence = `\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`;
	if (process.env['TMUX']) return `\u001BPtmux;${sequence.replaceAll('\u001B', '\u001B\u001B')}\u001B\\`;
	return process.env['STY'] ? `\u001BP${sequence}\u001B\\` : sequence;
};

const tooLong: Both = {
	zh: '邮件太长，终端不接受这么长的剪贴板内容；请按 t 存为文本，或按 x 写成 .eml。',
	en: 'The mail is too long for a clipboard through the terminal: save it as text (t) or as .eml (x).',
};

/**
 * Puts text on the clipboard; over SSH, or where the system has none, through the terminal (OSC 52), of which nobody hears
 * whether it arrived. `how` says where it went, or what to do instead.
 */
export const copyText = async (
	text: string,
	write: (sequence: string) => void,
): Promise<{readonly ok: boolean; readonly how: Both}> => {
	const isRemote = Boolean(process.env['SSH_CONNECTION'] || process.env['SSH_TTY']);
	if (!isRemote) {
		try {
			const {default: clipboard} = await import('clipboardy');
			await clipboard.write(text);
			return {ok: true, how: {zh: '已复制到系统剪贴板。', en: 'Copied to the system clipboard.'}};
		} catch {}
	}

	if (Buffer.byteLength(text) > mostCopied) return {ok: false, how: tooLong};
	write(copySequence(text));
	return {
		ok: true,
		how: isRemote
			? {
					zh: '已通过终端（OSC 52）复制到您本机；若粘贴为空，说明终端不支持，请按 t 存为文本。',
					en: 'Sent to your own machine’s clipboard through the terminal (OSC 52); if pasting gives nothing, the terminal does not take it: save it as text (t).',
				}
			: {
					zh: '系统剪贴板不可用，已请终端复制（OSC 52）；若粘贴为空，请按 t 存为文本。',
					en: 'No system clipboard: the terminal was asked to copy (OSC 52); if pasting gives nothing, save it as text (t).',
				},
	};
};

/** The bytes of a file that a person named, at most 30 MB; a sentence when it cannot be read. */
export const readNamed = (
	path: string,
): {readonly ok: true; readonly bytes: Uint8Array} | {readonly ok: false; readonly sentence: Both} => {
	const trimmed = path.trim().replaceAll(/^["']|["']$/g, '');
	const named = trimmed.startsWith('file://') ? fileURLToPath(trimmed) : trimmed.replace(/^~(?=[/\\])/, homedir());
	const shown = visibleLine(named);
	try {
		const {size} = statSync(named);
		if (size > 30_000_000)
			return {
				ok: false,
				sentence: {zh: `${shown} 太大，不像一封邮件。`, en: `${shown} is too big to be a mail.`},
			};
		return {ok: true, bytes: readFileSync(named)};
	} catch {
		return {
			ok: false,
			sentence: {
				zh: `无法读取 ${shown}，请检查路径；也可以把文件拖进终端。`,
				en: `${shown} cannot be read: check the path, or drop the file on the terminal.`,
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
		return status === 0
			? readFileSync(file, 'utf8')
					.replace(/^\uFEFF/, '')
					.replaceAll('\r\n', '\n')
			: text;
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
};
