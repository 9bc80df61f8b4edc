import {mkdtemp, open, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {cabOf} from '../../helpers/cab.js';
import {zipOf} from '../../helpers/zip.js';
import {pace} from '../../../source/evidence/pace.js';
import {analyzeInWorker} from '../../../source/evidence/run.js';
import {analysisOfPaths, fixture, fixtureBytes, line} from './logs.js';
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

test('the pace is reckoned from the first news of each file', t => {
	const paceOf = pace();
	t.deepEqual(paceOf({path: 'a', bytes: 100, total: 1100}, 5000), {perSecond: null, secondsLeft: null});
	t.deepEqual(paceOf({path: 'a', bytes: 600, total: 1100}, 7000), {perSecond: 250, secondsLeft: 2});
	t.deepEqual(paceOf({path: 'b', bytes: 10, total: 20}, 7200), {perSecond: null, secondsLeft: null});
	t.deepEqual(paceOf({path: 'b', bytes: 30, total: 20}, 7400), {perSecond: 100, secondsLeft: 0}, 'a file may grow');
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

test('cancelling ends the unpacking of archives as fast', async t => {
	const folder = await mkdtemp(join(tmpdir(), 'casewalk-run-'));
	t.teardown(() => rm(folder, {recursive: true, force: true}));
	const data = Buffer.from(
		`${line('Failed to add package. [HRESULT = 0x80070005 - E_ACCESSDENIED]')}\r\n`.repeat(9000),
	);
	const name = (index: number) => `CbsPersist_2021030408000${index}.cab`;
	const cabs = Array.from({length: 9}, (_, index) => ({name: name(index), data: cabOf([{name: 'a.log', data}])}));
	const path = join(folder, 'logs.zip');
	await writeFile(path, zipOf(cabs));

	const {promise: begun, resolve} = Promise.withResolvers<void>();
	const running = analyzeInWorker(
		worker,
		{...job, paths: [path]},
		{onProgress: ({path: at}) => at.endsWith('.log') && resolve()},
	);
	await begun;
	const started = performance.now();
	running.cancel();
	t.is(await running.result, null);
	t.true(performance.now() - started < 1500, `${Math.round(performance.now() - started)} ms on a busy machine`);
});

test('a rule that does not come to an end is stopped and named, and the files are read without it', async t => {
	const folder = await mkdtemp(join(tmpdir(), 'casewalk-run-'));
	t.teardown(() => rm(folder, {recursive: true, force: true}));
	const bad = line(`Failed to resolve ${'a'.repeat(60)}!`);
	const [first, second] = [join(folder, 'a.log'), join(folder, 'b.log')];
	await writeFile(first, fixtureBytes('win7-driver-denied.log'));
	await writeFile(second, Buffer.concat([Buffer.from(`${bad}\r\n`), fixtureBytes('win7-driver-denied.log')]));
	const model = Object.values(shippedRules).find(({log}) => log === 'cbs')!;
	const slow = {...model, id: 'team-slow', anchors: ['Failed to resolve'], pattern: '(a+)+$', states: {}};
	const rules = {...shippedRules, 'team-slow': slow};

	const files: string[] = [];
	const {result} = analyzeInWorker(
		worker,
		{...job, rules, paths: [first, second]},
		{onFile: ({path}) => files.push(path)},
	);
	const analysis = await result;
	t.deepEqual(files, [first, second], 'each file is told once');
	t.deepEqual(
		analysis?.gaps.filter(({what}) => what === 'rule.slow').map(({file, why}) => [file, why.en.includes('team-slow')]),
		[[second, true]],
	);
	const found = (index: number) => analysis?.files[index]?.findings.map(({rule}) => rule);
	t.true(found(0)!.length > 0);
	t.deepEqual(found(1), found(0));
});
