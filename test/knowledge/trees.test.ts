import test from 'ava';
import type {Answer} from '../../source/case/case.js';
import {walk} from '../../source/walk/walk.js';
import {tryMutants} from '../../source/walk/mutants.js';
import {tryCases} from '../../source/walk/try-cases.js';
import {shipped} from '../helpers/knowledge.js';

const {knowledge, cases} = shipped;
const {trees} = knowledge;
const nodes = Object.values(trees).flatMap(tree =>
	Object.entries(tree.nodes).map(([id, node]) => ({place: `${tree.id}/${id}`, node})),
);
const acts = nodes.flatMap(({place, node}) => (node.kind === 'do' ? [{place, node}] : []));
const advising = nodes.flatMap(({place, node}) =>
	'advice' in node && node.advice ? [{place, words: node.advice}] : [],
);

test('the six trees of the first call are there', t => {
	const ids = ['boot-repair', 'log-collection', 'procmon-boot-log', 'screen', 'ssu-check', 'winpe-uninstall'];
	for (const id of ids) t.truthy(trees[id], id);
});

/** What a log or a screen names first, and the procedure it must come to without a question between. */
const procedures: ReadonlyArray<readonly [code: string, tree: string]> = [
	['0x80070005', 'driver-queue'],
	['0x8007000d', 'driver-queue'],
	['0x80070020', 'filter-driver'],
	['0x80070070', 'no-space'],
	['0x800705b4', 'time-out'],
	['0x800f0920', 'time-out'],
	['0x800719e4', 'transaction-logs'],
	['0x80070bc9', 'pending-loop'],
	['0x80073712', 'store-corruption'],
	['0x800f0922', 'advanced-installer'],
	['0x80092004', 'sha2-missing'],
	['0x800b0109', 'clock-and-certificates'],
	['0x800f0823', 'ssu-too-old'],
	['0x80070661', 'esu-licence'],
	['0x80240017', 'not-applicable'],
	['0x80072ee2', 'update-source'],
	['0x8004402f', 'non-persistent-desktop'],
	['0x8007045b', 'interrupted'],
];

for (const [code, tree] of procedures)
	test(`${code} leads to ${tree}`, t => {
		const because = [{fact: 'rollback.status', value: code, source: {by: 'customer'}, seq: 0, at: ''}] as const;
		const known = (fact: string) =>
			fact === 'rollback.status' ? {state: 'known' as const, value: code, because} : {state: 'unknown' as const};
		const path = 'failure-code/code';
		const words = {zh: '', en: ''};
		const other = {
			path,
			choice: 'other',
			asked: words,
			said: words,
			seq: 0,
			at: '',
			tree: '',
			kind: 'answered',
		} as const;
		const {trail} = walk({
			trees,
			tree: 'failure-code',
			answers: new Map([[path, other]]),
			consents: new Set(),
			facts: known,
			stackOf: () => undefined,
		});
		t.is(trail.at(-1)!.tree, tree);
	});

test('the first call is asked calmly: at most five choices', t => {
	for (const [id, node] of Object.entries(trees.screen!.nodes))
		if ('choices' in node) t.true(node.choices.length <= 5, id);
});

test('every suspicion a tree raises has the test that decides it', t => {
	const raised = nodes.flatMap(({node}) => [
		...('choices' in node ? node.choices.flatMap(({raises}) => raises ?? []) : []),
		...('raises' in node ? (node.raises ?? []) : []),
	]);
	t.true(new Set(raised).size >= 20);
	for (const id of raised) t.truthy(knowledge.hypotheses[id]?.test, id);
});

test('an update before ESU and an address nobody could verify are never told as more', t => {
	for (const {place, words} of advising.filter(({place}) => place.startsWith('update-source/cmit'))) {
		t.notRegex(words.zh, /https?:|\d+\.\d+\.\d+\.\d+/, place);
		t.regex(words.zh, /没有公开资料可以核实/, place);
	}

	for (const {place, node} of acts)
		if (node.recommends?.includes('KB4538483')) t.true(node.requires?.includes('update.esu-era'), place);
});

test('every case of every tree leads where it should, and every node is walked by one', t => {
	const {failed, unwalked, walked, nodes: all} = tryCases(knowledge, cases);
	t.deepEqual(failed, []);
	t.deepEqual(unwalked, []);
	t.is(walked, all);
});

test('the cases notice at least 95 of 100 ways that are led elsewhere', t => {
	t.deepEqual(tryCases(knowledge, cases).failed, [], 'the trees as they are pass, or every mutant would be noticed');
	const {made, caught, missed} = tryMutants(knowledge, cases);
	const share = (caught / made) * 100;
	t.log(`${caught} of ${made} noticed (${share.toFixed(1)} %)`);
	t.true(made > 300);
	t.true(share >= 95, missed.map(({place, what}) => `${place} ${what}`).join('\n'));
});

test('a risky step has its risk, its backup and its consent, and says both in the mail', t => {
	const risky = acts.filter(({node}) => node.risk === 'high');
	t.true(risky.length >= 4);
	for (const {place, node} of risky) {
		t.truthy(node.consent, place);
		t.regex(node.advice?.zh ?? '', /风险：.*(备份|快照).*同意/s, place);
		t.regex(node.advice?.en ?? '', /risk - .*(back up|snapshot).*consent/s, place);
	}
});

