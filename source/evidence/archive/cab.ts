import {read} from 'node:fs';
import {promisify} from 'node:util';
import {Worker} from 'node:worker_threads';
import type {Both} from '../../text/both.js';
import {refusal} from '../open/refusal.js';
import {type Budget, tooMany} from './budget.js';
import {frontLimit, readCabDirectory} from './cab-directory.js';
import type {Member, Source} from './member.js';
import {distrust, nameOf} from './names.js';

export type CabJob = Source & {
	readonly front: Uint8Array;
	readonly dataFrom: number;
	/** Int32: how many chunks the reader has taken; the worker waits on it. */
	readonly taken: SharedArrayBuffer;
};

export type CabWord =
	| {readonly type: 'member'; readonly member: number}
	| {readonly type: 'chunk'; readonly chunk: Uint8Array}
	| {readonly type: 'fault'; readonly member: number; readonly why: string}
	| {readonly type: 'end'; readonly code: number; readonly why: string};

/** Milliseconds without a word from the unpacker after which it is stopped, and for it to start on a busy machine. */
const silence = {working: 5000, starting: 20_000};

const sentences = {
	silent: {
		zh: 'CAB 解压没有响应，已停止；文件可能已损坏。',
		en: 'Unpacking the cabinet stopped answering and was ended; the file is probably damaged.',
	},
	missing: {
		zh: 'CAB 数据已损坏，这个文件没有解出。',
		en: 'The data of the cabinet is damaged: this file did not come out.',
	},
} as const satisfies Record<string, Both>;
const damaged = (why: string): Both => ({
	zh: `CAB 数据已损坏：${why}`,
	en: `The data of the cabinet is damaged: ${why}`,
});

/** The words of a 7-Zip that works in a thread of its own, one after the other; ends it when nobody listens any more. */
async function* wordsOf(job: CabJob): AsyncGenerator<CabWord> {
	const worker = new Worker(new URL('cab-worker.js', import.meta.url), {
		workerData: job,
		resourceLimits: {maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64},
	});
	const queue: Array<CabWord | Error> = [];
	let wake = () => {};
	const hear = (word: CabWord | Error) => {
		queue.push(word);
		wake();
	};
	worker.on('message', hear);
	worker.once('error', error => hear(refusal(damaged(String((error as Error).message ?? error)))));
	worker.once('exit', () => hear(refusal(sentences.silent)));

	const taken = new Int32Array(job.taken);
	let patience = silence.starting;
	try {
		for (;;) {
			if (queue.length === 0) {
				const {promise, resolve} = Promise.withResolvers<void>();
				wake = resolve;
				const timer = setTimeout(() => hear(refusal(sentences.silent)), patience);
				await promise;
				clearTimeout(timer);
			}

			patience = silence.working;
			const word = queue.shift()!;
			if (word instanceof Error) throw word;
			yield word;
			if (word.type === 'end') return;
			if (word.type !== 'chunk') continue;
			Atomics.add(taken, 0, 1);
			Atomics.notify(taken, 0);
		}
	} finally {
		await worker.terminate();
	}
}

const readAt = promisify(read);

/** The directory stands in the first pages of any cabinet with a sane number of files; only else is more read. */
const directoryOf = async ({fd, size}: Source) => {
	const front = async (length: number) => {
		const bytes = Buffer.alloc(Math.min(size, length));
		const {bytesRead} = await readAt(fd, bytes, 0, bytes.length, 0);
		return bytes.subarray(0, bytesRead);
	};
	try {
		return readCabDirectory(await front(1 << 16), size);
	} catch {
		return readCabDirectory(await front(frontLimit), size);
	}
};

/**
 * The files of a cabinet in its order (stored, MSZIP, LZX, Quantum). Throws a sentence when the directory does not hold
 * together. A member whose data is damaged gives what came out and throws then.
 */
export async function* membersOfCab(source: Source, budget: Budget): AsyncGenerator<Member> {
	const {members, front, dataFrom} = await directoryOf(source);
	if (!budget.enter(members.length)) throw refusal(tooMany);
	const wanted = members.filter(({refused}) => !refused).reduce((sum, {bytes}) => sum + bytes, 0);
	const unwanted = budget.foresee(wanted, source.size);
	if (unwanted) throw refusal(unwanted);

	const packed = source.size;
	const job = {fd: source.fd, size: source.size, front, dataFrom, taken: new SharedArrayBuffer(4)};
	const words = wordsOf(job)[Symbol.asyncIterator]();
	let word: CabWord | undefined;
	const next = async () => {
		const {value, done} = await words.next();
		word = done ? undefined : value;
		return word;
	};

	const chunksOf = async function* (member: number): AsyncGenerator<Uint8Array> {
		let fault: string | undefined;
		if (word?.type !== 'member' || word.member !== member) throw refusal(sentences.missing);
		for (let now = await next(); now?.type === 'chunk' || now?.type === 'fault'; now = await next())
			if (now.type === 'chunk') yield now.chunk;
			else fault = now.why;
		if (fault !== undefined) throw refusal(damaged(fault));
	};

	try {
		for (const [index, {rawName, bytes, refused}] of members.entries()) {
			const name = nameOf(rawName);
			const reason = refused ?? distrust(name);
			if (!refused && word === undefined) await next();
			// What nobody read of the member before is passed over, and faults told of files that never began.
			while (word && word.type !== 'end' && !(word.type === 'member' && word.member >= index)) await next();
			yield {name, bytes, packed, refused: reason, chunks: () => chunksOf(index)};
		}
	} finally {
		await words.return?.(undefined);
	}
}
