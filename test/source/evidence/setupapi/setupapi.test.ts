import test from 'ava';
import type {Encoding} from '../../../../source/evidence/open/encoding.js';
import {analysisOfPaths, fixture, fixtureBytes, reportOf, serious} from '../logs.js';
import {shared} from '../../../helpers/root.js';
import {testShared} from '../../../helpers/shared.js';

const denied = () => fixtureBytes('win7-setupapi-denied.log').toString('latin1');
const latin1 = (text: string) => reportOf(Buffer.from(text, 'latin1'), {path: 'setupapi.dev.log'});
const stack = 'amd64_microsoft-windows-servicingstack_31bf3856ad364e35_6.1.7601.24537_none_0123456789abcdef';
const key = String.raw`HKLM\System\CurrentControlSet\Services\sampleppm\Parameters`;

/** A section of its own lines, with the outcome given. */
const section = (outcome: string, ...lines: string[]) =>
	[
		'>>>  [Install Driver Updates]',
		'>>>  Section start 2021/03/04 08:15:00.000',
		...lines,
		'<<<  Section end 2021/03/04 08:16:00.000',
		`<<<  [Exit status: ${outcome}]`,
		'',
	].join('\r\n');

test('a denied driver is one finding with its INF, its registry key and the line that names it', async t => {
	const {files, facts, gaps} = await analysisOfPaths([fixture('win7-setupapi-denied.log')]);
	const [file] = files;
	t.like(file, {
		kind: 'setupapi',
		encoding: 'gb18030',
		eol: 'crlf',
		from: '2020-05-10T08:01:12',
		to: '2020-05-11T10:30:05',
		servicingStacks: ['6.1.7601.24537'],
		boots: ['2020-05-10T08:01:12', '2020-05-11T09:59:40', '2020-05-11T10:14:40', '2020-05-11T10:29:40'],
		codes: [{hresult: '0x80070005', count: 5, noise: false}],
	});
	t.deepEqual(
		file!.findings.map(({rule, level, line, count}) => [rule, level, line, count]),
		[
			['setupapi-unfinished', 'warning', 27, 1],
			['setupapi-unfinished', 'warning', 36, 1],
			['setupapi-access-denied', 'error', 54, 3],
		],
	);
	t.like(file!.findings[2], {at: '2020-05-11T10:29:58', values: {inf: 'cpu.inf', where: key, hresult: '0x80070005'}});
	t.deepEqual(
		facts.map(({name, value, because: [proof]}) => [name, value, proof?.line]),
		[
			['os.family', 'win7', 2],
			['os.arch', 'x64', 6],
			['ssu.version', '6.1.7601.24537', 64],
			['driver.access-denied', 'cpu.inf', 54],
			['driver.denied-object', key, 54],
		],
	);
	t.deepEqual(
		gaps.map(({what}) => what),
		['cbs.boot'],
		'the CBS.log of that boot is asked for',
	);
});

test('sections have title, start, end and exit, and the cut ones no end', async t => {
	const {sections, phases} = await latin1(denied());
	t.deepEqual(
		sections.map(({title, from, to, status, exit}) => [title, from?.slice(11), to?.slice(11), status, exit]),
		[
			['Install Driver Updates', '09:59:58', undefined, 'unknown', null],
			['Install Driver Updates', '10:14:58', undefined, 'unknown', null],
			['Install Driver Updates', '10:29:57', '10:30:01', 'failure', '0x80070005'],
			['Uninstall Driver Updates', '10:30:05', '10:30:05', 'success', null],
		],
	);
	t.like(sections[2]?.failed, [{inf: 'cpu.inf', object: key, line: 54}]);
	t.deepEqual(
		phases.map(({name, result}) => [name, result]),
		[
			['driver-queue', null],
			['driver-queue', null],
			['driver-queue', '0x80070005'],
			['driver-queue', '0x00000000'],
		],
	);
});

