import {availableParallelism} from 'node:os';
import {parentPort, workerData} from 'node:worker_threads';
import {analyze, type Progress} from './analyze.js';
import {hashBeside} from './open/hash.js';
import {beating} from './rules/heartbeat.js';
import {openPaths} from './open/open.js';
import {pace} from './pace.js';
import type {WorkerMessage, WorkerRun} from './run.js';

/*
Only moves messages: in the job, out what the analysis yields, progress at most five times a second. Cancelling is
a message; between two chunks it is heard.
*/
const interval = 200;
const {paths, device, rules, types, limits, threads, beat, before, slow} = workerData as WorkerRun;
const port = parentPort!;
const post = (message: WorkerMessage) => port.postMessage(message);

let isCancelled = false;
port.once('message', () => {
	isCancelled = true;
});

const paceOf = pace();
let posted = Number.NEGATIVE_INFINITY;
const postProgress = (progress: Progress) => {
	const now = performance.now();
	if (now - posted < interval) return;
	posted = now;
	post({...progress, ...paceOf(progress, now)});
};

const beside = (threads ?? availableParallelism()) > 1 ? hashBeside() : undefined;
try {
	const files = openPaths(paths, {device, ...(limits && {limits}), ...(beside && {hasher: beside.hasher})});
	const watch = beating(beat, Object.keys(rules));
	for await (const message of analyze(files, {rules, watch, before, slow, ...(types && {types})})) {
		if (isCancelled) break;
		if (message.type === 'progress') postProgress(message);
		else post(message);
	}
} catch (error) {
	post({type: 'failed', message: error instanceof Error ? error.message : String(error)});
}

beside?.end();
port.close();
