import {createHash} from 'node:crypto';
import {readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {archiveLimits} from '../../../../source/evidence/archive/budget.js';
import {defaultLimits, openPaths} from '../../../../source/evidence/open/open.js';
import {cabOf} from '../../../helpers/cab.js';
import {temporaryFolder} from '../../../helpers/folder.js';
import {type ZipEntry, zipOf} from '../../../helpers/zip.js';
import {analysisOf, analysisOfPaths, fixture, fixtureBytes, line, serious} from '../logs.js';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const lay = (name: string, bytes: Buffer) => {
	const path = join(temporaryFolder('archive'), name);
	writeFileSync(path, bytes);
	return path;
};
const denied = fixtureBytes('win7-driver-denied.log');
const log = Buffer.from(`${line('Loaded Servicing Stack v6.1.7601.24537 with Core: a')}\r\n`.repeat(900));

/** What came of the files in an archive, by their names in it. */
const within = async (path: string, limits = defaultLimits) => {
	const {files} = await analysisOf(openPaths([path], {limits}));
	return files.map(file => ({...file, inside: file.path.slice(path.length)}));
};
const insides = async (path: string) => (await within(path)).map(({inside}) => inside);

test('a log in a zip says what it says outside, and is named by both paths', async t => {
	const path = lay('案例.zip', zipOf([{name: 'Logs/CBS.log', data: denied}]));
	const [archive, inside] = await within(path);
	const [outside] = (await analysisOfPaths([fixture('win7-driver-denied.log')])).files;
	t.is(inside?.inside, '!/Logs/CBS.log');
	t.deepEqual({...inside, path: '', inside: ''}, {...outside, path: '', inside: ''});
	t.is(archive?.kind, 'zip');
	t.is(archive?.sha256, sha256(zipOf([{name: 'Logs/CBS.log', data: denied}])));
	t.is(inside?.sha256, sha256(denied));
	t.is(inside?.bytes, denied.length);
});

test('a rotated log as another tool packed it is read', async t => {
	const path = fixture('archives/CbsPersist_20191106100000.cab');
	const [archive, inside] = await within(path);
	t.is(archive?.kind, 'cab');
	t.is(inside?.inside, '!/CbsPersist_20191106100000.log');
	t.is(inside?.sha256, sha256(fixtureBytes('win7-healthy.log')));
	t.is(inside?.kind, 'cbs');
	t.deepEqual(serious(inside!), []);
});

for (const method of ['stored', 'mszip', 'lzx'] as const)
	test(`a cabinet of several blocks is read: ${method}`, async t => {
		const bytes = cabOf(
			[
				{name: 'Logs\\CBS.log', data: Buffer.concat([log, log])},
				{name: 'leer.txt', data: Buffer.alloc(0)},
				{name: 'b.log', data: denied},
			],
			{method},
		);
		const [, one, two, three] = await within(lay('a.cab', bytes));
		t.is(one?.inside, '!/Logs/CBS.log');
		t.is(one?.sha256, sha256(Buffer.concat([log, log])));
		t.is(two?.bytes, 0);
		t.is(three?.sha256, sha256(denied));
	});

test('names that Explorer of a Chinese Windows wrote are Chinese, a backslash inside a character is none', async t => {
	// 日志\誠.log: the second byte of 誠 in GBK is 0x5C.
	const name = Buffer.concat([
		Buffer.from([0xc8, 0xd5, 0xd6, 0xbe, 0x5c]),
		Buffer.from([0xd5, 0x5c]),
		Buffer.from('.log'),
	]);
	const spelled = `!/日志/${new TextDecoder('gb18030').decode(Buffer.from([0xd5, 0x5c]))}.log`;
	t.is((await insides(lay('a.zip', zipOf([{name, data: log}]))))[1], spelled);
	t.is((await insides(lay('a.cab', cabOf([{name, data: log}]))))[1], spelled);
	t.is((await insides(lay('u.zip', zipOf([{name: '日志/CBS.log', flags: 0x800, data: log}]))))[1], '!/日志/CBS.log');
});

test('a cabinet inside a zip is opened, an archive inside that is not', async t => {
	const deepest = zipOf([{name: 'CBS.log', data: log}]);
	const cab = cabOf([
		{name: 'CBS.log', data: log},
		{name: 'more.zip', data: deepest},
	]);
	const found = await within(lay('a.zip', zipOf([{name: 'CbsPersist_1.cab', data: cab}])));
	t.deepEqual(
		found.map(({inside, kind, error}) => [inside, kind, error?.en.includes('too deep') ?? false]),
		[
			['', 'zip', false],
			['!/CbsPersist_1.cab', 'cab', false],
			['!/CbsPersist_1.cab!/CBS.log', 'cbs', false],
			['!/CbsPersist_1.cab!/more.zip', 'unknown', true],
		],
	);
	t.is(found[1]?.sha256, sha256(cab));
});

test('an archive that was opened leaves no gap, and photos in it are photos', async t => {
	const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(3000, 7)]);
	const path = lay(
		'a.zip',
		zipOf([
			{name: 'IMG_0001', data: photo},
			{name: 'CBS.log', data: log},
		]),
	);
	const {files, gaps} = await analysisOfPaths([path]);
	t.deepEqual(
		files.map(({kind}) => kind),
		['zip', 'photo', 'cbs'],
	);
	t.deepEqual(gaps, []);
});

