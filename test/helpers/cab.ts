import {deflateRawSync} from 'node:zlib';
import {lzxBlock} from './lzx.js';

export type CabFile = {
	readonly name: string | Buffer;
	readonly data?: Buffer;
	readonly bytes?: number;
	readonly from?: number;
	readonly folder?: number;
};

export type CabLies = {
	readonly method?: 'stored' | 'mszip' | 'lzx';
	/** In place of the number of the method. */
	readonly type?: number;
	readonly folders?: number;
	readonly files?: number;
	readonly flags?: number;
	readonly dataFrom?: number;
	readonly blocks?: number;
	/** In place of what the method makes of a block. */
	readonly block?: (data: Buffer) => Buffer;
	/** Repeats the data blocks without making them. */
	readonly times?: number;
	readonly checksum?: number;
	readonly afterHeader?: Buffer;
};

const blockSize = 32_768;
const types = {stored: 0, mszip: 1, lzx: 0x0f_03};

const mszip = (data: Buffer, before: Buffer) =>
	Buffer.concat([Buffer.from('CK'), deflateRawSync(data, before.length > 0 ? {dictionary: before} : {})]);

/** Writes a cabinet of one folder (MS-CAB 2), as true or as false as it is asked to be. */
export const cabOf = (files: readonly CabFile[], lies: CabLies = {}): Buffer => {
	const {method = 'mszip', times = 1} = lies;
	const all = Buffer.concat(files.map(({data}) => data ?? Buffer.alloc(0)));
	const blocks: Buffer[] = [];
	for (let at = 0; at < all.length; at += blockSize) {
		const data = all.subarray(at, at + blockSize);
		const before = all.subarray(Math.max(0, at - blockSize), at);
		const made = {stored: () => data, mszip: () => mszip(data, before), lzx: () => lzxBlock(data, at === 0)};
		const packed = lies.block ? lies.block(data) : made[method]();
		const header = Buffer.alloc(8);
		header.writeUInt32LE(lies.checksum ?? 0, 0);
		header.writeUInt16LE(packed.length, 4);
		header.writeUInt16LE(data.length, 6);
		blocks.push(Buffer.concat([header, packed]));
	}

	let offset = 0;
	const entries = files.map(({name, data = Buffer.alloc(0), bytes, from, folder = 0}) => {
		const raw = typeof name === 'string' ? Buffer.from(name) : name;
		const entry = Buffer.alloc(16);
		entry.writeUInt32LE(bytes ?? data.length, 0);
		entry.writeUInt32LE(from ?? offset, 4);
		entry.writeUInt16LE(folder, 8);
		offset += data.length;
		return Buffer.concat([entry, raw, Buffer.alloc(1)]);
	});

	const after = lies.afterHeader ?? Buffer.alloc(0);
	const filesFrom = 36 + after.length + 8;
	const dataFrom = filesFrom + entries.reduce((sum, {length}) => sum + length, 0);
	const header = Buffer.alloc(36);
	header.write('MSCF', 'latin1');
	header.writeUInt32LE(filesFrom, 16);
	header.writeUInt8(3, 24);
	header.writeUInt8(1, 25);
	header.writeUInt16LE(lies.folders ?? 1, 26);
	header.writeUInt16LE(lies.files ?? files.length, 28);
	header.writeUInt16LE(lies.flags ?? 0, 30);
	const folder = Buffer.alloc(8);
	folder.writeUInt32LE(lies.dataFrom ?? dataFrom, 0);
	folder.writeUInt16LE(lies.blocks ?? blocks.length * times, 4);
	folder.writeUInt16LE(lies.type ?? types[method], 6);
	const data = Buffer.concat(Array.from({length: times}, () => blocks).flat());
	const whole = Buffer.concat([header, after, folder, ...entries, data]);
	whole.writeUInt32LE(whole.length, 8);
	return whole;
};
