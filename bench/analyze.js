// node bench/analyze.js [MB] [runs]: speed and memory of `analyze` on a generated CBS.log, beside `grep -cE` on the same file.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import {cpus, tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {median} from './measure.js';
import {analyzeInWorker} from '../dist/source/evidence/run.js';

const megabytes = Number(process.argv[2]) || 500;
const runs = Number(process.argv[3]) || 5;
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

const timed = async work => {
	const started = performance.now();
	const result = await work();
	return [(performance.now() - started) / 1000, result];
};

const folder = mkdtempSync(join(tmpdir(), 'casewalk-bench-'));
try {
	const file = join(folder, 'CBS.log');
	// In a process of its own, so that its memory is not counted.
	const generator = fileURLToPath(new URL('generate/cbs-log.js', import.meta.url));
	const lines = Number(execFileSync(process.execPath, [generator, file, String(megabytes)]).toString());
	const {size} = statSync(file);
	const {rules} = JSON.parse(readFileSync(new URL('../dist/bundle/knowledge.json', import.meta.url), 'utf8'));
	const worker = new URL('../dist/bundle/analyze-worker.js', import.meta.url);
	const walls = [];
	const greps = [];
	const firsts = [];
	let hits = 0;
	let codes = 0;
	for (let run = 0; run < runs; run++) {
		const [grep] = await timed(() =>
			execFileSync('grep', ['-cE', literals.join('|'), file], {env: {...process.env, LC_ALL: 'C'}}),
		);
		greps.push(grep);
		const started = performance.now();
		const [wall, analysis] = await timed(() => {
			const onHit = () => firsts.push(performance.now() - started);
			return analyzeInWorker(worker, {paths: [file], device: null, rules}, {onHit}).result;
		});
		walls.push(wall);
		const [report] = analysis.files;
		hits = report.findings.reduce((sum, {count}) => sum + count, 0);
		codes = report.codes.reduce((sum, {count}) => sum + count, 0);
		if (report.lines !== lines) throw new Error(`Counted ${report.lines} of ${lines} lines.`);
	}

	const wall = median(walls);
	const grep = median(greps);
	console.log(`${cpus()[0].model}, ${cpus().length} CPUs, Node ${process.versions.node}`);
	console.log(
		`file    ${(size / 1e6).toFixed(0)} MB, ${lines} lines, ${(size / lines).toFixed(0)} bytes a line, ${((hits / lines) * 100).toFixed(1)} % hit by a rule, ${((codes / lines) * 100).toFixed(1)} % with a failing code`,
	);
	console.log(
		`analyze ${wall.toFixed(2)} s, ${(size / 1e6 / wall).toFixed(0)} MB/s (median of ${runs}; sha256, all rules, line numbers, one worker)`,
	);
	console.log(`grep    ${grep.toFixed(2)} s with 12 literals; analyze takes ${(wall / grep).toFixed(1)} times as long`);
	console.log(`first   ${median(firsts).toFixed(0)} ms from the worker's start to its first finding`);
	console.log(`memory  ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB peak of the whole process`);
} finally {
	rmSync(folder, {recursive: true, force: true});
}
