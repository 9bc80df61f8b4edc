import test from 'ava';
import {analysisOfBytes, fixture, analysisOfPaths, line, reportOf, serious} from '../logs.js';

const at = (time: string, message: string, level = 'Info') => line(message, {at: `2021-03-04 ${time}`, level});
const percent = (time: string, value: number) =>
	at(time, `Progress: UI message updated. Operation type: Update. Stage: 1 out of 1. Percent progress: ${value}.`);
const start = (time: string) => at(time, 'Starting TrustedInstaller initialization.');
const begun = (time: string) => at(time, 'Shtd: Begin shutdown processing.');

test('the percentage that stood on the screen before a rollback is kept, with its line', async t => {
	const log = [
		percent('08:00:00', 7),
		percent('08:00:01', 32),
		at('08:15:03', 'Progress: UI message updated. Operation type: Update. Stage: 1 out of 1. Rollback.'),
		percent('08:16:00', 90),
	].join('\r\n');
	const {files, facts} = await analysisOfBytes(Buffer.from(log));
	t.deepEqual(files[0]!.shown, [
		{percent: 32, at: '2021-03-04T08:00:01', line: 2, before: 'rollback'},
		{percent: 90, at: '2021-03-04T08:16:00', line: 4, before: 'end'},
	]);
	t.like(
		facts.find(({name}) => name === 'screen.percent'),
		{value: '90', because: [{line: 4}]},
	);
});

test('a percentage on a line of its own takes the time of the line before it', async t => {
	const log = [
		at('08:00:00', 'Progress: UI message updated. Operation type: Update. Stage: 0 out of 0.'),
		'Percent progress: 7.',
	];
	t.deepEqual((await reportOf(log.join('\r\n'))).shown, [
		{percent: 7, at: '2021-03-04T08:00:00', line: 2, before: 'end'},
	]);
});

test('an update that reached 100 % stood nowhere', async t => {
	const log = [percent('08:00:00', 30), start('08:02:00'), percent('08:03:00', 100), start('09:00:00')].join('\n');
	const {files, facts} = await analysisOfBytes(Buffer.from(log));
	t.deepEqual(
		files[0]!.shown.map(({percent: value, before}) => [value, before]),
		[
			[30, 'restart'],
			[100, 'restart'],
		],
	);
	t.false(facts.some(({name}) => name === 'screen.percent'));
});

test('the last ExecuteState is told whole, and the safety value before the work is no finding', async t => {
	const safety = at('08:00:00', 'Setting ExecuteState key to: CbsExecuteStateFailed');
	t.deepEqual(serious(await reportOf(safety)), []);
	const report = await reportOf(
		[
			safety,
			at('08:01:00', 'Startup: current ExecuteState is CbsExecuteStateResolvePending'),
			at('08:02:00', 'Setting ExecuteState key to: CbsExecuteStateStageDrivers | CbsExecuteStateFlagDriversFailed'),
		].join('\n'),
	);
	t.deepEqual(report.executeState, {
		state: 'CbsExecuteStateStageDrivers | CbsExecuteStateFlagDriversFailed',
		at: '2021-03-04T08:02:00',
		line: 3,
	});
});

test("both limits of the watchdog are read from the log, and the shutdown's own", async t => {
	const log = [
		at('08:00:00', 'Shtd: PreshutdownTimeout: 3600000ms, BlockTimeIncrement: 900000ms'),
		at('08:05:00', 'Startup: BlockTime: 10800000ms, BlockTimeIncrement: 1800000ms'),
	].join('\n');
	const {files, facts} = await analysisOfBytes(Buffer.from(log));
	const values = Object.fromEntries(facts.map(({name, value}) => [`${name} ${value}`, true]));
	t.like(values, {
		'hang.block-time 10800000': true,
		'hang.block-time-increment 900000': true,
		'hang.block-time-increment 1800000': true,
	});
	t.deepEqual(
		files[0]!.findings.map(({values: {preshutdown, block}}) => [preshutdown, block]),
		[
			['3600000', undefined],
			[undefined, '10800000'],
		],
	);
});

const hangs = test.macro(
	async (t, lines: readonly string[], expected: ReadonlyArray<readonly [number, string | null]>) => {
		const report = await reportOf(lines.join('\r\n'));
		t.deepEqual(
			report.hangs.map(({seconds, phase}) => [seconds, phase]),
			expected as Array<[number, string | null]>,
		);
	},
);

test(
	'silence while drivers are installed is a hang of the driver queue',
	hangs,
	[
		at('08:00:00', 'Startup: Initializing driver operations queue.'),
		at('08:00:01', 'Perf: Doqe: Install started.'),
		start('08:15:01'),
	],
	[[900, 'driver-queue']],
);

test(
	'silence in a shutdown that goes on is a hang',
	hangs,
	[
		begun('08:00:00'),
		at(
			'08:15:00',
			'Shtd: Timed out waiting for shutdown processing to complete - no progress detected in last 900000 milliseconds',
		),
	],
	[[900, 'shutdown']],
);

test(
	'silence after a shutdown began, until the machine starts again, is none',
	hangs,
	[begun('08:00:00'), start('17:00:00')],
	[],
);

test(
	'14 minutes and 29 seconds are no hang, one second more is',
	hangs,
	[
		at('08:00:00', 'Startup: Initializing driver operations queue.'),
		at('08:14:29', 'Startup: Waiting for SC autostart event'),
		at('08:28:59', 'Startup: SC autostart event signaled'),
	],
	[[870, 'startup']],
);

