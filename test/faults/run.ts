// The full form: `npm run faults [-- --kills 500 --snapshots 30 --offsets 200 --starts 50]`. One line a row.
import {parseArgs} from 'node:util';
import {opened} from './archives.js';
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
	},
});

const seed = Math.floor(Math.random() * 2 ** 31);

const rows: ReadonlyArray<() => Promise<Verdict>> = [
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
	() => mutated(Number(values.logs), seed % 1_000_000),
	() => withPayloads(Number(values.mails), seed),
	() => withTemplates(Math.ceil(Number(values.mails) / 2), seed),
	() => escaped(100_000, seed),
	() => drawn(Number(values.frames), seed),
	() => printed(Number(values.frames), seed),
	() => givenBack(Number(values.ends), seed),
	() => walkedAtRandom(Number(values.keys), seed),
];

for (const row of rows) {
	const {what, figure, goal, isMet} = await row();
	console.log(`${isMet ? 'pass' : 'FAIL'}  ${what}: ${figure} (goal: ${goal})`);
	if (!isMet) process.exitCode = 1;
}
