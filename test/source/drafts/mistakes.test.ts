import test from 'ava';
import type {Advice, Case, Mail} from '../../../source/case/case.js';
import type {CaseView} from '../../../source/case/view.js';
import {check} from '../../../source/drafts/check.js';
import {draft} from '../../../source/drafts/draft.js';
import {differencesIn} from '../../../source/drafts/evidence/differences.js';
import type {DraftKind} from '../../../source/drafts/kinds.js';
import {startFilling} from '../../../source/drafts/slots.js';
import {shipped} from '../../helpers/knowledge.js';
import {advice, groups, knowledge, known, now, settings, theCase, viewOf} from './example.js';
import {logsRead} from './later.js';

/*
One test for each thing that went wrong in the case that the product is for (M1 to M14), with the smallest correction on
which the product is silent.
*/
const late = logsRead();
const solved = late.case.symptoms.map(symptom => ({...symptom, outcome: 'fixed' as const, outcomeWords: '已恢复'}));
const advised: Advice = {
	id: 'a1',
	subjects: ['g2'],
	step: 'ssu/chain',
	recommends: ['KB4490628'],
	by: 'mail',
	at: '2026-11-23T10:00:00.000+08:00',
};
const sent = (text: string, kind = 'findings'): Mail => ({
	id: 'm1',
	way: 'sent',
	kind,
	language: 'zh',
	subject: '回复',
	text,
	at: '2026-11-24T09:00:00.000+08:00',
});

const closing = '经过您的确认，我将暂时归档此案例。两台设备的日志都显示处理cpu.inf时被拒绝访问。';

const codes = (text: string, view: CaseView, subject?: string) =>
	check(text, {knowledge: shipped.knowledge, view, draft: {...(subject && {subject})}}).map(({code}) => code);
const openIn = async (kind: DraftKind, view: CaseView, slots: Readonly<Record<string, string>> = {}) =>
	(await draft({kind, language: 'zh', view, knowledge, slots, settings, now})).open.map(({slot}) => slot);
const differences = (view: CaseView) => differencesIn(view, knowledge, startFilling('zh', {}));

/** The check names the mistake in one mail, and nothing in the other. */
const fires = test.macro(
	(
		t,
		code: string,
		[mistake, inCase]: readonly [string, CaseView],
		[correction, then]: readonly [string, CaseView] = [mistake, inCase],
	) => {
		t.deepEqual([...new Set(codes(mistake, inCase))], [code]);
		t.deepEqual(codes(correction, then), []);
	},
);

test(
	'M1: an update is advised on machines whose logs show a newer stack',
	fires,
	'advice-refuted',
	['请先在V10HDA0036171和V10HDA0036188上安装KB4490628。', late],
	['V10HDA0036171和V10HDA0036188的服务堆栈已高于KB4490628，不需要安装。', late],
);

test('M2: advice that the logs refute is owed a correction until a mail has told it', t => {
	const owed = logsRead({advice: [advised]}).refutedAdvice;
	t.deepEqual(
		owed.map(({subject, against}) => [subject.serial, against.why]),
		[
			['V10HDA0036171', 'stack'],
			['V10HDA0036188', 'stack'],
		],
	);
	t.deepEqual(logsRead({advice: [{...advised, fate: 'refuted', toldBy: 'm2'}]}).refutedAdvice, []);
	const view = logsRead({advice: [advised]});
	t.deepEqual(codes('两台设备的服务堆栈较高，不再需要安装KB4490628。', view), ['correction-owed']);
	t.deepEqual(codes('更正：11月23日邮件建议的KB4490628不需要安装，两台设备的服务堆栈已高于它。', view), []);
});

