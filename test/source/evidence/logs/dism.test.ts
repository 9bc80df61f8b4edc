import test from 'ava';
import {analysisOfBytes, fixtureBytes, reportOf, serious} from '../logs.js';

const log = fixtureBytes('win10-dism.log');

test('a failed repair is told with its command and code, each session with its own mark', async t => {
	const report = await reportOf(log);
	t.is(report.kind, 'dism');
	t.true(report.bom);
	t.deepEqual([report.from, report.to, report.lines], ['2021-03-04T08:00:00', '2021-03-04T09:14:00', 15]);
	t.deepEqual(serious(report), ['dism-source-missing', 'dism-command-failed']);
	t.like(report.findings[1], {line: 15, values: {command: 'cleanup-image', hresult: '0x800f081f'}});
	t.false(report.findings.some(({quote}) => quote.includes('\uFEFF')));
});

test('lines are counted by level, codes as calls returned them, absent providers are noise', async t => {
	const {dism, codes} = await reportOf(log);
	t.deepEqual(dism, {
		host: '10.0.19045',
		target: '10.0.19045.2965',
		levels: {Info: 10, Warning: 3, Error: 2},
	});
	t.deepEqual(
		codes.map(({hresult, count, noise}) => [hresult, count, noise]),
		[
			['0x8007007e', 2, true],
			['0x800f081f', 2, false],
		],
	);
});

test('the running system is stated, an image that is another system is not', async t => {
	const {facts} = await analysisOfBytes(log);
	t.deepEqual(
		facts.map(({name, value}) => `${name} ${value}`),
		['os.family win10', 'os.arch x64', 'dism.failed 0x800f081f'],
	);
	const fromPe = log.subarray(0, log.lastIndexOf('\uFEFF'));
	const {files, facts: none} = await analysisOfBytes(fromPe);
	t.like(files[0]?.dism, {host: '10.0.17134', target: '6.1.7601.23505'});
	t.deepEqual(none, []);
	t.deepEqual(serious(files[0]!), []);
});

test('another code and another command are another finding', async t => {
	const changed = log.toString().replaceAll('0x800f081f', '0x800706be').replaceAll('cleanup-image.', 'add-package.');
	const report = await reportOf(changed);
	t.deepEqual(serious(report), ['dism-command-failed']);
	t.deepEqual(report.findings[0]?.values, {command: 'add-package', hresult: '0x800706be'});
});
