import test from 'ava';
import fc from 'fast-check';
import {joinDrivers} from '../../../../source/evidence/report/join.js';
import type {Analysis} from '../../../../source/evidence/report/report.js';
import {spansOf} from '../../../../source/evidence/report/spans.js';
import {makeEvtx} from '../evtx/make-evtx.js';
import {analysisOf, fixtureBytes, line, opened} from '../logs.js';

type Part = readonly [log: string | Uint8Array, path: string, device?: string];

const analysisOfParts = (...parts: Part[]): Promise<Analysis> =>
	analysisOf(
		(async function* () {
			for (const [log, path, device] of parts)
				yield opened(typeof log === 'string' ? Buffer.from(log, 'latin1') : log, {path, device: device ?? null});
		})(),
	);

const cbs = () => fixtureBytes('win7-driver-denied.log').toString('latin1');
const setupapi = () => fixtureBytes('win7-setupapi-denied.log').toString('latin1');
const key = String.raw`HKLM\System\CurrentControlSet\Services\sampleppm\Parameters`;
const whats = ({gaps}: Analysis) => gaps.map(({what}) => what);

test('a driver that CBS and setupapi both tell is joined, with the key and the line of each', async t => {
	for (const order of [
		[cbs(), setupapi()],
		[setupapi(), cbs()],
	]) {
		const {joined, gaps} = await analysisOfParts([order[0]!, 'one', 'PC-1'], [order[1]!, 'other', 'PC-1']);
		t.like(joined, [
			{
				device: 'PC-1',
				inf: 'cpu.inf',
				hresult: '0x80070005',
				cause: '0x80070005',
				object: key,
				at: '2020-05-11T10:30:01',
				section: 'Install Driver Updates',
				minutesBehind: 0,
				cbs: {line: 52},
				setupapi: {line: 54},
			},
		]);
		t.is(joined.length, 1);
		t.true(joined[0]!.cbs.quote.endsWith('Doqe: Recording result: 0x80070005, for Inf: cpu.inf'));
		t.true(joined[0]!.setupapi.quote.includes(key));
		t.true(joined[0]!.meaning.zh.includes(key) && joined[0]!.meaning.en.includes(key));
		t.deepEqual(gaps, []);
	}
});

test('a case of letters in the name of an INF parts nothing', async t => {
	const {joined} = await analysisOfParts([cbs().replaceAll('cpu.inf', 'CPU.INF'), 'a'], [setupapi(), 'b']);
	t.is(joined.length, 1);
});

test('another device, another INF or another hour is not joined', async t => {
	const apart = [
		[setupapi(), 'b', 'PC-2'],
		[setupapi().replaceAll('cpu.inf', 'disk.inf'), 'b', 'PC-1'],
		[setupapi().replaceAll('2020/05/11 10:', '2020/05/11 12:'), 'b', 'PC-1'],
	] as const;
	for (const part of apart) t.deepEqual((await analysisOfParts([cbs(), 'a', 'PC-1'], part)).joined, []);
});

test('a section whose stamps are in UTC is joined by the offset of the machine', async t => {
	const utc = setupapi().replaceAll('2020/05/11 10:', '2020/05/11 02:');
	const {joined, files, gaps} = await analysisOfParts([cbs(), 'a'], [utc, 'b']);
	t.is(files[0]!.utcOffset, '+08:00');
	t.like(joined, [{inf: 'cpu.inf', minutesBehind: 480}]);
	t.deepEqual(gaps, []);
});

test('a queue that names no INF takes it from the section', async t => {
	const unnamed = cbs().replaceAll(/[^\n]*(?:Recording result|INSTALL index)[^\n]*\n/g, '');
	const {joined} = await analysisOfParts([unnamed, 'a'], [setupapi(), 'b']);
	t.like(joined, [{inf: 'cpu.inf', object: key, hresult: '0x80070005'}]);
});

test('the code of setupapi stands beside that of CBS where they differ', async t => {
	const {joined} = await analysisOfParts(
		[cbs().replaceAll('0x80070005', '0xe0000100').replaceAll('result 5,', 'result 87,'), 'a'],
		[setupapi(), 'b'],
	);
	t.true(joined.some(({hresult, cause}) => hresult === '0xe0000100' && cause === '0x80070005'));
});

test('a setupapi log that begins after the failing boot leaves a gap with the sentence that asks', async t => {
	const late = setupapi().replaceAll('2020/05/1', '2020/06/1');
	const analysis = await analysisOfParts([cbs(), 'a'], [late, 'b']);
	t.deepEqual(new Set(whats(analysis)), new Set(['setupapi.boot', 'cbs.boot']));
	const gap = analysis.gaps.find(({what}) => what === 'setupapi.boot')!;
	t.regex(gap.why.zh, /2020-05-11 10:30:01.*没有覆盖那次启动/);
	t.regex(gap.ask.zh, /setupapi\.offline\.log/);
	t.regex(gap.ask.en, /setupapi\.offline\.log/);
});

