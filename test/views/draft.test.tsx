import test from 'ava';
import {withWalk} from './start.js';

const drafting = async (t: Parameters<typeof withWalk>[0]) => {
	const begun = await withWalk(t);
	await begun.app.press('d');
	await begun.app.shows('写哪一封？');
	await begun.app.press('1');
	await begun.app.shows('处空缺', '问题定义');
	return begun;
};

test('an open slot keeps the mail here, with a sentence', async t => {
	const {app, copied, mails, view} = await drafting(t);
	for (const key of ['y', 'x', 't']) {
		await app.press(key);
		await app.shows('才能发出');
	}

	await app.press('m');
	await app.shows('邮件是怎样发出的？');
	await app.press('1');
	await app.shows('才能发出');

	t.deepEqual([copied, mails, view().case.mails], [[], [], []]);
});

test('slots are asked one by one, and a typed answer survives leaving', async t => {
	const {app, view} = await drafting(t);
	await app.press('enter');
	await app.shows('填写');
	await app.type('未写完');
	await app.press('esc', 'enter');
	await app.shows('未写完');
	await app.press('enter');
	await app.settle();
	t.true(Object.values(view().case.drafts.at(-1)!.slots).includes('未写完'));
	t.false(app.frame().includes('▸ 填写    未写完'));
});

test('the other language is one key away', async t => {
	const {app} = await drafting(t);
	await app.press('l');
	await app.shows('Dear');
});

test('the engineer’s own text is kept, and can be dropped', async t => {
	const {app, view, doors} = await drafting(t);
	Object.assign(doors, {edit: async (text: string) => text.replace('问题定义', '我的定义')});
	await app.press('ctrl+o');
	await app.shows('我的定义', '（已手改）');
	t.regex(view().case.drafts.at(-1)!.text ?? '', /我的定义/);
	await app.press('r');
	await app.shows('问题定义');
	t.false(app.frame().includes('我的定义'));
});

const answered = async (t: Parameters<typeof withWalk>[0]) => {
	const begun = await drafting(t);
	for (let count = 0; count < 20 && /处空缺/.test(begun.app.frame()); count++) {
		await begun.app.press('enter');
		await begun.app.settle();
		if (!begun.app.frame().includes('填写')) break;
		await begun.app.type(/KB\d/.test(begun.app.frame()) ? 'KB4530692' : '某项内容');
		await begun.app.press('enter');
		await begun.app.settle();
	}

	return begun;
};

test('what is typed in the app is kept in the case, and a fact that changes later is shown beside it', async t => {
	const {app, desk, id, view} = await drafting(t);
	await app.press('e');
	await app.shows('修改正文');
	await app.press('esc');
	await app.press('e');
	await app.type('急件。');
	await app.press('ctrl+s');
	await app.shows('（已手改）');
	const saved = view().case.drafts.at(-1)!;
	t.true(saved.text!.startsWith('急件。'));
	t.false(saved.base!.includes('急件。'));
	await desk.do({do: 'edit-case', case: id, field: 'customer', value: '东海农商行'});
	await app.shows('东海农商行', '（已手改）');
	t.true(view().case.drafts.at(-1)!.text!.startsWith('急件。'));
});

test('a mail that left otherwise is recorded as it left, and its ledger follows that text', async t => {
	const {app, view} = await answered(t);
	await app.press('m');
	await app.shows('邮件是怎样发出的？');
	await app.press('2');
	await app.shows('粘贴发出的正文');
	await app.paste('许先生 您好：\n我们会尽快回复，谢谢。');
	await app.press('ctrl+s');
	await app.settle();
	const mail = view().case.mails.at(-1)!;
	t.is(mail.text, '许先生 您好：\n我们会尽快回复，谢谢。');
	t.deepEqual(
		view().case.advice.filter(({by}) => by === 'mail'),
		[],
	);
});

test('the file of the sent mail is read for its text, its subject and its Message-ID', async t => {
	const {app, view, doors} = await drafting(t);
	Object.assign(doors, {
		readSent: async (path: string) =>
			path === '/tmp/sent.eml'
				? {ok: true, text: '您好：\n已处理。', subject: '回复: 已处理', messageId: 'a1@example.com'}
				: {ok: false, sentence: {zh: '无法读取', en: 'cannot be read'}},
	});
	await app.press('m', '3');
	await app.shows('发出的邮件文件在哪里？');
	await app.type('/tmp/none.eml');
	await app.press('enter');
	await app.shows('无法读取');
	await app.press('ctrl+u');
	await app.type('/tmp/sent.eml');
	await app.press('enter');
	await app.settle();
	t.like(view().case.mails.at(-1), {text: '您好：\n已处理。', subject: '回复: 已处理', messageId: 'a1@example.com'});
});
