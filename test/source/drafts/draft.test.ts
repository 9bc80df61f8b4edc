import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {check} from '../../../source/drafts/check.js';
import {draft} from '../../../source/drafts/draft.js';
import type {Case} from '../../../source/case/case.js';
import type {CaseView} from '../../../source/case/view.js';
import type {DraftKind, Drafting} from '../../../source/drafts/kinds.js';
import type {Language} from '../../../source/text/both.js';
import {root} from '../../helpers/root.js';
import {knowledge as course, logsIn, refuted} from './course.js';
import {knowledge, now, settings, theCase, viewOf} from './example.js';
import {logsRead} from './later.js';

/** The same case ten days on: two logs read, one suspicion open, everything settled. */
const closing = async (language: Language) => {
	const first = await draft({
		...drafting,
		language,
		slots: language === 'zh' ? answers : {...answers, ...english, ...signed},
		view: viewOf({
			symptoms: theCase.symptoms.map(symptom => (symptom.id === 's2' ? {...symptom, affected: 2} : symptom)),
		}),
	});

	return logsRead({
		symptoms: [
			{...theCase.symptoms[0]!, outcome: 'fixed', outcomeWords: '从快照恢复后，已在模板中按顺序补装'},
			{...theCase.symptoms[1]!, outcome: 'not-reproduced', outcomeWords: '设备已回滚，暂无可以复现的环境'},
			{...theCase.symptoms[2]!, outcome: 'fixed', outcomeWords: '清理磁盘空间后安装成功'},
		],
		mails: [
			{
				id: 'm1',
				way: 'sent',
				kind: 'first-response',
				language,
				subject: first.subject,
				text: first.text,
				at: '2026-11-22T10:00:00.000+08:00',
			},
		],
		calls: [...theCase.calls, {from: '2026-12-01T15:00:00.000+08:00', to: '2026-12-01T15:06:00.000+08:00'}],
		hypotheses: [
			{
				id: 'h1',
				title: {zh: '第三方安全软件拦截驱动安装', en: 'third-party security software blocks the driver installation'},
				test: {
					zh: '在一台设备上卸载安全软件后重新安装补丁，与未卸载的设备对比',
					en: 'install the update on one machine with the security software removed, and compare with one that has it',
				},
				state: 'open',
				because: [],
				raisedAt: '2026-11-23T11:00:00.000+08:00',
				raisedBy: 'walk',
			},
		],
		advice: [
			{
				id: 'a1',
				subjects: ['d1', 'd2'],
				step: 'ssu/chain',
				recommends: ['KB4490628'],
				by: 'mail',
				at: '2026-11-23T11:00:00.000+08:00',
				fate: 'refuted',
				because: '现有服务堆栈版本更高',
			},
			{
				id: 'a2',
				subjects: ['g2'],
				step: 'offline-removal/remove',
				howto: 'offline-remove-update',
				recommends: [],
				by: 'mail',
				at: '2026-11-22T10:00:00.000+08:00',
				fate: 'never-tried',
				because: '设备已自行回滚',
			},
		],
		archivings: [
			{
				outcome: 'not-reproducible',
				lasting: 'temporary',
				agreedBy: '许先生',
				agreedAt: '2026-12-01',
				at: '2026-12-01T15:10:00.000+08:00',
			},
		],
		waiting: [
			{
				id: 'x1',
				condition: {
					zh: '一台可以复现问题的设备，服务堆栈版本和安全软件策略与生产环境一致',
					en: 'a machine that shows the fault, with the servicing stack and the security policy of production',
				},
				owner: 'customer',
				from: '2026-11-26T10:00:00.000+08:00',
			},
			{
				id: 'x2',
				condition: {
					zh: '该设备重启应用补丁时的Procmon启动日志',
					en: 'a Procmon boot log of that machine while it applies the update',
				},
				owner: 'customer',
				from: '2026-11-26T10:00:00.000+08:00',
			},
		],
	});
};

const closed = {
	'outcome.s1.en': 'restored from the snapshot; the updates are now installed in the template in the right order',
	'outcome.s2.en': 'the machines have rolled back, and nothing shows the fault at present',
	'outcome.s3.en': 'installed after disk space was freed',
	'advice.a1.because.en': 'the stack on the machines is newer',
	'advice.a2.because.en': 'the machines had rolled back by themselves',
};

