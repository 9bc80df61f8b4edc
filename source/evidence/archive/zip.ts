import {readSync} from 'node:fs';
import {createInflateRaw, crc32, inflateRawSync} from 'node:zlib';
import yauzl, {type Entry, type ZipFile} from 'yauzl';
import type {Both} from '../../text/both.js';
import {refusal} from '../open/refusal.js';
import {type Budget, tooMany} from './budget.js';
import type {Member, Source} from './member.js';
import {distrust, nameOf} from './names.js';
import {WindowReader} from './window.js';

const sentences = {
	encrypted: {
		zh: '已加密，没有读取。请提供不加密的压缩包，或把密码告诉我们后由工程师解开。',
		en: 'Encrypted: it was not read. Please send it without a password, or unpack it first.',
	},
	link: {zh: '这是链接或设备，没有跟随。', en: 'A link or a device: it was not followed.'},
	overlap: {
		zh: '压缩包的条目互相重叠，可能是压缩炸弹，没有读取。',
		en: 'Entries of the archive overlap, possibly a bomb: it was not read.',
	},
	damaged: {zh: '校验和不符，文件已损坏。', en: 'The checksum does not match: the file is damaged.'},
} as const satisfies Record<string, Both>;

const unsupported = (method: number): Both => ({
	zh: `压缩方法 ${method} 不支持，没有读取。请用 Windows 自带的压缩功能重新打包。`,
	en: `Compression method ${method} is not supported: it was not read. Please pack it again with Windows itself.`,
});
const broken = (error: unknown): Both => {
	const why = error instanceof Error ? error.message : String(error);
	return {zh: `压缩包已损坏：${why}`, en: `The archive is damaged: ${why}`};
};

const unixTypes = 0o17;
const plainTypes = [0, 0o4, 0o10];
const reparsePoint = 0x400;

/** By the file type that Unix keeps in the upper half, or the reparse bit of Windows. */
const isLink = ({versionMadeBy, externalFileAttributes}: Entry) =>
	versionMadeBy >> 8 === 3
		? !plainTypes.includes((externalFileAttributes >>> 28) & unixTypes)
		: (externalFileAttributes & reparsePoint) !== 0;

const refusedOf = (entry: Entry, name: string, budget: Budget): Both | null => {
	if (isLink(entry)) return sentences.link;
	if (entry.isEncrypted()) return sentences.encrypted;
	const {compressionMethod: method} = entry;
	if (method !== 0 && method !== 8) return unsupported(method);
	return distrust(name) ?? budget.foresee(entry.uncompressedSize, entry.compressedSize);
};

/** Bytes of an entry, packed or not, that are read in one piece: a stream for each of thousands costs more than they do. */
const small = 1 << 16;
/** What zlib insists on. */
const smallestChunk = 64;

/** A small entry as a whole; undefined when it is large, or not what the directory says: then as much is read as is there. */
const wholeOf = async (zip: ZipFile, fd: number, entry: Entry): Promise<Uint8Array | undefined> => {
	const {compressedSize, uncompressedSize, compressionMethod, crc32: sum} = entry;
	if (compressedSize > small || uncompressedSize > small) return undefined;
	try {
		const {fileDataStart} = await zip.readLocalFileHeaderPromise(entry, {minimal: true});
		const packed = Buffer.alloc(compressedSize);
		readSync(fd, packed, 0, compressedSize, fileDataStart);
		const room = {chunkSize: Math.max(smallestChunk, uncompressedSize + 1), maxOutputLength: small};
		const whole = compressionMethod === 8 ? inflateRawSync(packed, room) : packed;
		return whole.length === uncompressedSize && crc32(whole) === sum ? whole : undefined;
	} catch {
		return undefined;
	}
};

/** Bytes of an entry that is stored or deflated, its checksum held against the directory's. */
async function* chunksOf(zip: ZipFile, fd: number, entry: Entry): AsyncGenerator<Uint8Array> {
	const whole = await wholeOf(zip, fd, entry);
	if (whole) {
		if (whole.length > 0) yield whole;
		return;
	}

	const raw = await zip.openReadStreamPromise(entry, {decodeFileData: false});
	const inflate = entry.compressionMethod === 8 ? createInflateRaw({chunkSize: 1 << 16}) : undefined;
	if (inflate) raw.on('error', error => inflate.destroy(error)).pipe(inflate);
	let sum = 0;
	try {
		for await (const chunk of inflate ?? raw) {
			sum = crc32(chunk, sum);
			yield chunk;
		}
	} finally {
		raw.destroy();
		inflate?.destroy();
	}

	if (sum !== entry.crc32) throw refusal(sentences.damaged);
}

const fixedHeader = 30;

/** Parts of the file that several entries claim: no tool writes them, and bombs live by them. */
const isOverlapping = (entries: readonly Entry[]) => {
	const places = entries
		.map(({relativeOffsetOfLocalHeader: from, fileNameLength, compressedSize}) => ({
			from,
			to: from + fixedHeader + fileNameLength + compressedSize,
		}))
		.sort((one, other) => one.from - other.from);
	return places.some(({from}, index) => index > 0 && from < places[index - 1]!.to);
};

/**
 * The files of a zip in the order of its directory; folders are left out. Throws a sentence when the directory cannot
 * be trusted; a directory that breaks off throws after the members before the break.
 */
export async function* membersOfZip({fd, size}: Source, budget: Budget): AsyncGenerator<Member> {
	const options = {lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: false};
	let zip: ZipFile;
	try {
		zip = await yauzl.fromRandomAccessReaderPromise(new WindowReader(fd), size, options);
	} catch (error) {
		throw refusal(broken(error));
	}

	if (zip.entryCount > budget.limits.entries) throw refusal(tooMany);
	const entries: Entry[] = [];
	let stopped: Both | null = null;
	try {
		for await (const entry of zip.eachEntry()) entries.push(entry);
	} catch (error) {
		stopped = broken(error);
	}

	if (!budget.enter(entries.length)) throw refusal(tooMany);
	if (isOverlapping(entries)) throw refusal(sentences.overlap);
	for (const entry of entries) {
		const name = nameOf(entry.fileNameRaw);
		if (name.endsWith('/') && entry.uncompressedSize === 0) continue;
		yield {
			name,
			bytes: entry.uncompressedSize,
			packed: Math.min(entry.compressedSize, size),
			refused: refusedOf(entry, name, budget),
			chunks: () => chunksOf(zip, fd, entry),
		};
	}

	if (stopped) throw refusal(stopped);
}
