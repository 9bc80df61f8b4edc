import test from 'ava';
import type {Body, Event, RecordedFact} from '../../../source/case/event.js';
import {dueOf, isOverdue} from '../../../source/case/reading/due.js';
import {lookAt} from '../../../source/case/reading/look.js';
import {timelineOf} from '../../../source/case/reading/timeline.js';
import {dayNamed} from '../../../source/text/day.js';
import {takenBackBy} from '../../../source/case/ledger/taken-back.js';
import {replay} from '../../../source/case/replay.js';
import {adviceLines, agendaLines, shownLedger} from '../../../source/commands/case/shown-ledger.js';
import {makeDesk, memoryStore, withNewCase} from '../../helpers/desk.js';
import {shipped} from '../../helpers/knowledge.js';

const {knowledge} = shipped;

/** `07-31 09:37` of 2024 at the desk. */
const at = (moment: string) => `2024-${moment.replace(' ', 'T')}:00.000+08:00`;

/** The case that these bodies tell, each with its moment. */
const told = (...said: ReadonlyArray<readonly [string, Body]>) => {
	const events = said.map(
		([moment, body], index): Event => ({
			case: 'c',
			id: `a${index}.1`,
			seen: index,
			seq: index + 1,
			at: at(moment),
			author: 'Wei',
			session: 'one',
			v: 1,
			hash: '',
			body,
		}),
	);
	return lookAt(replay(events)!, knowledge, events, 'one');
};

const opened = ['07-30 09:00', {type: 'case-opened'}] as const;
const machine = (subject: string): readonly [string, Body] => [
	'07-30 09:10',
	{type: 'device-added', subject, serial: subject},
];
const advised = (
	moment: string,
	subjects: readonly string[],
	more: Partial<Extract<Body, {type: 'advice-given'}>> = {},
) =>
	[
		moment,
		{
			type: 'advice-given',
			advice: `${more.howto ?? 'ssu'}-${subjects.join('')}`,
			subjects,
			step: 'ssu-check/install',
			recommends: ['KB4490628'],
			by: 'mail',
			mail: `m${moment}`,
			...more,
		},
	] as const;

/** Facts that a log of the subject states, each with the log's own time. */
const logged = (
	moment: string,
	subject: string,
	...facts: ReadonlyArray<readonly [name: string, value: string, at: string]>
): ReadonlyArray<readonly [string, Body]> => {
	const recorded = facts.map(
		([name, value, time], index): RecordedFact => ({
			name,
			value,
			at: `2024-${time.replace(' ', 'T')}:00`,
			file: 'CBS.log',
			sha256: `${subject}${moment}`,
			line: index + 1,
			quote: value,
		}),
	);
	const evidence = `log-${subject}-${moment}`;
	return [
		[moment, {type: 'evidence-added', evidence, subject, path: 'CBS.log', kind: 'cbs'}],
		[moment, {type: 'findings-recorded', evidence, rules: 'shipped', findings: [], facts: recorded}],
	];
};

const stack = (moment: string, subject: string, version: string, time: string) =>
	logged(moment, subject, ['ssu.version', version, time]);

const sums = (view: ReturnType<typeof told>) =>
	view.refutedAdvice.map(({advice, subject, against}) => [advice.id, subject.id, against.words.zh]);

test('advice is refuted on the machines whose log shows a newer stack, and on no other', t => {
	const view = told(
		opened,
		machine('V10BJF'),
		machine('V10NXF'),
		machine('V10OLD'),
		machine('V10NEW'),
		advised('07-31 09:37', ['V10BJF', 'V10OLD', 'V10NEW']),
		advised('07-31 16:52', ['V10NXF']),
		...stack('08-05 14:00', 'V10BJF', '6.1.7601.24554', '07-30 18:00'),
		...stack('08-05 14:01', 'V10NXF', '6.1.7601.24537', '07-30 19:00'),
		...stack('08-05 14:02', 'V10OLD', '6.1.7601.23505', '07-30 20:00'),
	);
	t.deepEqual(sums(view), [
		[
			'ssu-V10BJFV10OLDV10NEW',
			'V10BJF',
			'服务堆栈已是6.1.7601.24554，不低于KB4490628带来的6.1.7601.24383，不需要再安装KB4490628',
		],
		['ssu-V10NXF', 'V10NXF', '服务堆栈已是6.1.7601.24537，不低于KB4490628带来的6.1.7601.24383，不需要再安装KB4490628'],
	]);
	t.like(view.refutedAdvice[0]!.against.because[0]!.source, {by: 'log', file: 'CBS.log', line: 1});
});

