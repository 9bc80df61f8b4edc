import {mkdtemp, open, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {analyzeInWorker} from '../../../source/evidence/run.js';
import {analysisOfPaths, fixture, line} from './logs.js';
import {shippedRules} from './shipped-rules.js';

const worker = new URL('../../../source/evidence/analyze-worker.js', import.meta.url);
const job = {device: null, rules: shippedRules};

test('a worker says what the plain analysis says', async t => {
	const paths = [fixture('win7-driver-denied.log'), fixture('win7-healthy.log'), fixture('missing.log')];
	const files: string[] = [];
	const hits: number[] = [];
	const {result} = analyzeInWorker(
		worker,
		{...job, paths},
		{onFile: ({path}) => files.push(path), onHit: ({line: number}) => hits.push(number)},
	);
	t.deepEqual(await result, await analysisOfPaths(paths));
	t.deepEqual(files, paths);
	t.is(hits.length, 1);
});

test('cancelling ends a long analysis without a result, within 200 ms and some grace', async t => {
	const folder = await mkdtemp(join(tmpdir(), 'casewalk-run-'));
	t.teardown(() => rm(folder, {recursive: true, force: true}));
	const path = join(folder, 'CBS.log');
	const handle = await open(path, 'w');
	const part = `${line('Failed to add package. [HRESULT = 0x80070005 - E_ACCESSDENIED]')}\r\n`.repeat(80_000);
	for (let count = 0; count < 6; count++) await handle.write(part);
	await handle.close();

	const {promise: begun, resolve} = Promise.withResolvers<void>();
	const running = analyzeInWorker(worker, {...job, paths: [path]}, {onProgress: () => resolve()});
	await begun;
	const started = performance.now();
	running.cancel();
	running.cancel();
	t.is(await running.result, null);
	t.true(performance.now() - started < 1500, `${Math.round(performance.now() - started)} ms on a busy machine`);
});

test('a worker that cannot start is one sentence', async t => {
	const {result} = analyzeInWorker(new URL('no-such-worker.js', worker), {...job, paths: []});
	await t.throwsAsync(result);
});
