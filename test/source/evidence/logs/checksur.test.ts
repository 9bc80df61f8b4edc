import test from 'ava';
import {analysisOfBytes, reportOf, serious} from '../logs.js';

const head = `=================================\r
Checking System Update Readiness.\r
Binary Version 6.1.7601.21645\r
Package Version 13.0\r
2021-03-04 08:15\r
\r
Checking Package Manifests and Catalogs\r
`;
const mum = (kb: string) => `Package_for_${kb}~31bf3856ad364e35~amd64~~6.1.1.0.mum`;
const bad = (kb: string) => `(f)\tCBS MUM Corrupt\t0x800F0900\tservicing\\Packages\\${mum(kb)}\t\tLine 1: \r\n`;
const mended = (kb: string) =>
	`(fix)\tCBS MUM Corrupt\tCBS File Replaced\t${mum(kb)} from Cabinet: C:\\Windows\\CheckSur\\v1.0\\sample.cab.\r\n`;
const end = (found: number, fixed: number) =>
	`\r\nSummary:\r\nSeconds executed: 450\r\n Found ${found} errors\r\n Fixed ${fixed} errors\r\n  CBS MUM Corrupt Total count: ${found}\r\n`;

test('what was mended is not open, what was not is, each with its update', async t => {
	const report = await reportOf(`${head}${bad('KB4530000')}${mended('KB4530000')}${bad('KB4530001')}${end(2, 1)}`);
	t.is(report.kind, 'checksur');
	t.deepEqual(report.checksur, {
		binaryVersion: '6.1.7601.21645',
		packageVersion: '13.0',
		found: 2,
		fixed: 1,
		items: [
			{mark: 'f', what: 'CBS MUM Corrupt', code: '0x800F0900', kb: 'KB4530000', line: 8, open: false},
			{mark: 'fix', what: 'CBS MUM Corrupt', code: null, kb: 'KB4530000', line: 9, open: false},
			{mark: 'f', what: 'CBS MUM Corrupt', code: '0x800F0900', kb: 'KB4530001', line: 10, open: true},
		],
	});
	t.deepEqual(serious(report), ['checksur-unfixed', 'checksur-errors-left']);
	t.like(report.findings[0], {line: 10, at: '2021-03-04T08:15:00', values: {kb: 'KB4530001'}});
	t.like(report.findings[1]?.values, {found: '2', fixed: '1', left: '1'});
	t.deepEqual([report.from, report.to], ['2021-03-04T08:15:00', '2021-03-04T08:15:00']);
});

test('a later run that is clean takes an earlier one back', async t => {
	const clean = `${head}\r\nSummary:\r\nSeconds executed: 400\r\n No errors detected\r\n`;
	const {files, facts} = await analysisOfBytes(Buffer.from(`${head}${bad('KB4530001')}${end(1, 0)}${clean}`));
	t.deepEqual(serious(files[0]!), []);
	t.deepEqual(facts, []);
});

test('the number that is left is the damage stated', async t => {
	const {facts} = await analysisOfBytes(Buffer.from(`${head}${bad('KB4530001')}${end(12, 5)}`));
	t.deepEqual(
		facts.map(({name, value}) => [name, value]),
		[['store.damaged', '7']],
	);
});

test('of two files with one name the mended component is closed', async t => {
	const part = (name: string) => `amd64_sample-${name}_31bf3856ad364e35_6.1.7601.17514_none_0123456789abcdef`;
	const gone = (name: string) => `(f)\tCSI Payload File Missing\t0x00000000\twidget.dll\t${part(name)}\r\n`;
	const back = `(fix)\tCSI Payload File Missing\tCSI File Replaced\tFile: widget.dll From: C:\\Windows\\CheckSur\\${part('two')}\\widget.dll\r\n`;
	const {checksur} = await reportOf(`${head}${gone('one')}${gone('two')}${back}`);
	t.deepEqual(
		checksur?.items.map(({open}) => open),
		[true, false, false],
	);
});

test('a summary pasted into one line is still a summary', async t => {
	const report = await reportOf(
		'Summary: Seconds executed: 45 Found 80 errors Fixed 30 errors CSI Manifest Missing Total count: 6',
	);
	t.deepEqual(serious(report), ['checksur-errors-left']);
	t.is(report.findings[0]?.values['left'], '50');
});