const drafting: Drafting = {
	kind: 'first-response',
	language: 'zh',
	view: viewOf(),
	knowledge,
	slots: {},
	settings,
	now,
};

const english = {
	customer: 'Huadong Rural Commercial Bank',
	'subject.g1.en': 'cloud desktops that start into the repair options',
	'subject.g2.en': 'machines stuck at 32%',
	'subject.g3.en': 'machines that report a failed installation',
	'symptom.s1.en': 'after the updates and a restart they start into the repair options and do not reach the desktop',
	'symptom.s2.en':
		'stops at 32% while applying the updates after the restart, restarts three times by itself and rolls back',
	'symptom.s3.en': 'the updates fail to install; Windows starts normally',
	'since.en': 'the evening of 19 November 2026',
	'changed.en': 'these updates were rolled out to all machines that evening',
	'impact.en': 'the counter terminals of 12 branches are out of service',
	'solved-when.en': 'the updates install on all machines, or the cause of the failure is given and confirmed',
	'consent.offline-removal/remove.en': 'Mr. Xu',
	'backup.offline-removal/remove.en': 'a disk image of one machine is taken; that one is done first',
};
const told = {
	'subject.d2.en': 'Li Xia',
	'subject.d3.en': 'for reproduction',
	'promise.p1.owner.en': 'Mr. Wang',
	'promise.p1.en': 'tell us the name and version of the security software',
	'promise.p2.en': 'compare the registry rights of the two machines',
	'note.n2.1.en': 'the three machines are physical; all have rolled back and work',
	'note.n2.2.en': 'the policy of the security software is rolled out centrally',
	'advice.a1.because.en': 'the log shows a newer stack',
};
const signed = {'signature.1.en': 'Li Xia', 'signature.2.en': 'Windows Support'};
const answers = {'count.g1': '未知', 'count.g3': '未知', 'kb.KB452523': 'KB4525233'};

const golden = (name: string, text: string) => {
	const file = join(root, 'test/fixtures/drafts/golden', name);
	if (process.env['CASEWALK_GOLDEN'] === 'write') writeFileSync(file, text);
	return readFileSync(file, 'utf8');
};

type Golden = {readonly view: CaseView; readonly now: string; readonly slots?: Readonly<Record<string, string>>};

const waiting = {
	id: 'x1',
	condition: {zh: '一台可以复现问题的设备', en: 'a machine that shows the fault'},
	owner: 'customer',
	next: '2026-12-03',
	kit: [
		{zh: '服务堆栈版本与故障设备一致', en: 'the servicing stack of the failing machines'},
		{zh: '安全软件版本和策略与生产环境一致', en: 'the security software and policy of production'},
		{zh: '已设置好Procmon启动日志', en: 'a Procmon boot log armed'},
		{zh: '测试前的整盘镜像', en: 'a disk image from before the test'},
	],
	from: '2026-11-26T10:00:00.000+08:00',
} as const;

const promised = {
	id: 'p1',
	side: 'theirs',
	text: '提供安全软件的名称和版本。',
	owner: '王工',
	due: '2026-11-27',
	kept: false,
	at: '2026-11-25T14:40:00.000+08:00',
} as const;

const chased = (id: string, day: string): Case['mails'][number] => ({
	id,
	way: 'sent',
	kind: 'chaser',
	language: 'zh',
	subject: '',
	text: '请同时准备好：服务堆栈版本与故障设备一致；安全软件版本和策略与生产环境一致；已设置好Procmon启动日志；测试前的整盘镜像。',
	at: `${day}T10:00:00.000+08:00`,
});

