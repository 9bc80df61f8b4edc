// node bench/analyze.js [MB] [runs]: speed and memory of `analyze`, beside `grep -cE` on the same file. Each analysis runs in a process of its own.
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import {cpus, loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {median} from './measure.js';

const literals = [
	'Doqe:',
	'Startup:',
	'Shtd:',
	'Loaded Servicing Stack',
	'initialized by client',
	'Setting ExecuteState',
	'Rolling back KTM',
	'requires Servicing Stack',
	'Cannot repair member file',
	'queue item Installer',
	'store corrupt',
	'HRESULT = 0x8',
];
const at = path => fileURLToPath(new URL(path, import.meta.url));

/** In a process of its own: one analysis in `threads` threads, or one that is cancelled half-way. Times in milliseconds. */
const analyzeOnce = async (path, threads, isCancelled) => {
	const {analyzeInWorker} = await import('../dist/source/evidence/run.js');
	const {rules} = JSON.parse(readFileSync(at('../dist/bundle/knowledge.json'), 'utf8'));
	const worker = new URL('../dist/bundle/analyze-worker.js', import.meta.url);
	const started = performance.now();
	let first = null;
	let cancelledAt = 0;
	const running = analyzeInWorker(
		worker,
		{paths: [path], device: null, rules, threads},
		{
			onHit() {
				first ??= performance.now() - started;
			},
			onProgress({bytes, total}) {
				if (!isCancelled || cancelledAt > 0 || bytes < total / 4) return;
				cancelledAt = performance.now();
				running.cancel();
			},
		},
	);
	const analysis = await running.result;
	const wall = performance.now() - started;
	const {user, system} = process.cpuUsage();
	const files = analysis?.files ?? [];
	const sum = counts => counts.reduce((all, {count}) => all + count, 0);
	return {
		wall,
		cpu: (user + system) / 1000,
		first,
		cancel: cancelledAt > 0 ? performance.now() - cancelledAt : null,
		memory: process.resourceUsage().maxRSS / 1024,
		files: files.length,
		lines: files.reduce((all, {lines}) => all + lines, 0),
		hits: files.reduce((all, {findings}) => all + sum(findings), 0),
		codes: files.reduce((all, {codes}) => all + sum(codes), 0),
	};
};

const [, , ...given] = process.argv;
if (given[0] === 'once') {
	console.log(JSON.stringify(await analyzeOnce(given[1], Number(given[2]), given[3] === 'cancelled')));
	process.exit();
}

const megabytes = Number(given[0]) || 500;
const runs = Number(given[1]) || 5;
const once = (...args) =>
	JSON.parse(execFileSync(process.execPath, [at('analyze.js'), 'once', ...args.map(String)]).toString());
const grep = file => {
	const script = 'TIMEFORMAT="%R %U %S"; time LC_ALL=C grep -cE "$1" "$2"';
	const {stderr} = spawnSync('bash', ['-c', script, 'bash', literals.join('|'), file]);
	const [wall, user, system] = stderr.toString().trim().split(' ').map(Number);
	return {wall: wall * 1000, cpu: (user + system) * 1000};
};
const generate = (name, ...args) => execFileSync(process.execPath, [at(`generate/${name}.js`), ...args]).toString();
const of = (measured, name) => median(measured.map(one => one[name]));

const folder = mkdtempSync(join(tmpdir(), 'casewalk-bench-'));
try {
	const file = join(folder, 'CBS.log');
	const set = join(folder, 'set');
	const zip = join(folder, 'many.zip');
	mkdirSync(set);
	const lines = Number(generate('cbs-log', file, String(megabytes)));
	generate('set', set, '50');
	generate('many-files', zip, '20000');
	const {size} = statSync(file);

	const measured = {grep: [], one: [], two: [], set: [], zip: [], cancelled: []};
	for (let run = 0; run < runs; run++) {
		measured.grep.push(grep(file));
		measured.one.push(once(file, 1));
		measured.two.push(once(file, 2));
		measured.set.push(once(set, 2));
		measured.zip.push(once(zip, 2));
		measured.cancelled.push(once(file, 2, 'cancelled'));
	}

	const [{hits, codes, lines: counted}] = measured.one;
	if (counted !== lines) throw new Error(`Counted ${counted} of ${lines} lines.`);
	const [beside, besideCpu] = [of(measured.grep, 'wall'), of(measured.grep, 'cpu')];
	const share = count => `${((count / lines) * 100).toFixed(1)} %`;
	const row = (name, text) => console.log(`${name.padEnd(12)}${text}`);
	row(
		'machine',
		`${cpus()[0].model}, ${cpus().length} CPUs, load ${loadavg()[0].toFixed(1)}, Node ${process.versions.node}`,
	);
	row(
		'file',
		`${(size / 1e6).toFixed(0)} MB, ${lines} lines, ${(size / lines).toFixed(0)} bytes a line, ${share(hits)} hit by a rule, ${share(codes)} with a failing code`,
	);
	row('grep', `${(beside / 1000).toFixed(2)} s with 12 literals (medians of ${runs})`);
	for (const [name, threads] of [
		['one', 'one worker'],
		['two', 'two workers'],
	]) {
		const wall = of(measured[name], 'wall');
		row(
			threads,
			`${(wall / 1000).toFixed(2)} s, ${(size / 1e3 / wall).toFixed(0)} MB/s, ${(wall / beside).toFixed(1)} × grep (processor time ${(of(measured[name], 'cpu') / besideCpu).toFixed(1)} ×), first finding ${of(measured[name], 'first').toFixed(0)} ms, ${of(measured[name], 'memory').toFixed(0)} MiB`,
		);
	}

	row('50 MB set', `${(of(measured.set, 'wall') / 1000).toFixed(2)} s, ${of(measured.set, 'memory').toFixed(0)} MiB`);
	row(
		'zip',
		`${measured.zip[0].files - 1} files, ${(of(measured.zip, 'wall') / 1000).toFixed(2)} s, ${of(measured.zip, 'memory').toFixed(0)} MiB`,
	);
	row('cancel', `${of(measured.cancelled, 'cancel').toFixed(0)} ms until the worker is gone`);
} finally {
	rmSync(folder, {recursive: true, force: true});
}