test('two files of one name are both kept', async t => {
	const path = lay(
		'a.zip',
		zipOf([
			{name: 'CBS.log', data: log},
			{name: 'CBS.log', data: denied},
		]),
	);
	const [, one, two] = await within(path);
	t.deepEqual([one?.inside, one?.sha256], ['!/CBS.log', sha256(log)]);
	t.deepEqual([two?.inside, two?.sha256], ['!/CBS.log (2)', sha256(denied)]);
});

const spoiled = (entry: Partial<ZipEntry>): ZipEntry => ({name: 'CBS.log', data: log, ...entry});
const link = {madeBy: 3, attributes: 0o120777 << 16};
const cases: ReadonlyArray<readonly [string, ZipEntry, RegExp]> = [
	['encrypted', spoiled({flags: 1}), /Encrypted/],
	['a method nobody has', spoiled({method: 98}), /method 98/],
	['a link', spoiled({...link, data: Buffer.from('/etc/passwd')}), /link/],
	['a reparse point', spoiled({attributes: 0x400}), /link/],
	['a wrong checksum', spoiled({crc: 1}), /checksum/],
	['more than declared', spoiled({bytes: 500}), /size/],
	['less than declared', spoiled({bytes: log.length + 1}), /size/],
	['packed garbage', spoiled({packed: Buffer.alloc(300, 0xff)}), /stopped/],
	['climbing', spoiled({name: '../../CBS.log'}), /leads out/],
	['a device', spoiled({name: 'logs/aux.log'}), /device/],
	['a stream', spoiled({name: 'CBS.log:hidden'}), /stream/],
];
for (const [what, entry, said] of cases)
	test(`one bad entry is told, the others are read: ${what}`, async t => {
		const path = lay('a.zip', zipOf([{name: 'a.log', data: denied}, entry, {name: 'b.log', data: denied}]));
		const [, one, bad, other] = await within(path);
		t.is(one?.sha256, sha256(denied));
		t.regex(bad?.error?.en ?? '', said);
		t.truthy(bad?.error?.zh);
		t.is(other?.sha256, sha256(denied));
	});

test('a cabinet cut off in the middle still tells what came before', async t => {
	const whole = cabOf([{name: 'CBS.log', data: Buffer.concat(Array.from({length: 9}, () => log))}], {method: 'stored'});
	const [, cut] = await within(lay('a.cab', whole.subarray(0, Math.floor(whole.length / 2))));
	t.truthy(cut?.error);
	t.is(cut?.sha256, null);
	t.true(cut!.lines > 1000, `${cut?.lines} lines`);
	t.deepEqual(cut?.servicingStacks, ['6.1.7601.24537']);
});

test('beyond a limit the rest is refused, what came before stays', async t => {
	const entries = ['a', 'b', 'c'].map(name => ({name: `${name}.log`, data: log}));
	const path = lay('a.zip', zipOf(entries));
	const few = await within(path, {...defaultLimits, archive: {...archiveLimits, bytes: log.length * 2}});
	t.deepEqual(
		few.map(({error}) => error === null),
		[true, true, true, false],
	);
	t.regex(few[3]?.error?.en ?? '', /limit of size/);

	const [archive, many] = await within(path, {...defaultLimits, archive: {...archiveLimits, entries: 2}});
	t.is(archive?.error, null);
	t.is(many?.inside, '!/');
	t.regex(many?.error?.en ?? '', /too many/);

	const slow = await within(path, {...defaultLimits, archive: {...archiveLimits, cpu: 0}});
	t.regex(slow[1]?.error?.en ?? '', /too long/);
});

test.serial('nothing of a nested archive stays on the disk, also when nobody reads to the end', async t => {
	const inner = zipOf([
		{name: 'CBS.log', data: log},
		{name: 'b.log', data: log},
	]);
	const path = lay('a.zip', zipOf([{name: 'in.zip', data: inner}]));
	const temporary = temporaryFolder('tmp');
	const {TMPDIR} = process.env;
	process.env['TMPDIR'] = temporary;
	for await (const {path: found} of openPaths([path])) if (found.endsWith('CBS.log')) break;
	if (TMPDIR === undefined) delete process.env['TMPDIR'];
	else process.env['TMPDIR'] = TMPDIR;
	t.deepEqual(readdirSync(temporary), []);
});
