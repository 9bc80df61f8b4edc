import test from 'ava';
import {readCbs} from '../../../../source/evidence/cbs/cbs.js';
import {anchorsOf, readers} from '../../../../source/evidence/open/reader.js';
import {compileRules} from '../../../../source/evidence/rules/rules.js';
import {analysisOfBytes, analysisOfPaths, fixture, fixtureBytes, line, reportOf, serious} from '../logs.js';
import {shippedRules} from '../shipped-rules.js';

const denied = () => fixtureBytes('win7-driver-denied.log').toString();

test('a healthy Windows 7 log gives its identity, its noise, and no finding', async t => {
	const {files, facts, gaps} = await analysisOfPaths([fixture('win7-healthy.log')]);
	const [file] = files;
	t.like(file, {
		kind: 'cbs',
		encoding: 'ascii',
		bom: false,
		eol: 'crlf',
		lines: 44,
		error: null,
		from: '2019-11-05T23:58:40',
		to: '2019-11-06T02:02:40',
		utcOffset: '+08:00',
		servicingStacks: ['6.1.7601.24383'],
		boots: [],
		phases: [],
		root: null,
		hangs: [],
		findings: [],
		sessions: {total: 7, byClient: {WindowsUpdateAgent: 6, SPP: 1}},
	});
	t.deepEqual(
		file?.codes.map(({hresult, count, noise}) => [hresult, count, noise]),
		[
			['0x800f080d', 8, true],
			['0x80004005', 2, true],
			['0x800f0805', 1, true],
			['0x80070001', 1, true],
		],
	);
	t.deepEqual(
		file?.packages.map(({state}) => state),
		['installed', 'superseded', 'absent', 'staged', 'installed', 'resolved'],
	);
	t.deepEqual(
		facts.map(({name, value, state}) => [name, value, state]),
		[
			['ssu.version', '6.1.7601.24383', 'known'],
			['os.family', 'win7', 'known'],
			['os.arch', 'x64', 'known'],
		],
	);
	t.deepEqual(gaps, []);
});

test('three boots 15 minutes apart, a denied driver and the rollback are told apart', async t => {
	const {files, facts, gaps} = await analysisOfPaths([fixture('win7-driver-denied.log')]);
	const file = files[0]!;
	t.deepEqual(file.boots, ['2020-05-11T09:59:55', '2020-05-11T10:14:55', '2020-05-11T10:29:55']);
	t.deepEqual(
		file.hangs.map(({from, seconds}) => [from, seconds]),
		[
			['2020-05-11T09:59:58', 897],
			['2020-05-11T10:14:58', 897],
		],
	);
	t.deepEqual(
		new Set(serious(file)),
		new Set([
			'cbs-hang-detected',
			'cbs-no-progress',
			'cbs-driver-access-denied',
			'cbs-driver-queue-failed',
			'cbs-rollback',
			'cbs-original-failure',
			'cbs-package-failed',
		]),
	);
	t.like(
		file.findings.find(({rule}) => rule === 'cbs-driver-access-denied'),
		{values: {inf: 'cpu.inf', hresult: '0x80070005'}, count: 2, line: 51},
	);
	t.like(file.root, {status: '0x80070005', line: 51});
	t.deepEqual(
		file.phases.map(({name, to, result}) => [name, to, result]),
		[
			['startup', null, null],
			['driver-queue', null, null],
			['startup', null, null],
			['driver-queue', null, null],
			['startup', '2020-05-11T10:30:41', '0x00000000'],
			['driver-queue', '2020-05-11T10:30:01', '0x80070005'],
			['rollback', '2020-05-11T10:30:41', '0x00000000'],
		],
	);
	const values = Object.fromEntries(facts.map(({name, value}) => [name, value]));
	t.like(values, {
		'ssu.version': '6.1.7601.24537',
		'driver.access-denied': 'cpu.inf',
		'hang.watchdog': 'yes',
		'kb.failed': 'KB4530692',
		'rollback.status': '0x80070005',
	});
	t.deepEqual(
		gaps.map(({what}) => what),
		['setupapi'],
	);
});

test('what is quoted stands in the file at the line that is told', async t => {
	const lines = denied().split('\r\n');
	const {files, facts} = await analysisOfPaths([fixture('win7-driver-denied.log')]);
	for (const {line: number, quote} of files[0]!.findings) t.is(lines[number - 1], quote);
	for (const {because} of facts) for (const {line: number, quote} of because) t.is(lines[number - 1], quote);
});