test('cutting the power and removing an update are always risky', t => {
	const howtos = ['boot-repair', 'offline-remove-update', 'reset-transaction-logs', 'revert-pending-actions'];
	for (const {place, node} of acts) if (howtos.includes(node.howto ?? '')) t.is(node.risk, 'high', place);
	const power = acts.find(({place}) => place === 'winpe-uninstall/power-off')!;
	t.is(power.node.risk, 'high');
	t.deepEqual(power.node.requires, ['waited.enough']);
});

test('no advice removes a servicing stack update', t => {
	for (const {place, words} of advising) t.notRegex(words.zh, /(卸载|移除)[^。；，]*KB4490628/, place);
});

test('advice is about its subject and asks for something back', t => {
	for (const {place, words} of advising) {
		t.true(words.zh.startsWith('对于{{subject}}，'), place);
		t.true(words.en.startsWith('For {{subject}}, '), place);
	}

	for (const {place, node} of acts) if (node.advice) t.regex(node.advice.zh, /回复|发给我们|上传|告知/, place);
});

test('Chinese words address the customer politely and carry full-width punctuation', t => {
	const texts = JSON.stringify(trees).match(/"zh":"(?:[^"\\]|\\.)*"/g) ?? [];
	t.true(texts.length > 300);
	for (const text of texts) {
		t.notRegex(text, /你/);
		t.notRegex(text, /\p{Script=Han}[,;:?!]/u, text);
		t.notRegex(text, /\p{Script=Han}\.(?:\p{Script=Han}|"$)/u, text);
	}
});

test('a choice is read at a glance: at most twenty Chinese characters', t => {
	for (const {place, node} of nodes)
		if ('choices' in node)
			for (const {label} of node.choices) t.true([...label.zh].length <= 20, `${place} ${label.zh}`);
});

test('what is said on the phone comes in short sentences', t => {
	for (const {place, node} of nodes) {
		if (!('say' in node) || !node.say) continue;
		for (const sentence of node.say.zh.split(/[。？！]/))
			t.true((sentence.match(/\p{Script=Han}/gu) ?? []).length <= 40, `${place} ${sentence}`);
	}
});

test('log requests name CBS and setupapi.dev.log, which lie in different folders', t => {
	for (const {place, node} of acts.filter(({node}) => node.howto?.startsWith('collect-logs')))
		t.regex(node.advice?.zh ?? '', /Logs\\CBS\\.*inf\\setupapi\.dev\.log/s, place);
});

test('the percentage decides nothing: no tree tests or asks it', t => {
	const facts = nodes.flatMap(({node}) =>
		node.kind === 'check' ? node.rows.flatMap(({when}) => Object.keys(when)) : node.kind === 'ask' ? [node.fact] : [],
	);
	t.false(facts.some(fact => fact?.includes('percent')));
});

const decisive: Record<string, readonly string[]> = {
	'ssu.version': ['6.1.7601.23505', '6.1.7601.24383', '6.1.7601.24537'],
	'rollback.status': [...procedures.map(([code]) => code), '0x80004005'],
	'windows.volume': ['D'],
	'waited.enough': ['yes'],
};

/** One call, answered by `pick`: how many questions were asked, how many of them in a row without advice, and the outcome. */
const call = (tree: string, pick: (count: number) => number) => {
	const answers = new Map<string, Answer>();
	const facts: Record<string, string> = {};
	let questions = 0;
	let inRow = 0;
	let longest = 0;
	let advice = 0;

	for (;;) {
		const {standing, trail, advised} = walk({
			trees,
			tree,
			answers,
			consents: {has: () => true} as unknown as ReadonlySet<string>,
			facts: fact =>
				facts[fact] === undefined ? {state: 'unknown'} : {state: 'known', value: facts[fact], because: []},
			stackOf: kb => knowledge.kb[kb]?.stack?.version,
		});

		if (advised.length > advice) inRow = 0;
		advice = advised.length;
		const isQuestion = standing.at === 'fact' || (standing.at === 'choices' && trail.at(-1)!.node.kind === 'ask');
		if (isQuestion) questions++;
		if (isQuestion) inRow++;
		longest = Math.max(longest, inRow);

		if (standing.at === 'fact') {
			const {values} = knowledge.facts[standing.fact]!;
			const options = decisive[standing.fact] ?? Object.keys(values ?? {yes: 1, no: 1});
			facts[standing.fact] = options[pick(options.length)]!;
		} else if (standing.at === 'choices') {
			const {id, states} = standing.choices[pick(standing.choices.length)]!;
			const words = {zh: '', en: ''};
			const {path} = standing;
			answers.set(path, {
				path,
				choice: id,
				asked: words,
				said: words,
				seq: answers.size,
				at: '',
				tree,
				kind: 'answered',
			});
			Object.assign(facts, states);
		} else return {questions, longest, standing};
	}
};

for (const id of Object.keys(trees))
	test(`whatever is answered, ${id} comes to an outcome after few questions`, t => {
		let seed = 7;
		const pick = (count: number) => {
			seed = (seed * 48_271) % 2_147_483_647;
			return seed % count;
		};
		const calls = Array.from({length: 2000}, () => call(id, pick));
		t.deepEqual(
			[...new Set(calls.map(({standing}) => standing.at))].filter(at => at !== 'ended' && at !== 'waiting'),
			[],
		);
		const most = Math.max(...calls.map(({questions}) => questions));
		const mean = calls.reduce((sum, {questions}) => sum + questions, 0) / calls.length;
		const inRow = Math.max(...calls.map(({longest}) => longest));
		t.log(`questions: at most ${most}, ${mean.toFixed(1)} on average, at most ${inRow} in a row without advice`);
		t.true(inRow <= 7);
	});