/** Every kind of the rest, with its case. */
const kinds: Readonly<Record<string, Golden>> = {
	'log-request': {view: viewOf(), now, slots: {next: '2026-11-25'}},
	findings: {view: logsIn(), now: '2026-11-24T11:00:00.000+08:00'},
	correction: {
		view: logsIn({case: {advice: [refuted]}, walks: {}}),
		now: '2026-11-24T11:00:00.000+08:00',
	},
	'how-to': {
		view: logsIn({
			case: {calls: [{from: '2026-11-25T14:30:00.000+08:00', to: '2026-11-25T15:05:00.000+08:00'}]},
		}),
		now: '2026-11-25T15:30:00.000+08:00',
	},
	chaser: {
		view: logsIn({case: {waiting: [waiting], promises: [promised]}, walks: {}}),
		now: '2026-11-27T10:00:00.000+08:00',
	},
	'chaser-2': {
		view: logsIn({
			case: {waiting: [waiting], promises: [promised], mails: [chased('m3', '2026-11-27')]},
			walks: {},
		}),
		now: '2026-12-03T10:00:00.000+08:00',
		slots: {next: '2026-12-10'},
	},
	'call-summary': {
		view: logsIn({
			case: {
				calls: [{from: '2026-11-25T14:30:00.000+08:00', to: '2026-11-25T15:05:00.000+08:00'}],
				notes: [
					...theCase.notes,
					{
						id: 'n2',
						text: '3台都是物理机，目前均已回滚，可以正常办理业务\n安全软件统一下发策略',
						at: '2026-11-25T14:35:00.000+08:00',
						author: '李霞',
					},
				],
				priorities: [{from: 'P2', to: 'P3', agreedBy: '许先生', at: '2026-11-25T14:50:00.000+08:00'}],
				promises: [
					promised,
					{
						id: 'p2',
						side: 'ours',
						text: '对比两台设备的注册表权限',
						due: '2026-11-26',
						kept: false,
						at: '2026-11-25T14:41:00.000+08:00',
					},
				],
			},
		}),
		now: '2026-11-25T15:30:00.000+08:00',
		slots: {next: '2026-11-27'},
	},
	handover: {
		view: logsIn({
			case: {
				waiting: [waiting],
				promises: [promised],
				calls: [{from: '2026-11-25T14:30:00.000+08:00', to: '2026-11-25T15:05:00.000+08:00'}],
				advice: [
					{...refuted, fate: 'withdrawn', because: '日志显示堆栈版本更高', toldBy: 'm4'},
					{...refuted, id: 'a2', subjects: ['d1'], step: 'x/y', howto: 'procmon-boot-log', recommends: []},
				],
			},
		}),
		now: '2026-11-28T10:00:00.000+08:00',
	},
};

for (const [name, {view, now: at, slots}] of Object.entries(kinds)) {
	const kind = name.replace(/-\d$/, '') as DraftKind;
	for (const language of ['zh', 'en'] as const) {
		test(`the ${name} in ${language} reads as its golden`, async t => {
			const given = language === 'zh' ? answers : {...answers, ...english, ...signed, ...told};
			const {text, open} = await draft({
				...drafting,
				kind,
				language,
				view,
				knowledge: course,
				now: at,
				slots: {...given, ...slots},
			});
			t.deepEqual(open, []);
			t.is(text, golden(`${name}.${language}.txt`, text));
			const problems = check(text, {knowledge: course, view, language, draft: {kind}});
			t.deepEqual(
				problems.filter(({level}) => level === 'block').map(({code, line}) => `${code} ${line}`),
				[],
			);
		});
	}
}

test('the first response in Chinese reads as its golden', async t => {
	const {text, open} = await draft({...drafting, slots: answers});
	t.deepEqual(open, []);
	t.is(text, golden('first-response.zh.txt', text));
});

test('the first response in English reads as its golden', async t => {
	const {text, open} = await draft({...drafting, language: 'en', slots: {...answers, ...english, ...signed}});
	t.deepEqual(open, []);
	t.is(text, golden('first-response.en.txt', text));
});

test('the closure in Chinese reads as its golden', async t => {
	const {text, open} = await draft({...drafting, kind: 'closure', view: await closing('zh'), slots: answers});
	t.deepEqual(open, []);
	t.is(text, golden('closure.zh.txt', text));
});

test('the closure in English reads as its golden', async t => {
	const slots = {...answers, ...english, ...signed, ...closed};
	const {text, open} = await draft({...drafting, kind: 'closure', language: 'en', view: await closing('en'), slots});
	t.deepEqual(open, []);
	t.is(text, golden('closure.en.txt', text));
});
