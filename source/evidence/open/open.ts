import {lstat, open, readdir, realpath, stat} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import type {Both} from '../../text/both.js';
import type {Opened} from '../analyze.js';
import {type ArchiveLimits, archiveLimits} from '../archive/budget.js';
import {type ArchiveKind, archiveKind} from '../archive/magic.js';
import {type Hasher, hashHere} from './hash.js';

/** How far opening goes: what lies beyond is named as left out, never silently dropped. */
export type Limits = {readonly files: number; readonly depth: number; readonly archive?: ArchiveLimits};
export const defaultLimits: Limits = {files: 2000, depth: 8};

const chunkSize = 1 << 19;

const sentences = {
	missing: {zh: '找不到这个文件或文件夹。', en: 'There is no such file or folder.'},
	denied: {zh: '没有权限读取。', en: 'Reading it is not permitted.'},
	special: {
		zh: '这不是普通文件（设备、管道或链接），没有读取。',
		en: 'Not a plain file (a device, pipe or link): it was not read.',
	},
	empty: {zh: '文件夹里没有可以读取的文件。', en: 'The folder holds no file that can be read.'},
	deep: {zh: '文件太多或层次太深，其余的没有读取。', en: 'Too many files or too deep: the rest was not read.'},
} as const satisfies Record<string, Both>;

const sentenceOf = (error: unknown): Both => {
	const {code, message} = error as NodeJS.ErrnoException;
	if (code === 'ENOENT' || code === 'ENOTDIR') return sentences.missing;
	if (code === 'EACCES' || code === 'EPERM') return sentences.denied;
	return {zh: `无法读取：${message}`, en: `Cannot be read: ${message}`};
};

async function* nothing(): AsyncGenerator<Uint8Array> {}

const refused = (path: string, device: string | null, error: Both, bytes = 0): Opened => ({
	path,
	device,
	bytes,
	error,
	chunks: nothing(),
	sha256: () => null,
});

/** Memory that another thread may hash; a small file takes a small one. */
const bufferFor = (bytes: number) => Buffer.from(new SharedArrayBuffer(Math.min(chunkSize, bytes + 1)));

const opened = (path: string, device: string | null, bytes: number, hasher: Hasher): Opened => {
	let digest: string | null = null;
	const chunks = async function* () {
		await using handle = await open(path, 'r');
		const hashing = hasher(bytes);
		const buffers = [bufferFor(bytes), bufferFor(bytes)] as const;
		// While one part is looked at the next is read; nobody waits for it when the reader stops half-way.
		const fill = (buffer: Buffer) => {
			const reading = handle.read(buffer, 0, buffer.length, null);
			reading.catch(() => {});
			return reading;
		};
		let reading = fill(buffers[0]);
		let hashed: Promise<unknown> | undefined;
		for (let turn = 0; ; turn++) {
			const {bytesRead, buffer} = await reading;
			await hashed;
			if (bytesRead === 0) break;
			const chunk = buffer.subarray(0, bytesRead);
			reading = fill(buffers[turn % 2 === 0 ? 1 : 0]);
			hashed = hashing.update(chunk);
			yield chunk;
		}

		digest = await hashing.digest();
	};
	return {path, device, bytes, error: null, chunks: chunks(), sha256: () => digest};
};

const kindAt = async (path: string): Promise<ArchiveKind | undefined> => {
	try {
		await using handle = await open(path, 'r');
		const {buffer, bytesRead} = await handle.read(Buffer.alloc(8), 0, 8, 0);
		return archiveKind(buffer.subarray(0, bytesRead));
	} catch {
		// Reading it tells why it cannot be read.
		return undefined;
	}
};

/** A file, and when it is an archive, what lies in it. */
async function* openFile(
	path: string,
	device: string | null,
	bytes: number,
	{limits: {archive = archiveLimits}, hasher}: {readonly limits: Limits; readonly hasher: Hasher},
): AsyncGenerator<Opened> {
	yield opened(path, device, bytes, hasher);
	const kind = await kindAt(path);
	if (!kind) return;
	const {openArchive} = await import('../archive/archive.js');
	await using handle = await open(path, 'r');
	yield* openArchive(kind, handle, bytes, {path, device, limits: archive});
}

/** Files below a folder in the order of their names; links are not followed. */
async function* walkFolder(folder: string, depth: number): AsyncGenerator<string | 'deep'> {
	if (depth < 0) {
		yield 'deep';
		return;
	}

	const entries = await readdir(folder, {withFileTypes: true});
	for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) yield* walkFolder(path, depth - 1);
		else if (entry.isFile()) yield path;
	}
}

/**
 * Opens what the engineer named: files, folders with all that lies in them, and archives with their files. A name that leads nowhere is a value
 * with a sentence in both languages, never a throw. The same file named twice is read once.
 */
export async function* openPaths(
	paths: readonly string[],
	{
		device = null,
		limits = defaultLimits,
		hasher = hashHere,
	}: {readonly device?: string | null; readonly limits?: Limits; readonly hasher?: Hasher} = {},
): AsyncGenerator<Opened> {
	const seen = new Set<string>();
	let count = 0;
	for (const path of paths) {
		try {
			const info = await stat(path);
			if (info.isFile()) {
				const real = await realpath(path);
				if (!seen.has(real)) yield* openFile(path, device, info.size, {limits, hasher});
				seen.add(real);
				continue;
			}

			if (!info.isDirectory()) {
				yield refused(path, device, sentences.special);
				continue;
			}

			const before = count;
			let isLeft = false;
			for await (const file of walkFolder(path, limits.depth)) {
				if (file === 'deep' || count >= limits.files) isLeft = true;
				if (count >= limits.files) break;
				if (file === 'deep') continue;
				count++;
				const real = resolve(file);
				if (!seen.has(real)) yield* openFile(file, device, (await lstat(file)).size, {limits, hasher});
				seen.add(real);
			}

			if (isLeft) yield refused(path, device, sentences.deep);
			else if (count === before) yield refused(path, device, sentences.empty);
		} catch (error) {
			yield refused(path, device, sentenceOf(error));
		}
	}
}
