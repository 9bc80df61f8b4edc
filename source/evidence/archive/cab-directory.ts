import type {Both} from '../../text/both.js';
import {refusal} from '../open/refusal.js';

/** What a cabinet says it holds, and the front that 7-Zip is shown in place of the real one. */
export type CabDirectory = {
	/** In the order of their data, which is the order of unpacking. */
	readonly members: readonly CabMember[];
	/** Header and directory in which every file has its place in `members` for a name: no name of the archive reaches a file system. */
	readonly front: Buffer;
	/** Where the data begins behind the real front. */
	readonly dataFrom: number;
};

export type CabMember = {readonly rawName: Buffer; readonly bytes: number; readonly refused: Both | null};

const sentences = {
	broken: {zh: 'CAB 目录已损坏，没有读取。', en: 'The directory of the cabinet is damaged: it was not read.'},
	spans: {
		zh: '这个文件跨多个 CAB 卷，没有读取。请把所有卷放在一起解开后再发送。',
		en: 'This file spans several cabinets: it was not read. Please unpack the whole set and send the files.',
	},
	lying: {
		zh: '所记大小超过数据块所能容纳的大小，没有读取。',
		en: 'Its declared size is more than its blocks can hold: it was not read.',
	},
	overlap: {
		zh: 'CAB 的条目互相重叠，可能是压缩炸弹，没有读取。',
		en: 'Files of the cabinet overlap, possibly a bomb: it was not read.',
	},
} as const satisfies Record<string, Both>;

const headerSize = 36;
const folderSize = 8;
const fileSize = 16;
const blockSize = 32_768;
const flags = {previous: 1, next: 2, reserve: 4};
const firstSpanning = 0xff_fd;
const nameLimit = 1024;

/** Longest front of a cabinet: 65,535 files with names of 256 bytes and all reserves; what is longer is no cabinet. */
export const frontLimit = 24 << 20;

/**
 * Reads the front of a cabinet (Microsoft, "Microsoft Cabinet Format", MS-CAB 2.1–2.4) without unpacking anything.
 * `size` is that of the whole file. Throws a sentence when it does not hold together.
 */
export const readCabDirectory = (front: Buffer, size: number): CabDirectory => {
	try {
		return read(front, size);
	} catch (error) {
		if (error instanceof RangeError) throw refusal(sentences.broken);
		throw error;
	}
};

/** The end of a NUL-terminated text; throws RangeError when there is none. */
const endOf = (front: Buffer, from: number) => {
	const end = front.indexOf(0, from);
	if (end === -1 || end - from > nameLimit) throw new RangeError('No end of a name.');
	return end + 1;
};

const read = (front: Buffer, size: number): CabDirectory => {
	const flag = front.readUInt16LE(30);
	let at = headerSize;
	let folderReserve = 0;
	let blockReserve = 0;
	if (flag & flags.reserve) {
		folderReserve = front.readUInt8(at + 2);
		blockReserve = front.readUInt8(at + 3);
		at += 4 + front.readUInt16LE(at);
	}

	if (flag & flags.previous) at = endOf(front, endOf(front, at));
	if (flag & flags.next) at = endOf(front, endOf(front, at));

	const folders = Array.from({length: front.readUInt16LE(26)}, (_, index) => {
		const place = at + index * (folderSize + folderReserve);
		return {
			data: front.readUInt32LE(place),
			blocks: front.readUInt16LE(place + 4),
			method: front.readUInt16LE(place + 6),
		};
	});
	if (folders.length === 0 || folders.some(({data}) => data > size)) throw new RangeError('Data beyond the end.');

	at = front.readUInt32LE(16);
	const files = Array.from({length: front.readUInt16LE(28)}, () => {
		const end = endOf(front, at + fileSize);
		const header = front.subarray(at, at + fileSize);
		const rawName = front.subarray(at + fileSize, end - 1);
		at = end;
		const [bytes, from, folder] = [header.readUInt32LE(0), header.readUInt32LE(4), header.readUInt16LE(8)];
		return {header, from, folder, member: {rawName, bytes, refused: doubt(bytes, from, folder, folders[folder])}};
	}).sort((one, other) => one.folder - other.folder || one.from - other.from);

	for (const [index, {blocks}] of folders.entries()) {
		const sound = files.filter(({folder, member}) => folder === index && !member.refused);
		if (sound.reduce((sum, {member}) => sum + member.bytes, 0) > blocks * blockSize) throw refusal(sentences.overlap);
	}

	return {members: files.map(({member}) => member), ...renumbered(front, folders, files, blockReserve)};
};

type Folder = {readonly data: number; readonly blocks: number; readonly method: number};
type File = {readonly header: Buffer; readonly from: number; readonly folder: number; readonly member: CabMember};

const doubt = (bytes: number, from: number, index: number, folder: Folder | undefined): Both | null => {
	if (index >= firstSpanning) return sentences.spans;
	if (!folder) return sentences.broken;
	return from + bytes > folder.blocks * blockSize ? sentences.lying : null;
};

const renumbered = (real: Buffer, folders: readonly Folder[], files: readonly File[], blockReserve: number) => {
	const dataFrom = Math.min(...folders.map(({data}) => data));
	const kept = files.flatMap(({header, member}, index) => (member.refused ? [] : [{header, index}]));
	const header = Buffer.from(real.subarray(0, headerSize));
	const reserve = blockReserve > 0 ? Buffer.from([0, 0, 0, blockReserve]) : Buffer.alloc(0);
	const listed = kept.map(({header: entry, index}) => Buffer.concat([entry, Buffer.from(`${index}\0`)]));
	const filesFrom = headerSize + reserve.length + folders.length * folderSize;
	const newFrom = filesFrom + listed.reduce((sum, {length}) => sum + length, 0);

	header.writeUInt32LE(filesFrom, 16);
	header.writeUInt16LE(kept.length, 28);
	header.writeUInt16LE(blockReserve > 0 ? flags.reserve : 0, 30);
	// Neither previous nor next: a set that is not complete is told by its spanning files.
	header.writeUInt16LE(0, 34);
	const places = folders.map(({data, blocks, method}) => {
		const place = Buffer.alloc(folderSize);
		place.writeUInt32LE(data - dataFrom + newFrom, 0);
		place.writeUInt16LE(blocks, 4);
		place.writeUInt16LE(method, 6);
		return place;
	});
	const front = Buffer.concat([header, reserve, ...places, ...listed]);
	return {front, dataFrom};
};
