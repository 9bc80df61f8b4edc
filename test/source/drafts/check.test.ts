import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {Advice, Mail} from '../../../source/case/case.js';
import {elsewhereIn, heldBy} from '../../../source/case/reading/held.js';
import {type Checking, check} from '../../../source/drafts/check.js';
import {holdBack} from '../../../source/drafts/may-leave.js';
import {makeDesk} from '../../helpers/desk.js';
import {shipped} from '../../helpers/knowledge.js';
import {root} from '../../helpers/root.js';
import type {Language} from '../../../source/text/both.js';
import {draftedFromWalks} from '../../faults/drafted-walks.js';
import {caseOf} from './check-cases.js';
import {groups, knowledge, known, theCase, viewOf} from './example.js';
import {logsRead} from './later.js';

const folder = join(root, 'test/fixtures/drafts/correct');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const codes = (text: string, checking: Checking) => check(text, checking).map(({code, level}) => `${level} ${code}`);

const late = logsRead();
const settled = logsRead({
	symptoms: theCase.symptoms.map(symptom => ({...symptom, outcome: 'fixed', outcomeWords: '已恢复'})),
});

for (const file of readdirSync(folder)) {
	const view = caseOf(file);

	test(`a correct mail passes in silence: ${file}`, t => {
		t.deepEqual(check(read(file), {knowledge, view}), []);
	});

	test(`a correct mail passes with all that is known: ${file}`, t => {
		t.deepEqual(check(read(file), {knowledge: shipped.knowledge, view}), []);
	});

	test(`a correct mail passes without a case: ${file}`, t => {
		t.deepEqual(check(read(file), {knowledge}), []);
	});
}

const solved = settled.case.symptoms;
const closingWords = '经过您的确认，我将暂时归档此案例。日志显示处理cpu.inf时被拒绝访问。';
const given: Advice = {
	id: 'a1',
	subjects: ['g2'],
	step: 'ssu/chain',
	recommends: ['KB4490628'],
	by: 'mail',
	at: '2026-11-23T10:00:00.000+08:00',
};
const sent = (text: string): Mail => ({
	id: 'm1',
	way: 'sent',
	kind: 'findings',
	language: 'zh',
	subject: '回复',
	text,
	at: '2026-11-24T10:00:00.000+08:00',
});
const again = ([serial, place]: readonly [string, string]) => `许先生 您好：
设备${serial}的日志显示，更新在重启后处理驱动时被拒绝访问。
${place}记录了同一个错误，随后更新回滚。
请在这台设备上导出注册表键的权限，与正常设备对比。
请补充安全软件的版本和最近一次策略变更的时间。`;
const other = caseOf('wsus').case;
const elsewhere = elsewhereIn([
	{
		...other,
		held: {serials: ['X9KJN0004417'], addresses: ['chen@jnzq.example'], names: [], contacts: ['陈经理']},
		due: [],
		onCall: false,
		subjects: 2,
	},
]);
const oldStack = viewOf(
	{},
	Object.fromEntries(
		Object.entries(known).map(([id, facts]) => [
			id,
			{...facts, 'ssu.version': '6.1.7601.23505', 'sha2.support': 'no', 'device.form': 'physical'},
		]),
	),
);

const finds = test.macro(
	(t, wrong: string, expected: readonly string[], right: string, checking: Checking = {knowledge, view: viewOf()}) => {
		t.deepEqual(codes(wrong, checking), expected);
		t.deepEqual(codes(right, checking), []);
	},
);

