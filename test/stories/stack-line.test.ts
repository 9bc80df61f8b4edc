import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {CaseView} from '../../source/case/view.js';
import {draft} from '../../source/drafts/draft.js';
import {analyze} from '../../source/evidence/analyze.js';
import {evidenceOf} from '../../source/evidence/read.js';
import {makeDesk, withNewCase} from '../helpers/desk.js';
import {shipped} from '../helpers/knowledge.js';
import {root} from '../helpers/root.js';

const {knowledge} = shipped;
const sample = readFileSync(join(root, 'test/fixtures/evidence/win7-driver-denied.log'), 'utf8');

/** The same log with another stack line, or with none at all (as after the file was rotated). */
const withStack = (stack: string | undefined): string =>
	stack === undefined
		? sample
				.split('\n')
				.filter(line => !/servicing ?stack/i.test(line))
				.join('\n')
		: sample.replaceAll(/6\.1\.7601\.\d+/g, stack);

const read = async (log: string) => {
	const bytes = new TextEncoder().encode(log);
	async function* chunks() {
		yield bytes;
	}

	async function* opened() {
		yield {
			path: 'CBS.log',
			device: null,
			bytes: bytes.length,
			error: null,
			chunks: chunks(),
			sha256: () => createHash('sha256').update(bytes).digest('hex'),
		};
	}

	const files = [];
	for await (const message of analyze(opened(), {rules: knowledge.rules, types: knowledge.facts})) {
		if (message.type === 'file') files.push(evidenceOf({file: message.report, facts: message.facts}));
	}

	return files;
};

/** One device whose log was attached, at the check of its servicing stack; the questions behind it are answered as for a desk PC. */
const checked = async (stack: string | undefined): Promise<CaseView> => {
	const files = await read(withStack(stack));
	const {desk} = await makeDesk({knowledge, analyze: async () => ({files})});
	const {id, view} = await withNewCase(desk, '[案例号: CAS-1] % |P2|ICBC|补丁安装失败 %');
	await desk.do({do: 'add-contact', case: id, surname: '许', title: '先生', role: 'customer'});
	await desk.do({do: 'add-device', case: id, serial: 'V10BJFHA2436072'});
	const subject = view().case.subjects[0]!.id;
	await desk.do({do: 'start-walk', case: id, subject, tree: 'ssu-check'});
	await desk.do({do: 'attach', case: id, paths: ['CBS.log'], subject});
	if (view().factsOf(subject)('os.family').state === 'unknown') {
		await desk.do({do: 'state-fact', case: id, subject, fact: 'os.family', value: 'win7', by: 'customer'});
	}

	const {record, walk} = view().walks[0]!;
	if (walk.standing.at === 'choices' && walk.standing.choices.some(({id: choice}) => choice === 'physical')) {
		await desk.do({do: 'answer', case: id, walk: record.id, path: walk.standing.path, choice: 'physical'});
	}

	return view();
};

const mailOf = async (view: CaseView) =>
	(
		await draft({
			kind: 'first-response',
			language: 'zh',
			view,
			knowledge,
			slots: {},
			settings: {name: 'Wei', hotline: '400', channel: 'CDUC'},
			now: '2026-11-22T09:30:00.000+08:00',
		})
	).text;

const placeOf = ({walks}: CaseView) => walks[0]!.walk.trail.at(-1)!.nodeId;
const stackOf = ({case: {evidence}}: CaseView) =>
	evidence.flatMap(({facts}) => facts).find(({name}) => name === 'ssu.version');

const advisesKb = /(?:安装|装|更新)[^。；]*KB4490628/;
const refusesKb = /无需(?:再|重复)?安装/;

test('a newer stack: the check answers itself with the line, and the mail says that KB4490628 is superseded', async t => {
	for (const stack of ['6.1.7601.24537', '6.1.7601.24554']) {
		const view = await checked(stack);
		t.is(placeOf(view), 'superseded');
		t.like(stackOf(view), {value: stack, file: 'CBS.log'});
		t.true(
			sample
				.replaceAll(/6\.1\.7601\.\d+/g, stack)
				.split(/\r?\n/)
				[stackOf(view)!.line - 1]!.includes(stack),
		);
		const mail = await mailOf(view);
		t.regex(mail, refusesKb);
		t.regex(mail, /显示为未安装/);
		t.deepEqual(
			view.walks[0]!.walk.advised.flatMap(({recommends}) => recommends),
			[],
		);
	}
});

test('an older stack: the same log with another number advises the prerequisites', async t => {
	const view = await checked('6.1.7601.23505');
	t.not(placeOf(view), 'superseded');
	t.is(stackOf(view)!.value, '6.1.7601.23505');
	const subject = view.case.subjects[0]!.id;
	t.like(view.factsOf(subject)('ssu.version'), {state: 'known', value: '6.1.7601.23505'});
	const {standing, trail} = view.walks[0]!.walk;
	t.true(
		trail.some(({nodeId}) => nodeId === 'form'),
		`${standing.at} ${trail.map(({nodeId}) => nodeId).join(' ')}`,
	);
	t.deepEqual(
		view.walks[0]!.walk.advised.flatMap(({recommends}) => recommends),
		['KB4474419', 'KB4490628', 'KB4530692'],
	);
	const mail = await mailOf(view);
	t.regex(mail, advisesKb);
	t.notRegex(mail, refusesKb);
});

test('the very stack of KB4490628 is not advised to be installed again', async t => {
	const view = await checked('6.1.7601.24383');
	t.is(placeOf(view), 'signature');
	t.notRegex(await mailOf(view), advisesKb);
});

test('without the stack line the question comes back, and the mail asserts nothing', async t => {
	const view = await checked(undefined);
	t.is(stackOf(view), undefined);
	t.like(view.walks[0]!.walk.standing, {at: 'fact', fact: 'ssu.version'});
	const mail = await mailOf(view);
	t.notRegex(mail, refusesKb);
	t.notRegex(mail, advisesKb);
});
