import {cpSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import test from 'ava';
import {openSqlite, type SqliteStore} from '../../../source/store/sqlite.js';
import {takeSnapshot} from '../../../source/store/snapshots.js';
import {backUp} from '../../../source/store/upkeep/backup.js';
import {examine} from '../../../source/store/upkeep/doctor.js';
import {erase} from '../../../source/store/upkeep/erase.js';
import {restore} from '../../../source/store/upkeep/restore.js';
import {kept, note} from '../../helpers/events.js';
import {temporaryFolder} from '../../helpers/folder.js';

const open = async (folder: string): Promise<SqliteStore> => {
	const store = await openSqlite(folder);
	if ('fault' in store) throw new Error(`${store.fault}: ${store.detail}`);
	return store;
};

/** Twenty values of one customer, in everything that a store keeps of a case. */
const planted = Array.from({length: 20}, (_, index) => `Planted${(index * 7919).toString(36)}V10BX${1000 + index}`);
const file = (folder: string) => join(folder, 'cases.db');
const filesIn = (folder: string) =>
	readdirSync(folder, {recursive: true, withFileTypes: true})
		.filter(entry => entry.isFile())
		.map(entry => join(entry.parentPath, entry.name));
const holds = (folder: string, values: readonly string[]) =>
	filesIn(folder).filter(path => {
		const bytes = readFileSync(path, 'latin1').toLowerCase();
		return values.some(value => bytes.includes(value.toLowerCase()));
	});

/** A store with a case `a` of planted values, a case `b`, a snapshot, and text being typed. */
const used = async () => {
	const folder = join(temporaryFolder('upkeep'), 'home');
	const store = await open(folder);
	for (const value of planted)
		kept(
			await store.append([note('a', `a-${value}`, value)], () => ({
				summary: planted.join(' '),
				words: planted.join(' '),
			})),
		);
	kept(await store.append([note('b', 'b1', 'stays')], () => ({summary: '{}', words: 'stays'})));
	await store.keep('note/a', planted.join(','));
	await takeSnapshot(folder, file(folder), Date.now());
	return {folder, store};
};

const wrongIn = async (folder: string, store?: SqliteStore) =>
	(await examine(folder, store, Date.now())).filter(({state}) => state === 'wrong').map(({what}) => what);

test('an erased case leaves none of its values in store, snapshots or what a restore set aside', async t => {
	const {folder, store} = await used();
	const saved = join(temporaryFolder('saved'), 'b.db');
	t.like(await backUp(folder, saved), {ok: true, cases: 2, events: 21});
	t.like(await restore(folder, saved, 'then'), {ok: true, events: 21});
	t.true(holds(folder, planted).length >= 3);
	t.deepEqual(await erase(folder, ['a']), {ok: true});
	t.deepEqual(holds(folder, planted), []);
	t.deepEqual(await store.read('a'), []);
	t.is((await store.read('b')).length, 1);
	t.deepEqual(await store.search('stays'), ['b']);
	t.like(await store.check(), {ok: true, lost: []});
	await store.close();
	t.deepEqual(holds(folder, planted), []);
});

test('a backup restored is what it was, another terminal sees it, and the store before is kept', async t => {
	const {folder, store} = await used();
	const saved = join(temporaryFolder('saved'), 'b.db');
	await backUp(folder, saved);
	t.is(statSync(saved).mode & 0o777, 0o600);
	const before = await store.read('a');
	kept(await store.append([note('a', 'later')]));
	const restored = await restore(folder, saved, 'then');
	t.like(restored, {ok: true, cases: 2, events: 21, before: join(folder, 'replaced-then')});
	t.deepEqual(await store.read('a'), before);
	t.like(await store.check(), {ok: true, lost: []});
	kept(await store.append([note('a', 'goes-on')]));
	t.deepEqual(await wrongIn(folder, store), []);
	await store.close();
	const aside = await open(join(folder, 'replaced-then'));
	t.is((await aside.read('a')).length, 21);
	await aside.close();
});

test('a backup never writes over a file, and what is no store is not restored', async t => {
	const {folder, store} = await used();
	const there = join(temporaryFolder('saved'), 'there');
	writeFileSync(there, 'mine');
	t.like(await backUp(folder, there), {ok: false, fault: 'denied'});
	t.is(readFileSync(there, 'utf8'), 'mine');
	t.like(await restore(folder, there, 'then'), {ok: false, fault: 'damaged'});
	t.like(await restore(folder, join(folder, 'nowhere'), 'then'), {ok: false, fault: 'failed'});
	t.is((await store.read('a')).length, 20);
	t.false(existsSync(join(folder, 'replaced-then')));
	await store.close();
});

test('a damaged store is set aside as it is, and the newest snapshot takes its place', async t => {
	const {folder, store} = await used();
	await store.close();
	const snapshot = filesIn(join(folder, 'snapshots'))[0]!;
	truncateSync(file(folder), 5000);
	t.deepEqual(await wrongIn(folder), ['database']);
	t.like(await restore(folder, snapshot, 'then'), {ok: true, events: 21});
	t.is(statSync(join(folder, 'replaced-then/cases.db')).size, 5000);
	const again = await open(folder);
	t.deepEqual(await wrongIn(folder, again), []);
	await again.close();
});

test('the doctor names an edited event, a lost tail, a damaged snapshot and rights that are too wide', async t => {
	const {folder, store} = await used();
	t.deepEqual(await wrongIn(folder, store), []);
	await store.close();
	const older = temporaryFolder('older');
	cpSync(file(folder), join(older, 'cases.db'));
	const more = await open(folder);
	kept(await more.append([note('a', 'more')]));
	await more.close();
	cpSync(join(older, 'cases.db'), file(folder));
	const database = new DatabaseSync(file(folder));
	database.exec(`update events set body = replace(body, 'stays', 'stayed') where "case" = 'b'`);
	database.close();
	writeFileSync(filesIn(join(folder, 'snapshots'))[0]!, 'no database', {mode: 0o644});
	writeFileSync(join(folder, 'left'), '', {mode: 0o644});
	const found = await open(folder);
	const wrong = (await examine(folder, found, Date.now())).filter(({state}) => state === 'wrong');
	await found.close();
	t.deepEqual(
		wrong.map(({what}) => what),
		['journal', 'lost', 'snapshots', 'rights'],
	);
	t.like(wrong[0]!.values, {case: 'b', event: 1});
	t.like(wrong[1]!.values, {case: 'a', acknowledged: 21, kept: 20});
});
