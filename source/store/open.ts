import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {setTimeout as pause} from 'node:timers/promises';
import {fault, faultOf} from './faults.js';
import {makeFile, makeFolder} from './folder.js';
import {hasHeads} from './heads.js';
import {type Layout, layout as shipped} from './schema.js';
import {newestSnapshot} from './snapshots.js';
import type {StoreFault} from './store.js';

export const databaseName = 'cases.db';

/** How long another process may hold the database before that is a fault, in milliseconds. */
export const patience = 5000;

/**
How long one statement may block this process while it waits, in milliseconds. Short, because keys are answered by the same
process; `patiently` makes up the rest between the turns of its event loop.
*/
const shortTimeout = 20;

/** Does the work, and does it again while another process holds the database, for as long as `patience`. */
export const patiently = async <T>(work: () => T): Promise<T | StoreFault> => {
	const until = Date.now() + patience;

	for (;;) {
		try {
			return work();
		} catch (error) {
			const failure = faultOf(error);
			if (failure.fault !== 'busy' || Date.now() > until) return failure;
			await pause(2 + Math.random() * 10);
		}
	}
};

const numberOf = (database: DatabaseSync, pragma: string): number =>
	Number(Object.values(database.prepare(`pragma ${pragma}`).get() ?? {})[0]);

/** SQLite keeps a definition as it was written, but for its first words. */
const isAsWritten = ({schema}: Layout, definition: string) =>
	schema.includes(definition.replace(/^CREATE (VIRTUAL )?TABLE/, start => start.toLowerCase()));

const tablesOf = (database: DatabaseSync): ReadonlyMap<string, string> =>
	new Map(
		database
			.prepare(`select name, sql from sqlite_schema where type = 'table'`)
			.all()
			.map(({name, sql}) => [String(name), String(sql)]),
	);

/** What leads from a version to the layout's: everything at once for a new store, step by step for an old one. */
const wayTo = ({version, schema, steps}: Layout, from: number): readonly string[] =>
	from === 0 ? [schema] : Array.from({length: version - from}, (_, index) => steps[from + index] ?? '');

/** Makes the tables, or leads old ones on, in one transaction: a kill in the middle leaves the store as it was. */
const setUp = (database: DatabaseSync, layout: Layout): void => {
	database.exec('pragma synchronous = full; pragma secure_delete = on');
	const {journal_mode: mode} = database.prepare('pragma journal_mode').get()!;
	if (mode !== 'wal') database.exec('pragma journal_mode = wal');
	if (numberOf(database, 'user_version') >= layout.version) return;

	database.exec('begin immediate');
	try {
		const from = numberOf(database, 'user_version');
		if (from < layout.version) {
			for (const step of wayTo(layout, from)) database.exec(step);
			database.exec(`pragma user_version = ${layout.version}`);
		}

		database.exec('commit');
	} catch (error) {
		if (database.isTransaction) database.exec('rollback');
		throw error;
	}
};

export type Opened = {readonly ok: true; readonly database: DatabaseSync; readonly isNewer: boolean};

/** What is wrong with what was found, if anything; version and tables are read at one instant, others may be making them. */
const look = (database: DatabaseSync, hadCases: boolean, layout: Layout): {version: number; wrong?: string} => {
	database.exec('begin');
	const version = numberOf(database, 'user_version');
	const tables = tablesOf(database);
	database.exec('commit');
	if (version > layout.version) return {version};
	if (version === 0 && tables.size > 0) return {version, wrong: 'it is another program’s database'};
	if (version === 0 && hadCases) return {version, wrong: 'it is empty, but there were cases in it'};
	// An old store's own tables are known only to the steps that lead on from them.
	if (version < layout.version) return {version};
	const wrong = ['events', 'cases', 'scratch', 'words'].filter(table => !isAsWritten(layout, tables.get(table) ?? '?'));
	return version > 0 && wrong.length > 0 ? {version, wrong: `what it says of ${wrong.join(', ')} is wrong`} : {version};
};

/** Whether a file is a store of this casewalk's version or of an earlier one, by its version and tables. Throws what SQLite throws. */
export const tellsWhole = (file: string): boolean => {
	const database = new DatabaseSync(file, {timeout: shortTimeout, readOnly: true});
	try {
		const {version, wrong} = look(database, false, shipped);
		return version > 0 && version <= shipped.version && wrong === undefined;
	} finally {
		database.close();
	}
};

/** Looks before it touches: a newer store and a damaged one are found without a byte written to them. */
const open = (folder: string, layout: Layout): Opened | StoreFault => {
	const file = join(folder, databaseName);
	makeFolder(folder);
	// Asked first: heads that others write from now on are no sign that something is gone.
	const hadCases = hasHeads(folder);
	if (!existsSync(file) && hadCases) return fault('damaged', 'it is gone, but there were cases in it');
	makeFile(file);
	const options = {timeout: shortTimeout, defensive: true};
	const looking = new DatabaseSync(file, {...options, readOnly: true});
	let isKept = false;

	try {
		const {version, wrong} = look(looking, hadCases, layout);
		if (wrong) return fault('damaged', wrong);
		isKept = version > layout.version;
		if (isKept) return {ok: true, database: looking, isNewer: true};
	} finally {
		if (!isKept) looking.close();
	}

	const database = new DatabaseSync(file, options);

	try {
		setUp(database, layout);
		return {ok: true, database, isNewer: false};
	} catch (error) {
		database.close();
		throw error;
	}
};

/** Why the database cannot be used, where it lies untouched, and what there is beside it. */
export const damaged = (folder: string, why: string): StoreFault => {
	const kept = `${join(folder, databaseName)} is left as it is`;
	return fault('damaged', `${why}; ${kept}; the newest snapshot is ${newestSnapshot(folder) ?? 'missing'}`);
};

/** Opens or makes the database; processes that start at the same instant wait for each other. A damaged one stays as it is. */
export const openDatabase = async (folder: string, layout: Layout = shipped): Promise<Opened | StoreFault> => {
	const opened = await patiently(() => open(folder, layout));
	return !opened.ok && opened.fault === 'damaged' ? damaged(folder, opened.detail) : opened;
};
