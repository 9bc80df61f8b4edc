import test from 'ava';
import type {Case, Contact, PriorityChange} from '../../../source/case/case.js';
import type {CaseView} from '../../../source/case/view.js';
import {check} from '../../../source/drafts/check.js';
import {draft} from '../../../source/drafts/draft.js';
import type {Drafting} from '../../../source/drafts/kinds.js';
import {holdBack, mayLeave} from '../../../source/drafts/may-leave.js';
import {widen} from '../../../source/drafts/punctuation.js';
import {advice, knowledge, known, now, settings, theCase, viewOf} from './example.js';
import {logsRead} from './later.js';

const slots = {'count.g1': '未知', 'count.g3': '未知', 'kb.KB452523': 'KB4525233'};
const write = (view: CaseView, more: Partial<Drafting> = {}) =>
	draft({kind: 'first-response', language: 'zh', view, knowledge, slots, settings, now, ...more});
const contact = (changes: Partial<Contact>) => viewOf({contacts: [{...theCase.contacts[0]!, ...changes}]});

test('a title that nobody said is asked, never guessed', async t => {
	const {text, open} = await write(contact({title: ''}));
	t.true(text.startsWith('许【待填：称呼】 您好：\n'));
	t.deepEqual(
		open.map(({slot, line, column}) => [slot, line, column]),
		[['contact.title', 1, 2]],
	);
	t.true(
		(await write(contact({title: ''}), {slots: {...slots, 'contact.title': '经理'}})).text.startsWith(
			'许经理 您好：\n',
		),
	);
});

test('an engineer or manager has no Mr. or Ms. in English until it is said', async t => {
	const {text, open} = await write(contact({title: '工'}), {language: 'en'});
	t.true(text.startsWith('Dear [to fill: title] Xu,\n'));
	t.true(open.some(({slot}) => slot === 'contact.title'));
});

const sent = (at: string): Partial<Case> => ({
	mails: [{id: 'm', way: 'sent', subject: '', text: '', at}],
});

test('thanks are for a call that no mail has followed yet', async t => {
	t.true((await write(viewOf())).text.includes('感谢您的电话接听。'));
	t.false((await write(viewOf({calls: []}))).text.includes('电话'));
	t.false((await write(viewOf(sent('2026-11-22T09:40:00.000+08:00')))).text.includes('感谢您的电话接听'));
	t.true((await write(viewOf(sent('2026-11-22T08:00:00.000+08:00')))).text.includes('感谢您的电话接听'));
});

test('what was said on the phone is repeated as such, and only that', async t => {
	t.true((await write(viewOf())).text.includes('如电话中所说，现阶段'));
	t.false((await write(viewOf({calls: []}))).text.includes('如电话中所说'));
});

const changed = (change: Omit<PriorityChange, 'at'>) =>
	viewOf({priority: change.to, priorities: [{...change, at: now}]});

for (const [from, to, agreedBy, sentence] of [
	['P1', 'P2', 'TAM', '经过TAM与您沟通，此案例降为P2。'],
	['P3', 'P2', 'TAM', '经过TAM与您沟通，此案例升为P2。'],
	[undefined, 'P2', 'TAM', '经过TAM与您沟通，此案例调整为P2。'],
	['P1', 'P2', '许先生', '经过与您沟通，此案例降为P2。'],
] as const) {
	test(`a priority from ${from ?? 'nowhere'} to ${to} agreed by ${agreedBy} is told with its own verb`, async t => {
		const {text} = await write(changed({...(from ? {from} : {}), to, agreedBy}));
		t.true(text.includes(sentence));
	});
}

test('a priority that nobody changed is not spoken of', async t => {
	t.notRegex((await write(viewOf({priorities: []}))).text, /此案例(?:降|升|调整)/);
});

test('unknown is an answer and is written as such', async t => {
	const {text, open} = await write(viewOf({impact: undefined, solvedWhen: undefined}), {
		slots: {...slots, impact: '不清楚', 'solved-when': 'unknown'},
	});
	t.deepEqual(open, []);
	t.true(text.includes('业务影响：未知。\n解决标准：未知。'));
});

test('template text in data comes out as text', async t => {
	const {text} = await write(viewOf({customer: '{{ contact.surname }}{% raw %}', impact: '{% assign x = 1 %}{{x}}'}));
	t.true(text.includes('{{ contact.surname }}{% raw %}反馈'));
	t.true(text.includes('业务影响：{% assign x = 1 %}{{x}}。'));
});

test('hidden and control characters of data are shown in the mail, never passed on', async t => {
	const {text} = await write(viewOf({impact: '停机\u202e三\u001b[31m天\ue000impact\ue001'}));
	t.notRegex(text, /[\u202e\u001b\ue000\ue001]/);
});

