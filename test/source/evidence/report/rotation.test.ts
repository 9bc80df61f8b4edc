import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import test from 'ava';
import {partOf} from '../../../../source/evidence/report/rotation.js';
import {cabOf} from '../../../helpers/cab.js';
import {temporaryFolder} from '../../../helpers/folder.js';
import {zipOf} from '../../../helpers/zip.js';
import {analysisOfPaths, line} from '../logs.js';

const stack = (version: string, at: string) =>
	line(`Loaded Servicing Stack v${version} with Core: C:\\Windows\\winsxs\\x\\cbscore.dll`, {at});
/** Some lines between two moments. */
const log = (from: string, to: string, version = '6.1.7601.24537') =>
	Buffer.from(`${stack(version, from)}\r\n${line('Ending TrustedInstaller finalization.', {at: to})}\r\n`);

const folderWith = (files: Readonly<Record<string, Buffer>>) => {
	const folder = temporaryFolder('rotation');
	for (const [name, bytes] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), {recursive: true});
		writeFileSync(join(folder, name), bytes);
	}

	return folder;
};

const march = log('2021-03-01 08:00:00', '2021-03-02 08:00:00', '6.1.7601.23505');
const april = log('2021-03-02 09:00:00', '2021-03-03 09:00:00');
const may = log('2021-03-03 10:00:00', '2021-03-04 10:00:00');
const cab = (name: string, data: Buffer) => cabOf([{name, data}]);

test('the parts of a CBS log stand in the order of time, wherever they lie packed', async t => {
	const folder = folderWith({
		'CBS/CBS.log': may,
		'CBS/CbsPersist_20210302080000.cab': cab('CbsPersist_20210302080000.log', march),
		'CBS/CbsPersist_20210303090000.log': april,
	});
	const {files, gaps, facts} = await analysisOfPaths([folder]);
	t.deepEqual(
		files.filter(({kind}) => kind === 'cbs').map(({from}) => from),
		['2021-03-01T08:00:00', '2021-03-02T09:00:00', '2021-03-03T10:00:00'],
	);
	t.deepEqual(gaps, []);
	t.deepEqual(
		facts.filter(({name}) => name === 'ssu.version').map(({value, state}) => [value, state]),
		[
			['6.1.7601.23505', 'history'],
			['6.1.7601.24537', 'known'],
		],
	);
});

test('two machines side by side are not mixed', async t => {
	const folder = folderWith({'a/CBS.log': may, 'b/CBS.log': march});
	const {files, facts} = await analysisOfPaths([folder]);
	t.deepEqual(
		files.map(({from}) => from),
		['2021-03-03T10:00:00', '2021-03-01T08:00:00'],
	);
	t.true(facts.every(({state}) => state === 'known'));
});

test('the same bytes under two names are kept, named and speak once', async t => {
	const folder = folderWith({'a/CBS.log': may, 'b.zip': zipOf([{name: 'copy.log', data: may}])});
	const {files, facts} = await analysisOfPaths([folder]);
	t.deepEqual(
		files.map(({sameAs}) => sameAs),
		[undefined, undefined, join(folder, 'a/CBS.log')],
	);
	t.is(facts.find(({name}) => name === 'ssu.version')?.because.length, 1);
});

const gapsBetween = async (files: Readonly<Record<string, Buffer>>) =>
	(await analysisOfPaths([folderWith(files)])).gaps.map(({what}) => what);
const later = log('2021-03-20 10:00:00', '2021-03-21 10:00:00');

test('a part that begins long after the one before was put aside follows one that is missing', async t => {
	t.deepEqual(await gapsBetween({'CbsPersist_20210302080000.log': march, 'CBS.log': later}), ['cbs.part']);
	const {gaps} = await analysisOfPaths([folderWith({'CbsPersist_20210302080000.log': march, 'CBS.log': later})]);
	t.regex(gaps[0]!.why.en, /between 2021-03-02T08:00:00 and 2021-03-20T10:00:00/);
});

test('a part that begins when the one before was put aside follows it, however long nothing was written', async t => {
	t.deepEqual(await gapsBetween({'CbsPersist_20210320020000.log': march, 'CBS.log': later}), []);
});

test('rotated parts without the log still written leave the end unseen', async t => {
	t.deepEqual(await gapsBetween({'CbsPersist_20210302080000.log': march}), ['cbs.current']);
	t.deepEqual(await gapsBetween({'CBS.log': later}), []);
});

const place = test.macro((t, path: string, folder: string | undefined, stamp: string | null = null) => {
	t.deepEqual(partOf(path), folder === undefined ? undefined : {folder, stamp});
});
test('a plain log is a part', place, '/logs/CBS.log', '/logs/');
test('a Windows path is one too', place, 'C:\\Logs\\cbs.LOG', 'C:\\Logs\\');
test(
	'a cabinet in a zip lies beside the log',
	place,
	'a.zip!/CBS/CbsPersist_20210302080000.cab!/x.log',
	'a.zip!/CBS/',
	'20210302080000',
);
test('a name that only ends like it is none', place, '/logs/myCBS.log', undefined);
test('another log is none', place, '/logs/dism.log', undefined);