test(
	'a KB with a digit missing blocks',
	finds,
	'请安装KB452523。',
	['block kb-malformed'],
	'请核对KB4525233的安装情况。',
);
test(
	'a KB that nobody knows is warned of',
	finds,
	'补丁KB5555555安装失败。',
	['warn kb-unknown'],
	'补丁KB4530692安装失败。',
);
test(
	'a KB of another system is warned of',
	finds,
	'补丁KB4525236安装失败。',
	['warn kb-product'],
	'补丁KB4525235安装失败。',
);
test(
	'a Windows 7 KB is warned of in a Windows 10 case',
	finds,
	'补丁KB4530692安装失败。',
	['warn kb-product'],
	'补丁KB4524569安装失败。',
	{
		knowledge,
		view: viewOf({}, {g1: {'os.family': 'win10'}, g2: {'os.family': 'win10'}, g3: {'os.family': 'win10'}}),
	},
);
test('an open slot blocks', finds, '业务影响：【待填：影响】。', ['block slot-open'], '业务影响：未知。');
test('an open slot blocks in English', finds, 'Impact: [to fill: impact].', ['block slot-open'], 'Impact: unknown.');
test(
	'another case number blocks',
	finds,
	'本案例编号为CAS-20471-K3D9Q1。',
	['block case-number'],
	'本案例编号为CAS-20417-K3D9Q1。',
);
test('an old priority blocks', finds, '本案例的优先级为P1。', ['block priority'], '本案例的优先级为P2。');
test(
	'a report of the change never blocks',
	finds,
	'The case is P1.',
	['block priority'],
	'The case was lowered from P1 to P2.',
);
test(
	'an old priority in the inherited subject is warned of',
	finds,
	'主题：回复: [案例号: CAS-20417-K3D9Q1] |P1|HDNS|补丁',
	['warn subject-priority'],
	'主题：回复: [案例号: CAS-20417-K3D9Q1] |P2|HDNS|补丁',
);
test(
	'another system blocks',
	finds,
	'您的Windows 10设备安装补丁失败。',
	['block system'],
	'您的Windows 7设备安装补丁失败。',
);
test(
	'the product of another system blocks',
	finds,
	'The customer reports failures on V2020-L machines.',
	['block system'],
	"The ticket's title says V2020-L.",
);
test(
	'a serial of no device blocks',
	finds,
	'设备V10HDA0036172的日志已收到。',
	['block device'],
	'设备V10HDA0036171的日志已收到。',
	{knowledge, view: late},
);
test(
	'an update that the stack makes needless blocks',
	finds,
	'建议先安装KB4490628。',
	['block advice-refuted'],
	'不需要再安装KB4490628。',
	{knowledge, view: late},
);
test(
	'an update blocks while its fact is unknown',
	finds,
	'请先更新堆栈更新（SSU）KB4490628。',
	['block advice-unready'],
	'如果服务堆栈版本低于6.1.7601.24383，请先安装KB4490628。',
);
test(
	'an update passes where the stack is known and older',
	finds,
	'请安装KB4531786和KB4490628，提示0x80070002时联系我们。',
	['block code-unsourced'],
	'请安装KB4531786和KB4490628。',
	{
		knowledge,
		view: viewOf(
			{},
			Object.fromEntries(Object.entries(known).map(([id, facts]) => [id, {...facts, 'ssu.version': '6.1.7601.23505'}])),
		),
	},
);
test(
	'a version from nowhere blocks',
	finds,
	'该设备的服务堆栈版本为6.1.7601.24573。',
	['block version-unsourced'],
	'该设备的服务堆栈版本为6.1.7601.24537。',
	{knowledge, view: late},
);
test(
	'the stack of another machine blocks',
	finds,
	'V10HDA0036171的服务堆栈为6.1.7601.24537，V10HDA0036188为6.1.7601.24554。',
	['block version-device', 'block version-device'],
	'6.1.7601.24537（V10HDA0036188设备）和6.1.7601.24554（V10HDA0036171设备）。',
	{knowledge, view: late},
);
test(
	'a code from nowhere blocks',
	finds,
	'日志中的错误是0x80070002。',
	['block code-unsourced'],
	'日志中的错误是0x5（拒绝访问）。',
	{knowledge, view: late},
);
test(
	'a forced power-off blocks without risk and backup',
	finds,
	'请强制关机再启动，看能否进入系统。',
	['block risk-unsaid', 'block backup-unsaid'],
	'请先打快照。强制关机可能导致系统无法启动，确认快照可用后再操作。',
);
test(
	'risk without a backup blocks',
	finds,
	'执行bootrec /fixmbr可能导致系统无法启动。',
	['block backup-unsaid'],
	'执行bootrec /fixmbr可能导致系统无法启动，请先备份。',
);
test(
	'English risk without a backup blocks',
	finds,
	'Run bootrec /fixmbr; Windows may not start afterwards.',
	['block backup-unsaid'],
	'Take a backup first, then run bootrec /fixmbr; Windows may not start afterwards.',
);
test(
	'removal in WinPE blocks without risk and backup',
	finds,
	'请使用WinPE系统，进入PE环境下将新安装的补丁卸载。',
	['block risk-unsaid', 'block backup-unsaid'],
	'请先做整盘镜像，再使用WinPE卸载补丁；中断可能导致系统无法启动。',
);
test('a misspelt term is warned of', finds, '出现tiomeout错误。', ['warn term-misspelt'], '出现timeout错误。');
test('a percentage as a cause is warned of', finds, '原因是卡在32%。', ['warn percentage-cause'], '设备停在32%。');
test(
	'an English percentage as a cause is warned of',
	finds,
	'The root cause is the 32% hang.',
	['warn percentage-cause'],
	'The machine stops at 32%.',
);