test('the very stack that was advised, seen after the advice, is asked about and refutes nothing', t => {
	const after = told(
		opened,
		machine('pc'),
		advised('07-31 09:37', ['pc']),
		...stack('08-05 14:00', 'pc', '6.1.7601.24383', '08-01 10:00'),
	);
	t.deepEqual(sums(after), []);
	t.regex(after.ledger[0]!.machines[0]!.met!.zh, /正是KB4490628带来的版本/);
	const before = told(
		opened,
		machine('pc'),
		advised('07-31 09:37', ['pc']),
		...stack('08-05 14:00', 'pc', '6.1.7601.24383', '07-29 10:00'),
	);
	t.is(before.refutedAdvice.length, 1);
	t.is(before.ledger[0]!.machines[0]!.met, undefined);
});

test('an update or a how-to for another system is refuted by the machine’s own', t => {
	const view = told(
		opened,
		machine('pc'),
		advised('07-31 09:37', ['pc']),
		...logged('08-05 14:00', 'pc', ['os.family', 'win10', '07-30 10:00']),
	);
	t.deepEqual(
		view.refutedAdvice.map(({against}) => against.words.en),
		['the machine runs Windows 10, which KB4490628 is not for'],
	);
});

test('advice that rested on what a log of that time says otherwise is refuted; what changed since is not', t => {
	const given = (logTime: string) =>
		told(
			opened,
			machine('pc'),
			advised('07-31 09:37', ['pc'], {
				step: 'time-out/raise',
				howto: 'raise-time-out',
				recommends: [],
				grounds: [{fact: 'restart.pattern', value: 'fifteen', source: {by: 'customer'}}],
			}),
			...logged('08-05 14:00', 'pc', ['restart.pattern', 'none', logTime]),
		);
	t.regex(given('07-30 10:00').refutedAdvice[0]!.against.words.zh, /当时以为.*约15分钟一次.*日志显示是“没有自动重启”/);
	t.deepEqual(given('08-02 10:00').refutedAdvice, []);
});

test('advice settled for some of its machines goes on for the others', t => {
	const view = told(opened, machine('a'), machine('b'), machine('c'), advised('07-31 09:37', ['a', 'b', 'c']), [
		'08-05 14:00',
		{type: 'advice-settled', advice: 'ssu-abc', fate: 'withdrawn', because: '堆栈更高', subjects: ['b']},
	]);
	t.deepEqual(
		view.case.advice.map(({id, subjects, fate}) => [id, subjects, fate]),
		[
			['ssu-abc', ['a', 'c'], undefined],
			['ssu-abc/b', ['b'], 'withdrawn'],
		],
	);
});

test('of several updates the refuted one alone is withdrawn, and what was withdrawn untold is told by the next mail', t => {
	const view = told(
		opened,
		machine('a'),
		machine('b'),
		advised('07-31 09:37', ['a', 'b'], {recommends: ['KB4474419', 'KB4490628']}),
		...stack('08-05 14:00', 'a', '6.1.7601.24554', '07-30 18:00'),
	);
	const [body] = takenBackBy(view, [{advice: 'ssu-ab', subject: 'a'}], 'm1', 'zh');
	t.like(body, {subjects: ['a'], recommends: ['KB4490628'], mail: 'm1', fate: 'withdrawn'});
	const {mail: _, ...byHand} = body as Extract<Body, {type: 'advice-settled'}>;
	const parts = (settled: Body) =>
		told(
			opened,
			machine('a'),
			machine('b'),
			advised('07-31 09:37', ['a', 'b'], {recommends: ['KB4474419', 'KB4490628']}),
			...stack('08-05 14:00', 'a', '6.1.7601.24554', '07-30 18:00'),
			['08-06 09:00', settled],
		);
	t.deepEqual(
		parts(body!).ledger.map(({advice: {id, subjects, recommends, fate}, isUntold}) => [
			id,
			subjects,
			recommends,
			fate,
			isUntold,
		]),
		[
			['ssu-ab', ['b'], ['KB4474419', 'KB4490628'], undefined, false],
			['ssu-ab/a', ['a'], ['KB4474419'], undefined, false],
			['ssu-ab/a/KB4490628', ['a'], ['KB4490628'], 'withdrawn', false],
		],
	);
	const untold = parts(byHand);
	t.true(untold.ledger[2]!.isUntold);
	t.deepEqual(untold.refutedAdvice, []);
	t.like(takenBackBy(untold, [{advice: 'ssu-ab/a/KB4490628', subject: 'a'}], 'm2', 'zh'), [
		{advice: 'ssu-ab/a/KB4490628', fate: 'withdrawn', mail: 'm2'},
	]);
});

