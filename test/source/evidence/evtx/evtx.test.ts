import test from 'ava';
import {analysisOfBytes, reportOf, serious} from '../logs.js';
import {type MadeEvent, makeEvtx} from './make-evtx.js';

const update = (kb: string) => ({updateTitle: `Security Update for Windows 7 (${kb})`, updateRevisionNumber: '501'});
const agent = 'Microsoft-Windows-WindowsUpdateClient';
const failed = (at: string, kb: string, errorCode = '0x80070005'): MadeEvent => ({
	provider: agent,
	id: 20,
	at,
	data: {errorCode, ...update(kb)},
});
const installed = (at: string, kb: string): MadeEvent => ({provider: agent, id: 19, at, data: update(kb)});
const started = (at: string): MadeEvent => ({
	provider: 'Microsoft-Windows-Kernel-General',
	id: 12,
	at,
	data: {MajorVersion: '6'},
});
const service = (at: string): MadeEvent => ({provider: 'Service Control Manager', id: 7036, at, data: {param1: 'x'}});
const servicing = (at: string, id: number, kb: string, code: string): MadeEvent => ({
	provider: 'Microsoft-Windows-Servicing',
	channel: 'Setup',
	id,
	at,
	user: 'CbsPackageChangeState',
	data: {PackageIdentifier: kb, IntendedPackageStateTextized: 'Installed', ErrorCode: code, Client: 'wusa'},
});

const log = [
	[service('2021-03-04T00:00:00Z'), started('2021-03-04T00:01:00Z'), failed('2021-03-04T00:15:00Z', 'KB4530000')],
	[
		installed('2021-03-04T00:20:00Z', 'KB4530001'),
		{
			provider: 'Microsoft-Windows-Kernel-Power',
			id: 41,
			at: '2021-03-04T00:30:00Z',
			data: {BugcheckCode: '0', PowerButtonTimestamp: '0'},
		},
	],
];

test('events of a log are read with number, fields, and times in UTC', async t => {
	const {files, facts} = await analysisOfBytes(makeEvtx(log), {path: 'System.evtx'});
	const [report] = files;
	t.like(report, {
		kind: 'evtx',
		encoding: 'binary',
		eol: null,
		lines: 5,
		from: '2021-03-04T00:00:00',
		to: '2021-03-04T00:30:00',
		utcOffset: '+00:00',
		boots: ['2021-03-04T00:01:00'],
		unreadable: undefined,
	});
	t.deepEqual(
		report?.findings.map(({rule, line, at}) => [rule, line, at]),
		[
			['evtx-install-failed', 3, '2021-03-04T00:15:00'],
			['evtx-install-done', 4, '2021-03-04T00:20:00'],
			['evtx-dirty-restart', 5, '2021-03-04T00:30:00'],
		],
	);
	t.like(report?.findings[0]?.values, {
		kb: 'KB4530000',
		hresult: '0x80070005',
		update: 'Security Update for Windows 7 (KB4530000)',
	});
	t.deepEqual(
		report?.codes.map(({hresult, count}) => [hresult, count]),
		[['0x80070005', 1]],
	);
	t.deepEqual(
		facts.map(({name, value}) => [name, value]),
		[['kb.failed', 'KB4530000']],
	);
});

test('a dirty log, whose header counts too few chunks and whose chunk tells too early an end, is read to its end', async t => {
	const bytes = makeEvtx(log, {counted: 1});
	const chunk = 4096 + 65_536;
	bytes.writeUInt32LE(0x200, chunk + 0x30);
	for (const size of [777, 65_536, bytes.length]) t.is((await reportOf(bytes, {size})).lines, 5);
});

test('chunks in a ring are told in the order of time, and a later success counts though it stands before', async t => {
	const ring = [[installed('2021-03-05T00:00:00Z', 'KB4530000')], [failed('2021-03-04T00:15:00Z', 'KB4530000')]];
	const report = await reportOf(makeEvtx(ring));
	t.deepEqual([report.from, report.to], ['2021-03-04T00:15:00', '2021-03-05T00:00:00']);
	t.deepEqual(serious(report), []);
});

test('the Setup log tells packages by their state and code', async t => {
	const report = await reportOf(
		makeEvtx([
			[
				servicing('2021-03-04T00:00:00Z', 4, 'KB4530000', '0x0'),
				servicing('2021-03-04T00:15:00Z', 3, 'KB4530000', '0x80070005'),
				servicing('2021-03-04T00:20:00Z', 2, 'KB4530001', '0x0'),
			],
		]),
	);
	t.deepEqual(
		report.findings.map(({rule, values}) => [rule, values['package']]),
		[
			['evtx-package-restart', 'KB4530000'],
			['evtx-package-failed', 'KB4530000'],
			['evtx-package-done', 'KB4530001'],
		],
	);
});

test('a quiet log says nothing, a cut and a scribbled one are survived', async t => {
	t.deepEqual((await reportOf(makeEvtx([[service('2021-03-04T00:00:00Z')]]))).findings, []);
	const bytes = makeEvtx(log);
	t.is((await reportOf(bytes.subarray(0, bytes.length - 100))).lines, 3, 'the chunk that is cut is not read');
	for (let at = 4096 + 0x200; at < 4096 + 0x900; at += 13) {
		const scribbled = Buffer.from(bytes);
		scribbled.fill(0xff, at, at + 8);
		const report = await reportOf(scribbled, {size: 1 << 18});
		t.is(report.error, null, `at ${at}`);
	}
});

for (const [what, times, expected] of [
	['three starts fifteen minutes apart', ['00:00', '00:15', '00:30'], ['fifteen']],
	['the same among others', ['00:00', '07:00', '07:15', '07:31', '12:00'], ['fifteen']],
	['two starts fifteen minutes apart', ['00:00', '00:15', '08:00'], []],
	['three starts an hour apart', ['00:00', '01:00', '02:00'], []],
] as const)
	test(`the pattern of restarts: ${what}`, async t => {
		const boots = times.map(time => started(`2021-03-04T${time}:00Z`));
		const {facts} = await analysisOfBytes(makeEvtx([boots]), {path: 'System.evtx'});
		t.deepEqual(
			facts.filter(({name}) => name === 'restart.pattern').map(({value}) => value),
			[...expected],
		);
	});