test(
	'another customer’s serial blocks',
	finds,
	'设备X9KJN0004417的日志已收到。',
	['block held-elsewhere'],
	'设备V10HDA0036171的日志已收到。',
	{knowledge, view: late, elsewhere},
);
test(
	'another customer’s case number blocks, also as a related one',
	finds,
	'相关案例CAS-30112-B7Q2R9的做法可以参考。',
	['block held-elsewhere'],
	'相关案例CAS-20533-M2A7T4的做法可以参考。',
	{knowledge, view: late, elsewhere},
);
test(
	'another customer’s name and address block',
	finds,
	'江南证券的同样问题已经解决，可联系chen@jnzq.example。',
	['block held-elsewhere', 'block held-elsewhere'],
	'其他客户的同样问题已经解决。',
	{knowledge, view: late, elsewhere},
);
test(
	'a salutation to another customer’s contact blocks',
	finds,
	'陈经理 您好：\n日志已收到。',
	['block held-elsewhere'],
	'许先生 您好：\n日志已收到，陈经理也可以一起查看。',
	{knowledge, view: late, elsewhere},
);
test(
	'a superseded update that is advised is warned of',
	finds,
	'请安装KB4516655。',
	['warn kb-superseded'],
	'请安装KB4530692。',
	{knowledge: shipped.knowledge, view: oldStack},
);
test(
	'a superseded update that another one needs first is no mistake',
	finds,
	'建议安装KB4507449。',
	['warn kb-superseded'],
	'请先安装KB4490628，重启后再安装KB4530692。',
	{knowledge: shipped.knowledge, view: oldStack},
);
test(
	'another system in the inherited subject is warned of',
	finds,
	'主题：回复: [案例号: CAS-20417-K3D9Q1] |P2|HDNS|V2020-L补丁安装失败',
	['warn subject-system'],
	'主题：回复: [案例号: CAS-20417-K3D9Q1] |P2|HDNS|Windows 7补丁安装失败',
);
test(
	'advice without its steps blocks',
	finds,
	'建议在重启应用补丁前抓取procmon bootlogging日志进一步排查。',
	['block howto-missing'],
	'建议抓取procmon bootlogging日志：\n1）打开Options，选Enable Boot Logging，退出。\n2）重启后复制PMB文件。',
	{knowledge: shipped.knowledge, view: viewOf()},
);
test(
	'a step that was only a picture blocks',
	finds,
	'请配置procmon bootlogging：\n1. 选中options->Enable Boot Logging\n2. 配置Boot Logging选项：\n3. 重启，复制procmon.pmb。',
	['block howto-missing'],
	'请配置procmon bootlogging：\n1. 选中options->Enable Boot Logging\n2. 不勾选Generate选项\n3. 重启，复制procmon.pmb。',
	{knowledge: shipped.knowledge, view: viewOf()},
);
test(
	'steps that were sent before are cited by the date of their mail',
	finds,
	'请在复现设备上抓取Procmon启动日志。',
	['block howto-missing'],
	'请按11月24日邮件中的步骤，在复现设备上抓取Procmon启动日志。',
	{
		knowledge: shipped.knowledge,
		view: logsRead({mails: [sent('Procmon：选Options，Enable Boot Logging，Exit，复制PMB文件。')]}),
	},
);
test(
	'a tool that does not run on the system is warned of',
	finds,
	'请下载Procmon 4.01并运行。',
	['warn tool-system'],
	'请使用我们提供的Procmon 3.x，4.x只支持Windows 10。',
	{knowledge: shipped.knowledge, view: late},
);
test(
	'a switch that the system’s DISM does not have is warned of',
	finds,
	'请执行dism /online /cleanup-image /restorehealth。',
	['warn tool-system'],
	'请执行sfc /scannow。',
	{knowledge: shipped.knowledge, view: late},
);
test(
	'what the knowledge has not verified is not told as a fact',
	finds,
	'KB4562030带来的服务堆栈版本是6.1.7601.24556。',
	['warn fact-unverified'],
	'KB4562030带来的服务堆栈版本可能是6.1.7601.24556，未经核实。',
	{knowledge: shipped.knowledge, view: late},
);
test(
	'an open suspicion is not told as a cause',
	finds,
	'根本原因是安全软件拦截了安装。',
	['warn fact-unverified'],
	'怀疑是安全软件拦截了安装，尚未验证。',
	{
		knowledge,
		view: logsRead({
			hypotheses: [
				{
					id: 'h1',
					title: {zh: '安全软件拦截', en: 'security software'},
					state: 'open',
					because: [],
					raisedAt: theCase.openedAt,
					raisedBy: 'engineer',
				},
			],
		}),
	},
);
test(
	'a promised attachment that is not there is warned of',
	finds,
	'操作步骤详见附件。',
	['warn attachment-missing'],
	'操作步骤见下。请您将截图作为附件发来。',
);
test(
	'a promised attachment that is there is no mistake',
	finds,
	'Please find attached the collector.',
	['warn attachment-missing'],
	'Please find attached the collector.\n\nAttachment: collect-logs.cmd',
);
test(
	'a mail that says the last one again is warned of',
	finds,
	again(['V10HDA0036188', 'CBS.log第1874行']),
	['warn mail-repeated'],
	'许先生 您好：\nV10HDA0036188的结论与上一台相同，只有服务堆栈不同。\n请只补充这台设备的安全软件版本。',
	{knowledge, view: logsRead({mails: [sent(again(['V10HDA0036171', 'CBS.log第2210行']))]})},
);
test(
	'a quote with user, SID and address is warned of',
	finds,
	'日志第12行：\n2026-11-19 20:14:02, Info  CBS  C:\\Users\\xujun\\a.msu S-1-5-21-10-20-30-1001 10.3.7.15',
	['warn quote-private', 'warn quote-private', 'warn quote-private'],
	'日志第12行：\n2026-11-19 20:14:02, Info  CBS  C:\\Users\\***\\a.msu\n上传服务器是10.20.30.40。',
);
test(
	'two languages that name different updates block',
	finds,
	'许先生 您好：\n补丁KB4530692安装失败。\n\nDear Mr. Xu,\nKB4474419 failed.',
	['block languages-differ', 'block languages-differ'],
	'许先生 您好：\n补丁KB4530692安装失败。\n\nDear Mr. Xu,\nKB4530692 failed.',
);
test(
	'two languages with different numbers of steps block',
	finds,
	'Dear Mr. Xu,\n1) Upload the logs.',
	['block languages-differ'],
	'Dear Mr. Xu,\n1) Upload the logs.\n2) Restart.',
	{knowledge, view: viewOf(), language: 'en', other: '许先生 您好：\n1）上传日志。\n2）重启。'},
);
test(
	'a closure blocks while the fate of an advice is not known',
	finds,
	closingWords,
	['block advice-open'],
	'归档前请您确认KB4490628是否安装过。',
	{knowledge, view: logsRead({symptoms: solved, advice: [given]})},
);
test(
	'a closure blocks while it leaves out what the log shows',
	finds,
	'经过您的确认，我将暂时归档此案例。',
	['block finding-untold'],
	closingWords,
	{knowledge, view: logsRead({symptoms: solved})},
);
test(
	'a closure blocks without the customer’s agreement',
	finds,
	'我将归档此案例。处理cpu.inf时被拒绝访问。',
	['block agreement-missing'],
	closingWords,
	{knowledge, view: logsRead({symptoms: solved})},
);

