import test from 'ava';
import PostalMime from 'postal-mime';
import {emlOf, threadOf} from '../../../source/drafts/eml.js';
import {escapeHtml, htmlOf} from '../../../source/drafts/html.js';
import {withPayloads, withTemplates} from '../../faults/mails.js';
import {now} from './example.js';

const letter = {
	to: {name: '许先生', address: 'xu@example.com'},
	subject: '回复: [案例号: CAS-20417-K3D9Q1 ] % |P2|HDNS|华东农商行反馈V2020-L补丁安装失败 % 初次响应 CMIT:0002041',
	text: '许先生 您好：\n\n感谢您的电话接听。\n    dism /image:D:\\ /get-packages\n',
	now,
	id: 'd1',
};

/** Headers and parts of a mail, read by hand: names before the first empty line, folded lines joined. */
const headersOf = (eml: Uint8Array) =>
	Buffer.from(eml)
		.toString('latin1')
		.split('\r\n\r\n', 1)[0]!
		.replaceAll(/\r\n[ \t]/g, ' ')
		.split('\r\n');
const names = (eml: Uint8Array) => headersOf(eml).map(line => line.split(':', 1)[0]!.toLowerCase());
const words = (value: string) =>
	value
		.replaceAll(/\?=\s+=\?/g, '?==?')
		.replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, body: string) =>
			kind.toLowerCase() === 'b'
				? `\0${Buffer.from(body, 'base64').toString('latin1')}\0`
				: `\0${body.replaceAll('_', ' ').replaceAll(/=([\dA-F]{2})/gi, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))}\0`,
		)
		.replaceAll('\0', '');
const header = (eml: Uint8Array, name: string) => {
	const line = headersOf(eml).find(one => one.toLowerCase().startsWith(`${name}:`));
	return line === undefined
		? undefined
		: Buffer.from(words(line.slice(name.length + 1).trim()), 'latin1').toString('utf8');
};
const bodies = (eml: Uint8Array) =>
	[
		...Buffer.from(eml)
			.toString('latin1')
			.matchAll(/Content-Transfer-Encoding: base64\r\n\r\n([A-Za-z\d+/=\r\n]+)/g),
	].map(([, body]) => Buffer.from(body!, 'base64').toString('utf8'));

test('the draft is unsent, dated by the value handed in, and says what was written', async t => {
	const eml = await emlOf(letter);
	t.is(header(eml, 'x-unsent'), '1');
	t.is(header(eml, 'subject'), letter.subject);
	t.is(header(eml, 'to'), '许先生 <xu@example.com>');
	t.is(Date.parse(header(eml, 'date')!), Date.parse(now));
	const [text, html] = bodies(eml);
	t.is(text?.replaceAll('\r\n', '\n'), letter.text);
	t.true(html?.includes('<p>感谢您的电话接听。<br>\n&nbsp;&nbsp;&nbsp;&nbsp;dism /image:D:\\ /get-packages</p>'));
});

test('the same draft is the same file', async t => {
	t.deepEqual(await emlOf(letter), await emlOf(letter));
});

test('no line is longer than mail allows', async t => {
	const eml = await emlOf({...letter, subject: '补丁'.repeat(200), text: '长'.repeat(3000)});
	t.true(
		Buffer.from(eml)
			.toString('latin1')
			.split('\r\n')
			.every(line => line.length <= 76),
	);
});

test('nothing in a field can add a header or a recipient, and subject and body come back as they went in', async t => {
	const seed = Math.floor(Math.random() * 2 ** 31);
	const {isMet, figure} = await withPayloads(40, seed);
	t.true(isMet, `seed ${seed}: ${figure}`);
});

test('template text in the data of a case comes out as it was typed, in every kind of mail', async t => {
	const seed = Math.floor(Math.random() * 2 ** 31);
	const {isMet, figure} = await withTemplates(27, seed);
	t.true(isMet, `seed ${seed}: ${figure}`);
});

test('an answer names the mail that it answers, and a Message-ID that is none names nothing', async t => {
	const mails = [
		{id: 'm', way: 'received', subject: '', text: '', messageId: 'q1@icbc.example', references: ['p0@cw'], at: now},
	] as const;
	const answer = await emlOf({...letter, ...threadOf({mails})});
	t.is(header(answer, 'in-reply-to'), '<q1@icbc.example>');
	t.is(header(answer, 'references'), '<p0@cw> <q1@icbc.example>');
	t.false(
		names(await emlOf({...letter, inReplyTo: 'x\r\nBcc: a@b.c'})).some(
			name => name === 'in-reply-to' || name === 'bcc',
		),
	);
	t.deepEqual(threadOf({mails: []}), {});
});

test('the files of a mail go with it', async t => {
	const mail = await PostalMime.parse(
		await emlOf({...letter, attachments: [{name: '收集日志.cmd.txt', text: '@echo off\r\n'}]}),
	);
	t.is(mail.attachments[0]?.filename, '收集日志.cmd.txt');
	t.is(new TextDecoder().decode(mail.attachments[0]?.content as ArrayBuffer), '@echo off\r\n');
});

test('what is written as a tag is read as text', t => {
	t.is(escapeHtml(`<a href="x" id='y'>&amp;</a>`), '&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;');
	t.false(htmlOf('<script>alert(1)</script>').includes('<script'));
});