test('a group that was split keeps its advice, and one of its machines is withdrawn alone', t => {
	const view = told(
		opened,
		['07-30 09:10', {type: 'group-added', subject: 'g', name: '卡住的设备', count: 3}],
		advised('07-31 09:37', ['g']),
		[
			'08-01 09:00',
			{
				type: 'group-split',
				subject: 'g',
				devices: [
					{subject: 'd1', serial: 'A1'},
					{subject: 'd2', serial: 'A2'},
				],
			},
		],
		...stack('08-05 14:00', 'd2', '6.1.7601.24537', '07-30 10:00'),
		[
			'08-05 15:00',
			{type: 'advice-settled', advice: 'ssu-g', fate: 'withdrawn', because: '堆栈更高', subjects: ['d2']},
		],
	);
	t.deepEqual(
		view.ledger.map(({advice, machines}) => [advice.fate, machines.map(({subject}) => subject.id)]),
		[
			[undefined, ['d1']],
			['withdrawn', ['d2']],
		],
	);
	t.deepEqual(view.refutedAdvice, []);
});

test('advice given in two mails whose result nobody asked is seen as such, until its fate is known', t => {
	const sfc = {step: '', howto: 'check-store', recommends: []};
	const twice = [
		opened,
		machine('a'),
		machine('b'),
		advised('07-31 09:37', ['a'], sfc),
		advised('07-31 16:52', ['b'], sfc),
	] as const;
	t.deepEqual(
		told(...twice).ledger.map(({isUnasked, given}) => [isUnasked, given.length]),
		[
			[true, 2],
			[true, 2],
		],
	);
	const asked = [
		'08-01 09:00',
		{type: 'advice-settled', advice: 'check-store-a', fate: 'followed', because: '没有损坏'},
	] as const;
	t.deepEqual(
		told(...twice, asked).ledger.map(({isUnasked}) => isUnasked),
		[false, false],
	);
	const phoned = {...sfc, by: 'phone', mail: undefined} as const;
	const call = told(
		opened,
		machine('a'),
		advised('07-31 09:37', ['a'], phoned),
		advised('07-31 10:20', ['a'], {...sfc, advice: 'again'}),
	);
	t.false(call.ledger[0]!.isUnasked, 'a mail that repeats the call of that day is no second time');
});

