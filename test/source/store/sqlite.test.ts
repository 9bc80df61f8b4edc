import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {
	chmodSync,
	cpSync,
	existsSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {temporaryFolder} from '../../helpers/folder.js';
import {openSqlite, type SqliteStore} from '../../../source/store/sqlite.js';
import {kept, note} from '../../helpers/events.js';
import {keepsItsPromises} from './port.js';

const fresh = () => join(temporaryFolder('store'), 'home');

const open = async (folder: string): Promise<SqliteStore> => {
	const store = await openSqlite(folder);
	if ('fault' in store) throw new Error(`${store.fault}: ${store.detail}`);
	return store;
};

const refused = async (folder: string) => {
	const store = await openSqlite(folder);
	if (!('fault' in store)) throw new Error('It was opened.');
	return store;
};

/** A store with two cases that was closed. */
const used = async () => {
	const folder = fresh();
	const store = await open(folder);
	for (let index = 1; index <= 40; index++) kept(await store.append([note('a', `a${index}`, '卡住'.repeat(99))]));
	await store.append([note('b', 'b1')]);
	await store.close();
	return folder;
};

const file = (folder: string) => join(folder, 'cases.db');

keepsItsPromises(test, open, fresh);

test.serial('another process’ write is seen within a second', async t => {
	const folder = fresh();
	const store = await open(folder);
	const child = spawn(process.execPath, [
		fileURLToPath(new URL('../../faults/writer.js', import.meta.url)),
		folder,
		'w',
		'1',
	]);
	const seen = new Promise<number>(resolve => {
		store.watch(() => resolve(performance.now()));
	});
	const [ack] = (await once(child.stdout, 'data')) as [Buffer];
	const before = performance.now();
	t.is(ack.toString(), 'w-1\n');
	const awake = setTimeout(() => {}, 10_000);
	t.true((await seen) - before < 1000);
	clearTimeout(awake);
	t.is((await store.read('w')).length, 1);
	await store.close();
});

test('nobody else may read what is kept, whatever the umask', async t => {
	const folder = fresh();
	const code = `process.umask(0); const {openSqlite} = await import(${JSON.stringify(new URL('../../../source/store/sqlite.js', import.meta.url).href)});
		const store = await openSqlite(${JSON.stringify(folder)}); await store.append([${JSON.stringify(note('a', 'a1'))}]); process.kill(process.pid, 'SIGKILL');`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', code]);
	await once(child, 'exit');
	t.is(statSync(folder).mode & 0o777, 0o700);
	t.deepEqual(readdirSync(folder).sort(), ['cases.db', 'cases.db-shm', 'cases.db-wal', 'heads']);
	for (const name of readdirSync(folder)) t.is(statSync(join(folder, name)).mode & 0o777, 0o600, name);
	const store = await open(folder);
	t.is((await store.read('a')).length, 1);
	await store.close();
});

test('a store of a newer casewalk is read, and not one byte of it is changed', async t => {
	const folder = await used();
	const database = new DatabaseSync(file(folder));
	database.exec('pragma user_version = 2; pragma wal_checkpoint(truncate)');
	database.close();
	const before = readFileSync(file(folder));
	const heads = readFileSync(join(folder, 'heads'));

	const store = await open(folder);
	t.like(await store.append([note('a', 'more')]), {ok: false, fault: 'newer'});
	t.like(await store.keep('a', 'b'), {ok: false, fault: 'newer'});
	t.like(await store.check(), {ok: true, isNewer: true, lost: []});
	t.is((await store.read('a')).length, 40);
	await store.close();
	t.deepEqual(readFileSync(file(folder)), before);
	t.deepEqual(readFileSync(join(folder, 'heads')), heads);
});

for (const [how, damage] of [
	['overwritten at its beginning', (text: Buffer) => Buffer.concat([Buffer.alloc(100, 0x41), text.subarray(100)])],
	['cut to half', (text: Buffer) => text.subarray(0, text.length / 2)],
	['emptied', () => Buffer.alloc(0)],
	['zeroed', (text: Buffer) => Buffer.alloc(text.length)],
] as const) {
	test(`a database that was ${how} is a fault and stays as it is`, async t => {
		const folder = await used();
		const bytes = damage(readFileSync(file(folder)));
		writeFileSync(file(folder), bytes);
		const fault = await refused(folder);
		t.is(fault.fault, 'damaged');
		t.true(fault.detail.includes(file(folder)), fault.detail);
		t.deepEqual(readFileSync(file(folder)), bytes);
	});
}

test('a database that is gone while its heads are not is never replaced by an empty one', async t => {
	const folder = await used();
	renameSync(file(folder), join(folder, 'moved.db'));
	t.like(await refused(folder), {fault: 'damaged'});
	t.false(existsSync(file(folder)));
	renameSync(join(folder, 'moved.db'), file(folder));
	const store = await open(folder);
	t.is((await store.read('a')).length, 40);
	await store.close();
});

test('tables whose definition was damaged are a fault and stay as they are', async t => {
	const folder = await used();
	const bytes = readFileSync(file(folder));
	const at = bytes.indexOf('summary text');
	bytes[at] = 0x7a;
	writeFileSync(file(folder), bytes);
	const fault = await refused(folder);
	t.is(fault.fault, 'damaged');
	t.true(fault.detail.includes(file(folder)), fault.detail);
	t.deepEqual(readFileSync(file(folder)), bytes);
});

test('another program’s database is not taken over', async t => {
	const folder = await used();
	rmSync(join(folder, 'heads'));
	rmSync(file(folder));
	const other = new DatabaseSync(file(folder));
	other.exec('create table places (url)');
	other.close();
	t.like(await refused(folder), {fault: 'damaged'});
});

test('a body that was damaged on the disk does not hide the rest of its case', async t => {
	const folder = await used();
	const database = new DatabaseSync(file(folder));
	database.exec(`update events set body = '{"type":"note-ad' where id = 'a7'`);
	database.close();
	const store = await open(folder);
	const events = await store.read('a');
	t.is(events.length, 40);
	t.like(events[6], {seq: 7, body: {type: 'unreadable', text: '{"type":"note-ad'}});
	await store.close();
});

test('a summary that was damaged on the disk counts as not written', async t => {
	const folder = fresh();
	const store = await open(folder);
	await store.append([note('a', 'a1')], () => ({summary: '工行 P1', words: ''}));
	await store.append([note('b', 'b1')], () => ({summary: '农行 P2', words: ''}));
	await store.close();
	const database = new DatabaseSync(file(folder));
	database.exec(`update cases set summary = '工行 P2' where id = 'a'`);
	database.close();
	const again = await open(folder);
	t.deepEqual(await again.list(), [
		{id: 'a', seq: 0, head: 1, summary: ''},
		{id: 'b', seq: 1, head: 1, summary: '农行 P2'},
	]);
	await again.close();
});

test('newest events that were parted from their database are missed, also when others were written since', async t => {
	const folder = fresh();
	const store = await open(folder);
	await store.append([note('a', 'a1')]);
	await store.append([note('b', 'b1')]);
	await store.close();
	const old = `${folder}-old`;
	cpSync(folder, old, {recursive: true});
	const more = await open(folder);
	await more.append([note('a', 'a2'), note('a', 'a3')]);
	await more.append([note('c', 'c1')]);
	t.deepEqual(await more.check(), {ok: true, lost: [], isNewer: false});
	await more.close();

	cpSync(file(old), file(folder));
	const less = await open(folder);
	kept(await less.append([note('a', 'a4', '', 1)]));
	t.deepEqual(await less.check(), {
		ok: true,
		lost: [
			{case: 'a', acknowledged: 3, kept: 1},
			{case: 'c', acknowledged: 1, kept: 0},
		],
		isNewer: false,
	});
	await less.close();
});

test('a mirror that is behind, cut short or garbled gives no alarm', async t => {
	const folder = await used();
	const text = readFileSync(join(folder, 'heads'), 'utf8');
	for (const mirror of [
		text.slice(0, -30),
		text.split('\n').slice(0, 9).join('\n'),
		text.replaceAll('"a"', '"z"'),
		'\0\n"',
	]) {
		writeFileSync(join(folder, 'heads'), mirror);
		const store = await open(folder);
		t.like(await store.check(), {lost: []});
		await store.close();
	}
});

test('a mirror that has grown long is written anew and says the same', async t => {
	const folder = await used();
	const heads = join(folder, 'heads');
	writeFileSync(heads, readFileSync(heads, 'utf8').repeat(30));
	writeFileSync(`${heads}.new`, 'left by a killed process');
	const store = await open(folder);
	t.like(await store.check(), {lost: []});
	t.is(readFileSync(heads, 'utf8').trim().split('\n').length, 2);
	t.is(statSync(heads).mode & 0o777, 0o600);
	t.false(existsSync(`${heads}.new`));
	await store.close();
});

test('a folder that cannot be made or written to is a fault, not a crash', async t => {
	const folder = await used();
	if (process.getuid?.() === 0) {
		const inTheWay = join(folder, 'a-file');
		writeFileSync(inTheWay, '');
		t.like(await refused(join(inTheWay, 'home')), {fault: 'failed'});
		return;
	}

	chmodSync(folder, 0o500);
	chmodSync(file(folder), 0o400);
	t.like(await refused(folder), {fault: 'denied'});
	chmodSync(folder, 0o700);
});

test('a store that another process holds is busy after five seconds, and works when it lets go', async t => {
	const folder = await used();
	const store = await open(folder);
	const holder = new DatabaseSync(file(folder));
	holder.exec('begin immediate');
	let turns = 0;
	const heart = setInterval(() => {
		turns += 1;
	}, 20);
	const before = performance.now();
	t.like(await store.append([note('b', 'b2')]), {ok: false, fault: 'busy'});
	clearInterval(heart);
	t.true(performance.now() - before >= 5000);
	t.true(turns > 50, `keys were answered meanwhile: ${turns} turns`);
	holder.exec('rollback');
	holder.close();
	t.is(kept(await store.append([note('b', 'b2')])).at(-1)?.seq, 2);
	await store.close();
});

test('words of a case that were replaced are nowhere in the file', async t => {
	const folder = fresh();
	const store = await open(folder);
	await store.append([note('a', 'a1')], () => ({summary: '', words: 'zhangsanfeng'}));
	await store.append([note('a', 'a2')], () => ({summary: '', words: 'lisi'}));
	await store.close();
	t.false(readFileSync(file(folder)).includes('zhangsanfeng'));
	t.true(readFileSync(file(folder)).includes('lisi'));
});
