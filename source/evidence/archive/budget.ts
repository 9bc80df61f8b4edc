import process from 'node:process';
import type {Both} from '../../text/both.js';
import {refusal} from '../open/refusal.js';

/** How much an archive may unfold to, all nested ones included. Sizes are bytes, `cpu` is milliseconds of the process. */
export type ArchiveLimits = {
	readonly bytes: number;
	readonly entries: number;
	/** Unpacked to packed, looked at from `ratioFrom` bytes on. */
	readonly ratio: number;
	readonly ratioFrom: number;
	/** 1: no archive inside an archive. */
	readonly depth: number;
	readonly cpu: number;
};

/** OWASP ASVS 5.0 V5.2.3 asks for limits of size and count before unpacking; a log packs about 30:1. */
export const archiveLimits: ArchiveLimits = {
	bytes: 2 ** 31,
	entries: 20_000,
	ratio: 200,
	ratioFrom: 10_000_000,
	depth: 2,
	cpu: 60_000,
};

const sentences = {
	bytes: {
		zh: '解压后超出总大小上限，没有读完。请只发送需要的日志。',
		en: 'Unpacked it exceeds the limit of size, it was not read to the end. Please send only the logs that are needed.',
	},
	ratio: {
		zh: '压缩比异常，可能是压缩炸弹，没有读取。',
		en: 'It unfolds beyond all measure, possibly a bomb: it was not read.',
	},
	entries: {
		zh: '压缩包里的文件太多，其余的没有读取。',
		en: 'The archive holds too many files: the rest was not read.',
	},
	cpu: {zh: '解压用时过长，已停止。', en: 'Unpacking took too long and was stopped.'},
	deep: {
		zh: '压缩包嵌套层次太深，没有再打开。请解开后重新发送。',
		en: 'Archives are nested too deep: this one was not opened. Please unpack it and send it again.',
	},
	lying: {
		zh: '实际大小与压缩包目录所记不符，文件可能已损坏。',
		en: 'Its size is not what the archive says; the file is probably damaged.',
	},
} as const satisfies Record<string, Both>;

export type Budget = {
	/** One entry more; false when there are too many. */
	readonly enter: (entries: number) => boolean;
	/** Why something of this size is not even begun; null when it may be. */
	readonly foresee: (bytes: number, packed: number) => Both | null;
	/** Passes chunks on as long as they keep within the limits and the declared size; throws the sentence. */
	readonly guard: (
		chunks: AsyncIterable<Uint8Array>,
		declared: {readonly bytes: number; readonly packed: number},
	) => AsyncGenerator<Uint8Array>;
	readonly limits: ArchiveLimits;
};

export const tooMany: Both = sentences.entries;
export const tooDeep: Both = sentences.deep;

const looksApart = 16;

/** What one archive named by the engineer may still use. */
export const budgetOf = (limits: ArchiveLimits): Budget => {
	const before = process.cpuUsage();
	let bytesLeft = limits.bytes;
	let entriesLeft = limits.entries;

	const isBomb = (bytes: number, packed: number) =>
		bytes > limits.ratioFrom && bytes > limits.ratio * Math.max(1, packed);
	let looks = 0;
	let isOver = false;
	// Asking costs some microseconds, and an archive may hold thousands of files.
	const isSlow = () => {
		if (looks++ % looksApart === 0) {
			const {user, system} = process.cpuUsage(before);
			isOver ||= user + system > limits.cpu * 1000;
		}

		return isOver;
	};

	const foresee = (bytes: number, packed: number): Both | null => {
		if (isBomb(bytes, packed)) return sentences.ratio;
		if (bytes > bytesLeft) return sentences.bytes;
		return isSlow() ? sentences.cpu : null;
	};

	return {
		limits,
		foresee,
		enter(entries) {
			entriesLeft -= entries;
			return entriesLeft >= 0;
		},
		async *guard(chunks, {bytes, packed}) {
			let read = 0;
			for await (const chunk of chunks) {
				read += chunk.length;
				bytesLeft -= chunk.length;
				if (read > bytes) throw refusal(sentences.lying);
				if (bytesLeft < 0) throw refusal(sentences.bytes);
				if (isBomb(read, packed)) throw refusal(sentences.ratio);
				if (isSlow()) throw refusal(sentences.cpu);
				yield chunk;
			}

			if (read < bytes) throw refusal(sentences.lying);
		},
	};
};