test('facts propose a hypothesis, say for whom it stands, and the test that decides most comes first', t => {
	const bare = [opened, machine('a'), machine('b')] as const;
	t.deepEqual(told(...bare).proposed, []);
	const denied = [
		...bare,
		...logged(
			'08-01 09:00',
			'a',
			['driver.access-denied', 'cpu.inf', '07-30 10:00'],
			['hang.watchdog', 'yes', '07-30 10:15'],
		),
	] as const;
	t.deepEqual(
		told(...denied)
			.proposed.map(({id}) => id)
			.sort(),
		['registry-acl', 'security-software', 'watchdog-too-short'],
	);

	const raise = (hypothesis: string): readonly [string, Body] => [
		'08-01 10:00',
		{type: 'hypothesis-raised', hypothesis, title: knowledge.hypotheses[hypothesis]!.title, by: 'facts'},
	];
	const raised = [...denied, raise('registry-acl'), raise('security-software'), raise('watchdog-too-short')] as const;
	const open = told(...raised);
	t.deepEqual(open.proposed, []);
	t.deepEqual(
		open.hypotheses.map(({id, state}) => [id, state]),
		[
			['registry-acl', 'open'],
			['security-software', 'open'],
			['watchdog-too-short', 'open'],
		],
	);
	t.like(open.nextTest, {howto: 'security-software-exclusion', state: 'new'});
	t.deepEqual(open.nextTest!.decides, ['security-software', 'watchdog-too-short']);

	const agent = [
		'08-01 11:00',
		{type: 'fact-stated', subject: 'a', fact: 'agent.present', value: 'yes', source: {by: 'customer'}},
	] as const;
	const supported = told(...raised, agent).hypotheses[1]!;
	t.is(supported.state, 'supported');
	t.like(supported.for[0], {subject: 'a', words: {zh: '装驱动时被拒绝访问，这台机器装有第三方安全软件'}});
	t.deepEqual(
		supported.for[0]!.statements.map(({fact, source}) => [fact, source.by]),
		[
			['driver.access-denied', 'log'],
			['agent.present', 'customer'],
		],
	);
	t.like(
		told(...raised, agent).nextTest!.decides,
		['security-software', 'watchdog-too-short'],
		'supported is not decided',
	);

	const tested = advised('08-05 09:00', ['a'], {
		step: 'time-out/two-by-two',
		howto: 'security-software-exclusion',
		recommends: [],
	});
	t.is(told(...raised, tested).nextTest!.state, 'advised');
	const result: readonly [string, Body] = [
		'08-06 09:00',
		{type: 'fact-stated', subject: 'a', fact: 'trial.without-agent', value: 'fails', source: {by: 'customer'}},
	];
	t.deepEqual(
		told(...raised, agent, result).hypotheses.map(({state}) => state),
		['open', 'refuted', 'open'],
	);
});

test('what a person settled stands, with when and why, whatever the facts say', t => {
	const view = told(
		opened,
		machine('a'),
		['08-01 09:00', {type: 'fact-stated', subject: 'a', fact: 'agent.present', value: 'no', source: {by: 'customer'}}],
		[
			'08-01 10:00',
			{
				type: 'hypothesis-raised',
				hypothesis: 'security-software',
				title: {zh: '安全软件', en: 'agent'},
				by: 'engineer',
				because: '装机清单里有',
			},
		],
		[
			'08-02 10:00',
			{type: 'hypothesis-settled', hypothesis: 'security-software', to: 'supported', because: '卸载后成功'},
		],
	);
	t.like(view.hypotheses[0], {state: 'supported', isSettled: true, settledAt: at('08-02 10:00'), raisedBy: 'engineer'});
	t.deepEqual(view.hypotheses[0]!.because, ['装机清单里有', '卸载后成功']);
	t.deepEqual(
		view.hypotheses[0]!.against.map(({words}) => words.zh),
		['这台机器没有第三方安全软件'],
	);
	t.is(view.nextTest, undefined);
});

test('a hypothesis falls when every machine in question rules it out, not when one does', t => {
	const raised: readonly [string, Body] = [
		'08-01 10:00',
		{type: 'hypothesis-raised', hypothesis: 'security-software', title: {zh: '安全软件', en: 'agent'}},
	];
	const without = (subject: string): readonly [string, Body] => [
		'08-01 11:00',
		{type: 'fact-stated', subject, fact: 'agent.present', value: 'no', source: {by: 'customer'}},
	];
	t.is(told(opened, machine('a'), machine('b'), raised, without('a')).hypotheses[0]!.state, 'open');
	t.is(told(opened, machine('a'), machine('b'), raised, without('a'), without('b')).hypotheses[0]!.state, 'refuted');
});