test('a ticket, notes and updates that name different systems are asked about once', async t => {
	const {open} = await write(viewOf({}, {}));
	const asked = open.filter(({slot}) => slot === 'system');
	t.is(asked.length, 1);
	t.regex(asked[0]!.ask.zh, /V2020-L.*Windows 7.*互相矛盾/);
	t.deepEqual((await write(viewOf({}, {}), {slots: {...slots, system: 'Windows 7 SP1'}})).open, []);
});

test('an update whose facts are unknown is held back, with what would let it in', async t => {
	const {text, held, advised} = await write(viewOf());
	t.false(text.includes('KB4490628'));
	t.deepEqual(
		held.map(({advised: one}) => one.step),
		['ssu/chain'],
	);
	t.regex(held[0]!.why.zh, /服务堆栈版本.*还不清楚/);
	t.false(advised.some(({step}) => step === 'ssu/chain'));
});

const stacked = (version: string) =>
	viewOf(
		{},
		{...known, g3: {...known['g3'], 'ssu.version': version}},
		{g1: [advice.repair], g2: [advice.remove], g3: [advice.stack]},
	);

test('changing only the stack changes the advice: older takes the update, the same or newer does not', async t => {
	t.true((await write(stacked('6.1.7601.23505'))).text.includes('请安装KB4490628'));
	for (const version of ['6.1.7601.24383', '6.1.7601.24537']) {
		const {text, held} = await write(stacked(version), {slots: {...slots, 'advice.g3': '请上传日志。'}});
		t.false(text.includes('KB4490628'), version);
		t.regex(held[0]!.why.zh, /不需要安装KB4490628/);
	}
});

test('a risky step without a recorded yes is held back and its group is asked about', async t => {
	const {text, held, open} = await write(viewOf({consents: []}));
	t.false(text.includes('WinPE'));
	t.deepEqual(
		held.map(({advised: one}) => one.step),
		['offline-removal/remove', 'ssu/chain'],
	);
	t.true(open.some(({slot}) => slot === 'advice.g2'));
});

test('a risky step stands with its risk, its backup and who agreed', async t => {
	const {text} = await write(viewOf());
	const paragraph = text.split('\n').find(line => line.startsWith('对于卡在32%的设备'))!;
	t.regex(paragraph, /风险提示：.*备份要求：.*许先生已知悉上述风险并同意执行/);
});

test('a how-to for another system is not sent', async t => {
	const win11 = viewOf({}, {...known, g2: {'os.family': 'win11', 'windows.volume': 'D'}});
	t.true((await write(win11)).held.some(({why}) => /不适用于Windows 11/.test(why.zh)));
});

test('an unknown letter of the Windows volume becomes a variable that is explained', async t => {
	const {text} = await write(viewOf({}, {...known, g2: {'os.family': 'win7'}}));
	t.true(text.includes('dism /image:%W%\\ /get-packages'));
	t.true(text.includes('set W=D:'));
});

test('a closure asks for every outcome and for who agreed, and an answer in a slot does not settle a symptom', async t => {
	const {open} = await write(logsRead(), {
		kind: 'closure',
		slots: {...slots, 'outcome.s1': '好了', reopen: '能复现的设备'},
	});
	t.deepEqual(
		open.map(({slot}) => slot),
		['agreed', 'outcome.s1', 'outcome.s2', 'outcome.s3'],
	);
});

test('a chaser names what is missing and the next date, with the set phrase', async t => {
	const view = viewOf({
		promises: [{id: 'p', side: 'theirs', text: '上传两台设备的CBS日志。', due: '2026-11-24', kept: false, at: now}],
		waiting: [
			{
				id: 'x',
				condition: {zh: '一台可以复现的设备', en: 'a machine that shows the fault'},
				owner: 'customer',
				next: '2026-11-25',
				from: now,
			},
		],
	});
	const {text, open} = await write(view, {kind: 'chaser'});
	t.deepEqual(open, []);
	t.true(text.includes('1）一台可以复现的设备；\n2）上传两台设备的CBS日志（计划于11月24日提供）。'));
	t.true(text.includes('我们计划在11月25日与您联系'));
	t.true(text.includes('如果需要我们协助，可以通过邮件或者400热线联系我们，谢谢。'));
	t.deepEqual(check(text, {knowledge, view}), []);
});

test('a date that has passed is asked again', async t => {
	const view = viewOf({
		waiting: [{id: 'x', condition: {zh: '设备', en: 'a machine'}, owner: 'customer', next: '2026-11-20', from: now}],
	});
	t.deepEqual(
		(await write(view, {kind: 'chaser'})).open.map(({slot}) => slot),
		['next'],
	);
});

test('a log request names every file that the open questions need, with why and from where', async t => {
	const {text, open} = await write(viewOf(), {kind: 'log-request', slots: {...slots, next: '2026-11-25'}});
	t.deepEqual(open, []);
	for (const path of [
		'C:\\Windows\\Logs\\CBS\\',
		'C:\\Windows\\inf\\setupapi.dev.log',
		'C:\\Windows\\System32\\winevt\\Logs\\System.evtx',
	])
		t.true(text.includes(`${path}（记录`), path);
	t.true(text.includes('我们还需要提示安装失败的设备的以下日志'));
});