test('M3: a machine planned with another stack than the failing ones is shown as different', t => {
	const planned = (stack: string) => {
		const device = {
			id: 'd3',
			kind: 'device',
			name: '复现设备',
			serial: 'V10HDA0036190',
			planned: true,
			into: [],
		} as const;
		const stacks = {d1: '6.1.7601.24554', d2: '6.1.7601.24554', d3: stack};
		const facts = Object.entries(stacks).map(([id, version]) => {
			const read = late.factsOf('d1')('ssu.version');
			const [logged] = read.state === 'known' ? read.because : [];
			return [id, {'ssu.version': id === 'd3' ? version : {...logged!, value: version}}] as const;
		});
		return viewOf({subjects: [...late.case.subjects, device]}, {...known, ...Object.fromEntries(facts)}, {});
	};

	t.regex(differences(planned('6.1.7601.24383')).join('\n'), /复现设备.*6\.1\.7601\.24383（计划中的设备）/);
	t.deepEqual(differences(planned('6.1.7601.24554')), []);
});

test(
	'M4: a KB with a digit missing stands in the closure',
	fires,
	'kb-malformed',
	[`${closing}涉及的补丁为KB4530692和KB452523。`, logsRead({symptoms: solved})],
	[`${closing}涉及的补丁为KB4530692，另一个补丁的编号未能确认。`, logsRead({symptoms: solved})],
);

test('M5: the subject names an edition of Windows 10, the machines run Windows 7', async t => {
	const line = (name: string) => `回复: [案例号: CAS-20417-K3D9Q1 ] |P2|HDNS|华东农商行反馈${name}补丁安装失败`;
	t.deepEqual(codes('您好。', viewOf(), line('V2020-L')), ['subject-system']);
	t.deepEqual(codes('您好。', viewOf(), line('Windows 7')), []);
	// Before a fact decides, the draft asks once.
	const nobody = {g1: {}, g2: {}, g3: {}};
	t.is((await openIn('first-response', viewOf({}, nobody))).filter(slot => slot === 'system').length, 1);
	t.false((await openIn('first-response', viewOf())).includes('system'));
});

const analysis = (serial: string, line: number) => `许先生 您好：
查看设备${serial}的日志，其安装KB4530692失败，更新在重启后回滚。
1）请导出被拒绝访问的注册表键的权限，与正常设备对比。
2）请在试点设备上暂停第三方安全软件，排除它对驱动安装的影响。
CBS.log第${line}行显示，处理cpu.inf驱动时被拒绝访问。`;

test(
	'M6: the mail about a second machine says the first one’s again',
	fires,
	'mail-repeated',
	[analysis('V10HDA0036188', 1874), logsRead({mails: [sent(analysis('V10HDA0036171', 2210))]})],
	[
		'许先生 您好：\nV10HDA0036188与上一台的结论一致（CBS.log第1874行）。\n不同之处只有服务堆栈：6.1.7601.24537，上一台为6.1.7601.24554。',
		logsRead({mails: [sent(analysis('V10HDA0036171', 2210))]}),
	],
);

test(
	'M7: a boot log is asked for without the steps, or with a step that was a picture',
	fires,
	'howto-missing',
	[
		'建议在重启应用补丁前配置procmon bootlogging：\n1. 选中options->Enable Boot Logging\n2. 配置Boot Logging选项：\n3. 重启，复制procmon.pmb。',
		late,
	],
	[
		'建议在重启应用补丁前配置procmon bootlogging：\n1. 选中options->Enable Boot Logging\n2. 不勾选Generate选项，点OK\n3. 重启，复制procmon.pmb。',
		late,
	],
);

test('M8: the log request names the file that an open question needs, wherever it lies', async t => {
	const request = async (collects: readonly string[]) => {
		const view = viewOf({subjects: [groups.failed]}, known, {g3: [{...advice.collect, collects}]});
		return (await draft({kind: 'log-request', language: 'zh', view, knowledge, slots: {}, settings, now})).text;
	};

	const setupapi = /C:\\Windows\\inf\\setupapi\.dev\.log/;
	t.regex(await request(['ssu.version', 'driver.denied']), setupapi);
	t.notRegex(await request(['ssu.version']), setupapi);
});