test('an agreement that nobody recorded is asked about', t => {
	const view = logsRead({symptoms: solved, calls: []});
	t.deepEqual(codes(closingWords, {knowledge, view}), ['block agreement-missing']);
	t.deepEqual(codes(`感谢您的电话接听。${closingWords}`, {knowledge, view}), []);
	const noted = {id: 'n9', text: '许先生同意归档', at: theCase.openedAt, author: '李霞'};
	t.deepEqual(codes(closingWords, {knowledge, view: logsRead({symptoms: solved, calls: [], notes: [noted]})}), []);
});

test('a finding that was set aside with a reason need not be told', t => {
	const whole = logsRead({symptoms: solved});
	const setAside = {reason: '另案处理', by: '李霞', at: theCase.openedAt};
	const evidence = whole.case.evidence.map(item => ({
		...item,
		findings: item.findings.map(finding => ({...finding, setAside})),
	}));
	const view = logsRead({symptoms: solved, evidence});
	t.deepEqual(codes('经过您的确认，我将暂时归档此案例。', {knowledge, view}), []);
});

test('advice that was taken back for a machine is refuted for that machine only', t => {
	const view = viewOf(
		{
			subjects: late.case.subjects,
			advice: [{...given, subjects: ['d1'], recommends: ['KB4474419'], fate: 'withdrawn', because: '已有更新版本'}],
		},
		{d1: {'os.family': 'win7'}, d2: {'os.family': 'win7'}},
		{},
	);
	t.deepEqual(codes('请在V10HDA0036171上安装KB4474419。', {knowledge, view}), ['block advice-refuted']);
	t.deepEqual(codes('请在V10HDA0036188上安装KB4474419。', {knowledge, view}), []);
});