test('waiting knows its chasers and what the failing machines have now', t => {
	const sent = (moment: string, kind: string): readonly [string, Body] => [
		moment,
		{type: 'mail-sent', mail: moment, kind, language: 'zh', subject: '', text: ''},
	];
	const view = told(
		opened,
		machine('a'),
		machine('b'),
		...stack('08-05 14:00', 'a', '6.1.7601.24554', '07-30 10:00'),
		...stack('08-05 14:00', 'b', '6.1.7601.24537', '07-30 10:00'),
		sent('08-06 10:00', 'chaser'),
		[
			'08-07 11:48',
			{
				type: 'waiting-started',
				waiting: 'w',
				path: 'escalation/machine',
				condition: {zh: '复现机', en: 'a machine'},
				owner: 'customer',
				next: '2024-08-13',
				kit: [{zh: '快照', en: 'a snapshot'}],
			},
		],
		sent('08-13 10:41', 'chaser'),
		sent('08-14 10:41', 'findings'),
		sent('08-15 15:51', 'chaser'),
		[
			'08-15 15:52',
			{
				type: 'waiting-started',
				waiting: 'w',
				path: 'escalation/machine',
				condition: {zh: '复现机', en: 'a machine'},
				owner: 'customer',
				next: '2024-09-02',
			},
		],
	);
	const [waiting] = view.waiting;
	t.deepEqual(waiting!.chasers, [at('08-13 10:41'), at('08-15 15:51')]);
	t.like(waiting!.waiting, {from: at('08-07 11:48'), next: '2024-09-02'});
	t.is(view.waiting.length, 1);
	t.true(waiting!.kit.some(({zh}) => zh === '服务堆栈版本：a为6.1.7601.24554，b为6.1.7601.24537'));
});

test('a planned machine with a lower stack than the failing ones is told with the kit', t => {
	const view = told(
		opened,
		machine('a'),
		['07-30 09:10', {type: 'device-added', subject: 'p', serial: 'TEST-1', planned: true}],
		...stack('08-05 14:00', 'a', '6.1.7601.24554', '07-30 10:00'),
		[
			'08-06 09:00',
			{type: 'fact-stated', subject: 'p', fact: 'ssu.version', value: '6.1.7601.24383', source: {by: 'customer'}},
		],
		[
			'08-06 11:42',
			{
				type: 'waiting-started',
				waiting: 'w',
				path: 'escalation/machine',
				condition: {zh: '复现机', en: 'a machine'},
				owner: 'customer',
			},
		],
	);
	t.deepEqual(
		view.waiting[0]!.kit.map(({zh}) => zh),
		['服务堆栈版本：a为6.1.7601.24554', '计划中的TEST-1为6.1.7601.24383，与问题机器不同，未必能复现'],
	);
});

test('the time line tells what was suspected, advised, promised and awaited, and what became of each', t => {
	const view = told(
		opened,
		machine('a'),
		machine('b'),
		advised('07-31 09:37', ['a', 'b']),
		['08-01 09:00', {type: 'hypothesis-raised', hypothesis: 'h', title: {zh: '安全软件', en: 'agent'}}],
		['08-01 09:01', {type: 'promise-made', promise: 'p', side: 'theirs', text: '上传日志'}],
		['08-02 09:00', {type: 'promise-kept', promise: 'p'}],
		[
			'08-05 14:00',
			{type: 'advice-settled', advice: 'ssu-ab', fate: 'withdrawn', because: '堆栈更高', subjects: ['b']},
		],
		['08-06 09:00', {type: 'hypothesis-settled', hypothesis: 'h', to: 'refuted', because: '卸载后照样失败'}],
	);
	t.deepEqual(
		timelineOf(view.case)
			.slice(1)
			.map(({kind, text}) => [kind, typeof text === 'string' ? text : text.zh]),
		[
			['advice', 'KB4490628'],
			['cause', '安全软件'],
			['promise', '上传日志'],
			['kept', '上传日志'],
			['advice-settled', 'KB4490628  已撤回  堆栈更高'],
			['cause-settled', '安全软件  已排除  卸载后照样失败'],
		],
	);
});

const names = test.macro((t, said: string, day: string | undefined) => {
	t.is(dayNamed(said, '2026-11-22T09:00:00.000+08:00'), day);
});
test('a day in full', names, '2026-12-01', '2026-12-01');
test('a day of this year', names, '12.1', '2026-12-01');
test('a day as Chinese writes it', names, '12月1日', '2026-12-01');
test('a day that is past this year is meant of the next', names, '1-5', '2027-01-05');
test('in some days', names, '+3', '2026-11-25');
test('in some days, in words', names, '10天后', '2026-12-02');
test('the day after tomorrow', names, '后天', '2026-11-24');
test('no day of the calendar', names, '2026-02-31', undefined);
test('no day at all', names, '下周吧', undefined);

