import test from 'ava';
import {isThread, splitThread, withoutTail} from '../../../source/import/mails/thread.js';
import {readWritten} from '../../../source/import/mails/written.js';

const dated = test.macro({
	title: (_, text: string) => `a mail dated “${text}”`,
	exec(t, text: string, date: string, clock?: string, offset?: string) {
		t.deepEqual(readWritten(text), {date, ...(clock && {clock}), ...(offset && {offset})});
	},
});

test(dated, '2025-03-10 10:05:43.778000+00:00', '2025-03-10', '10:05:43.778', '+00:00');
test(dated, 'Mon, 10 Mar 2025 10:05:43 +0800', '2025-03-10', '10:05:43', '+08:00');
test(dated, '2025年3月10日星期一 下午 3:05', '2025-03-10', '15:05');
test(dated, '2025年3月10日（星期一）上午9:05', '2025-03-10', '09:05');
test(dated, 'Monday, March 10, 2025 12:10 AM', '2025-03-10', '00:10');
test(dated, '10 March 2025 10:52 (GMT+8)', '2025-03-10', '10:52', '+08:00');
test(dated, '2025/3/10 9:05', '2025-03-10', '09:05');
test(dated, '30/03/2025 10:52', '2025-03-30', '10:52');
test(dated, '2025-03-10T10:52:43Z', '2025-03-10', '10:52:43', '+00:00');
test(dated, '2025-03-10', '2025-03-10');

const split = test.macro({
	title: (_, form: string) => `a thread ${form} comes apart, oldest first`,
	exec(
		t,
		_form: string,
		text: string,
		mails: ReadonlyArray<readonly [from: string, day: string | undefined, text: string]>,
	) {
		const {letters} = splitThread(text, 'thread.txt');
		t.deepEqual(
			letters.map(({from, written, text: own}) => [from, written?.date, own]),
			mails.map(mail => [...mail]),
		);
		const lines = text.split('\n');
		for (const {line, text: own} of letters) t.true(lines[line - 1]!.includes(own.split('\n')[0]!));
	},
});

test(
	split,
	'numbered, with the newest on top and no times',
	'=== Mail 2 ===\nFrom: Desk\nTo: Kim\n\nIt works.\n\n=== Mail 1 ===\nFrom: Kim\nTo: Desk\n\nIt fails.\n',
	[
		['Kim', undefined, 'It fails.'],
		['Desk', undefined, 'It works.'],
	],
);
test(
	split,
	'of Outlook’s blocks in Chinese',
	'好的，收到，我们周三再试。\n您好，谢谢。\n\n发件人: 李工 <li@a.example>\n发送时间: 2025年3月10日 10:05\n收件人: 王工\n主题: 答复: 补丁\n\n请重启。\n\n-----原始邮件-----\n发件人: 王工\n发送时间: 2025年3月9日 9:00\n收件人: 李工\n主题: 补丁\n\n装不上。\n',
	[
		['王工', '2025-03-09', '装不上。'],
		['李工', '2025-03-10', '请重启。'],
		['', undefined, '好的，收到，我们周三再试。\n您好，谢谢。'],
	],
);
test(
	split,
	'quoted level by level under “wrote:”',
	'On Mon, 10 Mar 2025 at 10:05, Anna Berg <anna@a.example> wrote:\n> Please restart.\n>\n> On Sun, 9 Mar 2025 at 09:00, Kim <kim@b.example> wrote:\n>> It fails.\n',
	[
		['Kim', '2025-03-09', 'It fails.'],
		['Anna Berg', '2025-03-10', 'Please restart.'],
	],
);
test(
	split,
	'of heads on one line',
	'----- 1 -----\n2025-03-09 09:00 王磊 -> 刘女士\n刘女士 您好：请重启。\n----- 2 -----\n2025-03-10 10:05 刘女士 -> 王磊\n好了。\n',
	[
		['王磊', '2025-03-09', '刘女士 您好：请重启。'],
		['刘女士', '2025-03-10', '好了。'],
	],
);
test(
	split,
	'that holds a mail twice, whole and as a tail,',
	'发件人: 甲\n发送时间: 2025-03-10 10:05\n\n已处理。\n\n发件人: 乙\n发送时间: 2025-03-09 09:00\n\n请处理。\n\n发件人: 乙\n发送时间: 2025-03-09 09:00:20\n\n请处理。\n谢谢。\n',
	[
		['乙', '2025-03-09', '请处理。\n谢谢。'],
		['甲', '2025-03-10', '已处理。'],
	],
);

test('the words of a mail end where an earlier one is quoted', t => {
	for (const tail of [
		'-----原始邮件-----\n发件人: 王工\n旧邮件',
		'发件人：王工\n发送时间：2025年3月9日 9:00\n主题：补丁\n旧邮件',
		'From: Kim\nSent: Sunday, March 9, 2025 9:00 AM\nTo: Anna\nSubject: fails\nold',
		'On Sun, 9 Mar 2025 at 09:00, Kim <kim@b.example> wrote:\n> old',
		'Kim <kim@b.example> 于2025年3月9日周日 09:00写道：\n> old',
	])
		t.deepEqual(withoutTail(`新邮件。\n\n${tail}`).text, '新邮件。', tail);
	t.is(withoutTail('时间：8月5日\n内容：重启').text, '时间：8月5日\n内容：重启');
	t.is(withoutTail('我说\n> 您之前写的\n再说').text, '我说\n\n再说');
});

test('only several mails are a thread', t => {
	t.true(isThread('发件人: 甲\n发送时间: 2025-03-10\n\n一\n\n发件人: 乙\n发送时间: 2025-03-09\n\n二'));
	t.false(isThread('三台卡在32%\n时间：昨天\n设备：V10ABCD1234567'));
	t.false(isThread(''));
});
