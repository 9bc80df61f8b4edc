import {copyFileSync, mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import test from 'ava';
import type {Evidence} from '../../../source/case/case.js';
import {shownCase} from '../../../source/commands/case/show.js';
import {readEvidence} from '../../../source/evidence/read.js';
import {brokenAt} from '../../../source/store/hash.js';
import {openSqlite} from '../../../source/store/sqlite.js';
import {makeDesk, memoryStore, withNewCase} from '../../helpers/desk.js';
import {readingHere} from '../../helpers/evidence.js';
import {temporaryFolder} from '../../helpers/folder.js';
import {shipped} from '../../helpers/knowledge.js';
import {fixture} from '../evidence/logs.js';

test('a case can start with nothing at all while the phone rings', async t => {
	const {desk} = await makeDesk();
	const made = await desk.do({do: 'new-case', call: true});
	t.true(made.ok);
	const [summary] = desk.get().cases;
	t.true(summary!.onCall);
	t.is(summary!.title, undefined);
});

test('undo takes back the latest action of this session, and redo brings it back', async t => {
	const {desk} = await makeDesk();
	const {id, view} = await withNewCase(desk);
	await desk.do({do: 'add-note', case: id, text: '卡在32%'});
	await desk.do({do: 'add-note', case: id, text: '重启三次'});
	t.like(view().undo, {words: {zh: '笔记“重启三次”'}});
	await desk.do({do: 'undo', case: id});
	await desk.do({do: 'undo', case: id});
	t.deepEqual(view().case.notes, []);
	await desk.do({do: 'redo', case: id});
	t.deepEqual(
		view().case.notes.map(({text}) => text),
		['卡在32%'],
	);
	await desk.do({do: 'redo', case: id});
	t.deepEqual(
		view().case.notes.map(({text}) => text),
		['卡在32%', '重启三次'],
	);
	t.false((await desk.do({do: 'redo', case: id})).ok);
	await desk.do({do: 'undo', case: id});
	t.deepEqual(
		view().case.notes.map(({text}) => text),
		['卡在32%'],
	);
});

test('something done after an undo leaves nothing to bring back', async t => {
	const {desk} = await makeDesk();
	const {id, view} = await withNewCase(desk);
	await desk.do({do: 'add-note', case: id, text: 'one'});
	await desk.do({do: 'undo', case: id});
	await desk.do({do: 'add-note', case: id, text: 'two'});
	t.is(view().redo, undefined);
});

test('undo never reaches what another session did', async t => {
	const store = memoryStore();
	const first = await makeDesk({store, session: 'first'});
	const {id} = await withNewCase(first.desk);
	await first.desk.do({do: 'add-note', case: id, text: 'mine'});
	const second = await makeDesk({store, session: 'second'});
	const done = await second.desk.do({do: 'undo', case: id});
	t.false(done.ok);
});

test('an archived case is followed, not undone, and the refusal says how', async t => {
	const {desk} = await makeDesk();
	const {id, view} = await withNewCase(desk);
	await desk.do({
		do: 'archive',
		case: id,
		outcome: 'fixed',
		lasting: 'final',
		agreedBy: '许先生',
		agreedAt: '2026-11-22',
	});
	t.is(view().case.state, 'archived');
	const done = await desk.do({do: 'undo', case: id});
	t.false(done.ok);
	t.regex(done.ok ? '' : done.sentence.zh, /重新打开/);
	await desk.do({do: 'reopen', case: id, because: '又出现'});
	t.is(view().case.state, 'open');
	t.is(view().case.archivings[0]!.reopened, '又出现');
});

test('a case with a symptom without outcome is not archived', async t => {
	const {desk} = await makeDesk();
	const {id, view} = await withNewCase(desk);
	await desk.do({do: 'add-symptom', case: id, text: '进入修复选项', subjects: []});
	const archive = {
		do: 'archive',
		case: id,
		outcome: 'fixed',
		lasting: 'final',
		agreedBy: '许先生',
		agreedAt: '2026-11-22',
	} as const;
	const refused = await desk.do(archive);
	t.regex(refused.ok ? '' : refused.sentence.zh, /进入修复选项.*没有结果/);
	await desk.do({
		do: 'settle-symptom',
		case: id,
		symptom: view().case.symptoms[0]!.id,
		outcome: 'not-reproduced',
		words: '已回滚',
	});
	t.true((await desk.do(archive)).ok);
});

test('a priority change records who agreed, and is refused without', async t => {
	const {desk} = await makeDesk();
	const {id, view} = await withNewCase(desk);
	t.false((await desk.do({do: 'change-priority', case: id, to: 'P2', agreedBy: ' '})).ok);
	t.false((await desk.do({do: 'change-priority', case: id, to: 'P9', agreedBy: 'TAM'})).ok);
	await desk.do({do: 'change-priority', case: id, to: 'p2', agreedBy: 'TAM'});
	t.like(view().case.priorities, [{to: 'P2', agreedBy: 'TAM'}]);
	t.is(view().case.priority, 'P2');
});

test('two edits of one field that did not see each other are both kept and shown', async t => {
	const store = memoryStore();
	const first = await makeDesk({store, session: 'first'});
	const {id, view} = await withNewCase(first.desk);
	const edit = (session: string, seen: number, value: string) =>
		store.append([
			{
				case: id,
				id: `${session}-edit`,
				seen,
				at: '2026-11-22T09:00:00.000+08:00',
				author: session,
				session,
				v: 1,
				body: {type: 'case-edited', field: 'customer', value},
			},
		]);
	await edit('a', 1, '工行');
	await edit('b', 1, '建行');
	await first.desk.do({do: 'look', case: id});
	t.deepEqual(view().case.conflicts, [{field: 'customer', values: ['工行', '建行']}]);
	await first.desk.do({do: 'edit-case', case: id, field: 'customer', value: '工行'});
	t.deepEqual(view().case.conflicts, []);
});

test('a full disk is a sentence, and the next append works', async t => {
	const {desk, store} = await makeDesk();
	const {id, view} = await withNewCase(desk);
	store.fault = 'full';
	const refused = await desk.do({do: 'add-note', case: id, text: 'lost?'});
	t.regex(refused.ok ? '' : refused.sentence.zh, /磁盘已满/);
	store.fault = undefined;
	t.true((await desk.do({do: 'add-note', case: id, text: 'kept'})).ok);
	t.deepEqual(
		view().case.notes.map(({text}) => text),
		['kept'],
	);
});

test('a device split from a group goes on with its answers', async t => {
	const {desk} = await makeDesk();
	const {id, view} = await withNewCase(desk);
	await desk.do({do: 'add-group', case: id, name: '卡在32%的设备', count: 3});
	await desk.do({do: 'split-group', case: id, subject: view().case.subjects[0]!.id, serials: ['V10BJFHA2436072']});
	t.like(view().case.subjects, [{into: [view().case.subjects[1]!.id]}, {kind: 'device', serial: 'V10BJFHA2436072'}]);
});

test('an event of a newer version is kept and shown, never dropped', async t => {
	const {desk, store} = await makeDesk();
	const {id, view} = await withNewCase(desk);
	const body = {type: 'moon-phase-noted', phase: 'full'} as never;
	await store.append([
		{case: id, id: 'new.1', seen: 1, at: '2026-11-22T09:00:00.000+08:00', author: 'x', session: 'x', v: 1, body},
	]);
	await desk.do({do: 'look', case: id});
	t.is(view().case.unread.length, 1);
});

test('files that were read become evidence of the subject, with their facts', async t => {
	const quoted = {
		file: 'CBS.log',
		sha256: 'ab',
		line: 7,
		quote: 'Loaded Servicing Stack v6.1.7601.24537',
		at: '2026-11-20T10:00:00',
	};
	const {desk} = await makeDesk({
		analyze: async () => ({
			files: [
				{
					path: 'CBS.log',
					sha256: 'ab',
					bytes: 9,
					kind: 'cbs',
					findings: [],
					facts: [{name: 'ssu.version', value: '6.1.7601.24537', ...quoted}],
				},
			],
		}),
	});
	const {id, view} = await withNewCase(desk);
	await desk.do({do: 'add-device', case: id, serial: 'V10BJFHA2436072'});
	const subject = view().case.subjects[0]!.id;
	await desk.do({do: 'attach', case: id, paths: ['CBS.log'], subject});
	t.like(view().case.evidence, [{kind: 'cbs', subject}]);
	t.like(view().factsOf(subject)('ssu.version'), {state: 'known', value: '6.1.7601.24537'});
	t.deepEqual(desk.get().working, []);
});

const denied = {
	rule: 'cbs-driver-access-denied',
	level: 'error',
	line: 9,
	quote: 'Doqe: Recording result: 0x80070005, for Inf: cpu.inf',
	values: {inf: 'cpu.inf', hresult: '0x80070005'},
	meaning: {zh: 'cpu.inf 被拒绝访问。', en: 'cpu.inf was denied access.'},
	file: 'CBS.log',
	sha256: 'ab',
} as const;

test('a finding is set aside with a reason, and undo brings it back', async t => {
	const {desk} = await makeDesk({
		analyze: async () => ({
			files: [{path: 'CBS.log', sha256: 'ab', kind: 'cbs', findings: [denied, {...denied, line: 12}], facts: []}],
		}),
	});
	const {id, view} = await withNewCase(desk);
	await desk.do({do: 'attach', case: id, paths: ['CBS.log']});
	const evidence = view().case.evidence[0]!.id;
	const aside = {
		do: 'set-aside',
		case: id,
		evidence,
		rule: denied.rule,
		line: 9,
		reason: '卸载旧驱动，与本案无关',
	} as const;
	t.false((await desk.do({...aside, reason: ' '})).ok);
	t.false((await desk.do({...aside, line: 10})).ok);
	t.true((await desk.do(aside)).ok);
	t.like(view().case.evidence[0]!.findings, [{setAside: {reason: '卸载旧驱动，与本案无关', by: 'Wei'}}, {line: 12}]);
	t.is(view().case.evidence[0]!.findings[1]!.setAside, undefined);
	await desk.do({do: 'undo', case: id});
	t.is(view().case.evidence[0]!.findings[0]!.setAside, undefined);
});

const worker = new URL('../../../source/evidence/analyze-worker.js', import.meta.url);
const {knowledge} = shipped;
const reading = readingHere(knowledge);

test('logs of one machine that came on different days are joined, and the gap between them closes', async t => {
	const {desk} = await makeDesk({...reading, knowledge, analyze: readEvidence(worker, knowledge)});
	const {id, view} = await withNewCase(desk);
	await desk.do({do: 'add-device', case: id, serial: 'V10BJFHA2436072'});
	const subject = view().case.subjects[0]!.id;
	await desk.do({do: 'attach', case: id, paths: [fixture('win7-driver-denied.log')], subject});
	t.deepEqual(
		view().case.joinings.map(({gaps, drivers}) => [gaps.map(({what}) => what), drivers.length]),
		[[['setupapi'], 0]],
	);
	t.like(view().case.evidence[0]!.log, {lines: 62, root: {line: 51}, hangs: {length: 2}});
	await desk.do({do: 'attach', case: id, paths: [fixture('win7-setupapi-denied.log')], subject});
	t.deepEqual(
		view().case.joinings.map(({gaps, drivers}) => [
			gaps.length,
			drivers.map(({inf, setupapi}) => [inf, setupapi.line]),
		]),
		[[0, [['cpu.inf', 54]]]],
	);
	const shown = JSON.parse(JSON.stringify(shownCase(view())));
	t.like(shown, {
		evidence: [{kind: 'cbs', subject, from: '2020-05-11T09:58:20', root: {line: 51}}, {kind: 'setupapi'}],
		joined: [{subject, inf: 'cpu.inf', cbs: {line: 52}}],
		gaps: [],
		differences: [],
	});
	await desk.do({do: 'undo', case: id});
	t.like(JSON.parse(JSON.stringify(shownCase(view()))), {joined: [], gaps: [{subject, what: 'setupapi'}]});
	t.deepEqual(
		view().case.joinings[0]!.gaps.map(({what}) => what),
		['setupapi'],
	);
});

test('the same log once more is the same evidence, and what was set aside stays so', async t => {
	const {desk} = await makeDesk({...reading, knowledge});
	const {id, view} = await withNewCase(desk);
	const attach = {do: 'attach', case: id, paths: [fixture('win7-driver-denied.log')]} as const;
	await desk.do(attach);
	const [{id: evidence, findings}] = view().case.evidence as [Evidence];
	const {rule, line} = findings.find(({level}) => level === 'error')!;
	await desk.do({do: 'set-aside', case: id, evidence, rule, line, reason: '已知'});
	await desk.do(attach);
	t.is(view().case.evidence.length, 1);
	t.like(
		view().case.evidence[0]!.findings.find(finding => finding.line === line),
		{setAside: {reason: '已知'}},
	);
});

const machines = (...names: readonly string[]) => {
	const folder = temporaryFolder('machines');
	for (const name of names) {
		mkdirSync(join(folder, name));
		copyFileSync(fixture('win7-driver-denied.log'), join(folder, name, 'CBS.log'));
	}

	return folder;
};

test('a log goes to the machine of the case that its folder names, and a stranger is asked about', async t => {
	const [serial, stranger] = ['V10BJFHA2436072', 'V10BJFHA2436099'] as const;
	const {desk} = await makeDesk({...reading, knowledge});
	const {id, view} = await withNewCase(desk);
	await desk.do({do: 'add-device', case: id, serial: 'V10BJFHA2436011'});
	await desk.do({do: 'add-device', case: id, serial});
	const [one, two] = view().case.subjects.map(subject => subject.id);
	await desk.do({do: 'attach', case: id, paths: [machines(serial, stranger)], subject: one});
	t.deepEqual(
		view().case.evidence.map(({subject}) => subject),
		[two, one],
	);
	const wrong = view().case.joinings.flatMap(({subject, gaps}) =>
		gaps.filter(({what}) => what === 'device').map(({why}) => [subject, why.zh.includes(stranger)]),
	);
	t.deepEqual(wrong, [[one, true]]);
});

test('the serials in the paths are the machines of a case that has none yet', async t => {
	const serials = ['V10BJFHA2436072', 'V10BJFHA2436099'];
	const {desk} = await makeDesk({...reading, knowledge});
	const {id, view} = await withNewCase(desk);
	await desk.do({do: 'attach', case: id, paths: [machines(...serials)]});
	const {subjects, evidence} = view().case;
	t.deepEqual(
		subjects.map(subject => subject.serial),
		serials,
	);
	t.deepEqual(
		evidence.map(({subject}) => subject),
		subjects.map(subject => subject.id),
	);
	await desk.do({do: 'undo', case: id});
	t.deepEqual(view().case.subjects, []);
});

test('a log kept with the whole case moves to the machine it is attached to, with what it states', async t => {
	const {desk} = await makeDesk({...reading, knowledge});
	const {id, view} = await withNewCase(desk);
	const attach = {do: 'attach', case: id, paths: [fixture('win7-driver-denied.log')]} as const;
	await desk.do({...attach, caption: '客户邮件附件'});
	await desk.do({do: 'add-device', case: id, serial: 'V10BJFHA2436072'});
	await desk.do({do: 'add-device', case: id, serial: 'V10BJFHA2436099'});
	const [one, other] = view().case.subjects.map(subject => subject.id);
	t.is(view().factsOf(other)('ssu.version').state, 'known');
	await desk.do({...attach, subject: one});
	t.like(view().case.evidence, [{subject: one, caption: '客户邮件附件'}]);
	t.is(view().case.evidence.length, 1);
	t.like(view().factsOf(one)('ssu.version'), {state: 'known', value: '6.1.7601.24537'});
	t.is(view().factsOf(other)('ssu.version').state, 'unknown');
	t.deepEqual(
		view().case.joinings.map(({subject, gaps}) => [subject, gaps.length]),
		[
			[one, 1],
			[undefined, 0],
		],
	);
});

test('a reading that is stopped keeps what was through and says what was not', async t => {
	const stopped = {zh: '读取被停止。', en: 'Stopped.'};
	const {desk, store} = await makeDesk({
		analyze: (_, {signal, onProgress}) =>
			new Promise(resolve => {
				onProgress({path: 'b.log', share: 0.5, perSecond: 1e6, secondsLeft: 3});
				const unfinished = {path: 'b.log', kind: 'unknown', error: stopped, findings: [], facts: []};
				signal.addEventListener('abort', () => resolve({files: [unfinished], refused: stopped}));
			}),
	});
	const {id, view} = await withNewCase(desk);
	t.false((await desk.do({do: 'stop-reading', case: id})).ok);
	const attaching = desk.do({do: 'attach', case: id, paths: ['b.log']});
	t.like(desk.get().working, [{path: 'b.log', share: 0.5, secondsLeft: 3}]);
	t.true((await desk.do({do: 'stop-reading', case: id})).ok);
	t.deepEqual(await attaching, {
		ok: true,
		case: id,
		said: {zh: '已附加1个文件。读取被停止。', en: '1 file(s) attached. Stopped.'},
	});
	t.like(view().case.evidence, [{path: 'b.log', error: stopped}]);
	t.deepEqual(desk.get().working, []);
	void desk.do({do: 'attach', case: id, paths: ['b.log']});
	await desk.close();
	t.is(
		store.events.filter(({body}) => body.type === 'evidence-added').length,
		2,
		'the end of the program stops it too',
	);
});

test('paths that cannot be read are one sentence, and nothing is written', async t => {
	const {desk, store} = await makeDesk({
		analyze: async () => ({files: [], refused: {zh: '找不到 x.log。', en: 'x.log is not there.'}}),
	});
	const {id} = await withNewCase(desk);
	const before = store.events.length;
	const done = await desk.do({do: 'attach', case: id, paths: ['x.log']});
	t.deepEqual(done, {ok: false, sentence: {zh: '找不到 x.log。', en: 'x.log is not there.'}});
	t.is(store.events.length, before);
});

test('an unknown case is a sentence that says where to look', async t => {
	const {desk} = await makeDesk();
	const done = await desk.do({do: 'look', case: 'nobody'});
	t.regex(done.ok ? '' : done.sentence.en, /casewalk list/);
});

test('a journal that was edited on the disk is told from the event on, at the start and when another terminal wrote', async t => {
	const folder = temporaryFolder('broken');
	const store = await openSqlite(folder);
	if ('fault' in store) throw new Error(store.detail);
	const {desk} = await makeDesk({store, brokenAt});
	const {id, view} = await withNewCase(desk, '三台机器装不上补丁');
	await desk.do({do: 'add-note', case: id, text: '卡在32%'});
	await desk.do({do: 'add-note', case: id, text: '重启三次'});
	t.is(view().brokenAt, undefined);

	const other = new DatabaseSync(join(folder, 'cases.db'));
	other.exec(`update events set body = replace(body, '卡在32%', '卡在33%')`);
	other.close();
	const second = await makeDesk({store, brokenAt});
	await second.desk.do({do: 'look', case: id});
	t.is(second.desk.get().opened.get(id)!.brokenAt, 2);
	await second.desk.do({do: 'add-note', case: id, text: '再记一条'});
	t.is(second.desk.get().opened.get(id)!.brokenAt, 2);
	await store.close();
});