test(
	'silence with nothing under way is none',
	hangs,
	[
		at('08:00:00', 'Session: 30811959_2769319481 initialized by client WindowsUpdateAgent.'),
		at('09:00:00', 'Session: 30811959_2769319482 initialized by client WindowsUpdateAgent.'),
	],
	[],
);

test('what the driver queue could not do is told by INF and code, each failure once', async t => {
	const {files} = await analysisOfPaths([fixture('win7-driver-denied.log')]);
	t.deepEqual(
		files[0]!.drivers.map(({inf, hresult, at: when, line: number}) => [inf, hresult, when, number]),
		[
			['cpu.inf', '0x80070005', '2020-05-11T10:30:01', 52],
			[null, '0x80070005', '2020-05-11T10:30:01', 55],
		],
	);
});

const finds = test.macro(async (t, log: string, expected: Readonly<Record<string, string>>, rule: string) => {
	const {findings} = await reportOf(log);
	t.deepEqual(
		findings.map(found => found.rule),
		[rule],
	);
	t.like(findings[0], Object.keys(expected).length > 0 ? {values: expected} : {line: 1});
});
const csi = (message: string, level = 'Info') => line(`00000a01 ${message}`, {component: 'CSI', level});

test(
	'an advanced installer is told by its name',
	finds,
	csi(
		'(F) Failed execution of queue item Installer: Task Scheduler ({00000000-0000-0000-0000-000000000001}) with HRESULT HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND).  Failure will not be ignored',
		'Error',
	),
	{installer: 'Task Scheduler'},
	'cbs-advanced-installer',
);
test(
	'the summary of an installer names its file and code',
	finds,
	csi('==Error Summary Start== Installer: Network Drivers Binary Name: NetSetupAI.dll ErrorCode: 800106d9 Phase: 31'),
	{installer: 'Network Drivers', binary: 'NetSetupAI.dll', code: '800106d9', number: '31'},
	'cbs-installer-error',
);
test(
	'a machine without an ESU licence is told by its code',
	finds,
	csi('ESU: not eligible:HRESULT_FROM_WIN32(1633)'),
	{hresult: '0x80070661'},
	'cbs-esu-not-eligible',
);
test('a clean run of sfc is told as such', finds, csi('[SR] Repairing 0 components'), {}, 'cbs-sfc-clean');
test(
	'a clean scan of the store is told as such',
	finds,
	line('Total Detected Corruption:\t0'),
	{},
	'cbs-store-scan-clean',
);
test(
	'a boot that gives up for want of progress is told',
	finds,
	line(
		'Startup: No progress detected while needing to process the advanced operation queue, rolling back and cancelling the transaction. [HRESULT = 0x80004005 - E_FAIL]',
		{level: 'Error'},
	),
	{what: 'the advanced operation queue'},
	'cbs-no-progress',
);
test(
	'a boot that asks for another one is told',
	finds,
	line('Startup: Failed, restart required to try again.'),
	{},
	'cbs-retry-boot',
);

test('the root is the first line of the same boot with the status that the rollback names', async t => {
	const log = [
		start('08:00:00'),
		at('08:00:01', 'Failed to stage. [HRESULT = 0x8007000d - ERROR_INVALID_DATA]'),
		start('08:15:00'),
		at('08:15:01', 'Doqe: Recording result: 0x8007000d, for Inf: disk.inf'),
		at(
			'08:15:02',
			'Startup: Failed while processing non-critical driver operations queue. [HRESULT = 0x8007000d - ERROR_INVALID_DATA]',
			'Error',
		),
		at(
			'08:15:03',
			'Setting original failure status: 0x8007000d, last forward execute state: CbsExecuteStatePrimitives',
		),
	].join('\n');
	t.like((await reportOf(log)).root, {status: '0x8007000d', line: 4});
});

test('a rollback whose cause the log does not name states the first failure of its boot', async t => {
	const {facts} = await analysisOfBytes(
		Buffer.from(
			[
				line('Starting TrustedInstaller initialization.'),
				line('Doqe: Failed installing driver updates [HRESULT = 0xe0000100 - Unknown Error]'),
				line('Shtd: Rolling back KTM, because drivers failed.'),
			].join('\r\n'),
		),
	);
	t.like(
		facts.find(({name}) => name === 'rollback.status'),
		{value: '0xe0000100', because: [{line: 2}]},
	);
});

test('whether a restart is pending is what the log says of it last', async t => {
	const pendingAfter = async (...messages: readonly string[]) => {
		const {facts} = await analysisOfBytes(Buffer.from(messages.map(message => line(message)).join('\r\n')));
		return facts.find(({name, state}) => name === 'reboot.pending' && state === 'known')?.value;
	};
	const ended = 'Session: 31271046_3324950609 finalized. Reboot required: yes [HRESULT = 0x00000000 - S_OK]';
	const done = 'Startup: Processing complete. [HRESULT = 0x00000000 - S_OK]';
	t.is(await pendingAfter(ended), 'yes');
	t.is(await pendingAfter(ended, done), 'no');
	t.is(
		await pendingAfter(ended, done.replace('0x00000000 - S_OK', '0x80070bc2 - ERROR_SUCCESS_REBOOT_REQUIRED')),
		'yes',
	);
	t.is(await pendingAfter(done, ended), 'yes');
	t.is(await pendingAfter(ended.replace('yes', 'no')), undefined);
});
