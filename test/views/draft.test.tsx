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
	for (const key of ['y', 'x', 'm']) {
		await app.press(key);
		await app.shows('才能发出');
	}

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
