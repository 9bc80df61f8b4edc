// The terminal over 10,000 cases: first useful frame, key to frame, processor time at rest, memory after many keys.
import {existsSync, mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {setTimeout as pause} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {makeCases} from './generate/cases.js';
import {alternate, median, row} from './measure.js';
import {makeEmptyInk} from './terminal/empty-ink.js';
import {start} from './terminal/program.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const casewalk = join(root, 'dist/bundle/casewalk.cjs');
// In memory where there is such a place: filling the store waits for the disk 10,000 times.
const work = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'casewalk-bench-'));
const home = join(work, 'home');
const count = 10_000;
const keys = {
	down: '\u001B[B',
	up: '\u001B[A',
	pageDown: '\u001B[6~',
	pageUp: '\u001B[5~',
	enter: '\r',
	escape: '\u001B',
};
const ratio = (name, value, goal) =>
	console.log(`${name.padEnd(44)} ${value.toFixed(2).padStart(8)}   goal <= ${goal}`);
const quantile = (figures, share) => figures.toSorted((a, b) => a - b)[Math.ceil(figures.length * share) - 1];

const open = async () => {
	const program = start(casewalk, [], home);
	await program.shows('BENCH');
	await program.rests();
	return program;
};

const firstFrame = async () => {
	const empty = await makeEmptyInk(work, root);
	const shown = async (file, argv, text) => {
		const program = start(file, argv, home);
		const took = await program.shows(text);
		await program.end();
		return took;
	};
	const figures = await alternate(12, {
		node: () => start('-e', ['0'], home).ended,
		ink: () => shown(empty, [], 'ready'),
		casewalk: () => shown(casewalk, [], 'BENCH'),
	});
	console.log(row('node -e 0', figures.node));
	console.log(row('empty Ink bundle', figures.ink));
	console.log(row('first useful frame', figures.casewalk));
	ratio('first useful frame / node -e 0', median(figures.casewalk) / median(figures.node), 6);
	ratio('first useful frame / empty Ink', median(figures.casewalk) / median(figures.ink), 1.5);
};

const keyToFrame = async () => {
	const runs = [];
	for (let run = 0; run < 3; run++) {
		const program = await open();
		const took = [];
		for (let n = 0; n < 220; n++) {
			const figure = await program.press(n % 11 === 10 ? keys.pageDown : keys.down);
			if (n >= 20) took.push(figure);
			await pause(30);
		}
		await program.end();
		runs.push(quantile(took, 0.95));
		console.log(row(`key to frame, run ${run + 1}`, took));
	}
	ratio('key to the last byte of its frame, p95, ms', median(runs), 33);
};

const atRest = async () => {
	const program = await open();
	await pause(5000);
	const [frames, busy] = [program.frames(), program.busy()];
	await pause(60_000);
	ratio('frames in 60 s at rest', program.frames() - frames, 0);
	ratio('processor time in 60 s at rest, %', (program.busy() - busy) / 600, 0.1);
	await program.end();
};

const memory = async () => {
	const program = await open();
	const way = [
		keys.down,
		keys.down,
		keys.pageDown,
		keys.up,
		keys.enter,
		'i',
		keys.escape,
		keys.escape,
		'?',
		'g',
		keys.escape,
	];
	const press = async total => {
		for (let n = 0; n < total; n++) {
			program.write(way[n % way.length]);
			await pause(n % 5 === 4 ? 25 : 5);
		}
		await program.rests();
	};
	await press(1000);
	const before = program.memory();
	await press(4000);
	const after = program.memory();
	console.log(`resident after 1,000 keys ${before.toFixed(0)} MiB, after 5,000 ${after.toFixed(0)} MiB`);
	ratio('memory after 5,000 keys / after 1,000', after / before, 1.1);
	await program.end();
};

try {
	mkdirSync(home, {mode: 0o700});
	await makeCases(home, count);
	for (const measure of [firstFrame, keyToFrame, atRest, memory]) await measure();
} finally {
	rmSync(work, {recursive: true, force: true});
}
process.exitCode = 0;
