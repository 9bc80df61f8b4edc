// A process that takes one snapshot after another, a day of its own apart: `snapshotter.js FOLDER ROUND`.
import {writeSync} from 'node:fs';
import {takeSnapshot} from '../../source/store/snapshots.js';

const [folder = '', round = '0'] = process.argv.slice(2);
const start = Date.now() + Number(round) * 1e11;
writeSync(1, 'ready\n');
for (let index = 1; index < 1000; index++)
	await takeSnapshot(folder, `${folder}/cases.db`, start + index * 2 * 86_400_000);
