import test from 'ava';
import {devicesOf} from '../../../../source/evidence/report/devices.js';
import {analysisOf, fixtureBytes, opened} from '../logs.js';
import {differencesOf, none, type Said} from '../../../../source/evidence/report/differences.js';

const said = (device: string, values: Readonly<Record<string, string>>): readonly Said[] =>
	Object.entries(values).map(([name, value]) => ({device, name, value}));

test('what is the same on all machines is no difference, and the stack stands before system, codes, packages, hangs and drivers', t => {
	const one = {'driver.failed': 'cpu.inf', 'hang.watchdog': 'yes', 'kb.failed': 'KB4530692', 'os.arch': 'x64'};
	t.deepEqual(
		differencesOf([
			...said('PC-1', {...one, 'code.0x80070005': 'yes', 'ssu.version': '6.1.7601.24537', 'os.family': 'win7'}),
			...said('PC-2', {
				'os.family': 'win7',
				'os.arch': 'x86',
				'code.0x80070005': none,
				'ssu.version': '6.1.7601.24554',
			}),
			...said('PC-2', {'kb.failed': 'KB4525235', 'hang.watchdog': none, 'driver.failed': none}),
		]),
		[
			{name: 'ssu.version', values: {'PC-1': '6.1.7601.24537', 'PC-2': '6.1.7601.24554'}},
			{name: 'os.arch', values: {'PC-1': 'x64', 'PC-2': 'x86'}},
			{name: 'code.0x80070005', values: {'PC-1': 'yes', 'PC-2': none}},
			{name: 'kb.failed', values: {'PC-1': 'KB4530692', 'PC-2': 'KB4525235'}},
			{name: 'hang.watchdog', values: {'PC-1': 'yes', 'PC-2': none}},
			{name: 'driver.failed', values: {'PC-1': 'cpu.inf', 'PC-2': none}},
		],
	);
});

test('what is unknown of a machine is null and no difference by itself', t => {
	t.deepEqual(differencesOf(said('PC-1', {'ssu.version': '6.1.7601.24537'}), ['PC-1', 'PC-2']), []);
	t.deepEqual(
		differencesOf([...said('A', {'os.arch': 'x64'}), ...said('B', {'os.arch': 'x86'})], ['A', 'B', '__proto__']),
		[
			{
				name: 'os.arch',
				values: Object.fromEntries([
					['A', 'x64'],
					['B', 'x86'],
					['__proto__', null],
				]),
			},
		],
	);
});

test('a planned machine of which one thing is stated differs in that alone', t => {
	const failing = {'ssu.version': '6.1.7601.24537', 'hang.watchdog': 'yes'};
	t.deepEqual(
		differencesOf([
			...said('PC-1', failing),
			...said('PC-2', failing),
			...said('test', {'ssu.version': '6.1.7601.24383'}),
		]),
		[{name: 'ssu.version', values: {'PC-1': '6.1.7601.24537', 'PC-2': '6.1.7601.24537', test: '6.1.7601.24383'}}],
	);
});

test('several values of one machine stand together, in whatever order they came', t => {
	const [one, other] = [said('A', {'kb.failed': 'KB4530692'}), said('A', {'kb.failed': 'KB4474419'})];
	const both = [...said('B', {'kb.failed': 'KB4474419'}), ...said('B', {'kb.failed': 'KB4530692'})];
	t.deepEqual(differencesOf([...one, ...other, ...both]), []);
	t.is(differencesOf([...one, ...other, ...said('B', {'kb.failed': none})])[0]?.values['A'], 'KB4474419, KB4530692');
});

const tells = test.macro((t, paths: readonly string[], expected: readonly (string | undefined)[]) => {
	const devices = devicesOf(paths);
	t.deepEqual(
		paths.map(path => devices.get(path)),
		[...expected],
	);
});