test('changing the stack line, the INF or the Win32 code changes what follows', async t => {
	const other = await reportOf(denied().replaceAll('6.1.7601.24537', '6.1.7601.24554'));
	t.deepEqual(other.servicingStacks, ['6.1.7601.24554']);

	const inf = await reportOf(denied().replaceAll('cpu.inf', 'disk.inf'));
	t.is(inf.findings.find(({rule}) => rule === 'cbs-driver-access-denied')?.values['inf'], 'disk.inf');

	const invalid = await reportOf(denied().replaceAll('result 5,', 'result 13,').replaceAll('0x80070005', '0x8007000d'));
	t.false(serious(invalid).includes('cbs-driver-access-denied'));
	t.like(
		invalid.findings.find(({rule}) => rule === 'cbs-driver-failed'),
		{values: {inf: 'cpu.inf', hresult: '0x8007000d'}, count: 2},
	);
	t.is(invalid.root?.status, '0x8007000d');
});

test('without the stack line the version is unknown, a gap with the sentence that asks for it', async t => {
	const text = denied().replaceAll(/[^\n]*Loaded Servicing Stack[^\n]*\n/g, '');
	const {files, facts, gaps} = await analysisOfBytes(Buffer.from(text));
	t.deepEqual(files[0]!.servicingStacks, []);
	t.false(facts.some(({name}) => name === 'ssu.version' || name === 'os.family'));
	const gap = gaps.find(({what}) => what === 'ssu.version');
	t.regex(gap?.ask.zh ?? '', /CbsPersist_\*\.cab/);
	t.regex(gap?.ask.en ?? '', /CbsPersist_\*\.cab/);
});

test("the last stack that was loaded is the machine's, and the requirement it meets is taken back", async t => {
	const {files, facts} = await analysisOfPaths([fixture('win10-two-stacks.log')]);
	t.like(files[0], {
		encoding: 'utf-8',
		bom: true,
		eol: 'mixed',
		utcOffset: '-05:00',
		servicingStacks: ['10.0.14393.5100', '10.0.14393.5500'],
		boots: ['2023-03-02T21:09:41', '2023-03-02T21:13:20'],
		sessions: {total: 3, byClient: {'DISM Package Manager Provider': 1, Arbiter: 1, WindowsUpdateAgent: 1}},
	});
	t.deepEqual(serious(files[0]!), []);
	t.like(
		facts.find(({name}) => name === 'ssu.version'),
		{value: '10.0.14393.5500', at: '2023-03-02T21:13:25', state: 'known'},
	);
	t.is(facts.find(({name}) => name === 'os.family')?.value, 'win10');
	t.like(
		files[0]!.packages.find(({kb}) => kb === 'KB5022838'),
		{state: 'installed', hresult: '0x00000000'},
	);
});

test('a stack that is still too old stays a finding and states what is needed', async t => {
	const text = fixtureBytes('win10-two-stacks.log')
		.toString()
		.replaceAll(/10\.0\.14393\.5500(?=_none| with)/g, '10.0.14393.5400');
	const report = await reportOf(text);
	t.like(
		report.findings.find(({rule}) => rule === 'cbs-ssu-required'),
		{level: 'error', values: {needed: '10.0.14393.5500', stack: '10.0.14393.5100'}},
	);
});

test('a file that sfc repaired after all is no finding, one that it left is', async t => {
	const text = fixtureBytes('win10-two-stacks.log').toString();
	t.false(serious(await reportOf(text)).includes('cbs-sfc-unrepaired'));
	const left = await reportOf(text.replaceAll(/[^\n]*\[SR\] Repaired file[^\n]*\n/g, ''));
	t.like(
		left.findings.find(({rule}) => rule === 'cbs-sfc-unrepaired'),
		{count: 1, values: {components: '1', files: '1'}},
	);
	t.true(left.findings.every(({meaning, title}) => !`${meaning.zh}${meaning.en}${title.zh}`.includes('{{')));
});

test('a later run of sfc that has nothing to repair takes the earlier one back', async t => {
	const csi = (message: string) => line(`00000001 ${message}`, {component: 'CSI'});
	const bad = [
		csi('[SR] Repairing 2 components'),
		csi("[SR] Cannot repair member file [l:5]'a.dll' of A, version 1"),
		csi('[SR] Repair complete'),
	];
	t.deepEqual(serious(await reportOf(bad.join('\r\n'))), ['cbs-sfc-unrepaired']);
	t.deepEqual(serious(await reportOf([...bad, csi('[SR] Repairing 0 components')].join('\r\n'))), []);
});

test('a store scan that repaired all, or a later clean one, is no finding', async t => {
	const scan = (detected: number, repaired: number) => [
		line(`Total Detected Corruption:\t${detected}`),
		line(`Total Repaired Corruption:\t${repaired}`),
	];
	const rules = async (...lines: string[]) => serious(await reportOf(lines.join('\r\n')));
	t.deepEqual(await rules(...scan(8, 0)), ['cbs-store-scan-damage']);
	t.deepEqual(await rules(...scan(8, 3)), ['cbs-store-scan-damage']);
	t.deepEqual(await rules(...scan(8, 8)), []);
	t.deepEqual(await rules(...scan(8, 0), ...scan(0, 0)), []);
});

