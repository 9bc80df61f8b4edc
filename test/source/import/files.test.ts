import {execFile} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {burn} from '@kenjiuno/msgreader/lib/Burner.js';
import {importMails} from '../../../source/commands/case/import.js';
import {exported} from '../../../source/commands/case/export.js';
import {emlOf} from '../../../source/drafts/eml.js';
import {readMails} from '../../../source/import/mails/read.js';
import {makeDesk} from '../../helpers/desk.js';
import {shipped} from '../../helpers/knowledge.js';
import {recorded} from '../../helpers/output.js';
import {root, shared} from '../../helpers/root.js';

const {knowledge} = shipped;
const fixture = (name: string) => join(root, 'test/fixtures/import', name);
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** GBK of the few signs that the mail needs; nothing that ships writes it. */
const gbk: Readonly<Record<string, number[]>> = {
	请: [0xc7, 0xeb],
	重: [0xd6, 0xd8],
	启: [0xc6, 0xf4],
	'。': [0xa1, 0xa3],
	王: [0xcd, 0xf5],
	工: [0xb9, 0xa4],
	补: [0xb2, 0xb9],
	丁: [0xb6, 0xa1],
	樺: [0x98, 0xe5],
};
const inGbk = (text: string) => Buffer.from([...text].flatMap(sign => gbk[sign] ?? [sign.charCodeAt(0)]));
const asQuoted = (bytes: Buffer) =>
	[...bytes].map(byte => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

test('an .eml of GB2312 that holds more: names, subject, quoted-printable body, its own date', async t => {
	const mail = [
		`From: =?gb2312?B?${inGbk('王工').toString('base64')}?= <wang@a.example>`,
		`Subject: =?GB2312?Q?${asQuoted(inGbk('补丁'))}?=`,
		'Date: Mon, 10 Mar 2025 00:52:43 +0800',
		'Message-ID: <1@a.example>',
		'MIME-Version: 1.0',
		'Content-Type: text/plain; charset=gb2312',
		'Content-Transfer-Encoding: quoted-printable',
		'',
		`${asQuoted(inGbk('请重启樺。'))}`,
		'',
		'> old',
	].join('\r\n');
	const {letters} = await readMails(bytesOf(mail), 'a.eml');
	t.like(letters[0], {
		from: '王工',
		address: 'wang@a.example',
		subject: '补丁',
		text: '请重启樺。',
		id: '1@a.example',
		written: {date: '2025-03-10', clock: '00:52:43', offset: '+08:00'},
	});
});

test('bare Chinese bytes in a header are read as Chinese', async t => {
	const mail = Buffer.concat([
		Buffer.from('MIME-Version: 1.0\r\nFrom: a@b.example\r\nDate: 10 Mar 2025 09:00:00 +0800\r\nSubject: '),
		inGbk('补丁'),
		Buffer.from('\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>请重启。</p><p>谢谢&#x3002;</p>'),
	]);
	const {letters} = await readMails(mail, 'b.eml');
	t.like(letters[0], {subject: '补丁', text: '请重启。\n谢谢。'});
});

test('a draft of our own comes back as it was', async t => {
	const text = '许先生 您好：\n请收集日志。\n谢谢。';
	const mail = await emlOf({
		to: {name: '许先生'},
		subject: '补丁 安装',
		text,
		now: '2025-03-10T09:00:00.000+08:00',
		id: 'x',
	});
	const {letters} = await readMails(mail, 'c.eml');
	t.like(letters[0], {subject: '补丁 安装', text});
});

/** One stream of an Outlook message: a property's tag and its UTF-16 text. */
const property = (tag: string, text: string) => ({
	name: `__substg1.0_${tag}001F`,
	type: 2,
	binary: Buffer.from(text, 'utf16le'),
});

test('an Outlook .msg: sender, subject, body without its tail, the date of its headers', async t => {
	const streams = [
		property('0037', '答复: 补丁'),
		property('0C1A', '王工'),
		property('1000', '请重启。\r\n\r\n发件人: 李工\r\n发送时间: 2025年3月9日 9:00\r\n主题: 补丁\r\n\r\n旧邮件'),
		property('007D', 'Date: Mon, 10 Mar 2025 09:30:00 +0800\r\nMessage-ID: <2@a.example>\r\n'),
		{name: '__properties_version1.0', type: 2, binary: Buffer.alloc(32)},
	];
	const entries = [
		{name: 'Root Entry', type: 5, children: streams.map((_, index) => index + 1), length: 0},
		...streams.map(({binary, ...entry}) => ({
			...entry,
			length: binary.length,
			binaryProvider: () => Uint8Array.from(binary),
		})),
	];
	const {letters} = await readMails(burn(entries as Parameters<typeof burn>[0]) as Uint8Array, 'd.msg');
	t.like(letters[0], {
		from: '王工',
		subject: '答复: 补丁',
		text: '请重启。',
		cut: 1,
		written: {date: '2025-03-10', clock: '09:30:00', offset: '+08:00'},
	});
});

const take = async (
	files: ReadonlyArray<readonly [string, string | Uint8Array]>,
	more: {desk?: Awaited<ReturnType<typeof makeDesk>>['desk']; reference?: string; offset?: string} = {},
) => {
	const desk = more.desk ?? (await makeDesk({knowledge})).desk;
	const io = recorded({json: true});
	const sources = files.map(([path, text]) => ({path, bytes: typeof text === 'string' ? bytesOf(text) : text}));
	const {desk: _, ...asked} = more;
	const code = await importMails(sources, {...io, ...asked, desk, knowledge});
	return {desk, code, io, said: io.out() ? JSON.parse(io.out()) : undefined};
};

const bad = readFileSync(fixture('several-mistakes.txt'), 'utf8');

test('a thread becomes a case: people, number, priority, machines, facts, advice and promises on their dates', async t => {
	const {desk, said, code} = await take([['thread.txt', bad]]);
	t.is(code, 0);
	t.like(said, {schema: 1, added: 8, number: 'CAS-40218-T7R2M9', priority: 'P2', customer: '湖滨银行'});
	const {case: found} = desk.get().opened.get(said.case)!;
	t.like(found, {number: 'CAS-40218-T7R2M9', priority: 'P2', openedAt: '2025-05-30T11:15:00.000+08:00'});
	t.deepEqual(
		found.contacts.map(({surname, title}) => surname + title),
		['郑女士'],
	);
	t.deepEqual(
		found.mails.map(({way, at}) => `${way} ${at.slice(0, 10)}`),
		[
			'sent 2025-05-30',
			'sent 2025-06-02',
			'received 2025-06-03',
			'sent 2025-06-03',
			'sent 2025-06-04',
			'sent 2025-06-05',
			'sent 2025-06-19',
			'sent 2025-06-20',
		],
	);
	const machine = (serial: string) => found.subjects.find(subject => subject.serial === serial)!.id;
	const stack = found.facts.find(({fact, subject}) => fact === 'ssu.version' && subject === machine('HB-TM-1107'))!;
	t.like(stack, {value: '10.0.17763.2059', source: {by: 'mail'}, at: '2025-06-04T15:40:00.000+08:00'});
	const advised = found.advice.filter(({recommends}) => recommends.includes('KB4601393'));
	t.deepEqual(
		advised.map(({subjects, at}) => [subjects, at.slice(0, 10)]),
		[
			[[machine('HB-TM-1107')], '2025-06-02'],
			[[machine('HB-TM-1112')], '2025-06-03'],
		],
	);
	t.is(found.promises.find(({side}) => side === 'ours')!.at.slice(0, 10), '2025-06-02');
	t.regex(found.notes.at(-1)!.text, /KB501640/);
});

test('the same thread again adds nothing, a longer one only its new mails, in whatever file', async t => {
	const mails = bad.split(/(?=^发件人)/m);
	const {desk, said} = await take([['thread.txt', mails.slice(2).join('')]]);
	t.is(said.added, 6);
	const {seq} = desk.get().opened.get(said.case)!.case;
	t.is((await take([['other.txt', mails.slice(2).join('')]], {desk})).said.added, 0);
	t.is(desk.get().opened.get(said.case)!.case.seq, seq);
	const longer = await take([['thread.txt', bad]], {desk});
	t.like(longer.said, {case: said.case, added: 2});
	t.is(desk.get().opened.get(said.case)!.case.mails.length, 8);
	t.is(desk.get().cases.length, 1);
});

test('a declared offset that puts office mail at night is asked about, and answered by a flag', async t => {
	const thread = readFileSync(fixture('no-mistake.txt'), 'utf8').replaceAll('+08:00', '+00:00');
	const first = (said: {case: string}, desk: Awaited<ReturnType<typeof makeDesk>>['desk']) =>
		desk
			.get()
			.opened.get(said.case)!
			.case.mails.map(({at}) => at);
	const local = await take([['t.txt', thread]]);
	t.regex(local.said.offset.question, /\+00:00.*2封.*2025-03-12 14:20成了22:20.*--offset declared/);
	t.is(first(local.said, local.desk)[2], '2025-03-12T14:20:00.000+08:00');
	const declared = await take([['t.txt', thread]], {offset: 'declared'});
	t.is(declared.said.offset.question, null);
	t.is(first(declared.said, declared.desk)[2], '2025-03-12T14:20:00.000+00:00');
	const own = await take([['t.txt', thread]], {offset: '+09:00'});
	t.is(first(own.said, own.desk)[2], '2025-03-12T14:20:00.000+09:00');
	const kept = await take([['t.txt', readFileSync(fixture('no-mistake.txt'), 'utf8')]]);
	t.is(kept.said.offset.question, null);
});

test('what cannot be read is refused in a sentence', async t => {
	for (const [text, more] of [
		['', {}],
		[bad, {offset: 'noon'}],
		[bad, {reference: 'CAS-0'}],
	] as const) {
		const {code, io, desk} = await take([['x.txt', text]], more);
		t.is(code, 2);
		t.truthy((JSON.parse(io.err()) as {hint: string}).hint);
		t.is(desk.get().cases.length, 0);
	}
});

test('mails go into a case without a number, and never into another case’s', async t => {
	const {desk} = await makeDesk({knowledge});
	const blank = await desk.do({do: 'new-case'});
	const other = await desk.do({do: 'new-case', line: '[案例号: CAS-1-ZZZZ99 ] % |P3|ABC|补丁安装失败'});
	t.true(blank.ok && other.ok);
	if (!blank.ok || !other.ok) return;
	const refused = await take([['t.txt', bad]], {desk, reference: other.case!});
	t.is(refused.code, 1);
	t.regex(refused.io.err(), /CAS-40218-T7R2M9.*CAS-1-ZZZZ99/);
	t.is(desk.get().opened.get(other.case!)!.case.mails.length, 0);
	const taken = await take([['t.txt', bad]], {desk, reference: blank.case!});
	t.is(taken.said.case, blank.case);
	t.like(desk.get().opened.get(blank.case!)!.case, {number: 'CAS-40218-T7R2M9', customer: '湖滨银行'});
});

test('an exported case is taken in whole', async t => {
	const {desk, said} = await take([['thread.txt', bad]]);
	const view = desk.get().opened.get(said.case)!;
	const file = JSON.stringify(exported(view, await desk.events(said.case)));
	const other = await take([['case.json', file]]);
	t.is(other.said.case, said.case);
	t.is(other.desk.get().opened.get(said.case)!.case.mails.length, 8);
	const masked = await take([['case.json', JSON.stringify(exported(view, await desk.events(said.case), true))]]);
	t.is(masked.code, 1);
});

test('no control character of a mail reaches the terminal', async t => {
	const {desk} = await makeDesk({knowledge});
	const io = recorded();
	await importMails([{path: 'a\u001b[2J.txt', bytes: bytesOf(bad.replaceAll('蓝屏', '蓝屏\u001b[31m\u202e'))}], {
		...io,
		desk,
		knowledge,
	});
	t.false(/[\u0000-\u0009\u000b-\u001f\u202e]/.test(io.out()));
	t.regex(io.out(), /M1 {2}2025-06-02/);
});

const written = `
import {readFileSync} from 'node:fs';
const at = name => import(new URL(name, ${JSON.stringify(new URL('../../../source/import/', import.meta.url).href)}));
const [{splitThread}, {clockOf}] = await Promise.all([at('mails/thread.js'), at('offset.js')]);
for (const file of process.argv.slice(1)) {
	const {letters} = splitThread(readFileSync(file, 'utf8'), file);
	console.log(letters.map(clockOf(letters).instantOf).join());
}`;

test('the dates are the written ones wherever the machine stands', async t => {
	const exam = shared('case/CAS-11869-thread.txt');
	const files = [fixture('several-mistakes.txt'), ...(exam && existsSync(exam) ? [exam] : [])];
	const said = await Promise.all(
		['UTC', 'Asia/Shanghai', 'America/New_York'].map(async TZ => {
			const {stdout} = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', written, ...files], {
				env: {...process.env, TZ},
			});
			return stdout;
		}),
	);
	t.is(new Set(said).size, 1);
	t.regex(said[0]!, /^2025-05-30T11:15:00\.000\+08:00,/);
	if (exam) t.regex(said[0]!, /2024-07-30T10:52:43\.778\+08:00,.*,2024-09-02T17:51:39\.582\+08:00/);
});