test('a mail that corrects withdraws the advice for the machine it is refuted on, and is no thing to undo', async t => {
	const store = memoryStore();
	const {desk} = await makeDesk({store, knowledge});
	const {id, view} = await withNewCase(desk);
	const put = (body: Body) =>
		store.append([
			{
				case: id,
				id: `x${body.type}${JSON.stringify(body).length}`,
				seen: 1,
				at: '2026-11-22T09:00:10.000+08:00',
				author: '',
				session: 'other',
				v: 1,
				body,
			},
		]);
	for (const subject of ['a', 'b'])
		await put({type: 'device-added', subject, serial: `S-${subject}${subject === 'b' ? '2' : ''}`});
	await put(advised('11-21 09:00', ['a', 'b'])[1]);
	for (const [, body] of stack('11-21 10:00', 'a', '6.1.7601.24554', '07-30 10:00')) await put(body);
	await desk.do({do: 'look', case: id});
	const mail = {
		do: 'mark-sent',
		case: id,
		advised: [],
		draft: 'd',
		kind: 'correction',
		language: 'zh',
		subject: '',
		text: '',
	} as const;
	t.true(
		(
			await desk.do({
				...mail,
				corrects: [
					{advice: 'ssu-ab', subject: 'a'},
					{advice: 'ssu-ab', subject: 'b'},
				],
			})
		).ok,
	);
	t.deepEqual(
		view().case.advice.map(({subjects, fate, toldBy}) => [subjects, fate, toldBy === view().case.mails[0]!.id]),
		[
			[['b'], undefined, false],
			[['a'], 'withdrawn', true],
		],
	);
	t.regex(view().case.advice[1]!.because!, /服务堆栈已是6\.1\.7601\.24554/);
	const undone = await desk.do({do: 'undo', case: id});
	t.regex(undone.ok ? '' : undone.sentence.zh, /更正邮件/);
});

test('hypotheses, promises and waiting are taken up and settled by one action each, and undone', async t => {
	const {desk} = await makeDesk({knowledge});
	const {id, view} = await withNewCase(desk);
	t.false((await desk.do({do: 'raise-hypothesis', case: id, because: ''})).ok);
	t.false((await desk.do({do: 'raise-hypothesis', case: id, hypothesis: 'no-such', because: ''})).ok);
	t.true((await desk.do({do: 'raise-hypothesis', case: id, hypothesis: 'late-service', because: '停在关机'})).ok);
	t.false((await desk.do({do: 'raise-hypothesis', case: id, hypothesis: 'late-service', because: ''})).ok);
	t.true((await desk.do({do: 'raise-hypothesis', case: id, title: '网线松了', because: '看见了'})).ok);
	t.deepEqual(
		view().hypotheses.map(({title, test: decides}) => [title.zh, decides?.howto]),
		[
			['关机时某个服务停得太慢', 'clean-boot'],
			['网线松了', undefined],
		],
	);
	t.false(
		(await desk.do({do: 'settle-hypothesis', case: id, hypothesis: 'late-service', to: 'refuted', because: ' '})).ok,
	);
	t.true(
		(await desk.do({do: 'settle-hypothesis', case: id, hypothesis: 'late-service', to: 'refuted', because: '停在开机'}))
			.ok,
	);
	t.is(view().hypotheses[0]!.state, 'refuted');
	await desk.do({do: 'undo', case: id});
	t.is(view().hypotheses[0]!.state, 'open');

	t.false((await desk.do({do: 'promise', case: id, side: 'theirs', text: '上传日志', due: '下周'})).ok);
	t.true(
		(await desk.do({do: 'promise', case: id, side: 'theirs', text: '上传日志', due: '2026-11-25', owner: '许先生'})).ok,
	);
	t.like(view().case.promises[0], {owner: '许先生', due: '2026-11-25', kept: false});
	const promise = view().case.promises[0]!.id;
	t.true((await desk.do({do: 'move-promise', case: id, promise, due: '2026-11-27'})).ok);
	t.like(view().case.promises, [{owner: '许先生', due: '2026-11-27', kept: false}]);
	t.true((await desk.do({do: 'keep-promise', case: id, promise})).ok);
	t.false((await desk.do({do: 'move-promise', case: id, promise, due: '2026-11-28'})).ok);
	t.truthy(view().case.promises[0]!.keptAt);

	t.false((await desk.do({do: 'start-waiting', case: id})).ok);
	t.true((await desk.do({do: 'start-waiting', case: id, like: 'escalation/machine', next: '2026-11-30'})).ok);
	const [waiting] = view().waiting;
	t.true(waiting!.kit.length > 3);
	t.true((await desk.do({do: 'move-waiting', case: id, waiting: waiting!.waiting.id, next: '2026-12-02'})).ok);
	t.like(view().waiting, [{waiting: {next: '2026-12-02', owner: 'customer'}}]);
	t.true((await desk.do({do: 'end-waiting', case: id, waiting: waiting!.waiting.id})).ok);
	t.false((await desk.do({do: 'end-waiting', case: id, waiting: waiting!.waiting.id})).ok);
});

