import test from 'ava';
import type {Analysis} from '../../../../source/evidence/report/report.js';
import {walk} from '../../../../source/walk/walk.js';
import {shipped} from '../../../helpers/knowledge.js';
import {analysisOf, fixtureBytes, opened} from '../logs.js';

/*
Two machines on which one update failed alike: three boots fifteen minutes apart, cpu.inf refused with 5, stacks 24537 and
24554. Each sent CBS.log and setupapi.dev.log.
*/
const first = 'V10NXFH00004B1';
const second = 'V10BJFHA2436072';
const key = String.raw`HKLM\System\CurrentControlSet\Services\sampleppm\Parameters`;
const cbs = fixtureBytes('win7-driver-denied.log').toString('latin1');
const setupapi = fixtureBytes('win7-setupapi-denied.log').toString('latin1');
const older = (log: string) => log.replaceAll('6.1.7601.24537', '6.1.7601.24554');

type Change = (log: string) => string;
const same: Change = log => log;

/** Both machines as they are, but with the logs of the first changed. */
const pair = (change: Change = same): Promise<Analysis> =>
	analysisOf(
		(async function* () {
			for (const [path, log] of [
				[`up/${first}/Logs/CBS/CBS.log`, change(cbs)],
				[`up/${first}/inf/setupapi.dev.log`, change(setupapi)],
				[`up/${second}/Logs/CBS/CBS.log`, older(cbs)],
				[`up/${second}/inf/setupapi.dev.log`, older(setupapi)],
			] as const)
				yield opened(Buffer.from(log, 'latin1'), {path});
		})(),
		{rules: shipped.knowledge.rules, types: shipped.knowledge.facts},
	);

const factsOf = ({facts}: Analysis, device: string): Readonly<Record<string, string>> =>
	Object.fromEntries(
		facts.filter(row => row.device === device && row.state === 'known').map(({name, value}) => [name, value]),
	);
const rulesOf = ({files}: Analysis, device: string, level = 'error') =>
	files
		.filter(file => file.device === device)
		.flatMap(({findings}) => findings.filter(finding => finding.level === level).map(({rule}) => rule));

/** Where the check of the servicing stack leads on a machine with these facts. */
const ssuCheck = (facts: Readonly<Record<string, string>>) => {
	const {trail, standing} = walk({
		trees: shipped.knowledge.trees,
		tree: 'ssu-check',
		answers: new Map(),
		consents: new Set(),
		facts: fact => (fact in facts ? {state: 'known', value: facts[fact]!, because: []} : {state: 'unknown'}),
		stackOf: kb => shipped.knowledge.kb[kb]?.stack?.version,
	});
	return [...trail.map(({nodeId}) => nodeId), standing.at].join(' ');
};

test('each machine states its stack, system, update, driver, key, rollback and watchdog', async t => {
	const analysis = await pair();
	t.deepEqual(analysis.devices, [first, second]);
	for (const [device, stack] of [
		[first, '6.1.7601.24537'],
		[second, '6.1.7601.24554'],
	] as const)
		t.like(factsOf(analysis, device), {
			'ssu.version': stack,
			'os.family': 'win7',
			'os.arch': 'x64',
			'kb.failed': 'KB4530692',
			'driver.access-denied': 'cpu.inf',
			'driver.denied-object': key,
			'hang.watchdog': 'yes',
			'hang.phase': 'startup',
			'restart.pattern': 'fifteen',
			'reboot.pending': 'no',
			'update.rolled-back': 'yes',
			'rollback.status': '0x80070005',
		});
});

test('the stack is the one difference', async t => {
	const {differences} = await pair();
	t.deepEqual(differences, [{name: 'ssu.version', values: {[first]: '6.1.7601.24537', [second]: '6.1.7601.24554'}}]);
});