test('a corrected subject is offered once: a line that was sent is not asked about again', t => {
	const subject = '回复: [案例号: CAS-20417-K3D9Q1 ] |P2|HDNS|V2020-L补丁安装失败';
	const [problem] = check('您好。', {knowledge, view: viewOf(), draft: {kind: 'chaser', subject}});
	t.is(problem?.code, 'subject-system');
	t.is(problem?.candidates[0]?.text, subject.replace('V2020-L', 'Windows 7 SP1'));
	const seen = viewOf({mails: [{...sent('您好。'), subject}]});
	t.deepEqual(check('再次您好。', {knowledge, view: seen, draft: {kind: 'chaser', subject}}), []);
});

test('a mail with another customer’s serial cannot be marked sent, whatever terminal added the device', async t => {
	const {desk} = await makeDesk({knowledge: shipped.knowledge, hold: holdBack(shipped.knowledge)});
	const opened = async (line: string) => {
		const done = await desk.do({do: 'new-case', line});
		return done.ok ? done.case! : '';
	};
	const own = await opened('[案例号: CAS-20417-K3D9Q1 ] % |P2|华东农商行|华东农商行反馈补丁安装失败');
	const others = await opened('[案例号: CAS-30112-B7Q2R9 ] % |P2|江南证券|江南证券反馈补丁安装失败');
	await desk.do({do: 'add-device', case: others, serial: 'X9KJN0004417'});
	const mail = {do: 'mark-sent', advised: [], draft: 'd', kind: 'chaser', language: 'zh', subject: '回复'} as const;
	const sending = async (text: string) => desk.do({...mail, case: own, text});

	const held = await sending('设备X9KJN0004417的日志已收到。');
	t.regex(held.ok ? '' : held.sentence.zh, /X9KJN0004417.*江南证券/);
	t.true((await sending('日志已收到。')).ok);
});