test(
	'M9: the case is archived although nobody knows what became of a symptom',
	fires,
	'symptom-open',
	[closing, logsRead({symptoms: [...solved.slice(1), theCase.symptoms[0]!]})],
	[closing, logsRead({symptoms: solved})],
);

test('M10: a chaser says the last one again, without a date', async t => {
	const first = '许先生 您好：\n请您准备好能复现生产环境中补丁安装失败问题的设备，我们再基于此设备进一步排查。';
	const again = '许先生 您好：\n请您确认有可以复现生产环境中补丁安装失败问题的设备，我们再基于此设备进一步排查。';
	const view = logsRead({mails: [sent(first, 'chaser')]});
	t.deepEqual(codes(again, view), ['mail-repeated']);
	t.deepEqual(codes('许先生 您好：\n设备已收到，还缺与生产环境一致的安全软件策略。我们12月3日再与您联系。', view), []);
	t.true((await openIn('chaser', view, {missing: '复现设备'})).includes('next'));
	t.deepEqual(await openIn('chaser', view, {missing: '复现设备', next: '2026-12-03'}), []);
});

test(
	'M11: the closure leaves out the strongest finding',
	fires,
	'finding-untold',
	['经过您的确认，我将暂时归档此案例。设备停在32%，原因未知。', logsRead({symptoms: solved})],
	[closing, logsRead({symptoms: solved})],
);

test('M12: a forced power-off is offered without its risk and without a backup', t => {
	t.deepEqual(codes('可以强制关机再启动，看能否进入系统。', late), ['risk-unsaid', 'backup-unsaid']);
	t.deepEqual(codes('强制关机可能导致系统无法启动，操作前请先打快照或备份数据，经您同意后再进行。', late), []);
});

test('M13: advice is open until its fate is known, and a suspicion names the test that decides it', t => {
	const twice = logsRead({
		symptoms: solved,
		advice: [advised, {...advised, id: 'a2', at: '2026-11-24T10:00:00.000+08:00'}],
	});
	t.true(twice.ledger.every(({isUnasked}) => isUnasked));
	t.deepEqual([...new Set(codes(closing, twice))], ['advice-open']);
	const refuted = [{...advised, fate: 'refuted' as const, toldBy: 'm2'}];
	t.deepEqual(codes(closing, logsRead({symptoms: solved, advice: refuted})), []);

	const suspicion = {id: 'security-software', title: {zh: '安全软件拦截', en: 'security software'}};
	const raised: Case['hypotheses'][number] = {
		...suspicion,
		state: 'open',
		because: [],
		raisedAt: theCase.openedAt,
		raisedBy: 'engineer',
		test: {zh: '在试点设备上卸载后重装一次', en: 'install once more without it on a pilot machine'},
	};
	t.is(logsRead({hypotheses: [raised]}).nextTest?.decides[0], 'security-software');
	t.is(logsRead({hypotheses: [{...raised, state: 'refuted'}]}).nextTest, undefined);
	t.deepEqual(codes('根本原因是安全软件拦截。', logsRead({hypotheses: [raised]})), ['fact-unverified']);
	t.deepEqual(codes('怀疑安全软件拦截，尚未验证。', logsRead({hypotheses: [raised]})), []);
});

test('M14: the definition asks how many of how many, since when and what changed, and takes “unknown” for an answer', async t => {
	const bare = theCase.symptoms.map(({id, text, subjects}) => ({id, text, subjects}));
	const view = viewOf({symptoms: bare, subjects: [groups.stuck]}, known, {g2: []});
	const open = await openIn('first-response', view);
	for (const slot of ['total', 'since', 'changed']) t.true(open.includes(slot), slot);
	const answered = await openIn('first-response', view, {total: '未知', since: '未知', changed: '未知'});
	for (const slot of ['total', 'since', 'changed']) t.false(answered.includes(slot), slot);
});