test('access denied and the time-out are two findings, each with its line', async t => {
	const analysis = await pair();
	for (const device of [first, second]) {
		const rules = rulesOf(analysis, device);
		t.true(rules.includes('cbs-driver-access-denied') && rules.includes('cbs-hang-detected'), rules.join(' '));
		const log = analysis.files.find(file => file.device === device && file.kind === 'cbs')!;
		const [denied] = log.findings.filter(({rule}) => rule === 'cbs-driver-access-denied');
		const [hang] = log.findings.filter(({rule}) => rule === 'cbs-hang-detected');
		t.like(denied, {line: 51, values: {inf: 'cpu.inf'}});
		t.like(hang, {line: 32, count: 2, values: {hresult: '0x800705b4'}});
		t.deepEqual(
			log.boots.map(at => at.slice(11)),
			['09:59:55', '10:14:55', '10:29:55'],
		);
		t.deepEqual(
			log.hangs.map(({seconds, phase}) => [Math.round(seconds / 60), phase]),
			[
				[15, 'driver-queue'],
				[15, 'driver-queue'],
			],
		);
		t.like(log.root, {status: '0x80070005', line: 51});
	}

	t.deepEqual(
		analysis.joined.map(({device, inf, object}) => [device, inf, object]),
		[
			[first, 'cpu.inf', key],
			[second, 'cpu.inf', key],
		],
	);
	t.deepEqual(analysis.gaps, []);
});

test('another stack line changes the fact, the difference and what the tree says of KB4490628', async t => {
	const before = await pair();
	const after = await pair(log => log.replaceAll('6.1.7601.24537', '6.1.7601.23505'));
	t.is(factsOf(after, first)['ssu.version'], '6.1.7601.23505');
	t.is(after.differences[0]?.values[first], '6.1.7601.23505');
	t.is(factsOf(after, second)['ssu.version'], '6.1.7601.24554');
	t.true(ssuCheck(factsOf(before, first)).includes('superseded'));
	t.false(ssuCheck(factsOf(after, first)).includes('superseded'));
	const equal = await pair(older);
	t.deepEqual(equal.differences, []);
	const none = await pair(log => log.replaceAll(/^[^\n]*(?:Loaded Servicing Stack|servicingstack_)[^\n]*\n/gm, ''));
	t.is(factsOf(none, first)['ssu.version'], undefined);
	t.deepEqual(none.differences, []);
	t.true(none.gaps.some(({what, device}) => what === 'ssu.version' && device === first));
});

test('another INF changes the fact, the finding, the join and the difference', async t => {
	const after = await pair(log => log.replaceAll('cpu.inf', 'disk.inf'));
	t.is(factsOf(after, first)['driver.access-denied'], 'disk.inf');
	t.deepEqual(
		after.joined.map(({inf}) => inf),
		['disk.inf', 'cpu.inf'],
	);
	t.deepEqual(after.differences[1], {name: 'driver.access-denied', values: {[first]: 'disk.inf', [second]: 'cpu.inf'}});
	t.is(after.differences.length, 2);
});

test('another Win32 code is no access denied: fact, finding, root and difference follow it', async t => {
	const after = await pair(log =>
		log
			.replaceAll('0x80070005 - E_ACCESSDENIED', '0x80070002 - ERROR_FILE_NOT_FOUND')
			.replaceAll('0x80070005', '0x80070002')
			.replaceAll('result 5,', 'result 2,')
			.replaceAll('0x00000005', '0x00000002')
			.replaceAll('Error 5: Access is denied.', 'Error 2: The system cannot find the file specified.'),
	);
	const facts = factsOf(after, first);
	t.is(facts['driver.access-denied'], undefined);
	t.is(facts['driver.denied-object'], undefined);
	t.is(facts['driver.failed'], 'cpu.inf');
	t.is(facts['rollback.status'], '0x80070002');
	t.false(rulesOf(after, first).includes('cbs-driver-access-denied'));
	t.true(rulesOf(after, first).includes('cbs-hang-detected'));
	t.is(after.joined[0]?.hresult, '0x80070002');
	const names = after.differences.map(({name}) => name);
	for (const name of [
		'ssu.version',
		'rollback.status',
		'code.0x80070002',
		'code.0x80070005',
		'driver.access-denied',
		'driver.failed',
	])
		t.true(names.includes(name), name);
	t.true(names.indexOf('ssu.version') < names.indexOf('code.0x80070002'));
	t.true(names.indexOf('code.0x80070002') < names.indexOf('driver.failed'));
});
