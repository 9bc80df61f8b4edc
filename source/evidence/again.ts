import {createHash} from 'node:crypto';
import {stat} from 'node:fs/promises';
import type {Both} from '../text/both.js';
import {isWide, type Opened, withHead} from './analyze.js';
import {blocksOf, narrowed} from './open/blocks.js';
import {decodeLine, guessEncoding} from './open/encoding.js';
import {kindOf} from './open/kind.js';
import {openPaths} from './open/open.js';
import {readers} from './open/reader.js';
import {sentenceOf} from './open/refusal.js';
import {quoteOf} from './report/report.js';
import {lineAt} from './rules/scan.js';

/** A line as a finding would quote it; `number` from 1. */
export type QuotedLine = {readonly number: number; readonly text: string};
export type Around =
	| {readonly ok: true; readonly lines: readonly QuotedLine[]}
	| {readonly ok: false; readonly sentence: Both};

const gone: Both = {
	zh: '原来的路径上已没有这个文件，引文仍以案例中的为准；请再附一次。',
	en: 'The file is no longer where it was; the quote kept in the case stands. Attach it again.',
};
const short: Both = {
	zh: '文件现在没有这么多行，内容已变；请再附一次。',
	en: 'The file no longer has that many lines, it has changed: attach it again.',
};

const isFile = async (path: string) => (await stat(path).catch(() => undefined))?.isFile() === true;

/** The file on disk that a path leads into: itself, or the archive before a `!/`. */
const outerOf = async (path: string): Promise<string | undefined> => {
	if (await isFile(path)) return path;
	for (let end = path.indexOf('!/'); end !== -1; end = path.indexOf('!/', end + 2)) {
		const outer = path.slice(0, end);
		if (await isFile(outer)) return outer;
	}

	return undefined;
};

/** Opens what a path of an analysis named, members of archives too, for as long as `use` takes; undefined: not there. */
const reopened = async <T>(path: string, use: (file: Opened) => Promise<T>): Promise<T | undefined> => {
	const outer = await outerOf(path);
	if (outer === undefined) return undefined;
	for await (const file of openPaths([outer])) {
		// Awaited here: leaving the loop closes the archive.
		if (file.path === path && file.error === null) return await use(file);
	}

	return undefined;
};

const linesOf = async ({chunks}: Opened, from: number, to: number): Promise<readonly QuotedLine[]> => {
	const {head, all} = await withHead(chunks);
	const {encoding} = guessEncoding(head);
	const headText = isWide(encoding) ? new TextDecoder(encoding).decode(head) : decodeLine(head);
	const {unpack} = readers[kindOf(headText, encoding)]?.read([]) ?? {};
	const text = isWide(encoding) ? narrowed(all, encoding) : all;
	const lines: QuotedLine[] = [];
	let number = 0;
	for await (const block of blocksOf(unpack ? unpack(all) : text)) {
		const {bytes} = block;
		for (let start = 0; start < bytes.length; ) {
			const found = bytes.indexOf(10, start);
			const end = found === -1 ? bytes.length : found;
			number++;
			if (number > to) return lines;
			if (number >= from) lines.push({number, text: quoteOf(lineAt(block, start, end))});
			start = end + 1;
		}
	}

	return lines;
};

/** A line of a file with up to `reach` lines before and after it, read from the disk as it is now. */
export const linesAround = async (path: string, line: number, reach: number): Promise<Around> => {
	try {
		const lines = await reopened(path, file => linesOf(file, line - reach, line + reach));
		if (lines === undefined) return {ok: false, sentence: gone};
		return lines.some(({number}) => number === line) ? {ok: true, lines} : {ok: false, sentence: short};
	} catch (error) {
		return {ok: false, sentence: sentenceOf(error)};
	}
};

/** Whether a file is still the one that was read: by its size, then by its bytes. */
export const stateOf = async ({
	path,
	sha256,
	bytes,
}: {
	readonly path: string;
	readonly sha256?: string;
	readonly bytes?: number;
}): Promise<'same' | 'changed' | 'gone'> => {
	try {
		const state = await reopened(path, async file => {
			if (bytes !== undefined && file.bytes !== bytes) return 'changed';
			if (sha256 === undefined) return 'same';
			const hash = createHash('sha256');
			for await (const chunk of file.chunks) hash.update(chunk);
			return hash.digest('hex') === sha256 ? 'same' : 'changed';
		});
		return state ?? 'gone';
	} catch {
		// What can no longer be read is not what was read.
		return 'changed';
	}
};
