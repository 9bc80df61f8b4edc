import {crc32, deflateRawSync} from 'node:zlib';

/** An entry as it is to be written; every field that can lie may be given. */
export type ZipEntry = {
	readonly name: string | Buffer;
	readonly data?: Buffer;
	/** What stands in the file in place of the deflated data. */
	readonly packed?: Buffer;
	readonly method?: number;
	readonly flags?: number;
	readonly bytes?: number;
	readonly packedBytes?: number;
	readonly crc?: number;
	readonly madeBy?: number;
	readonly attributes?: number;
	/** Where the directory says that the entry begins. */
	readonly offset?: number;
	/** In the directory only: nothing of it stands in the file. */
	readonly isGhost?: boolean;
	readonly extra?: Buffer;
};

export type ZipLies = {readonly count?: number; readonly directory?: number; readonly comment?: Buffer};

/** Writes a zip (PKWARE APPNOTE 6.3.10, 4.3), as true or as false as it is asked to be. */
export const zipOf = (entries: readonly ZipEntry[], {count, directory, comment}: ZipLies = {}): Buffer => {
	const parts: Buffer[] = [];
	const listed: Buffer[] = [];
	let at = 0;
	for (const entry of entries) {
		const {name, data = Buffer.alloc(0), method = 8, flags = 0, extra = Buffer.alloc(0), isGhost = false} = entry;
		const raw = typeof name === 'string' ? Buffer.from(name) : name;
		const packed = entry.packed ?? (method === 8 ? deflateRawSync(data) : data);
		const middle = Buffer.alloc(26);
		middle.writeUInt16LE(20, 0);
		middle.writeUInt16LE(flags, 2);
		middle.writeUInt16LE(method, 4);
		middle.writeUInt32LE((entry.crc ?? crc32(data)) >>> 0, 10);
		middle.writeUInt32LE(entry.packedBytes ?? packed.length, 14);
		middle.writeUInt32LE(entry.bytes ?? data.length, 18);
		middle.writeUInt16LE(raw.length, 22);
		const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), middle, raw, packed]);

		const tail = Buffer.alloc(14);
		tail.writeUInt32LE((entry.attributes ?? 0) >>> 0, 6);
		tail.writeUInt32LE(entry.offset ?? at, 10);
		middle.writeUInt16LE(extra.length, 24);
		const head = Buffer.from([0x50, 0x4b, 1, 2, 20, entry.madeBy ?? 0]);
		listed.push(Buffer.concat([head, middle, tail, raw, extra]));
		if (isGhost) continue;
		parts.push(local);
		at += local.length;
	}

	const list = Buffer.concat(listed);
	const end = Buffer.alloc(22);
	end.write('PK\u0005\u0006', 'latin1');
	end.writeUInt16LE(Math.min(count ?? entries.length, 0xff_ff), 8);
	end.writeUInt16LE(Math.min(count ?? entries.length, 0xff_ff), 10);
	end.writeUInt32LE(list.length, 12);
	end.writeUInt32LE(directory ?? at, 16);
	end.writeUInt16LE(comment?.length ?? 0, 20);
	return Buffer.concat([...parts, list, end, comment ?? Buffer.alloc(0)]);
};

/** Deflated zeros of any size without making them: one flushed part, again and again. */
export const deflatedZeros = (bytes: number): Buffer => {
	const size = 1 << 20;
	// 2: Z_SYNC_FLUSH, which ends on a byte and leaves the stream open.
	const part = deflateRawSync(Buffer.alloc(size), {finishFlush: 2});
	const last = deflateRawSync(Buffer.alloc(bytes % size));
	return Buffer.concat([...Array.from({length: Math.floor(bytes / size)}, () => part), last]);
};
