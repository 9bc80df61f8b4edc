import {appendFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {linesAround, stateOf} from '../../../source/evidence/again.js';
import type {Analysis} from '../../../source/evidence/report/report.js';
import {cabOf} from '../../helpers/cab.js';
import {temporaryFolder} from '../../helpers/folder.js';
import {root, shared} from '../../helpers/root.js';
import {testShared} from '../../helpers/shared.js';
import {zipOf} from '../../helpers/zip.js';
import {makeEvtx} from './evtx/make-evtx.js';
import {analysisOfPaths, fixture, fixtureBytes} from './logs.js';

const denied = fixtureBytes('win7-driver-denied.log');
const failedUpdate = {errorCode: '0x80070005', updateTitle: 'Update (KB4530000)'};
const events = makeEvtx([
	[{provider: 'Microsoft-Windows-WindowsUpdateClient', id: 20, at: '2021-03-04T00:15:00Z', data: failedUpdate}],
]);

/** Everything that an analysis quotes, with where. */
const quotedIn = ({files, facts, joined}: Analysis) => [
	...files.flatMap(({path, findings, root: cause, drivers}) =>
		[...findings, ...drivers, ...(cause ? [cause] : [])].map(({line, quote}) => ({file: path, line, quote})),
	),
	...facts.flatMap(({because}) => because),
	...joined.flatMap(({cbs, setupapi}) => [cbs, setupapi]),
];

const readsAgain = async (t: ExecutionContext, paths: readonly string[]) => {
	const quoted = quotedIn(await analysisOfPaths(paths));
	const once = new Map(quoted.map(one => [`${one.file} ${one.line} ${one.quote}`, one]));
	for (const {file, line, quote} of once.values()) {
		const read = await linesAround(file, line, 0);
		t.deepEqual(read, {ok: true, lines: [{number: line, text: quote}]}, `${file}:${line}`);
	}

	return once.size;
};

test('every quote, read again from its file and line, is that line: in plain, wide and packed files', async t => {
	const folder = temporaryFolder('again');
	const text = denied.toString('latin1');
	const files: Readonly<Record<string, Buffer>> = {
		'wide.log': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
		'bom.log': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), denied]),
		'long.log': Buffer.from(`${'x'.repeat(300_000)}\r\n${text.replaceAll('cpu.inf', '处理器.inf')}`),
		'gbk.zip': zipOf([
			{name: 'Logs/CBS.log', data: denied},
			{name: 'inner.zip', data: zipOf([{name: 'a/CBS.log', data: denied}])},
			{name: 'System.evtx', data: events},
		]),
		'CbsPersist_20200511103100.cab': cabOf([{name: 'CbsPersist_20200511103100.log', data: denied}]),
	};
	for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
	t.true((await readsAgain(t, [folder])) > 45);
	t.true((await readsAgain(t, [join(root, 'test/fixtures/evidence')])) > 20);
});

testShared('every quote of real logs, read again, is that line', async t => {
	const folder = shared('logs')!;
	const logs = readdirSync(folder).filter(name => name !== 'expected');
	const quotes = await readsAgain(
		t,
		logs.map(name => join(folder, name)),
	);
	t.true(quotes > 30, `${quotes}`);
});

test('the lines around one come with their numbers, as far as there are any', async t => {
	const path = fixture('win7-driver-denied.log');
	const read = await linesAround(path, 2, 3);
	t.deepEqual(read.ok && read.lines.map(({number}) => number), [1, 2, 3, 4, 5]);
});

test('a file that grew, was overwritten or is gone is told from the one that was read', async t => {
	const folder = temporaryFolder('again');
	const path = join(folder, 'CBS.log');
	const packed = join(folder, 'logs.zip');
	writeFileSync(path, denied);
	writeFileSync(packed, zipOf([{name: 'CBS.log', data: denied}]));
	const {files} = await analysisOfPaths([path, packed]);
	const states = () => Promise.all(files.map(async file => stateOf({...file, sha256: file.sha256!})));
	t.deepEqual(await states(), ['same', 'same', 'same']);
	const other = Buffer.from(denied);
	other.write('6', 3);
	writeFileSync(path, other);
	writeFileSync(packed, zipOf([{name: 'CBS.log', data: other}]));
	t.deepEqual(await states(), ['changed', 'changed', 'changed']);
	appendFileSync(path, 'more');
	rmSync(packed);
	t.deepEqual(await states(), ['changed', 'gone', 'gone']);
	t.like(await linesAround(`${packed}!/CBS.log`, 1, 3), {ok: false});
	t.like(await linesAround(path, 9999, 3), {ok: false});
});
