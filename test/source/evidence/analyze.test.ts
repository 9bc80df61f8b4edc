import test from 'ava';
import {analyze, type Message} from '../../../source/evidence/analyze.js';
import {recordedFacts, recordedFindings} from '../../../source/evidence/report/facts.js';
import {openPaths} from '../../../source/evidence/open/open.js';
import {mutated} from '../../faults/logs.js';
import {analysisOf, fixture, fixtureBytes, line, opened} from './logs.js';
import {shippedRules} from './shipped-rules.js';

const rules = shippedRules;

test('progress, the first hit, each file and the end are told in this order', async t => {
	const bytes = fixtureBytes('win7-driver-denied.log');
	const messages: Message[] = [];
	for await (const message of analyze(
		(async function* () {
			yield opened(bytes, {size: 100_000});
		})(),
		{rules},
	))
		messages.push(message);
	t.deepEqual(
		messages.map(({type}) => type),
		['hit', 'progress', 'file', 'done'],
	);
	const progress = messages.find(message => message.type === 'progress');
	t.like(progress, {bytes: bytes.length, total: bytes.length});
});

test('a file that breaks while it is read is a value, and the next one is still read', async t => {
	const broken = {
		...opened(Buffer.from('x'), {path: 'broken.log'}),
		chunks: (async function* () {
			yield Buffer.from(line('x'));
			throw new Error('EIO: the disk is gone');
		})(),
	};
	const {files} = await analysisOf(
		(async function* () {
			yield broken;
			yield opened(fixtureBytes('win7-healthy.log'));
		})(),
	);
	t.regex(files[0]?.error?.en ?? '', /EIO/);
	t.is(files[0]?.sha256, null);
	t.is(files[1]?.kind, 'cbs');
});

test('of one device the newest word is known, the older is history, another device stands apart', async t => {
	const stack = (version: string, at: string) =>
		Buffer.from(
			line(
				`Loaded Servicing Stack v${version} with Core: C:\\x\\amd64_microsoft-windows-servicingstack_1\\cbscore.dll`,
				{at},
			),
		);
	const {facts, devices} = await analysisOf(
		(async function* () {
			yield opened(stack('6.1.7601.24537', '2020-05-02 10:00:00'), {path: 'CBS.log', device: 'A'});
			yield opened(stack('6.1.7601.24383', '2020-05-01 10:00:00'), {path: 'CbsPersist.log', device: 'A'});
			yield opened(stack('6.1.7601.24554', '2020-05-01 10:00:00'), {path: 'other/CBS.log', device: 'B'});
		})(),
	);
	const versions = facts
		.filter(({name}) => name === 'ssu.version')
		.map(({device, value, state}) => [device, value, state]);
	t.deepEqual(versions, [
		['A', '6.1.7601.24383', 'history'],
		['A', '6.1.7601.24537', 'known'],
		['B', '6.1.7601.24554', 'known'],
	]);
	t.deepEqual(devices, ['A', 'B']);
});

test('two words of the same moment contradict each other', async t => {
	const stack = (version: string, path: string) =>
		opened(Buffer.from(line(`Loaded Servicing Stack v${version}`)), {path, device: 'A'});
	const {facts} = await analysisOf(
		(async function* () {
			yield stack('6.1.7601.24537', 'a');
			yield stack('6.1.7601.24383', 'b');
		})(),
	);
	t.deepEqual(
		facts.filter(({name}) => name === 'ssu.version').map(({state}) => state),
		['contradicted', 'contradicted'],
	);
});

test('a stack in another file of the device closes the gap, a setupapi log closes the other', async t => {
	const driver = Buffer.from(line('Doqe: Recording result: 0x80070005, for Inf: cpu.inf'));
	const stack = Buffer.from(line('Loaded Servicing Stack v6.1.7601.24537'));
	const setupapi = Buffer.from(
		[
			'>>>  [Install Driver Updates]',
			'>>>  Section start 2021/03/04 08:14:59.000',
			"!!!  sto: Failed to install 'C:\\x\\cpu.inf'. Error = 0x00000005",
			'<<<  Section end 2021/03/04 08:15:00.000',
			'<<<  [Exit status: FAILURE(0x00000005)]',
		].join('\r\n'),
	);
	const whats = async (...parts: Array<[Buffer, string]>) => {
		const {gaps} = await analysisOf(
			(async function* () {
				for (const [bytes, device] of parts) yield opened(bytes, {path: `${device}/${bytes.length}`, device});
			})(),
		);
		return gaps.map(({what}) => what);
	};
	t.deepEqual(await whats([driver, 'A']), ['ssu.version', 'setupapi']);
	t.deepEqual(await whats([driver, 'A'], [stack, 'A']), ['setupapi']);
	t.deepEqual(await whats([driver, 'A'], [stack, 'A'], [setupapi, 'A']), []);
	t.deepEqual(
		await whats([driver, 'A'], [stack, 'B'], [setupapi, 'B']),
		['ssu.version', 'setupapi'],
		'another device closes nothing',
	);
});

test('what the case keeps names file, sha256, line and quote', async t => {
	for await (const message of analyze(openPaths([fixture('win7-driver-denied.log')]), {rules})) {
		if (message.type !== 'file') continue;
		const {report: file, facts} = message;
		const kept = [...recordedFindings(file), ...recordedFacts({file, facts})];
		t.true(kept.length > 8);
		for (const {sha256, quote, line: number} of kept) t.true(sha256 === file.sha256 && quote.length > 20 && number > 0);
	}
});

test('no change to a log breaks the analysis or makes it quote what does not stand at its line', async t => {
	const {what, figure, goal, isMet} = await mutated(200);
	t.log(`${what}: ${figure}`);
	t.true(isMet, `${what}: ${figure}; the goal: ${goal}`);
});
