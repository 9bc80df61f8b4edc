// The full form: `npm run faults [-- --kills 500 --snapshots 30 --offsets 200 --starts 50]`. One line a row.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {opened} from './archives.js';
import {draftedFromWalks} from './drafted-walks.js';
import {filled} from './full.js';
import {mutated} from './logs.js';
import {withPayloads, withTemplates} from './mails.js';
import {killed, killedInSnapshots, ledOn, started, together} from './processes.js';
import {walkedAtRandom} from './random-keys.js';
import {rotten} from './rot.js';
import {drawn, escaped, printed} from './shown.js';
import {givenBack} from './terminal.js';
import type {Verdict} from './verdict.js';

const {values} = parseArgs({
	options: {
		kills: {type: 'string', default: '500'},
		snapshots: {type: 'string', default: '30'},
		offsets: {type: 'string', default: '200'},
		flips: {type: 'string', default: '2000'},
		cuts: {type: 'string', default: '500'},
		two: {type: 'string', default: '5000'},
		four: {type: 'string', default: '2000'},
		starts: {type: 'string', default: '50'},
		steps: {type: 'string', default: '60'},
		frames: {type: 'string', default: '200'},
		keys: {type: 'string', default: '5000'},
		mutants: {type: 'string', default: '400'},
		logs: {type: 'string', default: '10000'},
		ends: {type: 'string', default: '100'},
		mails: {type: 'string', default: '10000'},
		walks: {type: 'string', default: '40'},
		only: {type: 'string'},
	},
});

const seed = Math.floor(Math.random() * 2 ** 31);

type Rows = ReadonlyArray<() => Promise<Verdict>>;

/** What writers, disks and terminals do: many processes at a time. */
const outside: Rows = [
	() => killed(Number(values.kills)),
	() => killedInSnapshots(Number(values.snapshots)),
	() => filled(Number(values.offsets), 1),
	() => filled(Math.ceil(Number(values.offsets) / 10), 6),
	() => rotten(Number(values.flips), Number(values.cuts)),
	() => together(2, Number(values.two)),
	() => together(4, Number(values.four)),
	() => started(Number(values.starts), 1),
	() => started(2, Number(values.starts)),
	() => ledOn(Number(values.steps)),
	() => opened(1, Number(values.mutants)),
	() => givenBack(Number(values.ends), seed),
];

/** What is read, drawn and written: one process, beside those. */
const inside: Rows = [
	() => mutated(Number(values.logs), seed % 1_000_000),
	() => withPayloads(Number(values.mails), seed),
	() => withTemplates(Math.ceil(Number(values.mails) / 2), seed),
	() => draftedFromWalks(Number(values.walks), seed),
	() => escaped(100_000, seed),
	() => drawn(Number(values.frames), seed),
	() => printed(Number(values.frames), seed),
	() => walkedAtRandom(Number(values.keys), seed),
];

const run = async (rows: Rows) => {
	for (const row of rows) {
		const {what, figure, goal, isMet} = await row();
		console.log(`${isMet ? 'pass' : 'FAIL'}  ${what}: ${figure} (goal: ${goal})`);
		if (!isMet) process.exitCode = 1;
	}
};

if (values.only === 'inside') {
	await run(inside);
} else {
	const beside = spawn(process.execPath, [...process.argv.slice(1), '--only', 'inside'], {stdio: 'inherit'});
	const ended = once(beside, 'exit');
	await run(outside);
	const [code] = (await ended) as [number | null];
	if (code !== 0) process.exitCode = 1;
}
