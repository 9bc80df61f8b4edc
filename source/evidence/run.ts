import {Worker} from 'node:worker_threads';
import type {Rule} from '../knowledge/schema.js';
import type {Message, Progress} from './analyze.js';
import type {FactTypes, FileFacts} from './report/facts.js';
import {listen, newHeartbeat, type Slow} from './rules/heartbeat.js';
import type {Limits} from './open/open.js';
import type {Pace} from './pace.js';
import type {Analysis, FileReport, StatedFact} from './report/report.js';

export type WorkerJob = {
	readonly paths: readonly string[];
	readonly device: string | null;
	readonly rules: Readonly<Record<string, Rule>>;
	readonly types?: FactTypes;
	readonly limits?: Limits;
	/** With two or more, large files are hashed in one of their own; as many as the machine has where it is not said. */
	readonly threads?: number;
};

export type WorkerMessage =
	| Exclude<Message, Progress>
	| (Progress & Pace)
	| {readonly type: 'failed'; readonly message: string};

export type Watching = {
	/** At most five times a second. */
	readonly onProgress?: (progress: Progress & Pace) => void;
	readonly onHit?: (hit: {readonly path: string; readonly line: number; readonly quote: string}) => void;
	readonly onFile?: (report: FileReport, facts: readonly StatedFact[]) => void;
};

export type Running = {
	/** The analysis; null when it was cancelled. Rejects with one sentence when the worker itself broke. */
	readonly result: Promise<Analysis | null>;
	/** Asks to stop, and ends the worker soon after whatever it does: within 200 ms it is over. */
	readonly cancel: () => void;
};

/** What one worker is started with; another takes over where a rule had to be stopped. */
export type WorkerRun = WorkerJob & {
	readonly beat: SharedArrayBuffer;
	readonly before: readonly FileFacts[];
	readonly slow: readonly Slow[];
};

/** What is read is soon forgotten: a larger nursery only takes more memory. Megabytes. */
const young = 16;
/** Milliseconds; with what ending a thread takes, 200 in all. */
const patience = 150;
/** How often a worker's heart is listened to, in milliseconds, and how often in a row one rule may be heard: 2 s. */
const listening = {every: 200, looks: 10};

/**
 * Analyses beside the screen, so that a key is answered while a log is read. `url` is the worker's file. A rule that
 * does not come to an end with a line is stopped with its worker; the next one goes on without it, from that file on.
 */
export const analyzeInWorker = (url: URL, job: WorkerJob, {onProgress, onHit, onFile}: Watching = {}): Running => {
	const {promise, resolve, reject} = Promise.withResolvers<Analysis | null>();
	const done: FileFacts[] = [];
	let isCancelled = false;

	const begin = (rules: WorkerJob['rules'], slow: readonly Slow[]): Worker => {
		const beat = newHeartbeat();
		const run: WorkerRun = {...job, rules, beat, before: [...done], slow};
		const started = new Worker(url, {workerData: run, resourceLimits: {maxYoungGenerationSizeMb: young}});
		const slowRule = listen(beat, Object.keys(rules), listening.looks);
		const isOver = () => isCancelled || started !== worker;
		const timer = setInterval(() => {
			const rule = slowRule();
			if (rule === undefined || isOver()) return;
			const {[rule]: _stopped, ...others} = rules;
			worker = begin(others, [...slow, {rule, at: done.length}]);
			void started.terminate();
		}, listening.every).unref();

		started.on('message', (message: WorkerMessage) => {
			if (isOver()) return;
			switch (message.type) {
				case 'progress':
					return onProgress?.(message);
				case 'hit':
					return onHit?.(message);
				case 'file':
					done.push({file: message.report, facts: message.facts});
					return onFile?.(message.report, message.facts);
				case 'done':
					return resolve(message.analysis);
				case 'failed':
					return reject(new Error(message.message));
			}
		});
		// An error of another thread is no Error of this one.
		started.once('error', error => reject(new Error(String((error as Error).message ?? error))));
		started.once('exit', () => {
			clearInterval(timer);
			if (isCancelled) resolve(null);
			else if (!isOver()) reject(new Error('The analysis ended before it was done.'));
		});
		return started;
	};
	let worker = begin(job.rules, []);

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
