import {type ChildProcessWithoutNullStreams, spawn} from 'node:child_process';
import {once} from 'node:events';
import {cpSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {setTimeout as pause} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {takeSnapshot} from '../../source/store/snapshots.js';
import {openSqlite} from '../../source/store/sqlite.js';
import {kept, note} from '../helpers/events.js';
import {temporaryFolder} from '../helpers/folder.js';
import {next} from './migrator.js';
import {add, type Examined, examine, fresh, isClean, none, told, type Verdict} from './verdict.js';

export const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** A child, what it has acknowledged until now, and what it complained of. */
type Writer = {
	readonly child: ChildProcessWithoutNullStreams;
	readonly acknowledged: () => readonly string[];
	readonly complaints: () => string;
	readonly ended: Promise<unknown>;
};

export const start = (command: string, args: readonly string[]): Writer => {
	const child = spawn(command, args);
	let out = '';
	let complaints = '';
	child.stdout.on('data', data => {
		out += data;
	});
	child.stderr.on('data', data => {
		complaints += data;
	});
	return {
		child,
		// What stands after the last line break was cut off in the middle.
		acknowledged: () =>
			out
				.split('\n')
				.slice(0, -1)
				.filter(line => line !== 'ready'),
		complaints: () => complaints,
		ended: once(child, 'close'),
	};
};

const write = (...args: readonly string[]) => start(process.execPath, [script('writer.js'), ...args]);

/** Two writers at a time, each killed at a moment of its own: in the middle of opening, of an append, holding the lock. */
export const killed = async (kills: number): Promise<Verdict> => {
	const folder = fresh();
	const acknowledged = new Set<string>();
	let found = none;

	for (let round = 0; round < kills / 2; round++) {
		const writers = ['x', 'y'].map(name => write(folder, 'a', '100000', `${name}${round}`));
		await Promise.all(
			writers.map(async ({child, ended}, index) => {
				// Every fourth is killed while it starts, the others up to 120 ms after they first acknowledged.
				if ((round + index) % 4 === 0) await pause(40 + Math.random() * 120);
				else {
					await Promise.race([once(child.stdout, 'data'), ended]);
					await pause(Math.random() * 120);
				}

				child.kill('SIGKILL');
				await ended;
			}),
		);
		for (const writer of writers) for (const id of writer.acknowledged()) acknowledged.add(id);
		found = add(found, await examine(folder, 'a', acknowledged));
	}

	return {
		what: `${kills} writers killed, ${acknowledged.size} events acknowledged`,
		figure: told(found),
		goal: 'none of them',
		isMet: isClean(found) && acknowledged.size > kills,
	};
};

/** Processes that append to one case at the same time. */
export const together = async (processes: number, each: number): Promise<Verdict> => {
	const folder = fresh();
	const names = Array.from({length: processes}, (_, index) => `w${index}`);
	const before = performance.now();
	const writers = names.map(name => write(folder, 'a', String(each), name));
	await Promise.all(writers.map(({ended}) => ended));
	const seconds = (performance.now() - before) / 1000;
	const acknowledged = writers.flatMap(writer => writer.acknowledged());
	const found = await examine(folder, 'a', acknowledged);
	const complaints = writers.filter(writer => writer.complaints() !== '').length;
	return {
		what: `${processes} processes × ${each} events, ${seconds.toFixed(1)} s`,
		figure: `${acknowledged.length} acknowledged, ${told(found)}, ${complaints} complaints`,
		goal: `${processes * each} kept once each`,
		isMet: acknowledged.length === processes * each && isClean(found) && complaints === 0,
	};
};

/** First starts on a folder that is not there, all released at one instant. */
export const started = async (processes: number, rounds: number): Promise<Verdict> => {
	let found: Examined = none;
	let acknowledged = 0;
	let complaints = '';

	for (let round = 0; round < rounds; round++) {
		const folder = fresh();
		const names = Array.from({length: processes}, (_, index) => `s${index}`);
		const writers = names.map(name => write(folder, 'a', '1', name, 'wait'));
		await Promise.all(writers.map(({child}) => once(child.stdout, 'data')));
		for (const {child} of writers) child.stdin.end();
		await Promise.all(writers.map(({ended}) => ended));
		const ids = writers.flatMap(writer => writer.acknowledged());
		found = add(found, await examine(folder, 'a', ids));
		acknowledged += ids.length;
		complaints += writers.map(writer => writer.complaints()).join('');
	}

	return {
		what: `${rounds} × ${processes} first starts at once`,
		figure: `${acknowledged} worked, ${told(found)} ${complaints.slice(0, 300)}`.trim(),
		goal: `${processes * rounds} worked`,
		isMet: acknowledged === processes * rounds && isClean(found) && complaints === '',
	};
};

/** A process killed while it takes snapshots: those that have their name are whole, and the next start clears the rest. */
export const killedInSnapshots = async (kills: number): Promise<Verdict> => {
	const folder = fresh();
	const store = await openSqlite(folder);
	if ('fault' in store) throw new Error(store.detail);
	for (let index = 0; index < 200; index++) kept(await store.append([note('a', `a${index}`, 'x'.repeat(5000))]));
	await store.close();
	let found = none;
	let whole = 0;

	for (let kill = 0; kill < kills; kill++) {
		const {child, ended} = start(process.execPath, [script('snapshotter.js'), folder, String(kill)]);
		await Promise.race([once(child.stdout, 'data'), ended]);
		await pause(Math.random() * 60);
		child.kill('SIGKILL');
		await ended;
	}

	const {newestSnapshot, removeUnfinished} = await import('../../source/store/snapshots.js');
	removeUnfinished(folder);
	await takeSnapshot(folder, `${folder}/cases.db`, Date.now() + 1e13);
	found = add(found, await examine(folder, 'a', ['a0', 'a199']));
	const {readdirSync, mkdirSync, cpSync} = await import('node:fs');
	for (const name of readdirSync(`${folder}/snapshots`)) {
		const elsewhere = fresh();
		mkdirSync(elsewhere, {recursive: true});
		cpSync(`${folder}/snapshots/${name}`, `${elsewhere}/cases.db`);
		const {strays: _, ...snapshot} = await examine(elsewhere, 'a', ['a0', 'a199']);
		found = add(found, {...snapshot, strays: 0});
		whole += 1;
	}

	return {
		what: `${kills} kills while taking snapshots`,
		figure: `${whole} snapshots, ${told(found)}`,
		goal: 'all whole, nothing stray',
		isMet: isClean(found) && whole > 0 && newestSnapshot(folder) !== undefined,
	};
};

/** What a store of the older or the newer layout looks like after a kill: one of the two, never something between. */
const halfWay = (file: string, events: number): string | undefined => {
	const database = new DatabaseSync(file, {readOnly: true, timeout: 5000});
	try {
		const version = Number(database.prepare('pragma user_version').get()!['user_version']);
		const hasMarks = database.prepare(`select 1 from sqlite_schema where name = 'marks'`).get() !== undefined;
		const kept = Number(database.prepare('select count(*) as n from events').get()!['n']);
		const marks = hasMarks ? Number(database.prepare('select count(*) as n from marks').get()!['n']) : 0;
		const isOld = version === next.version - 1 && !hasMarks;
		const isNew = version === next.version && marks === events;
		return kept === events && (isOld || isNew) ? undefined : `version ${version}, ${kept} events, ${marks} marks`;
	} finally {
		database.close();
	}
};

/** An old store led on to a newer layout by processes that are killed at any moment, until one comes through. */
export const ledOn = async (kills: number): Promise<Verdict> => {
	const events = 4000;
	const folder = fresh();
	const store = await openSqlite(folder);
	if ('fault' in store) throw new Error(store.detail);
	kept(await store.append(Array.from({length: events}, (_, index) => note('a', `a${index}`, '卡住'.repeat(200)))));
	await store.close();
	const torn: string[] = [];
	let [old, led] = [0, 0];

	for (let round = 0; round < kills; round++) {
		const copy = join(temporaryFolder('led'), 'home');
		cpSync(folder, copy, {recursive: true});
		const {child, ended} = start(process.execPath, [script('migrator.js'), copy]);
		await Promise.race([once(child.stdout, 'data'), ended]);
		await pause(((round % 20) / 20) * 60 + Math.random() * 3);
		child.kill('SIGKILL');
		await ended;
		const file = join(copy, 'cases.db');
		const wrong = halfWay(file, events);
		if (wrong !== undefined) torn.push(wrong);
		const again = await openSqlite(copy, next);
		if ('fault' in again) torn.push(again.detail);
		else {
			if ((await again.read('a')).length !== events) torn.push('events are missing');
			await again.close();
		}

		const after = halfWay(file, events);
		if (after !== undefined) torn.push(after);
		rmSync(copy, {recursive: true, force: true});
		if (wrong === undefined) [old, led] = child.exitCode === 0 ? [old, led + 1] : [old + 1, led];
	}

	return {
		what: `${kills} kills while an old store of ${events} events is led on`,
		figure: `${old} killed on the way, ${led} came through, ${torn.length} between old and new ${torn[0] ?? ''}`.trim(),
		goal: 'none between',
		isMet: torn.length === 0,
	};
};
