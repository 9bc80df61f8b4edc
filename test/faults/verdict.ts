import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {temporaryFolder} from '../helpers/folder.js';
import {brokenAt} from '../../source/store/hash.js';
import {openSqlite} from '../../source/store/sqlite.js';

/** One row of the report: what was measured, what it must be. */
export type Verdict = {readonly what: string; readonly figure: string; readonly goal: string; readonly isMet: boolean};

export const fresh = () => join(temporaryFolder('faults'), 'home');

const ours = /^(cases\.db(-wal|-shm)?|heads|snapshots|snapshots\/cases-[^/]*\.db)$/;

export type Examined = {
	readonly lost: number;
	readonly twice: number;
	readonly unreadable: number;
	readonly strays: number;
};

export const none: Examined = {lost: 0, twice: 0, unreadable: 0, strays: 0};

export const add = (a: Examined, b: Examined): Examined => ({
	lost: a.lost + b.lost,
	twice: a.twice + b.twice,
	unreadable: a.unreadable + b.unreadable,
	strays: a.strays + b.strays,
});

export const isClean = (found: Examined) => Object.values(found).every(count => count === 0);

export const told = ({lost, twice, unreadable, strays}: Examined) =>
	`${lost} lost, ${twice} doubled, ${unreadable} unreadable, ${strays} stray files`;

/** Opens a store as the next start would, and holds what it has against what was acknowledged. */
export const examine = async (folder: string, caseId: string, acknowledged: Iterable<string>): Promise<Examined> => {
	const wanted = [...acknowledged];
	if (!existsSync(folder)) return {...none, lost: wanted.length};
	const store = await openSqlite(folder);
	if ('fault' in store) return {...none, lost: wanted.length, unreadable: 1};
	const events = await store.read(caseId);
	const checked = await store.check();
	await store.close();

	const database = new DatabaseSync(join(folder, 'cases.db'), {readOnly: true, timeout: 5000});
	const {integrity_check: integrity} = database.prepare('pragma integrity_check').get()!;
	database.close();

	const ids = new Set(events.map(({id}) => id));
	const isWhole = integrity === 'ok' && brokenAt(events) === undefined && checked.ok && checked.lost.length === 0;
	const names = readdirSync(folder, {recursive: true, encoding: 'utf8'});
	return {
		lost: wanted.filter(id => !ids.has(id)).length,
		twice: events.length - ids.size,
		unreadable: isWhole ? 0 : 1,
		strays: names.filter(name => !ours.test(name)).length,
	};
};
