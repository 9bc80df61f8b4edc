import {parentPort, workerData} from 'node:worker_threads';
import {analyze, type Message} from './analyze.js';
import {beating} from './rules/heartbeat.js';
import {openPaths} from './open/open.js';
import type {WorkerMessage, WorkerRun} from './run.js';

/*
Only moves messages: in the job, out what the analysis yields, progress at most five times a second. Cancelling is
a message; between two chunks it is heard.
*/
const pause = 200;
const {paths, device, rules, types, limits, beat, before, slow} = workerData as WorkerRun;
const port = parentPort!;
const post = (message: WorkerMessage) => port.postMessage(message);

let isCancelled = false;
port.once('message', () => {
	isCancelled = true;
});

let posted = Number.NEGATIVE_INFINITY;
const isDue = ({type}: Message) => {
	if (type !== 'progress') return true;
	const now = performance.now();
	if (now - posted < pause) return false;
	posted = now;
	return true;
};

try {
	const files = openPaths(paths, {device, ...(limits && {limits})});
	const watch = beating(beat, Object.keys(rules));
	for await (const message of analyze(files, {rules, watch, before, slow, ...(types && {types})})) {
		if (isCancelled) break;
		if (isDue(message)) post(message);
	}
} catch (error) {
	post({type: 'failed', message: error instanceof Error ? error.message : String(error)});
}

port.close();
