import {readFileSync} from 'node:fs';
import test from 'ava';
import {compareCommand} from '../../../../source/commands/evidence/compare.js';
import {openPaths} from '../../../../source/evidence/open/open.js';
import type {Language} from '../../../../source/text/both.js';
import {width} from '../../../../source/text/shown/width.js';
import {fixture, line, opened} from '../../evidence/logs.js';
import {shippedRules} from '../../evidence/shipped-rules.js';

const run = async (
	logs: Readonly<Record<string, string | undefined>>,
	{paths = Object.keys(logs), json = true, language = 'zh' as Language} = {},
) => {
	let out = '';
	let err = '';
	const code = await compareCommand(
		{paths, json},
		{
			rules: shippedRules,
			types: {'ssu.version': {type: 'version'}},
			language,
			open: (asked, {device}) =>
				asked.every(path => logs[path] === undefined)
					? openPaths(asked, {device})
					: (async function* () {
							for (const path of asked) yield opened(Buffer.from(logs[path]!), {path, device});
						})(),
			write: text => {
				out += text;
			},
			fail: text => {
				err += text;
			},
		},
	);
	return {code, out, err, said: json && code === 0 ? JSON.parse(out) : undefined};
};

const bad = readFileSync(fixture('win7-driver-denied.log'), 'utf8');
const until = (text: string, words: string) => text.slice(0, text.indexOf('\n', text.indexOf(words)) + 1);
const at = (time: string, message: string) => `${line(message, {at: `2020-05-11 ${time}`})}\r\n`;
const done = [
	at('10:00:03', 'INSTALL index: 7, phase: 2, result 0, inf: cpu.inf'),
	at('10:00:03', 'Doqe: Recording result: 0x00000000, for Inf: cpu.inf'),
	at('10:00:03', 'Perf: Doqe: Install ended.'),
	at('10:00:43', 'Startup: Processing complete. [HRESULT = 0x00000000 - S_OK]'),
].join('');
/** The same update going through at the first boot. */
const good = until(bad, 'Installing driver updates').replaceAll('24537', '24554') + done;

test('the bad run parts where it stands still: both lines, and what took how long', async t => {
	const {code, said} = await run({'good.log': good, 'bad.log': bad});
	t.is(code, 0);
	t.is(said.schema, 1);
	t.is(said.kind, 'cbs');
	t.like(said.divergence, {
		phase: 'driver-queue',
		after: {good: {line: 21}, bad: {line: 21}},
		good: {file: 'good.log', line: 22, at: '2020-05-11T10:00:03'},
		bad: {file: 'bad.log', line: 22, at: '2020-05-11T10:14:55'},
	});
	t.regex(said.divergence.good.quote, /INSTALL index: 7, phase: 2, result 0, inf: cpu\.inf$/);
	t.regex(said.divergence.bad.quote, /Starting TrustedInstaller initialization\.$/);
	t.like(said.differences[0], {name: 'ssu.version', values: {good: '6.1.7601.24554', bad: '6.1.7601.24537'}});
	t.is(said.runs.length, 3);
	t.like(said.runs[0].phases[1], {
		name: 'driver-queue',
		good: {seconds: 6, isCut: false},
		bad: {seconds: 898, isCut: true},
	});
	t.like(said.runs[2].phases, [
		{name: 'startup'},
		{name: 'driver-queue', bad: {result: '0x80070005'}},
		{name: 'rollback', good: null},
	]);
});

test('a run that fails parts at the line that fails', async t => {
	const refused = good.replace('result 0,', 'result 5,').replace('0x00000000, for', '0x80070005, for');
	const {said} = await run({'good.log': good, 'bad.log': refused});
	t.regex(said.divergence.good.quote, /result 0, inf/);
	t.regex(said.divergence.bad.quote, /result 5, inf/);
	t.is(said.divergence.after.bad.line, 21);
});

test('another order, other numbers and noise part nothing', async t => {
	const lines = good.split(/(?<=\n)/);
	const [waiting] = lines.filter(text => text.includes('Waiting for SC'));
	const moved = [...lines.filter(text => text !== waiting)];
	moved.splice(moved.findIndex(text => text.includes('autostart event signaled')) + 1, 0, waiting!);
	const noise = at('09:59:57', 'Expecting attribute name [HRESULT = 0x800f080d - CBS_E_MANIFEST_INVALID_ITEM]');
	const other = moved.join('').replace('Count 2', 'Count 646').replaceAll('30811959_', '30811960_') + noise;
	const {said, out} = await run({'good.log': good, 'bad.log': other});
	t.is(said.divergence, null, out);
});

