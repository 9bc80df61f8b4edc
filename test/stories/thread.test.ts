import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {importMails} from '../../source/commands/case/import.js';
import {check} from '../../source/drafts/check.js';
import {draft} from '../../source/drafts/draft.js';
import type {DraftKind} from '../../source/drafts/kinds.js';
import {holdBack} from '../../source/drafts/may-leave.js';
import {analyze} from '../../source/evidence/analyze.js';
import {evidenceOf} from '../../source/evidence/read.js';
import {makeDesk, withNewCase} from '../helpers/desk.js';
import {shipped} from '../helpers/knowledge.js';
import {recorded} from '../helpers/output.js';
import {root} from '../helpers/root.js';

const {knowledge} = shipped;
const serial = 'HX20CDEF7788991';

/** The pair of logs of one failed night, with the days of the story. */
const logs = (keep: (line: string) => boolean = () => true) =>
	[
		['CBS.log', 'win7-driver-denied.log'],
		['setupapi.dev.log', 'win7-setupapi-denied.log'],
	].map(([path, name]) => {
		const text = readFileSync(join(root, 'test/fixtures/evidence', name!), 'latin1');
		const dated = text
			.replaceAll('2020-05-1', '2024-07-2')
			.replaceAll('2020/05/1', '2024/07/2')
			.replaceAll('2020/5/1', '2024/7/2');
		return {path: path!, bytes: Buffer.from(dated.split('\n').filter(keep).join('\n'), 'latin1')};
	});

const readLogs = async (files: ReturnType<typeof logs>) => {
	async function* opened() {
		for (const {path, bytes} of files)
			yield {
				path,
				device: null,
				bytes: bytes.length,
				error: null,
				chunks: (async function* () {
					yield new Uint8Array(bytes);
				})(),
				sha256: () => createHash('sha256').update(bytes).digest('hex'),
			};
	}

	const read = [];
	for await (const message of analyze(opened(), {rules: knowledge.rules, types: knowledge.facts}))
		if (message.type === 'file') read.push(evidenceOf({file: message.report, facts: message.facts}));
	return read;
};

/** A desk whose calendar stands where the story is: `on('07-31')`. */
const open = async (files: ReturnType<typeof logs>) => {
	let day = '07-30';
	let second = 0;
	const {desk} = await makeDesk({
		knowledge,
		analyze: async () => ({files: await readLogs(files)}),
		hold: holdBack(knowledge),
		now: () =>
			`2024-${day}T10:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second++ % 60).padStart(2, '0')}.000+08:00`,
	});
	const {id, view} = await withNewCase(
		desk,
		'[案例号: CAS-60061-H2K7T4 ] % |P2|海河农商行|海河农商行反馈win7补丁安装失败 % 初次响应',
	);
	const mail = async (kind: DraftKind, slots: Readonly<Record<string, string>> = {}) =>
		draft({
			kind,
			language: 'zh',
			view: view(),
			knowledge,
			slots,
			settings: {name: '韦亮', hotline: '400', channel: 'CDUC'},
			now: `2024-${day}T12:00:00.000+08:00`,
		});
	const send = async (kind: string, text: string) =>
		desk.do({
			do: 'mark-sent',
			case: id,
			advised: [],
			draft: `${kind}.zh.1`,
			kind,
			language: 'zh',
			subject: '补丁安装失败',
			text,
		});
	return {
		desk,
		id,
		view,
		mail,
		send,
		on: (next: string) => {
			day = next;
		},
	};
};

/** The first day: who calls, which machine, what is wrong. */
const firstDay = async ({desk, id, view}: Awaited<ReturnType<typeof open>>) => {
	await desk.do({do: 'add-contact', case: id, surname: '贺', title: '女士', role: 'customer'});
	await desk.do({do: 'add-device', case: id, serial});
	const subject = view().case.subjects[0]!.id;
	await desk.do({do: 'state-fact', case: id, subject, fact: 'os.family', value: 'win7', by: 'customer'});
	for (const text of ['安装KB4530692重启时停在32%，三次重启后回滚', '部分云桌面进入修复选项'])
		await desk.do({do: 'add-symptom', case: id, text, subjects: [subject]});
	return subject;
};

const closed = async (keep?: (line: string) => boolean, suspects = true) => {
	const story = await open(logs(keep));
	const {desk, id, view, on} = story;
	const subject = await firstDay(story);
	on('07-31');
	await desk.do({do: 'attach', case: id, paths: ['CBS.log', 'setupapi.dev.log'], subject});
	if (suspects)
		await desk.do({
			do: 'raise-hypothesis',
			case: id,
			hypothesis: 'security-software',
			subject,
			because: '驱动写注册表被拒绝',
		});
	on('09-02');
	for (const [index, symptom] of view().case.symptoms.entries())
		await desk.do({
			do: 'settle-symptom',
			case: id,
			symptom: symptom.id,
			outcome: index === 0 ? 'not-reproduced' : 'fixed',
			words: index === 0 ? '机器已回滚' : '已重建',
		});
	const {text} = await story.mail('closure', {agreed: '贺女士，2024-09-02', reopen: '能复现的机器'});
	return text;
};

const dayOne = `贺女士 您好：

请在${serial}上先安装KB4490628，再安装KB4530692。
`;

