import {crc32} from 'node:zlib';

const headerSize = 4096;
const chunkSize = 65_536;
const firstRecord = 0x200;
const recordMark = 0x00_00_2a_2a;

/** The whole records of a chunk, by walking them: a chunk that was still open when it was copied tells an older end. */
const trueEnd = (chunk: Buffer) => {
	let end = firstRecord;
	while (end + 24 <= chunk.length && chunk.readUInt32LE(end) === recordMark) {
		const size = chunk.readUInt32LE(end + 4);
		if (size < 28 || end + size > chunk.length || chunk.readUInt32LE(end + size - 4) !== size) break;
		end += size;
	}

	return end;
};

/** A file of one chunk: the file's header says so, whatever it said of the whole. */
const fileOf = (header: Buffer, chunk: Buffer) => {
	const file = Buffer.concat([header, chunk]);
	file.writeUInt16LE(1, 0x2a);
	file.writeUInt32LE(crc32(file.subarray(0, 0x78)), 0x7c);
	const own = file.subarray(headerSize);
	own.writeUInt32LE(Math.max(own.readUInt32LE(0x30), trueEnd(own)), 0x30);
	return file;
};

/**
 * Cuts an event log into files of one chunk each. A log copied from a running machine is dirty: its header counts
 * fewer chunks than there are, so every 64 KiB that begin as a chunk are one.
 */
export async function* chunkFiles(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
	let header: Buffer | undefined;
	let parts: Buffer[] = [];
	let size = 0;
	for await (const part of bytes) {
		parts.push(Buffer.from(part));
		size += part.length;
		if (size < (header ? chunkSize : headerSize)) continue;

		let rest = Buffer.concat(parts);
		if (!header) {
			header = rest.subarray(0, headerSize);
			rest = rest.subarray(headerSize);
		}

		for (; rest.length >= chunkSize; rest = rest.subarray(chunkSize)) {
			const chunk = rest.subarray(0, chunkSize);
			if (chunk.toString('latin1', 0, 8) === 'ElfChnk\0') yield fileOf(header, chunk);
		}

		parts = [rest];
		size = rest.length;
	}
}
