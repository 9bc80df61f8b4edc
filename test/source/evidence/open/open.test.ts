import {createHash} from 'node:crypto';
import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import type {Opened} from '../../../../source/evidence/analyze.js';
import {openPaths} from '../../../../source/evidence/open/open.js';
import {hashBeside} from '../../../../source/evidence/open/hash.js';
import {analysisOf, fixture, fixtureBytes} from '../logs.js';

const folderWith = async (
	t: {teardown: (done: () => Promise<void>) => void},
	files: Readonly<Record<string, string | Buffer>>,
) => {
	const folder = await mkdtemp(join(tmpdir(), 'casewalk-open-'));
	t.teardown(() => rm(folder, {recursive: true, force: true}));
	for (const [name, content] of Object.entries(files)) {
		await mkdir(join(folder, name, '..'), {recursive: true});
		await writeFile(join(folder, name), content);
	}

	return folder;
};
const all = async (files: AsyncIterable<Opened>) => {
	const found: Opened[] = [];
	for await (const file of files) found.push(file);
	return found;
};

test('another thread makes the same sha256, of one file after the other, while their chunks overwrite each other', async t => {
	const bytes = Buffer.alloc(3_000_000, 'Loaded Servicing Stack v6.1.7601.24537\n');
	const folder = await folderWith(t, {'a.log': bytes, 'b.log': bytes.subarray(7), 'c.log': ''});
	const {hasher, end} = hashBeside(0);
	t.teardown(end);
	const {files} = await analysisOf(openPaths([folder], {hasher}));
	t.deepEqual(
		files.map(({sha256}) => sha256),
		[bytes, bytes.subarray(7), Buffer.alloc(0)].map(part => createHash('sha256').update(part).digest('hex')),
	);
});

test('size and sha256 are of the whole file', async t => {
	const bytes = fixtureBytes('win7-healthy.log');
	const {files} = await analysisOf(openPaths([fixture('win7-healthy.log')]));
	t.is(files[0]?.bytes, bytes.length);
	t.is(files[0]?.sha256, createHash('sha256').update(bytes).digest('hex'));
});

test('a folder gives all files in it by name, and a file named twice is read once', async t => {
	const folder = await folderWith(t, {'b/CBS.log': 'x', 'a.log': 'x', 'b/c/d.log': 'x'});
	const files = await all(openPaths([folder, join(folder, 'a.log')]));
	t.deepEqual(
		files.map(({path}) => path),
		['a.log', 'b/CBS.log', 'b/c/d.log'].map(name => join(folder, name)),
	);
});

test('links in a folder are not followed', async t => {
	const folder = await folderWith(t, {'a.log': 'x'});
	await symlink('/etc', join(folder, 'etc'));
	await symlink(folder, join(folder, 'loop'));
	await symlink('/etc/passwd', join(folder, 'passwd.log'));
	t.deepEqual(
		(await all(openPaths([folder]))).map(({path}) => path),
		[join(folder, 'a.log')],
	);
});

test('what cannot be opened is a value with a sentence in both languages', async t => {
	const folder = await folderWith(t, {});
	const files = await all(openPaths([join(folder, 'none.log'), folder, '/dev/zero']));
	t.is(files.length, 3);
	for (const {error, sha256} of files) {
		t.truthy(error?.zh);
		t.truthy(error?.en);
		t.is(sha256(), null);
	}
});

test('beyond the limits the rest is said to be left out', async t => {
	const folder = await folderWith(t, Object.fromEntries(Array.from({length: 5}, (_, index) => [`${index}.log`, 'x'])));
	const many = await all(openPaths([folder], {limits: {files: 3, depth: 8}}));
	t.deepEqual(
		many.map(({error}) => error === null),
		[true, true, true, false],
	);

	const deep = await folderWith(t, {'a/b/c/d.log': 'x', 'e.log': 'x'});
	const shallow = await all(openPaths([deep], {limits: {files: 100, depth: 2}}));
	t.true(shallow.some(({error}) => error !== null));
	t.true(
		shallow.some(({path}) => path.endsWith('e.log')),
		'what lies beside it is still read',
	);
});

test('an empty file, a program and a text that is no log are values, none of them healthy', async t => {
	const folder = await folderWith(t, {
		'CBS.log': '',
		'setup.exe': Buffer.concat([Buffer.from('MZ\u0090\u0000', 'latin1'), Buffer.alloc(5000, 3)]),
		'readme.txt': 'no log here',
	});
	const {files, facts, gaps} = await analysisOf(openPaths([folder]));
	t.deepEqual(
		files.map(({kind, encoding}) => [kind, encoding]),
		[
			['unknown', 'ascii'],
			['unknown', 'ascii'],
			['unknown', 'binary'],
		],
	);
	t.truthy(files[0]?.error);
	t.deepEqual(facts, []);
	t.deepEqual(
		gaps.map(({what}) => what),
		['kind', 'kind'],
	);
});