test('what another terminal’s cases hold is known from their lines, whoever opens them', t => {
	const own = {...late.case, held: heldBy(late.case), due: [], onCall: false, subjects: 2};
	const found = check('江南证券', {knowledge, view: late, elsewhere: elsewhereIn([own])});
	t.deepEqual(found, []);
});

test('a closure blocks while a symptom has no outcome', t => {
	const text = '经过您的确认，我将暂时归档此案例。日志显示处理cpu.inf时被拒绝访问。';
	t.deepEqual(codes(text, {knowledge, view: late}), ['block symptom-open', 'block symptom-open', 'block symptom-open']);
	t.deepEqual(codes(text, {knowledge, view: settled}), []);
});

test('a malformed KB is offered only what fits the system, security-only first; the others are refused with why', t => {
	const [problem] = check('请核对KB452523。', {knowledge, view: viewOf()});
	t.deepEqual(
		problem?.candidates.map(({text, refused}) => [text, refused ?? false]),
		[
			['KB4525233', false],
			['KB4525235', false],
			['KB4525232', true],
			['KB4525234', true],
			['KB4525236', true],
		],
	);
	t.true(problem?.candidates.every(({why}) => why.zh !== '' && why.en !== ''));
	t.is(problem?.line, 1);
	t.is(problem?.column, 4);
});

test('the refusal of an update names the log line that proves it', t => {
	const [problem] = check('请安装KB4490628。', {knowledge, view: late});
	t.regex(problem?.message.zh ?? '', /6\.1\.7601\.24554.*CBS\.log:12/);
});

test('no text makes the check throw', t => {
	for (const text of [
		'',
		'\n\n',
		'\ud800',
		'KB',
		'>',
		'发件人：\n发送时间：',
		'【待填',
		'%'.repeat(5000),
		'。'.repeat(5000),
	]) {
		t.notThrows(() => check(text, {knowledge, view: late}));
	}
});

test('what the shipped trees and how-tos say passes the check, in both languages', t => {
	const view = viewOf(
		{},
		Object.fromEntries(
			Object.entries(known).map(([id, facts]) => [
				id,
				{...facts, 'ssu.version': '6.1.7601.23505', 'sha2.support': 'no', 'device.form': 'physical'},
			]),
		),
	);
	const nodes = Object.entries(shipped.knowledge.trees).flatMap(([tree, {nodes: all}]) =>
		Object.entries(all).map(([id, node]) => [`${tree}/${id}`, node] as const),
	);
	const advice = nodes.flatMap(([path, node]) =>
		'advice' in node && node.advice ? [[path, node.advice] as const] : [],
	);
	const howtos = Object.entries(shipped.knowledge.howto).map(([id, {warning, backup, steps, traps = [], verify}]) => {
		const said = (language: Language) =>
			[
				warning ? `风险 risk: ${warning[language]}` : '',
				backup ? `备份 backup: ${backup[language]}` : '',
				...steps.flatMap(({text, run = [], note}) => [text[language], ...run, note?.[language] ?? '']),
				...traps.map(trap => trap[language]),
				...verify.map(item => item[language]),
			]
				.filter(Boolean)
				.join('\n');
		return [id, {zh: said('zh'), en: said('en')}] as const;
	});

	t.true(advice.length > 20 && howtos.length > 10);
	// A closure names what is still suspected, with the test that would decide it.
	const tests = Object.values(shipped.knowledge.hypotheses).map(({id, test: {words}}) => [id, words] as const);
	for (const [where, words] of [...advice, ...howtos, ...tests]) {
		for (const language of ['zh', 'en'] as const) {
			const text = words[language].replaceAll('{{subject}}', groups.stuck.name).replaceAll('{{windows}}', 'D:');
			// Facts that this advice takes, and the branch of each system, are the walk's to ask; here the words are judged.
			const problems = check(text, {knowledge: shipped.knowledge, view}).filter(
				({code}) => code !== 'advice-unready' && code !== 'tool-system',
			);
			t.deepEqual(problems, [], `${where}.${language}`);
		}
	}
});