test('what is due stands in order, an hour before its day, and a day is late only when it is over', t => {
	const view = told(
		['07-30 09:00', {type: 'case-opened', priority: 'P1'}],
		[
			'07-30 09:10',
			{type: 'promise-made', promise: 'p1', side: 'theirs', owner: '许先生', text: '上传日志', due: '2024-07-30'},
		],
		['07-30 09:11', {type: 'promise-made', promise: 'p2', side: 'ours', text: '回复结论', due: '2024-07-29'}],
		[
			'07-30 09:12',
			{
				type: 'waiting-started',
				waiting: 'w',
				condition: {zh: '复现机', en: 'a machine'},
				owner: 'customer',
				next: '2024-08-13',
			},
		],
	);
	t.deepEqual(
		dueOf(view.case).map(({at: due, what}) => [due.slice(0, 16), what.zh]),
		[
			['2024-07-29', '我方承诺：回复结论'],
			['2024-07-30T10:00', '初次响应 P1'],
			['2024-07-30', '许先生承诺：上传日志'],
			['2024-08-13', '等待：复现机'],
		],
	);
	t.false(isOverdue('2024-07-30', at('07-30 23:50')));
	t.true(isOverdue('2024-07-30', at('07-31 00:10')));
	t.true(isOverdue(at('07-30 09:00'), '2024-07-30T10:01:00.000+09:00'));
});

test('show gives hypotheses, advice, promises and waiting whole, as JSON and in lines', t => {
	const view = told(
		opened,
		machine('V10BJF'),
		advised('07-31 09:37', ['V10BJF']),
		...stack('08-05 14:00', 'V10BJF', '6.1.7601.24554', '07-30 18:00'),
		[
			'08-05 15:00',
			{type: 'hypothesis-raised', hypothesis: 'ssu-too-old', title: knowledge.hypotheses['ssu-too-old']!.title},
		],
		['08-05 15:01', {type: 'promise-made', promise: 'p', side: 'theirs', text: '上传日志', due: '2024-08-07'}],
		[
			'08-05 15:02',
			{
				type: 'waiting-started',
				waiting: 'w',
				condition: {zh: '复现机', en: 'a machine'},
				owner: 'customer',
				next: '2024-08-13',
			},
		],
	);
	const shown = JSON.parse(JSON.stringify(shownLedger(view)));
	t.like(shown.advice[0], {id: 'ssu-V10BJF', isUntold: true, machines: [{subject: 'V10BJF', against: {why: 'stack'}}]});
	t.like(shown.advice[0].machines[0].against.because[0], {fact: 'ssu.version', source: {by: 'log', line: 1}});
	t.like(shown.hypotheses[0], {id: 'ssu-too-old', state: 'open', test: {howto: 'read-ssu-version'}});
	t.like(shown.promises[0], {due: '2024-08-07', kept: false});
	t.like(shown.waiting[0], {next: '2024-08-13', chasers: []});
	t.regex(
		adviceLines(view, 'zh').join('\n'),
		/2024-07-31 {2}V10BJF .* 结果未知 {2}还没有告诉客户\n {2}V10BJF：服务堆栈已是/,
	);
	t.deepEqual(agendaLines(view, 'zh'), ['2024-08-07  客户  上传日志', '2024-08-13  等待  客户  复现机']);
});