test('on the day the logs came, the stack update is refused with the line of the log, and nothing leaves', async t => {
	const story = await open(logs());
	const subject = await firstDay(story);
	const {desk, id, view, send} = story;
	const before = check(dayOne, {knowledge, view: view()}).map(({code}) => code);
	t.true(before.includes('advice-unready'), 'before the logs, the version is asked for');

	story.on('07-31');
	await desk.do({do: 'attach', case: id, paths: ['CBS.log', 'setupapi.dev.log'], subject});
	const [problem] = check(dayOne, {knowledge, view: view()});
	t.like(problem, {code: 'advice-refuted', level: 'block', line: 3, text: 'KB4490628'});
	const [, file, line] = /6\.1\.7601\.24537（(.+?):(\d+)）/.exec(problem!.message.zh)!;
	const log = logs().find(({path}) => path === file)!;
	t.regex(log.bytes.toString('latin1').split('\n')[Number(line) - 1]!, /6\.1\.7601\.24537/);

	const done = await send('findings', dayOne);
	t.false(done.ok);
	t.regex(done.ok ? '' : done.sentence.zh, /24537.*不需要安装KB4490628/);
	t.deepEqual(view().case.mails, []);
	t.deepEqual(view().case.advice, []);
});

/** Each finding of the closure, the lines of the logs that it stands on, and what is said of it without the others. */
const findings: ReadonlyArray<readonly [name: string, says: RegExp, proof: RegExp, alone: RegExp]> = [
	[
		'the driver that was denied',
		/驱动cpu\.inf时被拒绝访问/,
		/cpu\.inf|Error 5|0x00000005|0x80070005/,
		/驱动cpu\.inf时被拒绝访问/,
	],
	['the servicing stack', /服务堆栈版本：.*6\.1\.7601\.24537/, /servicing ?stack/i, /服务堆栈版本：.*24537/],
	[
		'the time-out, apart from the denial',
		/触发超时后系统自动重启，这与拒绝访问是两个现象/,
		/hang|No progress/i,
		/触发超时后系统自动重启/,
	],
];

test('the closure names what the logs prove, and what was suspected and never tested', async t => {
	const text = await closed();
	for (const [, says] of findings) t.regex(text, says);
	t.regex(text, /尚未确定：\n1）怀疑安全软件.*尚未验证/);
	t.regex(text, /部分云桌面进入修复选项）：已解决，已重建/);
});

for (const [name, says, proof] of findings) {
	test(`the closure does not name ${name} when the logs do not, and still names the rest`, async t => {
		const text = await closed(line => !proof.test(line));
		t.notRegex(text, says);
		for (const [other, , , stays] of findings) if (other !== name) t.regex(text, stays, other);
	});
}

test('the closure does not name a suspicion that nobody raised', async t => {
	t.notRegex(await closed(undefined, false), /安全软件/);
});

/** A thread as it came: one update advised for the machine before anybody knew its stack. */
const thread = `邮件主题：[案例号: CAS-60099-R3W8V1 ] % |P2|海河农商行|海河农商行反馈win7补丁安装失败 % 初次响应

==== 第1封邮件 ====
发件人：韦亮
发送时间：2024-07-31 09:20
邮件内容:
贺女士 您好：
查看${serial}的日志，KB4530692安装失败后回滚。
建议先安装堆栈更新（SSU）KB4490628，再安装KB4530692。
`;

test('a case that starts from wrong advice ends with the correction', async t => {
	const files = logs();
	const {desk} = await makeDesk({
		knowledge,
		analyze: async () => ({files: await readLogs(files)}),
		hold: holdBack(knowledge),
	});
	const io = recorded({json: true});
	await importMails([{path: 'thread.txt', bytes: new TextEncoder().encode(thread)}], {...io, desk, knowledge});
	const {case: id} = JSON.parse(io.out()) as {case: string};
	const view = () => desk.get().opened.get(id)!;
	const [subject] = view().case.subjects;
	t.like(view().case.advice[0], {
		recommends: ['KB4490628'],
		subjects: [subject!.id],
		at: '2024-07-31T09:20:00.000+08:00',
	});
	t.deepEqual(view().refutedAdvice, []);

	await desk.do({do: 'attach', case: id, paths: ['CBS.log', 'setupapi.dev.log'], subject: subject!.id});
	t.deepEqual(
		view().refutedAdvice.map(({advice, against}) => [advice.recommends, against.why]),
		[[['KB4490628'], 'stack']],
	);

	const letter = {
		kind: 'correction',
		language: 'zh',
		view: view(),
		knowledge,
		slots: {},
		settings: {name: '韦亮', hotline: '400', channel: 'CDUC'},
		now: '2024-08-01T09:00:00.000+08:00',
	} as const;
	const mail = await draft(letter);
	t.regex(mail.text, /7月31日[\s\S]*KB4490628/);
	t.regex(mail.text, /6\.1\.7601\.24537[\s\S]*6\.1\.7601\.24383/);
	t.deepEqual(mail.open, []);
	t.deepEqual(check(mail.text, {knowledge, view: view(), draft: {kind: 'correction'}}), []);
	const sent = await desk.do({
		do: 'mark-sent',
		case: id,
		advised: [],
		corrects: mail.corrects,
		draft: 'correction.zh.1',
		kind: 'correction',
		language: 'zh',
		subject: mail.subject,
		text: mail.text,
	});
	t.true(sent.ok, sent.ok ? '' : sent.sentence.zh);
	t.like(view().case.advice[0], {fate: 'withdrawn'});
	t.truthy(view().case.advice[0]!.toldBy);
	t.deepEqual(view().refutedAdvice, []);
});