const v10b = 'V10BJFHA2436072';
const v10n = 'V10NXFH00004B1';
test('one log alone is of no known machine', tells, ['up/CBS.log'], [undefined]);
test(
	'a serial in the path names the machine',
	tells,
	[`up/${v10b}/CBS.log`, `up/${v10b}/inf/setupapi.dev.log`],
	[v10b, v10b],
);
test(
	'a serial in the name of a log names it too',
	tells,
	[`up/CBS_${v10b}.log`, `up/CBS_${v10n}.log`, 'up/setupapi.dev.log'],
	[v10b, v10n, 'up'],
);
test(
	'one folder for each machine',
	tells,
	['up/PC1/Logs/CBS/CBS.log', 'up/PC1/inf/setupapi.dev.log', 'up/PC2/CBS.log'],
	['PC1', 'PC1', 'PC2'],
);
test(
	'one archive for each machine',
	tells,
	['甲.zip!/Windows/Logs/CBS/CBS.log', '乙.zip!/Windows/Logs/CBS/CBS.log'],
	['甲', '乙'],
);
test('one folder for each machine in one archive', tells, ['a.zip!/甲/CBS.log', 'a.zip!/乙/CBS.log'], ['甲', '乙']);
test(
	'rotated parts are of the machine they lie with',
	tells,
	['PC1/CBS/CBS.log', 'PC1/CBS/CbsPersist_20191106100000.cab!/CbsPersist_20191106100000.log', 'PC2/CBS.log'],
	['PC1', 'PC1', 'PC2'],
);
test(
	'logs sorted by kind are of one machine',
	tells,
	['up/servicing logs/CBS.log', 'up/drivers/setupapi.dev.log'],
	[undefined, undefined],
);
test(
	'a folder of more logs beside a log is of the same machine',
	tells,
	['PC1/CBS.log', 'PC1/more/System.evtx', 'PC2/CBS.log'],
	['PC1', 'PC1', 'PC2'],
);
test(
	'what was sent on another day is of the same machine',
	tells,
	['up/2024-08-01/PC1/CBS.log', 'up/2024-08-05/PC1/CBS.log', 'up/PC2/CBS.log'],
	['PC1', 'PC1', 'PC2'],
);
test(
	'folders of one name are told apart by those around them',
	tells,
	['A/my logs/CBS.log', 'B/my logs/CBS.log'],
	['A/my logs', 'B/my logs'],
);
test('folders of Windows', tells, [String.raw`C:\up\PC1\CBS.log`, String.raw`C:\up\PC2\CBS.log`], ['PC1', 'PC2']);

const logs = async function* (...files: ReadonlyArray<readonly [path: string, log: string]>) {
	for (const [path, log] of files) yield opened(Buffer.from(log, 'latin1'), {path});
};
const denied = fixtureBytes('win7-driver-denied.log').toString('latin1');

test('the logs of two machines are told apart by their folders, and what differs is told first', async t => {
	const older = denied.replaceAll('24537', '24383');
	const {devices, differences, facts, files} = await analysisOf(
		logs(['up/甲/CBS.log', denied], ['up/乙/CBS.log', older]),
	);
	t.deepEqual(devices, ['甲', '乙']);
	t.deepEqual(
		files.map(({device}) => device),
		['甲', '乙'],
	);
	t.true(facts.every(({state}) => state === 'known'));
	t.deepEqual(differences, [{name: 'ssu.version', values: {甲: '6.1.7601.24537', 乙: '6.1.7601.24383'}}]);
});

test('what one machine failed with and the other did not is a difference, a log that nobody sent is none', async t => {
	const healthy = denied.replaceAll(/^[^\n]*(?:Doqe|INSTALL|hang was|ailed|failure|Rolling|rolling)[^\n]*\n/gm, '');
	const {differences} = await analysisOf(logs(['A/CBS.log', denied], ['B/CBS.log', healthy], ['C/CBS.txt', '']));
	const values = Object.fromEntries(differences.map(difference => [difference.name, difference.values]));
	t.deepEqual(values['driver.access-denied'], {A: 'cpu.inf', B: none});
	t.deepEqual(values['code.0x80070005'], {A: 'yes', B: none});
	t.is(values['ssu.version'], undefined);
});

test('one log under the names of two machines speaks for both', async t => {
	const {facts, files} = await analysisOf(
		logs(['A/CBS.log', denied], ['B/CBS.log', denied], ['B/CBS (1).log', denied]),
	);
	t.deepEqual(
		files.map(({sameAs}) => sameAs),
		[undefined, undefined, 'B/CBS.log'],
	);
	t.deepEqual(
		facts.filter(({name}) => name === 'ssu.version').map(({device}) => device),
		['A', 'B'],
	);
});
