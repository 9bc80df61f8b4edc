import {createHash} from 'node:crypto';
import {mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {temporaryFolder} from '../helpers/folder.js';
import {type Hostile, hostileArchives, mutants} from './hostile.js';
import type {Told} from './opener.js';
import {script, start} from './processes.js';
import type {Verdict} from './verdict.js';

/** All that lies in a folder: names, rights and bytes, as one number. */
const printOf = (folder: string) => {
	const hash = createHash('sha256');
	for (const name of readdirSync(folder, {recursive: true, encoding: 'utf8'}).sort()) {
		const path = join(folder, name);
		const {mode, nlink, size} = statSync(path);
		hash.update(`${name} ${mode} ${nlink} ${size}\n`);
		if (statSync(path).isFile()) hash.update(readFileSync(path));
	}

	return hash.digest('hex');
};

/** Every `every`th hostile archive and some mutants, opened in one process among files that must stay as they are. */
export const opened = async (every: number, changed: number, seed = Date.now() % 100_000): Promise<Verdict> => {
	const around = temporaryFolder('around');
	const lair = join(around, 'case', 'uploads');
	mkdirSync(join(around, 'sentinel'), {recursive: true});
	mkdirSync(lair, {recursive: true});
	const target = join(around, 'sentinel', 'a.txt');
	writeFileSync(target, 'untouched');
	const all = [...hostileArchives(target).filter((_, index) => index % every === 0), ...mutants(changed, seed)];
	const paths = all.map(({bytes}, index) => {
		const path = join(lair, `${index}.bin`);
		writeFileSync(path, bytes());
		return path;
	});

	const before = printOf(around);
	const {acknowledged, complaints, ended} = start(process.execPath, [script('opener.js'), ...paths]);
	await ended;
	const lines = acknowledged().map(line => JSON.parse(line) as Told & {rss?: number});
	const told = lines.filter(({path}) => path);
	const rss = lines.find(line => line.rss !== undefined)?.rss ?? Number.POSITIVE_INFINITY;
	const isOutside = printOf(around) !== before;

	const wrong = all.filter((hostile, index) => isWrong(hostile, told[index])).map(({what}) => what);
	const slowest = told.reduce((slow, other) => (other.ms > slow.ms ? other : slow), told[0]!);
	const slowestWhat = all[told.indexOf(slowest)]?.what;
	return {
		what: `${all.length - changed} hostile archives and ${changed} mutants (seed ${seed}) opened`,
		figure:
			`${isOutside ? 'WRITES OUTSIDE' : '0 outside writes'}, slowest ${Math.round(slowest.ms)} ms (${slowestWhat}), ` +
			`${Math.round(rss)} MiB, ${all.length - told.length} not survived, wrong: ${wrong.join('; ') || 'none'} ${complaints().slice(0, 300)}`.trim(),
		goal: '0 outside writes, each told within 2 s, 200 MiB',
		isMet: !isOutside && wrong.length === 0 && slowest.ms <= 2000 && rss <= 200,
	};
};

/** A mutant may be harmless; what means harm is refused in words, and what only looks so is read. */
const isWrong = ({what, isWhole}: Hostile, told: Told | undefined) => {
	if (!told || told.said.includes('')) return true;
	if (what.startsWith('mutant')) return false;
	return isWhole ? told.said.length > 0 || told.read < 2 : told.said.length === 0;
};
