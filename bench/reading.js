// node bench/reading.js [MB] [runs]: from a key to the last byte of its frame while a log is read, in the real program; beside the same keys when nothing is read.
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {DatabaseSync} from 'node:sqlite';
import {setTimeout as pause} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {makeCases} from './generate/cases.js';
import {row} from './measure.js';
import {start} from './terminal/program.js';

const at = path => fileURLToPath(new URL(path, import.meta.url));
const casewalk = at('../dist/bundle/casewalk.cjs');
const megabytes = Number(process.argv[2]) || 500;
const runs = Number(process.argv[3]) || 3;
const quantile = (figures, share) => figures.toSorted((a, b) => a - b)[Math.ceil(figures.length * share) - 1];
const [enter, finish] = ['\r', '\u0013'];
/** Typed into a note: each sign can be found again in what the program writes, whatever else it draws. */
const signs = [...'一丁七万丈三上下不与丐丑专且世丘丙业丛东丝丢两严丧个丫中丰串临丸丹为主丽举乃久么义之乌乍乎乏乐'];

const type = async (program, isOver) => {
	const took = [];
	for (let n = 0; !isOver(n); n++) {
		took.push(await program.answer(signs[n % signs.length]));
		await pause(40);
	}
	return took;
};

const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'casewalk-bench-'));
try {
	const file = join(folder, 'CBS.log');
	execFileSync(process.execPath, [at('generate/cbs-log.js'), file, String(megabytes)]);
	const all = {quiet: [], reading: []};
	for (let run = 0; run < runs; run++) {
		const home = join(folder, `home${run}`);
		mkdirSync(home, {mode: 0o700});
		await makeCases(home, 1);
		const program = start(casewalk, [], home);
		await program.shows('BENCH');
		await program.rests();
		for (const keys of [enter, 'a', `\u001B[200~${file}\u001B[201~`, enter, finish, 'n']) {
			await program.press(keys);
			await pause(keys === finish ? 0 : 200);
		}
		const store = new DatabaseSync(join(home, 'cases.db'), {readOnly: true});
		const kept = store.prepare(`select count(*) as n from events where body like '%evidence-added%'`);
		const isRead = () => kept.get().n > 0;
		const last = performance.now() + 60_000;
		all.reading.push(...(await type(program, () => isRead() || performance.now() > last)));
		if (!isRead()) throw new Error('The log was not read within a minute.');
		await program.rests();
		all.quiet.push(...(await type(program, n => n >= 60)));
		store.close();
		await program.end();
	}

	console.log(`load ${loadavg()[0].toFixed(1)}, ${megabytes} MB`);
	for (const [name, figures] of Object.entries(all)) {
		console.log(row(`key to frame, ${name}`, figures));
		console.log(
			`${''.padEnd(36)} p95 ${quantile(figures, 0.95).toFixed(1)} ms, longest ${Math.max(...figures).toFixed(1)} ms`,
		);
	}
} finally {
	rmSync(folder, {recursive: true, force: true});
}
process.exitCode = 0;