test('what is quoted stands in the file at the line that is told', async t => {
	const lines = new TextDecoder('gb18030').decode(fixtureBytes('win7-setupapi-denied.log')).split('\r\n');
	const {files, facts} = await analysisOfPaths([fixture('win7-setupapi-denied.log')]);
	for (const {line, quote} of files[0]!.findings) t.is(lines[line - 1], quote);
	for (const {failed} of files[0]!.sections) for (const {line, quote} of failed) t.is(lines[line - 1], quote);
	for (const {because} of facts) for (const {line, quote} of because) t.is(lines[line - 1], quote);
});

test('changing the stack, the INF or the code changes what follows', async t => {
	const newer = await latin1(denied().replaceAll('24537', '24554'));
	t.deepEqual(newer.servicingStacks, ['6.1.7601.24554']);
	const disk = await latin1(denied().replaceAll('cpu.inf', 'disk.inf'));
	t.is(disk.findings.at(-1)?.values['inf'], 'disk.inf');
	const slow = await latin1(denied().replaceAll('0x00000005', '0x000005b4').replaceAll('Error 5:', 'Error 1460:'));
	t.deepEqual(new Set(serious(slow)), new Set(['setupapi-unfinished', 'setupapi-timeout']));
});

test('access denied and time-out in one section stay two findings', async t => {
	const report = await latin1(
		section(
			'FAILURE(0x00000005)',
			'     sto: {Configure Driver Package: C:\\x\\cpu.inf} 08:15:01.000',
			'!!!  inf:      Error 5: Access is denied.',
			'     sto: {Configure Driver Package: exit(0x00000005)} 08:15:02.000',
			'     sto: {Configure Driver Package: C:\\x\\disk.inf} 08:15:03.000',
			'!!!  inf:      Error 1460: This operation returned because the timeout period expired.',
			'     sto: {Configure Driver Package: exit(0x000005b4)} 08:15:04.000',
		),
	);
	t.deepEqual(
		report.findings.map(({rule, values, at}) => [rule, values['inf'], values['where'], at?.slice(11)]),
		[
			['setupapi-access-denied', 'cpu.inf', 'Configure Driver Package', '08:15:01'],
			['setupapi-timeout', 'disk.inf', 'Configure Driver Package', '08:15:03'],
		],
	);
});

test('a healthy log, with all its warnings, gives no finding of level warning or error', async t => {
	const {files, facts} = await analysisOfPaths([fixture('win10-setupapi-healthy.log')]);
	t.like(files[0], {encoding: 'windows-125x', servicingStacks: ['10.0.19041.2664', '10.0.19041.2665']});
	t.deepEqual(serious(files[0]!), []);
	t.deepEqual(
		files[0]!.findings.map(({rule, values}) => [rule, values['outcome']]),
		[['setupapi-reboot-required', 'REBOOT_REQUIRED']],
	);
	t.true(files[0]!.codes.every(({noise}) => noise));
	t.is(facts.find(({name}) => name === 'ssu.version')?.value, '10.0.19041.2665');
});

const says = test.macro(async (t, log: string, expected: readonly string[]) => {
	t.deepEqual(
		(await latin1(log)).findings.map(({rule, level}) => `${rule} ${level}`),
		expected,
	);
});
const ofWarning = '!    dvi: Access denied. Error = 0x00000005';
const ofError = '!!!  inf: Error 5: Access is denied.';

test('a warning in a section that succeeded says nothing', says, section('SUCCESS', ofWarning), []);
test('a warning in a section that failed counts', says, section('FAILURE(0x00000005)', ofWarning), [
	'setupapi-access-denied error',
]);
test('a warning in a section without an outcome says nothing', says, section('', ofWarning), []);
test('an error in a section that succeeded is told, not raised', says, section('SUCCESS', ofError), [
	'setupapi-recovered info',
]);
test('an exit alone is a finding', says, section('FAILURE(0x00000005)'), ['setupapi-access-denied error']);
test('a code nobody named is a warning', says, section('FAILURE(0x0000ffff)'), ['setupapi-failed warning']);
test('no better driver is no failure', says, section('FAILURE(0x00000103)', ofWarning), []);
test('an error without a section counts', says, `     ndv: x\r\n${ofError}\r\n`, ['setupapi-access-denied error']);
test(
	'the consequence of a refused signature is not told beside it',
	says,
	section(
		'FAILURE(0xe0000247)',
		'!!!  sig:      Driver package failed signature validation. Error = 0xE0000247',
		'!!!  sto:      Failed to import driver package into Driver Store. Error = 0xE0000247',
	),
	['setupapi-signature error'],
);
test(
	'a store that refuses without a reason is told as such',
	says,
	section(
		'FAILURE(0xe0000247)',
		'!!!  sto:      Failed to import driver package into Driver Store. Error = 0xE0000247',
	),
	['setupapi-store-import error'],
);
test(
	'a section that the log ends in was not cut off',
	says,
	'>>>  [Install Driver Updates]\r\n>>>  Section start 2021/03/04 08:15:00.000\r\n',
	[],
);