test('a setupapi log without a failure of that minute leaves a gap of its own', async t => {
	const other = setupapi().replaceAll('FAILURE(0x00000005)', 'SUCCESS');
	const {gaps} = await analysisOfParts([cbs(), 'a'], [other, 'b']);
	t.deepEqual(
		gaps.map(({what, why}) => [what, why.zh.includes('没有对应的失败记录')]),
		[['setupapi.boot', true]],
	);
});

test('driver updates that failed outside every CBS.log ask for the older ones', async t => {
	const {gaps} = await analysisOfParts([line('Loaded Servicing Stack v6.1.7601.24537'), 'CBS.log'], [setupapi(), 'b']);
	const gap = gaps.find(({what}) => what === 'cbs.boot')!;
	t.is(gap.file, 'b');
	t.regex(gap.ask.zh, /CbsPersist/);
});

test('a hang of the boot before that the log does not hold asks for the older ones, an older one answers it', async t => {
	const hang = line('Startup: A possible hang was detected on the last boot. [HRESULT = 0x800705b4 - ERROR_TIMEOUT]');
	const alone = [line('Loaded Servicing Stack v6.1.7601.24537'), hang].join('\n');
	t.deepEqual(whats(await analysisOfParts([alone, 'CBS.log'])), ['cbs.boot']);
	const before = line('Startup: Initializing driver operations queue.', {at: '2021-03-04 07:58:00'});
	t.deepEqual(whats(await analysisOfParts([`${before}\n${alone}`, 'CBS.log'])), []);
	t.deepEqual(whats(await analysisOfParts([alone, 'CBS.log'], [before, 'CbsPersist.log'])), []);
});

test('nothing to join is nothing, not an error', t => {
	t.deepEqual(joinDrivers([]), []);
});

const v10 = 'V10BJFHA2436072';
const evtx = (computer: string) =>
	makeEvtx([[{provider: 'EventLog', id: 6008, at: '2021-03-04T00:30:00Z', data: {}, computer}]]);
const stack = line('Loaded Servicing Stack v6.1.7601.24537');

for (const [what, parts, expected] of [
	[
		'the serial of another machine in the path',
		[[stack, 'V10NXFH00004B1/CBS.log', v10]],
		[/V10NXFH00004B1，与机器 V10BJFHA2436072 不符/],
	],
	['its own serial in the path', [[stack, `${v10}/CBS.log`, v10]], []],
	['a machine whose name is no serial', [[stack, 'V10NXFH00004B1/CBS.log', '李霞的电脑']], []],
	[
		'events of two computers',
		[
			[evtx('PC-0001'), 'System.evtx', 'A'],
			[evtx('PC-0002'), 'Setup.evtx', 'A'],
		],
		[/PC-0001、PC-0002/],
	],
	[
		'events of one computer',
		[
			[evtx('PC-0001'), 'System.evtx', 'A'],
			[evtx('pc-0001'), 'Setup.evtx', 'A'],
		],
		[],
	],
	[
		'the same log sent for two machines',
		[
			[stack, 'a', 'A'],
			[stack, 'b', 'B'],
		],
		[/机器 B 的日志内容完全相同/, /机器 A 的日志内容完全相同/],
	],
] as const)
	test(`the wrong machine: ${what}`, async t => {
		const {gaps} = await analysisOfParts(...parts);
		const found = gaps.filter(({what}) => what === 'device');
		t.is(found.length, expected.length);
		for (const [index, pattern] of expected.entries()) t.regex(found[index]!.why.zh, pattern);
		for (const {ask, device} of found) t.true(ask.zh.includes(device!) && ask.en.includes(device!));
	});

test('an update that failed by the events alone asks for CBS.log', async t => {
	const data = {
		errorCode: '0x80070005',
		updateTitle: 'Security Update for Windows 7 (KB4530692)',
		updateRevisionNumber: '1',
	};
	const failed = makeEvtx([
		[{provider: 'Microsoft-Windows-WindowsUpdateClient', id: 20, at: '2021-03-04T00:30:00Z', data}],
	]);
	const alone = await analysisOfParts([failed, 'System.evtx']);
	t.deepEqual(whats(alone), ['cbs']);
	t.regex(alone.gaps[0]!.ask.zh, /C:\\Windows\\Logs\\CBS/);
	t.deepEqual(whats(await analysisOfParts([failed, 'System.evtx'], [stack, 'CBS.log'])), []);
});

test('the stretches of time that hold a moment are those that a look through all of them finds', t => {
	const moment = fc.oneof(fc.integer({min: 0, max: 30}), fc.constant(Number.NaN));
	fc.assert(
		fc.property(fc.array(fc.tuple(moment, moment), {maxLength: 12}), moment, (stretches, asked) => {
			const spans = stretches.map(([from, to], of) => ({from, to, of}));
			const {at, isAny} = spansOf(spans);
			const holding = spans.filter(({from, to}) => from <= asked && asked <= to).map(span => span.of);
			t.deepEqual(at(asked), holding);
			t.is(isAny(asked), holding.length > 0);
		}),
	);
});
