import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {draft} from '../../../source/drafts/draft.js';
import type {Drafting} from '../../../source/drafts/kinds.js';
import type {Language} from '../../../source/text/both.js';
import {root} from '../../helpers/root.js';
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
const signed = {'signature.1.en': 'Li Xia', 'signature.2.en': 'Windows Support'};
const answers = {'count.g1': '未知', 'count.g3': '未知', 'kb.KB452523': 'KB4525233'};

const golden = (name: string, text: string) => {
	const file = join(root, 'test/fixtures/drafts/golden', name);
	if (process.env['CASEWALK_GOLDEN'] === 'write') writeFileSync(file, text);
	return readFileSync(file, 'utf8');
};

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
