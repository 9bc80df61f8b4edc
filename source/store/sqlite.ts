import {join} from 'node:path';
import {fault, faultOf} from './faults.js';
import {damaged, databaseName, openDatabase, patiently} from './open.js';
import type {Layout} from './schema.js';
import {removeUnfinished, takeSnapshot} from './snapshots.js';
import {type Lost, statementsOf} from './statements.js';
import type {Store, StoreFault} from './store.js';

/** How often another process' writes are looked for, in milliseconds. */
const watchEvery = 500;

/** How long after the start the daily snapshot is taken, in milliseconds: the first frame comes first. */
const snapshotAfter = 3000;

/** What a look at the whole store says, in facts. */
export type Checked = {
	readonly ok: true;
	readonly lost: readonly Lost[];
	/** Written by a newer casewalk: it is only read. */
	readonly isNewer: boolean;
	/** Why the last snapshot could not be taken. */
	readonly note?: string;
};

export type SqliteStore = Store & {
	/** Holds the heads that were acknowledged against what was here before this start wrote. Best after the first frame. */
	readonly check: () => Promise<Checked | StoreFault>;
};

/**
Opens the store of a folder, or makes it. A database that is damaged, or gone while its heads are not, is a fault, and
stays as it is: an empty one never takes its place. A newer one is opened to be read, an older one led on to this layout.
*/
export const openSqlite = async (folder: string, layout?: Layout): Promise<SqliteStore | StoreFault> => {
	const opened = await openDatabase(folder, layout);
	if (!opened.ok) return opened;
	const {database, isNewer} = opened;
	const prepared = await patiently(() => ({ok: true as const, sql: statementsOf(database, folder)}));
	if (!prepared.ok) {
		database.close();
		if (prepared.fault !== 'damaged') return prepared;
		return isNewer ? fault('newer', prepared.detail) : damaged(folder, prepared.detail);
	}

	const {sql} = prepared;
	const newer = fault('newer', 'this store was written by a newer casewalk: it is only read');
	const watching = new Set<NodeJS.Timeout>();
	let turn: Promise<unknown> = Promise.resolve();
	let lost: Promise<{ok: true; lost: readonly Lost[]} | StoreFault> | undefined;
	let note: string | undefined;
	let snapshot: Promise<void> | undefined;

	/** Once, and before the first write: what is written after a loss is the new head, and would hide it. */
	const lose = () => {
		lost ??= patiently(() => ({ok: true, lost: sql.lost()}));
		return lost;
	};

	/** One write after the other, in the order they were asked for, also when one has to wait for another process. */
	const write = <T>(work: () => T): Promise<T | StoreFault> => {
		const result = turn.then(async () => {
			if (isNewer) return newer;
			await lose();
			return patiently(work);
		});
		turn = result.catch(() => {});
		return result;
	};

	/** A read that the world forbids is rare and has no value to give: it rejects with the fault as its cause. */
	const look = async <T>(work: () => T): Promise<T> => {
		const result = await patiently(() => ({ok: true as const, value: work()}));
		if (result.ok) return result.value;
		throw new Error(result.detail, {cause: result});
	};

	const keepSafe = async () => {
		try {
			removeUnfinished(folder);
			if (sql.list().length > 0) await takeSnapshot(folder, join(folder, databaseName), Date.now());
		} catch (error) {
			note = String(error);
		}
	};

	const later = setTimeout(() => {
		if (!isNewer) snapshot = keepSafe();
	}, snapshotAfter).unref();

	return {
		append: (events, row) => write(() => ({ok: true, events: sql.append(events, row)})),
		read: (id, after = 0) => look(() => sql.read(id, after)),
		list: which => look(() => sql.list(which)),
		search: query => look(() => sql.search(query)),
		keep: (key, value) => write(() => sql.keep(key, value)),
		recall: prefix => look(() => sql.recall(prefix)),
		watch(onChange) {
			let before: number | undefined;
			const hasChanged = (): boolean => {
				try {
					const now = sql.written();
					const changed = before !== undefined && now !== before;
					before = now;
					return changed;
				} catch (error) {
					// The next look will tell, or the next read says why not.
					faultOf(error);
					return false;
				}
			};

			hasChanged();
			const timer = setInterval(() => {
				if (hasChanged()) onChange();
			}, watchEvery).unref();
			watching.add(timer);
			return () => {
				clearInterval(timer);
				watching.delete(timer);
			};
		},
		async check() {
			const result = await lose();
			if (!result.ok) return result;
			if (result.lost.length === 0) await write(sql.tidyHeads);
			return {...result, isNewer, ...(note === undefined ? {} : {note})};
		},
		async close() {
			clearTimeout(later);
			for (const timer of watching) clearInterval(timer);
			watching.clear();
			await turn;
			await snapshot;
			if (database.isOpen) database.close();
		},
	};
};
