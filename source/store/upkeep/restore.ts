import {existsSync, renameSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {backup as copyDatabase, DatabaseSync} from 'node:sqlite';
import {fault, faultOf} from '../faults.js';
import {makeFile, makeFolder} from '../folder.js';
import {type Head, replaceHeads} from '../heads.js';
import {databaseName, tellsWhole} from '../open.js';
import type {StoreFault} from '../store.js';
import {copyWhole, countIn, isReadable} from './backup.js';

export type Restored = {
	readonly ok: true;
	readonly cases: number;
	readonly events: number;
	/** Where the store lies that was there before; undefined when there was none. */
	readonly before?: string;
};

/** Of the folders that keep a store which a restore replaced. */
export const asidePrefix = 'replaced-';

const headsOf = (file: string): readonly Head[] => {
	const database = new DatabaseSync(file, {readOnly: true, timeout: 100});
	try {
		return database
			.prepare('select id, head, hash from cases')
			.all()
			.map(({id, head, hash}) => ({case: String(id), seq: Number(head), hash: String(hash)}));
	} finally {
		database.close();
	}
};

const isWhole = (file: string): boolean => {
	try {
		return tellsWhole(file) && isReadable(file);
	} catch {
		return false;
	}
};

/** Puts what is there now where it is found again: a copy when it is whole, else the files themselves. */
const setAside = async (folder: string, stamp: string): Promise<string | undefined> => {
	const file = join(folder, databaseName);
	if (!existsSync(file)) return undefined;
	const aside = join(folder, `${asidePrefix}${stamp}`);
	makeFolder(aside);
	if (isWhole(file)) await copyWhole(file, join(aside, databaseName));
	else
		for (const end of ['', '-wal', '-shm'])
			if (existsSync(file + end)) renameSync(file + end, join(aside, databaseName + end));
	return aside;
};

/**
Makes the store what a backup or snapshot says. What was there before is kept beside it. The pages are copied in one
transaction: a kill leaves the old store or the new one, and other terminals see the change as another's write. `stamp` names
the folder that keeps the old store.
*/
export const restore = async (folder: string, from: string, stamp: string): Promise<Restored | StoreFault> => {
	const path = resolve(from);
	if (!existsSync(path)) return fault('failed', `${path} is not there`);
	if (!isWhole(path)) return fault('damaged', `${path} is no whole casewalk store`);

	try {
		makeFolder(folder);
		const before = await setAside(folder, stamp);
		const file = join(folder, databaseName);
		makeFile(file);
		const source = new DatabaseSync(path, {readOnly: true, timeout: 100});
		try {
			await copyDatabase(source, file, {rate: 0x7fffffff});
		} finally {
			source.close();
		}

		replaceHeads(folder, headsOf(file));
		return {ok: true, ...countIn(file), ...(before !== undefined && {before})};
	} catch (error) {
		return faultOf(error);
	}
};
