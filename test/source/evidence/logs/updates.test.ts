import test from 'ava';
import {analysisOfBytes, reportOf, serious} from '../logs.js';

const title = (kb: string) => `Security Update for Windows 7 for x64-based Systems (${kb})`;
const event = (time: string, status: 'Success' | 'Failure', kb: string, code = '80070005') =>
	[
		'{0B1C2D3E-0001-4002-8003-A1B2C3D4E5F6}',
		`2021-03-04 ${time}:375+0800`,
		'1',
		status === 'Failure' ? '182 [AGENT_INSTALLING_FAILED]' : '183 [AGENT_INSTALLING_SUCCEEDED]',
		'101',
		'{1B1C2D3E-0001-4002-8003-A1B2C3D4E5F6}',
		'501',
		status === 'Failure' ? code : '0',
		'AutomaticUpdates',
		status,
		'Content Install',
		status === 'Failure'
			? `安装失败: Windows 无法安装以下更新，错误为 0x${code}: ${title(kb)}。`
			: `Installation Successful: Windows successfully installed the following update: ${title(kb)}`,
	].join('\t');
const agent = (time: string, component: string, text: string) =>
	`2021-03-04\t${time}:872\t380\t353c\t${component}\t${text}`;
const log = (...lines: string[]) => Buffer.from(`${lines.join('\r\n')}\r\n`);
const stated = async (bytes: Buffer) =>
	(await analysisOfBytes(bytes)).facts.map(({name, value, at}) => `${name} ${value} ${at}`);

test('the list of reported events names each update that failed and its code', async t => {
	const bytes = log(event('08:15:00', 'Failure', 'KB4530000'), event('08:20:00', 'Success', 'KB4530001'));
	const report = await reportOf(bytes);
	t.like(report, {
		kind: 'reporting',
		from: '2021-03-04T08:15:00',
		to: '2021-03-04T08:20:00',
		utcOffset: '+08:00',
	});
	t.deepEqual(serious(report), ['reporting-install-failed']);
	t.like(report.findings[0]?.values, {kb: 'KB4530000', hresult: '0x80070005', update: `${title('KB4530000')}。`});
	t.deepEqual(
		report.codes.map(({hresult, count}) => [hresult, count]),
		[['0x80070005', 1]],
	);
	t.deepEqual(await stated(bytes), ['kb.failed KB4530000 2021-03-04T08:15:00']);
});

test('a list of reported events in wide letters says the same', async t => {
	const wide = Buffer.from(`\uFEFF${log(event('08:15:00', 'Failure', 'KB4530000'))}`, 'utf16le');
	const report = await reportOf(wide, {size: 333});
	t.like(report, {kind: 'reporting', encoding: 'utf-16le', from: '2021-03-04T08:15:00'});
	t.deepEqual(serious(report), ['reporting-install-failed']);
});

test('an update that came right later has not failed', async t => {
	const bytes = log(event('08:15:00', 'Failure', 'KB4530000'), event('09:15:00', 'Success', 'KB4530000'));
	t.deepEqual(serious(await reportOf(bytes)), []);
	t.deepEqual(await stated(bytes), []);
	const back = log(event('08:15:00', 'Success', 'KB4530000'), event('09:15:00', 'Failure', 'KB4530000'));
	t.deepEqual(serious(await reportOf(back)), ['reporting-install-failed']);
});

test('the agent log of Windows 7 tells failed installs, and keeps its warnings low', async t => {
	const bytes = log(
		agent('08:00:00', 'Misc', '===========  Logging initialized (build: 7.6.7601.24085, tz: +0800)  ==========='),
		agent('08:10:00', 'PT', 'WARNING: SyncUpdates failure, error = 0x8024402C, soap client error = 5'),
		agent('08:14:00', 'Handler', 'FATAL: CBS called Error with 0x800f0816, '),
		agent('08:14:30', 'Handler', 'FATAL: CBS called Error with 0x80070005, '),
		agent('08:15:05', 'Report', `REPORT EVENT: ${event('08:15:00', 'Failure', 'KB4530000')}`),
	);
	const report = await reportOf(bytes);
	t.like(report, {
		kind: 'windowsupdate',
		from: '2021-03-04T08:00:00',
		to: '2021-03-04T08:15:05',
		utcOffset: '+08:00',
	});
	t.deepEqual(serious(report), ['wu-cbs-error', 'wu-install-failed']);
	t.deepEqual(
		report.codes.map(({hresult, count, noise}) => [hresult, count, noise]),
		[
			['0x80070005', 2, false],
			['0x8024402c', 1, false],
			['0x800f0816', 1, true],
		],
	);
	t.deepEqual(await stated(bytes), ['kb.failed KB4530000 2021-03-04T08:15:05']);
});

test('the converted log of Windows 10 tells codes without their 0x, and only an install step is serious', async t => {
	const converted = (time: string, component: string, text: string) =>
		`2021/03/04 ${time}.8479970 6996  7148  ${component.padEnd(16)}${text}`;
	const report = await reportOf(
		log(
			converted('08:00:00', 'Agent', '*FAILED* [80248014] GetServiceObject'),
			converted('08:00:00', 'Agent', '*FAILED* [80248014] GetServiceObject'),
			converted('08:30:00', 'Handler', '*FAILED* [80070005] Install'),
		),
	);
	t.like(report, {kind: 'windowsupdate', from: '2021-03-04T08:00:00', to: '2021-03-04T08:30:00'});
	t.deepEqual(serious(report), ['wu-handler-failed']);
	t.deepEqual(
		report.codes.map(({hresult, count}) => [hresult, count]),
		[
			['0x80248014', 2],
			['0x80070005', 1],
		],
	);
});

test('operations done at a restart have their time from the first fifteen digits', async t => {
	const report = await reportOf(
		log(
			'1d710ce78665a00:ea0 MoveFile \\SystemRoot\\WinSxS\\sample.dll => 00000000',
			'1d710ce7a8f2b1c:ea0 MoveFile \\SystemRoot\\WinSxS\\other.dll => c0000034',
			'1d710cf2b36b800:ea0 SetKeyValue \\Registry\\Machine\\COMPONENTS\\x => c0000022',
		),
	);
	t.like(report, {kind: 'poqexec', from: '2021-03-04T08:15:00', utcOffset: '+00:00'});
	t.deepEqual(serious(report), ['poqexec-access-denied']);
	t.deepEqual(
		report.codes.map(({hresult, count}) => [hresult, count]),
		[
			['0xc0000034', 1],
			['0xc0000022', 1],
		],
	);
});
