import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {analyzeCommand} from '../../../../source/commands/evidence/analyze.js';
import type {FileFacts} from '../../../../source/evidence/report/facts.js';
import {openPaths} from '../../../../source/evidence/open/open.js';
import type {Language} from '../../../../source/text/both.js';
import {width} from '../../../../source/text/shown/width.js';
import {temporaryFolder} from '../../../helpers/folder.js';
import {root, shared} from '../../../helpers/root.js';
import {testShared} from '../../../helpers/shared.js';
import {type ZipEntry, zipOf} from '../../../helpers/zip.js';
import {fixture, line, opened} from '../../evidence/logs.js';
import {shippedRules} from '../../evidence/shipped-rules.js';

const run = async (
	paths: readonly string[],
	{
		json = false,
		language = 'zh' as Language,
		device,
		planned,
		bytes,
	}: {json?: boolean; language?: Language; device?: string; planned?: readonly string[]; bytes?: Buffer} = {},
) => {
	let out = '';
	let err = '';
	const kept: FileFacts[] = [];
	const code = await analyzeCommand(
		{paths, json, ...(device && {device}), ...(planned && {planned})},
		{
			rules: shippedRules,
			types: {
				'ssu.version': {type: 'version', title: {zh: '服务堆栈版本', en: 'Servicing stack version'}},
				'os.arch': {type: 'choice', values: {x64: {zh: '64位', en: '64-bit'}}},
			},
			language,
			open: bytes
				? async function* () {
						yield opened(bytes, {path: paths[0] ?? ''});
					}
				: openPaths,
			write: text => {
				out += text;
			},
			fail: text => {
				err += text;
			},
			record: async files => void kept.push(...files),
		},
	);
	return {code, out, err, kept};
};

test('--json gives the whole contract, schema first', async t => {
	const {code, out, err, kept} = await run([fixture('win7-driver-denied.log')], {json: true, device: 'V10-1'});
	t.is(code, 0);
	t.is(err, '');
	const said = JSON.parse(out);
	t.deepEqual(Object.keys(said), ['schema', 'files', 'facts', 'gaps', 'devices', 'differences', 'timeline', 'joined']);
	t.deepEqual(
		[
			'path',
			'sha256',
			'bytes',
			'kind',
			'device',
			'error',
			'encoding',
			'bom',
			'eol',
			'lines',
			'from',
			'to',
			'utcOffset',
			'servicingStacks',
			'boots',
			'sessions',
			'codes',
			'packages',
			'phases',
			'root',
			'hangs',
			'findings',
		].filter(key => !(key in said.files[0])),
		[],
	);
	t.like(said.facts[0], {
		name: 'ssu.version',
		value: '6.1.7601.24537',
		type: 'version',
		device: 'V10-1',
		at: '2020-05-11T10:29:55',
		state: 'known',
	});
	t.is(said.facts[0].because[0].line, 37);
	t.is(kept.length, 1);
});

test('a person reads findings with the line that proves them, in either language', async t => {
	const zh = await run([fixture('win7-driver-denied.log')]);
	t.regex(zh.out, /驱动安装被拒绝访问/);
	t.regex(zh.out, /\.log:51 × 2\n {6}2020-05-11 10:30:01, Info/);
	t.regex(zh.out.replaceAll(/\n */g, ''), /请您再提供这台机器的.*setupapi\.dev\.log/);
	const en = await run([fixture('win7-healthy.log')], {language: 'en'});
	t.regex(en.out, /No finding of level warning or error/);
	t.regex(en.out, /0x800f080d × 8 noise/);
	t.notRegex(en.out, /[\u4e00-\u9fff]/u);
});

test('what a log holds cannot act on the terminal', async t => {
	const bytes = Buffer.from(
		`${line('Doqe: Recording result: 0x80070005, for Inf: \u001B]0;x\u0007\u202Ecpu.inf')}\r\n`,
	);
	const {out} = await run(['\u001B[2JCBS.log'], {bytes});
	t.notRegex(out, /[\u001B\u0007\u202E]/);
	t.regex(out, /\\u\{1b\}/);
});

for (const [what, path] of [
	['a missing file', 'no/such/file.log'],
	['a folder without logs', join(root, 'source/text')],
	['a binary file', process.execPath],
	['no path', undefined],
] as const) {
	test(`${what} is one sentence, a hint and exit code 2`, async t => {
		const paths = path === undefined ? [] : [path];
		const plain = await run(paths, {language: 'en'});
		t.is(plain.code, 2);
		t.is(plain.out, '');
		t.is(plain.err.trimEnd().split('\n').length, 2);
		const json = await run(paths, {json: true});
		t.is(json.code, 2);
		t.is(json.out, '');
		t.deepEqual(Object.keys(JSON.parse(json.err)), ['error', 'hint']);
	});
}

test('a text of no known kind that was named is told as unknown, with the gap', async t => {
	const {code, out} = await run(['CBS.log'], {json: true, bytes: Buffer.from('a mail about CBS.log')});
	t.is(code, 0);
	const {files, gaps} = JSON.parse(out);
	t.is(files[0].kind, 'unknown');
	t.is(gaps[0].what, 'kind');
});

