import process from 'node:process';
import test from 'ava';
import fc from 'fast-check';
import {makeEvtx} from '../evtx/make-evtx.js';
import {fixtureBytes, reportOf} from '../logs.js';

const text = (...lines: readonly string[]) => Buffer.from(`${lines.join('\r\n')}\r\n`);
const update = 'Security Update for Windows 7 (KB4530000)';
const reported = `{0B1C2D3E-0001-4002-8003-A1B2C3D4E5F6}\t2021-03-04 08:15:00:375+0800\t1\t182\t101\t{1B1C2D3E-0001-4002-8003-A1B2C3D4E5F6}\t501\t80070005\tAutomaticUpdates\tFailure\tContent Install\tInstallation Failure: error 0x80070005: ${update}.`;

const originals: Readonly<Record<string, Buffer>> = {
	dism: fixtureBytes('win10-dism.log'),
	checksur: text(
		'Checking System Update Readiness.',
		'2021-03-04 08:15',
		'(f)\tCBS MUM Corrupt\t0x800F0900\tservicing\\Packages\\Package_for_KB4530000~1~amd64~~6.1.1.0.mum\t\tLine 1: ',
		'(fix)\tCBS MUM Corrupt\tCBS File Replaced\tPackage_for_KB4530000~1~amd64~~6.1.1.0.mum from Cabinet: C:\\x.cab.',
		'(f)\tCSI Payload File Missing\t0x00000000\twidget.dll\tamd64_sample_31bf3856ad364e35_6.1.7601.1_none_01',
		' Found 2 errors',
		' Fixed 1 errors',
	),
	windowsupdate: text(
		'2021-03-04\t08:00:00:872\t380\t353c\tMisc\t===  Logging initialized (build: 7.6.7601.24085, tz: +0800)  ===',
		`2021-03-04\t08:15:05:872\t380\t353c\tReport\tREPORT EVENT: ${reported}`,
		'2021-03-04\t08:15:05:872\t380\t353c\tHandler\tFATAL: CBS called Error with 0x80070005, ',
	),
	reporting: text(reported, reported),
	poqexec: text('1d710ce78665a00:ea0 MoveFile \\SystemRoot\\x.dll => c0000022', '1d710cf2b36b800:ea0 MoveFile x => 0'),
	procmon: text(
		'"Time of Day","Process Name","PID","Operation","Path","Result","Detail"',
		'"4:33:14.3062614 PM","TiWorker.exe","812","CreateFile","C:\\Windows\\a, ""b"".dll","ACCESS DENIED","Desired"',
		'"4:33:15.3062614 PM","agent.exe","813","CreateFile","C:\\Windows\\b.dll","SHARING VIOLATION","Desired"',
	),
	evtx: makeEvtx([
		[
			{
				provider: 'Microsoft-Windows-WindowsUpdateClient',
				id: 20,
				at: '2021-03-04T00:15:00Z',
				data: {errorCode: '0x80070005', updateTitle: update},
			},
			{provider: 'EventLog', id: 6008, at: '2021-03-04T00:20:00Z', data: {time: '8:01:12, 2021/3/4, , , 1'}},
		],
	]).subarray(0, 4096 + 65_536),
};

const edit = fc.record({
	at: fc.nat(),
	kind: fc.constantFrom('flip', 'flip', 'cut', 'repeat', 'nul', 'newline'),
	size: fc.integer({min: 1, max: 300}),
});
type Edit = {readonly at: number; readonly kind: string; readonly size: number};

/** The bytes that are used of an event log lie at its beginning; edits elsewhere would change nothing. */
const used = 8000;
const edited = (bytes: Buffer, {at, kind, size}: Edit): Buffer => {
	const place = at % Math.min(used, bytes.length + 1);
	const [head, tail] = [bytes.subarray(0, place), bytes.subarray(place)];
	if (kind === 'flip')
		return Buffer.concat([head, Buffer.from([(tail[0] ?? 0) ^ (1 << (size % 8))]), tail.subarray(1)]);
	if (kind === 'cut') return Buffer.concat([head, tail.subarray(size)]);
	if (kind === 'repeat') return Buffer.concat([head, tail.subarray(0, size), tail]);
	return Buffer.concat([head, kind === 'nul' ? Buffer.alloc(size) : Buffer.from('\n'), tail]);
};

for (const [kind, original] of Object.entries(originals)) {
	// One after the other, and by the time that the reading itself takes: others use the machine too.
	test.serial(`no mutation of a log breaks its reading or makes it quote what is not there: ${kind}`, async t => {
		t.is((await reportOf(original)).kind, kind as never);
		t.true((await reportOf(original)).findings.length > 0);
		await fc.assert(
			fc.asyncProperty(
				fc.array(edit, {minLength: 1, maxLength: 10}),
				fc.integer({min: 50, max: 90_000}),
				async (edits, size) => {
					const bytes = edits.reduce(edited, Buffer.from(original));
					const before = process.cpuUsage();
					const {error, findings, encoding} = await reportOf(bytes, {size});
					if (bytes.length > 0) t.is(error, null);
					const {user, system} = process.cpuUsage(before);
					t.true(user + system < 2_000_000);
					if (kind === 'evtx' || (encoding !== 'utf-8' && encoding !== 'ascii')) return;
					for (const {quote} of findings) t.true(bytes.toString().includes(quote), JSON.stringify(quote));
				},
			),
			{numRuns: 150},
		);
	});
}

test('a hostile CheckSUR log of one file name a hundred thousand times is read at once', async t => {
	const item = '(f)\tCSI Payload File Missing\t0x00000000\twidget.dll\tamd64_sample_31bf3856ad364e35_6.1_none_01\r\n';
	const fix = '(fix)\tCSI Payload File Missing\tCSI File Replaced\tFile: widget.dll From: C:\\x\\widget.dll\r\n';
	const started = performance.now();
	const report = await reportOf(`${item.repeat(60_000)}${fix.repeat(40_000)}`, {size: 1 << 18});
	t.true(performance.now() - started < 8000, `${Math.round(performance.now() - started)} ms`);
	t.true((report.checksur?.items.length ?? 0) <= 20_000);
	t.true(report.findings.length <= 200);
});