for (const text of [
	'请正常安装完成KB4530692，暂时不要重启，然后打开Procmon的Boot Logging。',
	'请您在测试环境中先安装KB4474419并重启，再安装KB4490628和KB4530692，看能否复现。',
	'日志显示设备在32%处停留15分钟，随后自动重启，三次后回滚。',
	'服务堆栈更新（SSU）无法卸载，请勿使用remove-package移除它。',
	'请把C:\\Windows\\Logs\\CBS\\CbsPersist_20261119203045.cab一并上传，SHA-256为9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08。',
	'客户反馈此前曾强制关机两次，之后系统能正常进入。',
	'本案例优先级为P2，如业务影响扩大，可以申请升级到P1。',
	'如果执行后提示0x80070643，请截图。',
	'请确认同一网点的Windows 10设备是否也有类似问题。',
	'我们会在2026-12-03 10:00前给您答复，电话13800138000。',
	'Please note that a forced power-off during servicing may leave the machine unbootable; do not do it without a backup.',
	'The earlier recommendation of KB4490628 was wrong for these two machines.',
	'Windows 10 machines of the same branch are not affected.',
	'Please make sure that no one forces a restart while the update is applied.',
]) {
	test(`a correct sentence passes in silence: ${text}`, t => {
		t.deepEqual(check(text, {knowledge: shipped.knowledge, view: late}), []);
	});
}

for (const text of [
	'可以尝试安装KB4490628，确保稳定性。',
	'KB4490628需要先安装。',
	'先更新SSU KB4490628。',
	'Please install KB4490628 first.',
	'We recommend KB4490628 on both machines.',
]) {
	test(`refuted advice is found however it is said: ${text}`, t => {
		t.deepEqual(codes(text, {knowledge: shipped.knowledge, view: late}), ['block advice-refuted']);
	});
}

test(
	'what a how-to says of another system is no claim about this one',
	finds,
	'这台机器上是Windows 10。',
	['block system'],
	'7）Windows 10 / 11的更新日志是二进制跟踪文件，在这台机器上转换；Windows 7跳过。',
	{knowledge: shipped.knowledge, view: viewOf()},
);
test(
	'a forced restart that is only suspected is no step to take',
	finds,
	'请强制重启这台设备。',
	['block risk-unsaid', 'block backup-unsaid'],
	'怀疑安装被断电或强制重启打断，尚未验证。',
);
test(
	'an advice whose outcome is awaited is not given anew',
	finds,
	'请用Process Monitor捕获启动过程。',
	['block howto-missing'],
	'客户，11月22日的建议还没有结果：进不去系统的云桌面，用Process Monitor捕获启动过程。',
	{knowledge: shipped.knowledge, view: viewOf()},
);
test(
	'an advice told with its outcome is not given anew',
	finds,
	'Please install KB4490628.',
	['block advice-refuted'],
	'22 November, device V10HDA0036171: install KB4490628: followed.',
	{knowledge: shipped.knowledge, view: late},
);
test(
	'an update named for its own system is not warned of',
	finds,
	'补丁KB4525236安装失败。',
	['warn kb-product'],
	'Windows 10对应的补丁是KB4525236。',
);

const onTen = viewOf({}, {g1: {'os.family': 'win10'}, g2: {'os.family': 'win10'}, g3: {'os.family': 'win10'}});
test(
	'the title of a how-to told as done claims no system, and asked for it does',
	finds,
	'请在您的设备上执行《检查ESU许可状态（Windows 7 / 2008 R2）》。',
	['block system'],
	'• 11月22日，您的设备：检查ESU许可状态（Windows 7 / 2008 R2）——已执行。',
	{knowledge: shipped.knowledge, view: onTen},
);
test(
	'a how-to in its own words names its own codes, another sentence does not',
	finds,
	'设备重启后报0x800706d9。',
	['block code-unsourced'],
	'注意：ping通不代表端口通；“关闭防火墙”不要用停止MpsSvc服务的办法，会报0x800706d9；TLS 1.2也要看。',
	{knowledge: shipped.knowledge, view: late},
);

test('mails drafted from random walks through the shipped trees are not blocked', async t => {
	const {figure, isMet} = await draftedFromWalks(3, 504);
	t.true(isMet, figure);
});