test('a rollback at shutdown is held against the shutdown that went well', async t => {
	const shutdown = [
		at('09:50:00', 'Starting TrustedInstaller initialization.'),
		at('09:50:01', 'Shtd: Begin shutdown processing.'),
		at('09:50:01', 'Perf: Doqe: Install started.'),
	].join('');
	const failed = [
		at('09:50:05', 'Doqe: Failed installing driver updates [HRESULT = 0xe0000100]'),
		at('09:50:05', 'Shtd: Rolling back KTM, because drivers failed.'),
	].join('');
	const fine = `${shutdown}${at('09:50:09', 'Perf: Doqe: Install ended.')}${at('09:50:09', 'Shtd: progress thread terminated normally.')}`;
	const {said} = await run({'good.log': fine, 'bad.log': shutdown + failed});
	t.is(said.divergence.phase, 'driver-queue');
	t.regex(said.divergence.bad.quote, /0xe0000100/);
});

const section = (exit: string, ...lines: readonly string[]) =>
	[
		'[Device Install Log]\r\n     OS Version = 6.1.7601\r\n[BeginLog]\r\n[Boot Session: 2020/05/11 09:59:40.100]\r\n',
		'>>>  [Install Driver Updates]\r\n>>>  Section start 2020/05/11 10:00:00.000\r\n',
		...lines.map(text => `${text}\r\n`),
		`<<<  Section end 2020/05/11 10:00:04.000\r\n<<<  [Exit status: ${exit}]\r\n`,
	].join('');

test('sections of setupapi are held against each other where there is no CBS.log', async t => {
	const refused = section(
		'FAILURE(0x00000005)',
		"!!!  inf: Failed to create registry key 'HKLM\\System\\CurrentControlSet\\Services\\sample'. Error = 0x00000005",
	);
	const {said} = await run({'good.log': section('SUCCESS'), 'bad.log': refused});
	t.is(said.kind, 'setupapi');
	t.like(said.divergence, {phase: 'Install Driver Updates', after: {good: {line: 5}, bad: {line: 5}}, bad: {line: 7}});
	t.like(said.runs[0].phases[0], {good: {seconds: 4, result: '0x00000000'}, bad: {seconds: 4, result: '0x80070005'}});
});

test('a person reads where they part first, within 80 cells, in either language', async t => {
	const zh = await run({'good.log': good, 'bad.log': bad}, {json: false});
	t.regex(zh.out, /^对比 \(cbs\)\n.*\n.*\n\n第一处分歧\n {2}阶段：驱动队列\n/);
	t.regex(zh.out, /坏 {2}bad\.log:22 {2}\(\+14 min 57 s\)/);
	t.regex(zh.out, /驱动队列 +6 s +14 min 57 s \(被打断\)|驱动队列 +6 s +14 min 58 s \(被打断\)/);
	const en = await run({'good.log': good, 'bad.log': bad}, {json: false, language: 'en'});
	t.notRegex(en.out, /[\u4e00-\u9fff]/u);
	for (const {out} of [zh, en])
		t.deepEqual(
			out.split('\n').filter(row => width(row) > 80),
			[],
		);
});

for (const [what, logs, paths] of [
	['one log', {'good.log': good}, ['good.log']],
	['three logs', {'a.log': good, 'b.log': bad, 'c.log': bad}, undefined],
	['a missing log', {'good.log': good}, ['good.log', 'no/such.log']],
	['a text of no known kind', {'good.log': good, 'bad.log': 'a mail'}, undefined],
	['logs of different kinds', {'good.log': good, 'bad.log': section('SUCCESS')}, undefined],
	['the same log twice', {'good.log': good, 'bad.log': good}, undefined],
] as const)
	test(`${what} cannot be compared: one sentence, a hint and exit code 2`, async t => {
		const asked = {...(paths && {paths: [...paths]}), language: 'en' as const};
		const plain = await run(logs, {...asked, json: false});
		t.is(plain.code, 2);
		t.is(plain.out, '');
		t.is(plain.err.trimEnd().split('\n').length, 2, plain.err);
		const {err} = await run(logs, asked);
		t.deepEqual(Object.keys(JSON.parse(err)), ['error', 'hint']);
	});
