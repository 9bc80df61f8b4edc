import test from 'ava';
import {draftMail} from '../../../../source/commands/case/draft.js';
import {handOver} from '../../../../source/commands/case/handover.js';
import {recorded} from '../../../helpers/output.js';
import {knowledge, now, settings, viewOf} from '../../drafts/example.js';

const slots = {'count.g1': '未知', 'count.g3': '未知', 'kb.KB452523': 'KB4525233'};
const given = (io = recorded()) => ({...io, io, knowledge, view: viewOf(), settings, now});

test('a draft that is complete is written out and exits with 0', async t => {
	const options = given();
	t.is(await draftMail('first-response', {...options, slots}), 0);
	t.true(options.io.out().startsWith('许先生 您好：\n'));
	t.regex(options.io.err(), /^1: 主题里写的是V2020-L.*\n$/);
});

test('a draft with open slots shows them, exits with 1 and writes no file', async t => {
	const options = given();
	let saved = false;
	const save = async () => {
		saved = true;
		return undefined;
	};
	t.is(await draftMail('first-response', {...options, save}), 1);
	t.false(saved);
	t.regex(options.io.out(), /【待填：数量】/);
	t.regex(options.io.err(), /有多少台/);
	t.regex(options.io.err(), /填好才能发出/);
});

test('a saved draft brings its answers', async t => {
	const view = viewOf({drafts: [{id: 'first-response.zh.1', kind: 'first-response', language: 'zh', slots, at: now}]});
	t.is(await draftMail('first-response', {...given(), view}), 0);
});

test('--format eml gives an unsent draft', async t => {
	const options = given();
	t.is(await draftMail('first-response', {...options, slots, format: 'eml'}), 0);
	t.regex(options.io.out(), /^X-Unsent: 1\r$/m);
});

test('--json tells slots, what is held back and whether it may leave', async t => {
	const options = given(recorded({json: true}));
	t.is(await draftMail('first-response', options), 1);
	const said = JSON.parse(options.io.out());
	t.deepEqual([said.schema, said.mayLeave, said.held.length], [1, false, 1]);
	t.deepEqual(
		said.open.map((one: {slot: string}) => one.slot),
		['kb.KB452523', 'count.g1', 'count.g3'],
	);
});

test('--for narrows the mail to its groups', async t => {
	const options = given();
	t.is(await draftMail('first-response', {...options, slots, for: ['卡在32%的设备']}), 0);
	t.false(options.io.out().includes('进入修复选项的云桌面'));
});

for (const [name, kind, more, expected] of [
	['an unknown kind', 'poem', {}, /没有这种邮件/],
	['an unknown group', 'first-response', {for: ['没有的组']}, /案例里没有“没有的组”/],
	['an unknown format', 'first-response', {format: 'pdf'}, /text和eml/],
	['an unknown language', 'first-response', {lang: 'fr'}, /zh和en/],
] as const) {
	test(`${name} is refused with a sentence and 2`, async t => {
		const options = given();
		t.is(await draftMail(kind, {...options, ...more}), 2);
		t.regex(options.io.err(), expected);
	});
}

test('the handover asks nothing: what nobody said stands as unknown', async t => {
	const options = given();
	t.is(await handOver({...options, settings: {...settings, name: ''}}), 0);
	t.regex(options.io.out(), /^案例交接：CAS-20417-K3D9Q1/);
	t.notRegex(options.io.out(), /待填/);
	const asJson = given(recorded({json: true}));
	await handOver(asJson);
	t.like(JSON.parse(asJson.io.out()), {schema: 1, id: 'c1', number: 'CAS-20417-K3D9Q1', state: 'open', language: 'zh'});
});

test('the engineer’s own text of the mail in hand leaves by the plain command as well', async t => {
	const made = given();
	await draftMail('first-response', {...made, slots});
	const base = made.io.out();
	const text = base.replace('谢谢。\n', '谢谢，期待您的回复。\n');
	const view = viewOf({
		drafts: [{id: 'first-response.zh.1', kind: 'first-response', language: 'zh', slots, text, base, at: now}],
	});
	const options = given();
	t.is(await draftMail('first-response', {...options, view}), 0);
	t.is(options.io.out(), text);
});