test('one missing file beside a good one is told, and the good one is read', async t => {
	const {code, out} = await run([fixture('win7-healthy.log'), 'no/such/file.log'], {json: true});
	t.is(code, 0);
	t.deepEqual(
		JSON.parse(out).files.map(({error}: {error: unknown}) => error === null),
		[true, false],
	);
});

testShared('the healthy Windows 7 sample of the trade says what was read by hand', async t => {
	const path = shared('logs/cbs/loghub-win7-2k.log')!;
	const {code, out} = await run([path], {json: true});
	t.is(code, 0);
	const [file] = JSON.parse(out).files;
	t.like(file, {servicingStacks: ['6.1.7601.23505'], utcOffset: '+08:00', findings: [], lines: 2000});
	t.like(file.codes[0], {hresult: '0x800f080d', count: 448, noise: true});
});

const zipped = (...entries: readonly ZipEntry[]) => {
	const path = join(temporaryFolder('analyze'), 'a.zip');
	writeFileSync(path, zipOf(entries));
	return path;
};
const log: ZipEntry = {name: 'CBS.log', data: readFileSync(fixture('win7-driver-denied.log'))};

test('what lies in an archive is told, what of it was refused too, and what is there twice once', async t => {
	const path = zipped(
		log,
		{...log, name: '副本.log'},
		{...log, name: '../../out.log'},
		{...log, name: 'b.log', flags: 1},
	);
	const {code, out, err} = await run([path]);
	t.is(code, 0);
	t.is(out.split('cpu.inf').length, (await run([fixture('win7-driver-denied.log')])).out.split('cpu.inf').length);
	t.regex(out, /副本\.log\n {4}内容与此文件相同，不再重复：/);
	t.regex(err, /out\.log\n {4}条目名指向压缩包之外/);
	t.regex(err, /b\.log\n {4}已加密/);
});

test('an archive of which nothing can be read is one sentence with the reason, and exit code 2', async t => {
	const path = zipped({...log, flags: 1});
	const {code, out, err} = await run([path], {json: true, language: 'en'});
	t.is(code, 2);
	t.is(out, '');
	t.regex(JSON.parse(err).error, /a\.zip!\/CBS\.log: Encrypted/);
});

const twoMachines = () => {
	const folder = temporaryFolder('machines');
	const denied = readFileSync(fixture('win7-driver-denied.log'), 'utf8');
	for (const [name, log] of [
		['甲', denied],
		['乙', denied.replaceAll('24537', '24554')],
	] as const) {
		mkdirSync(join(folder, name));
		writeFileSync(join(folder, name, 'CBS.log'), log);
	}

	writeFileSync(join(folder, '甲', 'setupapi.dev.log'), readFileSync(fixture('win7-setupapi-denied.log')));
	return folder;
};
const test24383 = '测试机:ssu.version=6.1.7601.24383';

test('of several machines what differs is told first, with those that are planned, and what they share once', async t => {
	const folder = twoMachines();
	const {code, out} = await run([folder], {planned: [test24383]});
	t.is(code, 0);
	t.true(
		out.startsWith(
			'差异\n  服务堆栈版本\n    6.1.7601.24554  乙\n    6.1.7601.24537  甲\n    6.1.7601.24383  测试机（计划中）\n\n发现\n',
		),
	);
	t.is(out.split('[错误] 上次启动时检测到停顿\n    上一次').length, 2);
	t.regex(out, /乙[/\\]CBS\.log:32 × 2\n {4}甲[/\\]CBS\.log:32 × 2\n {6}2020-05-11 10:14:57, Error/);
	t.regex(out, /两份日志互相印证\n.*cpu\.inf/);
	t.regex(out, /时间线\n {2}乙\n {4}2020-05-11 09:58:20/);
	t.regex(out, /没有看到的\n {2}乙\n {4}CBS\.log 显示驱动安装失败/);
});

for (const language of ['zh', 'en'] as const)
	test(`no line is wider than 80 cells: ${language}`, async t => {
		const {out} = await run([twoMachines(), fixture('win10-dism.log')], {language, planned: [test24383]});
		t.deepEqual(
			out.split('\n').filter(row => width(row) > 80),
			[],
		);
	});

test('a planned machine stands in devices and differences of --json, and in no fact', async t => {
	const {out} = await run([twoMachines()], {json: true, planned: [test24383]});
	const said = JSON.parse(out);
	t.deepEqual(said.devices, ['乙', '甲', '测试机']);
	t.deepEqual(said.planned, [{device: '测试机', name: 'ssu.version', value: '6.1.7601.24383'}]);
	t.is(said.differences[0].values['测试机'], '6.1.7601.24383');
	t.false(said.facts.some(({device}: {device: string}) => device === '测试机'));
});

for (const wrong of [
	'测试机',
	'测试机:ssu.version',
	'测试机:ssu=6.1.7601.1',
	'测试机:ssu.version=24383',
	'x:os.arch=x86',
])
	test(`a planned machine that is not understood is one sentence and exit code 2: ${wrong}`, async t => {
		const {code, out, err} = await run([fixture('win7-healthy.log')], {planned: [wrong], language: 'en'});
		t.is(code, 2);
		t.is(out, '');
		t.is(err.trimEnd().split('\n').length, 2);
	});
