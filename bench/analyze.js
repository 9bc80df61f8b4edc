// node bench/analyze.js [MB] [runs]: speed and memory of `analyze` on a generated CBS.log, beside `grep -cE` on the same file.
import {execFileSync} from 'node:child_process';
import {closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync} from 'node:fs';
import {cpus, tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
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

const stack =
	'Loaded Servicing Stack v6.1.7601.24537 with Core: C:\\Windows\\winsxs\\amd64_microsoft-windows-servicingstack_31bf3856ad364e35_6.1.7601.24537_none_0123456789abcdef\\cbscore.dll';
/** Message, component and level for the n-th line: of 200 lines 6 carry a failing HRESULT of noise, 4 another, 3 are hit by a rule. */
const messageAt = n => {
	const kb = 4_500_000 + (n % 4001);
	switch (n % 200) {
		case 3:
		case 43:
		case 83:
			return ['Expecting attribute name [HRESULT = 0x800f080d - CBS_E_MANIFEST_INVALID_ITEM]'];
		case 4:
		case 44:
		case 84:
			return ['Failed to get next element [HRESULT = 0x800f080d - CBS_E_MANIFEST_INVALID_ITEM]'];
		case 61:
		case 62:
			return ['Failed to internally open package. [HRESULT = 0x800f0805 - CBS_E_INVALID_PACKAGE]'];
		case 101:
			return [`Doqe: Recording result: 0x80070005, for Inf: sample${n % 40}.inf`];
		case 121:
			return ['Failed to stage package manifest. [HRESULT = 0x80070005 - E_ACCESSDENIED]'];
		case 122:
			return [
				'Startup: Failed while processing non-critical driver operations queue. [HRESULT = 0x80070005 - E_ACCESSDENIED]',
				'CBS',
				'Error',
			];
		case 141:
			return [`Session: 30546173_${(n * 7) % 4_000_000_000} initialized by client WindowsUpdateAgent.`];
		case 160:
			return n % 20_000 === 160 ? [stack] : ['Startup: Waiting for SC autostart event'];
		case 181:
			return ['Exec: Processing complete. [HRESULT = 0x00000000 - S_OK]'];
		case 182:
			return [
				`${(n % 0xff_ff).toString(16).padStart(8, '0')}@2016/9/27:20:30:31.455 Transaction uses locks, seq ${n}`,
				'CSI',
			];
		default:
			return n % 3 === 0
				? [
						`Appl: Evaluating package applicability for package Package_${n % 97}_for_KB${kb}~31bf3856ad364e35~amd64~~6.1.1.${n % 9}, applicable state: Installed`,
					]
				: n % 3 === 1
					? [
							`${(n % 0xff_ff).toString(16).padStart(8, '0')} Component amd64_sample-${n % 977}_31bf3856ad364e35_6.1.7601.${n % 24_000}_none_0123456789abcdef is resolved, transaction seq ${n}`,
							'CSI',
						]
					: [
							`Plan: Package: Package_${n % 97}_for_KB${kb}~31bf3856ad364e35~amd64~~6.1.1.${n % 9}, current: Installed, start: Staged, targeted: Installed`,
						];
	}
};

const generate = file => {
	const handle = openSync(file, 'w');
	let written = 0;
	let lines = 0;
	let buffer = '\uFEFF';
	const start = Date.UTC(2016, 8, 28);
	while (written < megabytes * 1e6) {
		for (let count = 0; count < 20_000; count++, lines++) {
			const [message, component = 'CBS', level = 'Info'] = messageAt(lines);
			const at = new Date(start + Math.floor(lines / 30) * 1000).toISOString();
			buffer += `${at.slice(0, 10)} ${at.slice(11, 19)}, ${level.padEnd(22)}${component.padEnd(7)}${message}${lines % 50 === 7 ? '\n' : '\r\n'}`;
		}

		written += writeSync(handle, buffer);
		buffer = '';
	}

	closeSync(handle);
	return lines;
};

const median = numbers => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
const timed = async work => {
	const started = performance.now();
	const result = await work();
	return [(performance.now() - started) / 1000, result];
};

const folder = mkdtempSync(join(tmpdir(), 'casewalk-bench-'));
try {
	const file = join(folder, 'CBS.log');
	const lines = generate(file);
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
