import {read} from 'node:fs';
import {Readable} from 'node:stream';
import {promisify} from 'node:util';
import yauzl from 'yauzl';

const windowSize = 1 << 18;
const pieceSize = 1 << 16;
const readAt = promisify(read);

/** A stream of Node's own would close the descriptor, which is not ours, when it is left early. */
async function* piecesOf(fd: number, start: number, end: number) {
	for (let at = start; at < end; ) {
		const piece = Buffer.allocUnsafeSlow(Math.min(pieceSize, end - at));
		const {bytesRead} = await readAt(fd, piece, 0, piece.length, at);
		if (bytesRead === 0) return;
		at += bytesRead;
		yield piece.subarray(0, bytesRead);
	}
}

/** Reads a zip through a window: its directory is asked for in pieces of some dozen bytes, 20,000 times over. */
export class WindowReader extends yauzl.RandomAccessReader {
	readonly #fd: number;
	#window = Buffer.alloc(0);
	#from = 0;

	constructor(fd: number) {
		super();
		this.#fd = fd;
	}

	override _readStreamForRange(start: number, end: number): Readable {
		return Readable.from(piecesOf(this.#fd, start, end), {objectMode: false});
	}

	override read(
		buffer: Buffer,
		offset: number,
		length: number,
		position: number,
		callback: (error: Error | null, bytesRead?: number) => void,
	): void {
		const give = () => {
			const at = position - this.#from;
			callback(null, this.#window.copy(buffer, offset, at, at + length));
		};
		if (position >= this.#from && position + length <= this.#from + this.#window.length) {
			queueMicrotask(give);
			return;
		}

		const window = Buffer.alloc(Math.max(windowSize, length));
		read(this.#fd, window, 0, window.length, position, (error, bytesRead) => {
			if (error) return callback(error);
			this.#window = window.subarray(0, bytesRead);
			this.#from = position;
			give();
		});
	}

	override close(callback: (error: Error | null) => void): void {
		callback(null);
	}
}
