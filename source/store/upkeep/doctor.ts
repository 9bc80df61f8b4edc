import {existsSync, readdirSync, statfsSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {brokenAt} from '../hash.js';
import {databaseName} from '../open.js';
import {snapshotsIn} from '../snapshots.js';
import type {SqliteStore} from '../sqlite.js';
import {countIn, isReadable} from './backup.js';

/** One thing that was looked at. `wrong` is to be acted on, `notice` to be known. */
export type Examined = {
	readonly what: 'database' | 'journal' | 'lost' | 'words' | 'snapshots' | 'rights' | 'space';
	readonly state: 'fine' | 'notice' | 'wrong';
	/** Figures and names of the sentence: a path, a count, a case with the number of its event. */
	readonly values: Readonly<Record<string, string | number>>;
};

const day = 24 * 60 * 60 * 1000;

/** Less than this free, in bytes, and a log of the next call may not fit. */
const leastSpace = 200 * 2 ** 20;

const database = (folder: string): Examined => {
	const file = join(folder, databaseName);
	try {
		return {what: 'database', state: 'fine', values: {file, ...countIn(file)}};
	} catch (error) {
		return {
			what: 'database',
			state: 'wrong',
			values: {file, why: error instanceof Error ? error.message : String(error)},
		};
	}
};

/** Every event of every case held against the chain of hashes. */
const journals = async (store: SqliteStore): Promise<readonly Examined[]> => {
	const rows = await store.list();
	const broken: Examined[] = [];
	let events = 0;
	for (const {id} of rows) {
		const read = await store.read(id);
		events += read.length;
		const at = brokenAt(read);
		if (at !== undefined)
			broken.push({what: 'journal', state: 'wrong', values: {case: id, event: at, events: read.length}});
	}

	return broken.length > 0 ? broken : [{what: 'journal', state: 'fine', values: {cases: rows.length, events}}];
};

const lost = async (store: SqliteStore): Promise<readonly Examined[]> => {
	const checked = await store.check();
	if (!checked.ok) return [{what: 'lost', state: 'wrong', values: {why: checked.detail}}];
	return checked.lost.length === 0
		? [{what: 'lost', state: 'fine', values: {}}]
		: checked.lost.map(({case: id, acknowledged, kept}) => ({
				what: 'lost',
				state: 'wrong',
				values: {case: id, acknowledged, kept},
			}));
};

/** FTS5 holds its index against its own text (sqlite.org/fts5.html, the integrity-check command). */
const words = (folder: string): Examined => {
	const opened = new DatabaseSync(join(folder, databaseName), {timeout: 1000});
	try {
		opened.exec(`insert into words(words) values ('integrity-check')`);
		return {what: 'words', state: 'fine', values: {}};
	} catch (error) {
		return {what: 'words', state: 'wrong', values: {why: error instanceof Error ? error.message : String(error)}};
	} finally {
		opened.close();
	}
};

const snapshots = (folder: string, now: number): readonly Examined[] => {
	const files = snapshotsIn(folder);
	const damaged = files.filter(file => !isReadable(file));
	const newest = files.at(-1);
	if (damaged.length > 0) return damaged.map(file => ({what: 'snapshots', state: 'wrong', values: {file}}));
	if (newest === undefined) return [{what: 'snapshots', state: 'notice', values: {count: 0}}];
	const hours = Math.round((now - statSync(newest).mtimeMs) / (day / 24));
	return [{what: 'snapshots', state: hours > 48 ? 'notice' : 'fine', values: {count: files.length, newest, hours}}];
};

/** What others may read of the data folder; Windows keeps rights in lists of its own, in the user's profile. */
const rights = (folder: string): Examined => {
	if (process.platform === 'win32') return {what: 'rights', state: 'fine', values: {count: 0}};
	const open = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(
		name => (statSync(join(folder, name), {throwIfNoEntry: false})?.mode ?? 0) & 0o077,
	);
	return {
		what: 'rights',
		state: open.length > 0 ? 'wrong' : 'fine',
		values: {count: open.length, file: open[0] === undefined ? '' : join(folder, open[0])},
	};
};

const space = (folder: string): Examined => {
	const {bavail, bsize} = statfsSync(folder);
	const free = bavail * bsize;
	return {what: 'space', state: free < leastSpace ? 'wrong' : 'fine', values: {megabytes: Math.floor(free / 2 ** 20)}};
};

/** Looks at everything that is kept, reading only. `store` is undefined when it cannot be opened at all. */
export const examine = async (
	folder: string,
	store: SqliteStore | undefined,
	now: number,
): Promise<readonly Examined[]> => {
	if (!existsSync(join(folder, databaseName))) return existsSync(folder) ? [rights(folder), space(folder)] : [];
	const base = database(folder);
	const inside =
		store && base.state === 'fine' ? [...(await journals(store)), ...(await lost(store)), words(folder)] : [];
	return [base, ...inside, ...snapshots(folder, now), rights(folder), space(folder)];
};
