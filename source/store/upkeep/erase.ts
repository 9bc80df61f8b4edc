import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {databaseName, patience, patiently} from '../open.js';
import {forgetHeads} from '../heads.js';
import {snapshotsIn} from '../snapshots.js';
import type {StoreFault} from '../store.js';
import {asidePrefix} from './restore.js';

/*
secure_delete overwrites what a deleted row held, FTS5's own option (schema.ts) does so for the words; `vacuum` writes the
file anew, so that nothing is left in pages that were freed before either was on; the log is folded in and cut to nothing.
*/
const eraseIn = (file: string, cases: readonly string[]): void => {
	const database = new DatabaseSync(file, {timeout: patience, defensive: true});
	try {
		database.exec('pragma secure_delete = on; pragma synchronous = full; begin immediate');
		for (const id of cases) {
			database.prepare('delete from words where rowid in (select rowid from cases where id = ?)').run(id);
			database.prepare('delete from cases where id = ?').run(id);
			database.prepare('delete from events where "case" = ?').run(id);
			database.prepare('delete from scratch where instr(key, ?) > 0').run(id);
		}

		database.exec('commit');
		database.exec('vacuum');
		database.exec('pragma wal_checkpoint(truncate)');
	} finally {
		database.close();
	}
};

/** The store, its snapshots, and the stores that a restore has set aside. */
const databasesIn = (folder: string): readonly string[] => [
	...snapshotsIn(folder),
	...readdirSync(folder)
		.filter(name => name.startsWith(asidePrefix))
		.map(name => join(folder, name, databaseName)),
	join(folder, databaseName),
];

/**
Takes cases out of the store, its mirror of heads, every snapshot and what a restore set aside, so that no byte of them is left there. Files that
the engineer wrote elsewhere (mails, exports, backups) are his own. Each file is whole before and after; run again after a
fault, it goes on where it stopped.
*/
export const erase = async (folder: string, cases: readonly string[]): Promise<{readonly ok: true} | StoreFault> => {
	const files = databasesIn(folder).filter(existsSync);
	return patiently(() => {
		for (const file of files) eraseIn(file, cases);
		forgetHeads(folder, cases);
		return {ok: true};
	});
};
