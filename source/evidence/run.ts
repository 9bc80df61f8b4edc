import {Worker} from 'node:worker_threads';
import type {Rule} from '../knowledge/schema.js';
import type {Message} from './analyze.js';
import type {FactTypes} from './facts.js';
import type {Limits} from './open.js';
import type {Analysis, FileReport, StatedFact} from './report.js';

export type WorkerJob = {
	readonly paths: readonly string[];
	readonly device: string | null;
	readonly rules: Readonly<Record<string, Rule>>;
	readonly types?: FactTypes;
	readonly limits?: Limits;
};

export type WorkerMessage = Message | {readonly type: 'failed'; readonly message: string};

export type Watching = {
	readonly onProgress?: (progress: {readonly path: string; readonly bytes: number; readonly total: number}) => void;
	readonly onHit?: (hit: {readonly path: string; readonly line: number; readonly quote: string}) => void;
	readonly onFile?: (report: FileReport, facts: readonly StatedFact[]) => void;
};

export type Running = {
	/** The analysis; null when it was cancelled. Rejects with one sentence when the worker itself broke. */
	readonly result: Promise<Analysis | null>;
	/** Asks to stop, and ends the worker 200 ms later whatever it does. */
	readonly cancel: () => void;
};

const patience = 200;

/** Analyses beside the screen, so that a key is answered while a log is read. `url` is the worker's file. */
export const analyzeInWorker = (url: URL, job: WorkerJob, {onProgress, onHit, onFile}: Watching = {}): Running => {
	const worker = new Worker(url, {workerData: job});
	const {promise, resolve, reject} = Promise.withResolvers<Analysis | null>();
	let isCancelled = false;

	worker.on('message', (message: WorkerMessage) => {
		if (isCancelled) return;
		switch (message.type) {
			case 'progress':
				return onProgress?.(message);
			case 'hit':
				return onHit?.(message);
			case 'file':
				return onFile?.(message.report, message.facts);
			case 'done':
				return resolve(message.analysis);
			case 'failed':
				return reject(new Error(message.message));
		}
	});
	// An error of another thread is no Error of this one.
	worker.once('error', error => reject(new Error(String((error as Error).message ?? error))));
	worker.once('exit', () => {
		if (isCancelled) resolve(null);
		else reject(new Error('The analysis ended before it was done.'));
	});

	return {
		result: promise,
		cancel() {
			if (isCancelled) return;
			isCancelled = true;
			worker.postMessage('cancel');
			setTimeout(() => void worker.terminate(), patience).unref();
		},
	};
};