test('a draft with an open slot, or one that the check blocks, may not leave', async t => {
	const open = await write(viewOf(), {slots: {}});
	t.regex(mayLeave(open, [])?.zh ?? '', /还有3处待填/);
	const done = await write(viewOf());
	t.is(mayLeave(done, check(done.text, {knowledge, view: viewOf()})), undefined);
	const wrong = {...done, text: `${done.text}\n请安装KB452523。\n`};
	t.regex(mayLeave(wrong, check(wrong.text, {knowledge, view: viewOf()}))?.zh ?? '', /第\d+行：KB452523/);
});

test('what the engineer pastes as sent is held to the same', t => {
	const hold = (mail: {text: string; kind: string; language: 'zh'}, view: CaseView) =>
		holdBack(knowledge)({...mail, subject: ''}, view, []);
	t.regex(hold({text: '影响：【待填：影响】', kind: 'first-response', language: 'zh'}, viewOf())?.zh ?? '', /待填/);
	t.regex(hold({text: '请安装KB4490628。', kind: 'poem', language: 'zh'}, viewOf())?.zh ?? '', /还不清楚/);
	t.is(hold({text: '您好。', kind: 'chaser', language: 'zh'}, viewOf()), undefined);
});

test('drafts of every kind pass their own check once they are complete', async t => {
	const view = viewOf();
	for (const kind of ['first-response', 'log-request', 'chaser'] as const) {
		const drafted = await write(view, {kind, slots: {...slots, next: '2026-11-25', missing: '两台设备的日志'}});
		t.deepEqual(drafted.open, [], kind);
		const attachments = drafted.attachments.map(({name}) => name);
		t.deepEqual(check(drafted.text, {knowledge, view, draft: {kind, attachments}}), [], kind);
	}
});

test('punctuation beside Chinese becomes full-width, and stays as it is in paths, versions, commands and English', t => {
	t.is(widen('补丁失败,请重试.'), '补丁失败，请重试。');
	t.is(widen('路径(日志):C:\\Windows\\日志,备份\\a.log'), '路径（日志）：C:\\Windows\\日志,备份\\a.log');
	t.is(widen('补丁,KB4490628;时间:10:30'), '补丁，KB4490628；时间：10:30');
	t.is(widen('版本为6.1.7601.24383.'), '版本为6.1.7601.24383。');
	t.is(widen('执行dism /image:D:\\ /get-packages'), '执行dism /image:D:\\ /get-packages');
	t.is(widen('Risk: it may fail.'), 'Risk: it may fail.');
	t.is(widen(widen('一,二;三:四?')), '一，二；三：四？');
});

test('who signs and where logs go are asked when the settings do not say it', async t => {
	const {open, text} = await write(viewOf(), {settings: {name: '', hotline: '400', channel: ''}});
	t.deepEqual(
		open.map(({slot}) => slot),
		['channel', 'signature'],
	);
	t.true(text.includes('压缩后通过【待填：上传渠道】上传'));
});

test('the hotline stands in its set phrase, with the number of the settings', async t => {
	const phrase = async (hotline: string) =>
		(
			await write(viewOf(), {
				kind: 'chaser',
				slots: {...slots, missing: '日志', next: '2026-11-25'},
				settings: {...settings, hotline},
			})
		).text;
	for (const hotline of ['', '400'])
		t.true((await phrase(hotline)).includes('可以通过邮件或者400热线联系我们，谢谢。'));
	t.true((await phrase('400-800-1234')).includes('400热线（400-800-1234）联系我们'));
	t.true((await phrase('值班电话')).includes('通过邮件或者值班电话联系我们'));
});

test('a closure tells what is proved from what is only thought', async t => {
	const hypothesis = {
		id: 'h',
		title: {zh: '安全软件拦截驱动安装', en: 'security software'},
		because: ['卸载后安装成功'],
		raisedAt: now,
		raisedBy: 'walk',
	} as const;
	const text = async (state: 'open' | 'supported' | 'refuted') =>
		(
			await write(logsRead({hypotheses: [{...hypothesis, state}]}), {
				kind: 'closure',
				slots: {...slots, reopen: '设备'},
			})
		).text;
	t.true((await text('supported')).includes('初步判断：\n1）安全软件拦截驱动安装（依据：卸载后安装成功）。'));
	t.true((await text('open')).includes('尚未确定：\n1）怀疑安全软件拦截驱动安装'));
	t.regex(await text('refuted'), /已排除：\n1）安全软件拦截驱动安装/);
	t.false((await text('supported')).includes('确诊'));
});

test('without its evidence a finding is gone from the closure', async t => {
	const closing = async (view: CaseView) =>
		(await write(view, {kind: 'closure', slots: {...slots, reopen: '设备'}})).text;
	t.true((await closing(logsRead())).includes('cpu.inf时被拒绝访问'));
	t.false((await closing(logsRead({evidence: []}))).includes('cpu.inf'));
});