test('an error that says only what went wrong in the end takes the code of the exit', async t => {
	const {findings} = await latin1(section('FAILURE(0xe0000219)', '!!!  ndv: Giving up.'));
	t.like(findings, [{rule: 'setupapi-no-driver', level: 'info'}]);
});

test('the older form with the time before the words is read, and a line past midnight is of the next day', async t => {
	const {findings, from, to} = await latin1(
		[
			'>>>  [Device Install - ROOT\\SAMPLE\\0000]',
			'>>>  2021/03/04 23:59:58.000: Section start',
			'     ndv: Copying sample.inf 00:00:03.000',
			ofError,
			'<<<  2021/03/05 00:00:10.000: Section end',
			'<<<  [Exit status: FAILURE(0x00000005)]',
		].join('\n'),
	);
	t.like(
		{from, to, at: findings[0]?.at},
		{from: '2021-03-04T23:59:58', to: '2021-03-05T00:00:10', at: '2021-03-05T00:00:03'},
	);
});

test('a file that was not found is named by its source, a copy that was denied by its target', async t => {
	const copy = (code: string) => `!!!  cpy: Failed to copy file 'C:\\a\\x.sys' to 'D:\\b\\x.sys'. Error = ${code}`;
	const where = async (code: string) =>
		(await latin1(section(`FAILURE(${code})`, copy(code)))).findings[0]?.values['where'];
	t.is(await where('0x00000002'), String.raw`C:\a\x.sys`);
	t.is(await where('0x00000005'), String.raw`D:\b\x.sys`);
});

for (const [name, expected] of [
	['billauer-setupapi-win7-2012', []],
	['kb2862010-setupapi-timeout-0x5b4', []],
	['libwdi111-setupapi-0x5b3-winusb', ['setupapi-window-station']],
	['libwdi200-setupapi-benign-access-denied-2020', []],
	['npcap107-setupapi-2008r2-format', []],
] as const) {
	testShared(`the real log ${name} is read as a person read it`, async t => {
		const path = shared(`logs/setupapi/${name}.log`)!;
		const {files} = await analysisOfPaths([path]);
		t.is(files[0]?.error, null);
		t.deepEqual(serious(files[0]!), expected);
	});
}

test('the folder of the stack is read from TiWorker and from TrustedInstaller', async t => {
	for (const program of ['TiWorker.exe -Embedding', 'TrustedInstaller.exe']) {
		const report = await latin1(section('SUCCESS', `      cmd: C:\\Windows\\winsxs\\${stack}\\${program}`));
		t.deepEqual(report.servicingStacks, ['6.1.7601.24537']);
	}
});

const ansi = test.macro(async (t, hex: string, encoding: Encoding) => {
	const log = section('FAILURE(0x00000005)', '!!!  inf:      Error 5: #', '     inf: {Add Service: exit(0x00000005)}');
	const [head, tail] = log.split('#') as [string, string];
	const report = await reportOf(Buffer.concat([Buffer.from(head), Buffer.from(hex, 'hex'), Buffer.from(tail)]));
	t.is(report.encoding, encoding);
	t.deepEqual(serious(report), ['setupapi-access-denied']);
});
test('a Chinese machine writes GBK', ansi, 'bedcbef8b7c3cecaa1a3', 'gb18030');
test('a French machine writes cp1252', ansi, '416363e8732072656675e9', 'windows-125x');
test('a Russian machine writes cp1251', ansi, 'cef2eae0e7e0edee20e220e4eef1f2f3efe5', 'windows-125x');
