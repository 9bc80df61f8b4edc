// Opens archives as the analysis does, one after the other, and tells of each how long it took and what was said.
import {existsSync, readFileSync} from 'node:fs';
import {performance} from 'node:perf_hooks';
import process from 'node:process';
import {analyze} from '../../source/evidence/analyze.js';
import {openPaths} from '../../source/evidence/open/open.js';

export type Told = {
	readonly path: string;
	readonly ms: number;
	readonly read: number;
	readonly said: readonly string[];
};

for (const path of process.argv.slice(2)) {
	const started = performance.now();
	let read = 0;
	const said: string[] = [];
	for await (const message of analyze(openPaths([path]), {rules: {}})) {
		if (message.type !== 'file') continue;
		const {error} = message.report;
		if (error) said.push(error.zh === '' ? '' : error.en);
		else read++;
	}

	console.log(JSON.stringify({path, ms: performance.now() - started, read, said} satisfies Told));
}

// What resourceUsage tells begins with the size of the parent that forked us: the kernel's own mark does not.
const status = '/proc/self/status';
const mark = existsSync(status) ? /VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
console.log(JSON.stringify({rss: Number(mark ?? process.resourceUsage().maxRSS) / 1024}));
