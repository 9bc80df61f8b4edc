import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {copyDatabase} from '../copy.js';
import {fault, faultOf} from '../faults.js';
import {databaseName} from '../open.js';
import type {StoreFault} from '../store.js';

export type BackedUp = {readonly ok: true; readonly path: string; readonly cases: number; readonly events: number};

/** How many cases and events a database holds; throws when it is not whole. */
export const countIn = (file: string): {cases: number; events: number} => {
	const database = new DatabaseSync(file, {readOnly: true, timeout: 100});
	try {
		const [first] = database.prepare('pragma integrity_check').all();
		if (first?.['integrity_check'] !== 'ok')
			throw Object.assign(new Error(String(first?.['integrity_check'])), {errcode: 11});
		const of = (table: string) => Number(database.prepare(`select count(*) as n from ${table}`).get()!['n']);
		return {cases: of('cases'), events: of('events')};
	} finally {
		database.close();
	}
};

/** Copies a store; the copy has its name only when it is whole, checked and on disk. */
export const copyWhole = (from: string, to: string): Promise<{cases: number; events: number}> =>
	copyDatabase(from, to, {unfinished: `${to}.${process.pid}.tmp`, judge: countIn});

/** Whether a database can be read and holds what it says. */
export const isReadable = (file: string): boolean => {
	try {
		return countIn(file).events >= 0;
	} catch {
		return false;
	}
};

/** Writes the whole store into one file, which no other file is lost for; other terminals may go on writing meanwhile. */
export const backUp = async (folder: string, to: string): Promise<BackedUp | StoreFault> => {
	const path = resolve(to);
	const file = join(folder, databaseName);
	if (existsSync(path)) return fault('denied', `${path} is there already`);
	if (!existsSync(file)) return fault('failed', `${file} is not there`);
	try {
		return {ok: true, path, ...(await copyWhole(file, path))};
	} catch (error) {
		return faultOf(error);
	}
};
