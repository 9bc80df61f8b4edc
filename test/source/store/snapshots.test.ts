import {mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {temporaryFolder} from '../../helpers/folder.js';
import {newestSnapshot, removeUnfinished, takeSnapshot} from '../../../source/store/snapshots.js';
import {openSqlite} from '../../../source/store/sqlite.js';
import {kept, note} from '../../helpers/events.js';

const day = 24 * 60 * 60 * 1000;

const used = async () => {
	const folder = join(temporaryFolder('snapshots'), 'home');
	const store = await openSqlite(folder);
	if ('fault' in store) throw new Error(store.detail);
	kept(await store.append([note('a', 'a1', '卡住')]));
	return {folder, database: join(folder, 'cases.db'), store};
};

const age = (path: string, now: number) => utimesSync(path, now / 1000, now / 1000);

test('a snapshot is taken once a day, beside a store in use, and can be opened', async t => {
	const {folder, database, store} = await used();
	const now = Date.now();
	const snapshot = await takeSnapshot(folder, database, now);
	t.is(await takeSnapshot(folder, database, now + day / 2), undefined);
	t.is(newestSnapshot(folder), snapshot);
	t.is(statSync(snapshot!).mode & 0o777, 0o600);
	t.deepEqual(readdirSync(join(folder, 'snapshots')).length, 1);

	await store.append([note('a', 'a2')]);
	const second = await takeSnapshot(folder, database, now + 2 * day);
	t.not(second, snapshot);
	await store.close();

	const elsewhere = temporaryFolder('restored');
	writeFileSync(join(elsewhere, 'cases.db'), readFileSync(second!));
	const restored = await openSqlite(elsewhere);
	t.is('fault' in restored ? restored.detail : (await restored.read('a')).length, 2);
	if (!('fault' in restored)) await restored.close();
});

test('the ten newest snapshots are kept', async t => {
	const {folder, database, store} = await used();
	const start = Date.parse('2026-01-01T00:00:00Z');
	for (let index = 0; index < 13; index++) {
		const snapshot = await takeSnapshot(folder, database, start + index * 2 * day);
		age(snapshot!, start + index * 2 * day);
	}

	const names = readdirSync(join(folder, 'snapshots')).sort();
	t.is(names.length, 10);
	t.regex(names[0]!, /2026-01-07/);
	await store.close();
});

test('what a killed process left of a snapshot is removed, what a living one is writing is not', t => {
	const folder = temporaryFolder('unfinished');
	mkdirSync(join(folder, 'snapshots'));
	for (const name of ['unfinished-4194303999.db', 'unfinished-4194303999.db-journal', `unfinished-${process.pid}.db`]) {
		writeFileSync(join(folder, 'snapshots', name), 'x');
	}

	removeUnfinished(folder);
	t.deepEqual(readdirSync(join(folder, 'snapshots')), [`unfinished-${process.pid}.db`]);
});

test('a snapshot that fails leaves nothing of itself', async t => {
	const {folder, store} = await used();
	const noDatabase = join(folder, 'none.db');
	writeFileSync(noDatabase, 'no database at all, but long enough to be looked at'.repeat(99));
	await t.throwsAsync(takeSnapshot(folder, noDatabase, Date.now()));
	t.deepEqual(readdirSync(join(folder, 'snapshots')), []);
	await store.close();
});
