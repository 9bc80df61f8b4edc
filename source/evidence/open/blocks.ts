import {isAscii} from 'node:buffer';
import type {Encoding} from './encoding.js';

/** Bytes of a line that are kept; what a longer one has beyond them is counted, not held. */
export const lineLimit = 65_536;

/** Whole lines, as bytes. A block ends at a line end; only the last of a file may lack it. */
export type Block = {
	readonly bytes: Buffer;
	/** Every byte is a letter. */
	readonly isAscii: boolean;
	/** The true length in bytes of a line that was cut, which then is alone in its block. */
	readonly cutFrom?: number | undefined;
};

const lineEnd = 10;
const blockOf = (bytes: Buffer, cutFrom?: number): Block => ({bytes, isAscii: isAscii(bytes), cutFrom});

/**
 * Cuts chunks at line ends. Memory stays flat: a chunk may be overwritten by the next one, at most {@link lineLimit}
 * bytes are carried over, however long a line is.
 */
export async function* blocksOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Block> {
	let carry = Buffer.alloc(0);
	let dropped = 0;

	const keep = (part: Uint8Array) => {
		const kept = part.subarray(0, Math.max(0, lineLimit - carry.length));
		carry = Buffer.concat([carry, kept]);
		dropped += part.length - kept.length;
	};

	const flush = () => {
		const line = {bytes: carry, cutFrom: dropped > 0 ? carry.length + dropped : undefined};
		carry = Buffer.alloc(0);
		dropped = 0;
		return line;
	};

	for await (const chunk of chunks) {
		const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
		const last = bytes.lastIndexOf(lineEnd);
		if (last === -1) {
			keep(bytes);
			continue;
		}

		let from = 0;
		if (carry.length > 0) {
			from = bytes.indexOf(lineEnd) + 1;
			keep(bytes.subarray(0, from - 1));
			const {bytes: line, cutFrom} = flush();
			const ending = cutFrom && bytes[from - 2] === 13 ? '\r\n' : '\n';
			yield blockOf(Buffer.concat([line, Buffer.from(ending)]), cutFrom);
		}

		if (last >= from) yield blockOf(bytes.subarray(from, last + 1));
		keep(bytes.subarray(last + 1));
	}

	if (carry.length > 0) {
		const {bytes, cutFrom} = flush();
		yield blockOf(bytes, cutFrom);
	}
}

/** Wide text as UTF-8, so that everything behind it sees one byte a letter. Half surrogates become U+FFFD. */
export async function* narrowed(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Uint8Array> {
	const decoder = new TextDecoder(encoding, {ignoreBOM: true});
	for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, {stream: true}));
	yield Buffer.from(decoder.decode());
}
