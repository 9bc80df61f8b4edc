import test from 'ava';
import {checkMail} from '../../../../source/commands/case/check.js';
import {mailIn} from '../../../../source/commands/case/mail-in.js';
import {shipped} from '../../../helpers/knowledge.js';
import {recorded} from '../../../helpers/output.js';
import {viewOf} from '../../drafts/example.js';

const {knowledge} = shipped;

test('a malformed KB exits with 1 and names the known ones a digit away, each with its product', t => {
	const io = recorded();
	t.is(checkMail({text: '请安装 KB452523'}, {...io, knowledge}), 1);
	const [first, line, mark, ...rows] = io.out().trimEnd().split('\n');
	t.deepEqual([line, mark], ['    请安装 KB452523', `${' '.repeat(11)}^^^^^^^^`]);
	t.regex(first!, /^1:5 错误 KB452523.*少一位数字.* \[kb-malformed\]$/);
	t.true(rows.length >= 5);
	t.true(rows.some(row => /KB4525233.*Windows 7 SP1/.test(row)));
	t.true(rows.some(row => /KB4525232.*Windows 10 1507/.test(row)));
});

test('in a Windows 7 case only its own updates are proposed, the security-only first; the others are refused', t => {
	const io = recorded({json: true});
	t.is(checkMail({text: '请核对 KB452523'}, {...io, knowledge, view: viewOf()}), 1);
	const {schema, blocks, problems} = JSON.parse(io.out());
	t.is(schema, 1);
	t.true(blocks);
	t.deepEqual(
		problems[0].candidates.filter((one: {refused?: boolean}) => !one.refused).map((one: {text: string}) => one.text),
		['KB4525233', 'KB4525235'],
	);
});

for (const wrong of ['KB449062', 'KB45306922', 'KB453O692']) {
	test(`${wrong} blocks`, t => {
		t.is(checkMail({text: `请核对 ${wrong}`}, {...recorded(), knowledge}), 1);
	});
}

for (const right of ['KB 4530692', 'kb4490628', 'KB4474419']) {
	test(`${right} is fine`, t => {
		const io = recorded();
		t.is(checkMail({text: `补丁 ${right} 安装失败`}, {...io, knowledge}), 0);
		t.is(io.out(), '没有发现问题。\n');
	});
}

test('an unknown KB is a warning and exits with 0', t => {
	const io = recorded({language: 'en'});
	t.is(checkMail({text: 'KB5999999 failed'}, {...io, knowledge}), 0);
	t.regex(io.out(), /^1:1 warning .*\[kb-unknown\]/);
});

test('control characters of a text never reach the terminal', t => {
	const io = recorded();
	checkMail({text: '设备\u001b[31mKB452523\u0007'}, {...io, knowledge});
	checkMail({text: '【待填：\u001b[2J】'}, {...io, knowledge});
	t.false(/[\u0000-\u0009\u000b-\u001f]/.test(io.out()));
});

test('a mail file is read as a mail: its own words, its subject, its attachments', async t => {
	const mail = (name: string, extra = '') =>
		new TextEncoder().encode(
			[
				'MIME-Version: 1.0',
				'From: wei@example.com',
				'Subject: =?utf-8?B?fFAxfEhETlN8V2luZG93cyA3fA==?=',
				'Content-Type: multipart/mixed; boundary=b',
				'',
				'--b',
				'Content-Type: text/plain; charset=utf-8',
				'',
				'补丁KB4530692安装失败，操作步骤详见附件。',
				'',
				'-----原始邮件-----',
				'发件人：许先生',
				'KB452523',
				'--b',
				`Content-Type: application/octet-stream${extra}`,
				`Content-Disposition: ${name}`,
				'',
				'x',
				'--b--',
				'',
			].join('\r\n'),
		);
	const codes = async (bytes: Uint8Array) => {
		const io = recorded({json: true});
		const read = await mailIn(bytes, 'a.eml');
		checkMail(read!, {...io, knowledge, view: viewOf()});
		return JSON.parse(io.out()).problems.map(({code}: {code: string}) => code);
	};

	t.deepEqual(await codes(mail('attachment; filename=steps.pdf')), ['subject-priority']);
	t.deepEqual(await codes(mail('inline', '; name=logo.png')), ['subject-priority', 'attachment-missing']);
});

test('a text in the encoding of Chinese Windows is read as it was written', async t => {
	const bytes = Uint8Array.from([0xc7, 0xeb, 0xb0, 0xb2, 0xd7, 0xb0, ...new TextEncoder().encode('KB452523')]);
	t.is((await mailIn(bytes, 'a.txt'))?.text, '请安装KB452523');
});

test('at the end the errors and warnings are counted', t => {
	const io = recorded();
	checkMail({text: '请安装KB452523，出现tiomeout。'}, {...io, knowledge});
	t.regex(io.out(), /\n1处错误，1处提醒。改好错误才能发出。\n$/);
});
