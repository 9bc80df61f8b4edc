import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {Worker} from 'node:worker_threads';

/** The sha256 of a file on its way. */
export type Hashing = {
	/** A chunk may be overwritten when this is over. */
	readonly update: (chunk: Uint8Array) => Promise<unknown> | undefined;
	readonly digest: () => Promise<string> | string;
};
/** Begins the hash of a file; `bytes` is its size. */
export type Hasher = (bytes: number) => Hashing;

/** Hashes in the thread that reads. */
export const hashHere: Hasher = () => {
	const hash = createHash('sha256');
	return {
		update(chunk) {
			hash.update(chunk);
			return undefined;
		},
		digest: () => hash.digest('hex'),
	};
};

/** From this size on a thread of its own is worth its start. */
const large = 1 << 25;

/** Hashes files of `from` bytes and more in a thread of its own, whose start and end it keeps; chunks must lie in shared memory. */
export const hashBeside = (from = large): {readonly hasher: Hasher; readonly end: () => void} => {
	let worker: Worker | undefined;
	const answer = async (to: Uint8Array | 'end') => {
		worker!.postMessage(to);
		const [word] = (await once(worker!, 'message')) as [string];
		return word;
	};

	return {
		hasher(bytes) {
			if (bytes < from) return hashHere(bytes);
			worker ??= new Worker(new URL('hash-worker.js', import.meta.url));
			return {update: answer, digest: () => answer('end')};
		},
		end: () => void worker?.terminate(),
	};
};