test('a package that failed and went in later is no finding any more', async t => {
	const name = 'Package_for_KB4530692~31bf3856ad364e35~amd64~~6.1.1.3';
	const failed = line(
		`WER: Generating failure report for package: ${name}, status: 0x80070005, failure source: DOQ, start state: Staged, target state: Installed, client id: x`,
	);
	const installed = line(
		`Startup: Package: ${name} completed startup processing, new state: Installed, original: Staged, targeted: Installed.  hr = 0x0`,
	);
	t.deepEqual(serious(await reportOf(failed)), ['cbs-package-failed']);
	t.deepEqual(serious(await reportOf(`${failed}\n${installed}`)), []);
	t.deepEqual(serious(await reportOf(`${installed}\n${failed}`)), ['cbs-package-failed']);
});

test('a code is noise only where every line with it is', async t => {
	const noise = line('Failed to internally open package. [HRESULT = 0x800f0805 - CBS_E_INVALID_PACKAGE]');
	const fault = line('Failed to open package [HRESULT = 0x800f0805 - CBS_E_INVALID_PACKAGE]', {level: 'Error'});
	t.like((await reportOf([noise, noise].join('\n'))).codes[0], {count: 2, noise: true});
	t.like((await reportOf([noise, fault].join('\n'))).codes[0], {count: 2, noise: false, firstLine: 1});
});

test('one boot whose time was reckoned twice is one boot', async t => {
	const boot = (at: string) => line(`TI: Last boot time: 2021-03-04 ${at}`);
	const {boots} = await reportOf([boot('08:00:41.500'), boot('08:00:43.584'), boot('08:16:02.500')].join('\n'));
	t.deepEqual(boots, ['2021-03-04T08:00:41', '2021-03-04T08:16:02']);
});

test('hours of idling between two lines are no hang', async t => {
	const lines = [
		line('Startup: Processing complete. [HRESULT = 0x00000000 - S_OK]'),
		line('Starting TrustedInstaller initialization.', {at: '2021-03-04 11:15:00'}),
	];
	t.deepEqual((await reportOf(lines.join('\n'))).hangs, []);
});

test('both codes behind the one sentence are a hang, and access denied stays another finding', async t => {
	for (const code of ['0x800705b4 - ERROR_TIMEOUT', '0x800f0920 - CBS_E_HANG_DETECTED']) {
		const report = await reportOf(
			[
				line(`Startup: A possible hang was detected on the last boot. [HRESULT = ${code}]`, {level: 'Error'}),
				line('Doqe: Recording result: 0x80070005, for Inf: cpu.inf'),
			].join('\n'),
		);
		t.deepEqual(serious(report), ['cbs-hang-detected', 'cbs-driver-access-denied']);
		t.is(report.findings[0]?.values['hresult'], code.slice(0, 10));
	}
});

test('thousands of equal hits are one finding with a count, thousands of different ones stay bounded', async t => {
	const many = (count: number, inf: (index: number) => string) =>
		Array.from({length: count}, (_, index) => line(`Doqe: Recording result: 0x80070005, for Inf: ${inf(index)}`)).join(
			'\n',
		);
	t.like((await reportOf(many(5000, () => 'cpu.inf'))).findings, [{count: 5000, line: 1, endLine: 5000}]);
	const {findings} = await reportOf(many(5000, index => `x${index}.inf`));
	t.is(findings.length, 200);
	t.is(
		findings.reduce((sum, {count}) => sum + count, 0),
		5000,
	);
});

test('a line says the same whether its anchors are known or not', t => {
	const rules = compileRules(shippedRules, 'cbs');
	const {within} = anchorsOf(readers.cbs!, rules);
	const proofs = rules.flatMap(({rule}) => [...rule.hits, ...rule.misses]);
	const pasted = 'Error CBS Doqi: Failed loading driver operations queue. [HRESULT = 0x80070490 - ERROR_NOT_FOUND]';
	const logs = ['win7-driver-denied.log', 'win7-healthy.log', 'win10-two-stacks.log'].map(name =>
		fixtureBytes(name).toString(),
	);
	for (const log of [...logs, [...proofs, pasted].join('\n')]) {
		const [one, other] = [readCbs(rules), readCbs(rules)];
		for (const [index, text] of log.split(/\r?\n/).entries()) {
			const bytes = Buffer.from(text);
			const words = within(bytes, 0, bytes.length);
			if (words?.length === 0) continue;
			one.line({number: index + 1, text, words: () => words});
			other.line({number: index + 1, text});
		}

		t.deepEqual(one.end(), other.end());
	}
});
