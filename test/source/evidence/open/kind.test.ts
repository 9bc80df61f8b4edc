import test from 'ava';
import {type Kind, kindOf} from '../../../../source/evidence/open/kind.js';
import {shared} from '../../../helpers/root.js';
import {testShared} from '../../../helpers/shared.js';
import {readers} from '../../../../source/evidence/open/reader.js';
import {analysisOfPaths, reportOf} from '../logs.js';

const is = test.macro((t, kind: Kind, head: string) => t.is(kindOf(head, 'ascii'), kind));

test(
	'Windows 7 lines are a CBS.log',
	is,
	'cbs',
	'2016-09-28 04:30:30, Info                  CBS    Starting TrustedInstaller initialization.',
);
test(
	'a byte order mark does not hide it',
	is,
	'cbs',
	'\uFEFF2016-09-28 04:30:30, Info                  CSI    00000001 x',
);
test('single spaces from a paste do not hide it', is, 'cbs', '2020-12-14 11:19:59, Error CBS Shtd: Failed');
test(
	'a line number from findstr does not hide it',
	is,
	'cbs',
	'Line 34: 2011-05-09 10:34:24, Info                  CBS    SPI: Reviewing',
);
test('a stamp that was blanked does not hide it', is, 'cbs', '20xx-xx-18 10:34:24, Info                  CBS    x y');
test('a lost stamp does not hide it', is, 'cbs', 'Error CBS Doqi: Failed loading driver operations queue.');
test(
	'an id between level and component does not hide it',
	is,
	'cbs',
	'2019-08-07 15:43:34, Error      [0x018003] CSI    00000c71 (F) Failed',
);
test(
	'DISM lines are a dism.log, though CBS speaks in it too',
	is,
	'dism',
	'2023-05-22 07:23:32, Info                  DISM   PID=1 TID=2 x\n2023-05-22 07:23:32, Info                  CBS    x\n2023-05-22 07:23:33, Info                  CBS    y',
);
test(
	'sections of device installation are setupapi',
	is,
	'setupapi',
	'[Device Install Log]\r\n     OS Version = 10.0.19045\r\n>>>  [Install Driver Updates]',
);
test(
	'an update agent line of Windows 7 is a WindowsUpdate.log',
	is,
	'windowsupdate',
	'2016-10-19\t11:23:47:375\t1532\t2150\tAU\tx',
);
test(
	'an update agent line of Windows 10 is a WindowsUpdate.log',
	is,
	'windowsupdate',
	'2023/05/22 08:10:12.8479970 6996  7148  Agent           x',
);
test(
	'its heading is a CheckSUR.log',
	is,
	'checksur',
	'=====\r\nChecking System Update Readiness.\r\nBinary Version 6.1.7601.21645',
);
test('quoted columns are a Procmon CSV', is, 'procmon', '\uFEFF"Time of Day","Process Name","PID","Operation"');
test(
	'a list of reported events is a ReportingEvents.log',
	is,
	'reporting',
	'{0B1C2D3E-0001-4002-8003-A1B2C3D4E5F6}\t2021-03-04 08:15:00:375+0800\t1\t183\t101',
);
test('fifteen digits of time begin a poqexec.log', is, 'poqexec', '1d710cbe2a5f800:ea0 MoveFile x => 00000000');
test('a hash at the beginning of a line is no time', is, 'unknown', '1d710cbe2a5f800aa0 MoveFile x => 00000000');
test('an event log is one by its first letters', is, 'evtx', 'ElfFile\u0000\u0000');
test('a Procmon capture in its own format is not its CSV', is, 'pml', 'PML_\t\u0000');
test('a zip is a zip', is, 'zip', 'PK\u0003\u0004rest');
test('prose is unknown', is, 'unknown', 'Dear all,\r\nplease find the CBS.log attached.\r\n');

test('a name says nothing: CBS.log without a CBS line is unknown, and the gap says so', async t => {
	const report = await reportOf('hello\r\nworld\r\n', {path: 'CBS.log'});
	t.is(report.kind, 'unknown');
	t.deepEqual(report.findings, []);
});

for (const [folder, kind] of [
	['setupapi', 'setupapi'],
	['checksur', 'checksur'],
	['dism', 'dism'],
	['cbs', 'cbs'],
	['excerpts', 'cbs'],
] as const) {
	testShared(`every real log in ${folder} is recognised`, async t => {
		const path = shared(`logs/${folder}`)!;
		const {files, gaps} = await analysisOfPaths([path]);
		t.deepEqual(
			files.filter(file => file.kind !== kind).map(file => file.path),
			[],
		);
		if (!readers[kind]) t.is(gaps.filter(({what}) => what === `${kind}.unread`).length, files.length);
	});
}
