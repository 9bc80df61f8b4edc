import test from 'ava';
import type {Tree, TreeCases} from '../../../source/knowledge/schema.js';
import {tryCases} from '../../../source/walk/try-cases.js';

const words = (text: string) => ({zh: text, en: text});
const tree: Tree = {
	id: 't',
	title: words('t'),
	about: words('t'),
	start: 'boots',
	nodes: {
		boots: {
			kind: 'ask',
			title: words('boots'),
			fact: 'boots',
			choices: [
				{id: 'yes', label: words('yes'), go: 'stack', states: {boots: 'yes'}},
				{id: 'no', label: words('no'), go: 'wait', states: {boots: 'no'}},
			],
		},
		stack: {
			kind: 'check',
			title: words('stack'),
			rows: [{when: {'ssu.version': '>= KB4490628.stack'}, go: 'fine', because: words('new')}],
			else: 'install',
		},
		install: {
			kind: 'do',
			title: words('install'),
			howto: 'install-prerequisites',
			recommends: ['KB4490628'],
			requires: ['ssu.version'],
			risk: 'high',
			consent: {risk: words('risk'), backup: words('backup'), by: words('by')},
			choices: [{id: 'done', label: words('done'), go: 'fine', states: {boots: 'no'}}],
		},
		wait: {kind: 'wait', title: words('wait'), condition: words('it boots'), owner: 'customer', go: 'stack'},
		fine: {kind: 'end', title: words('fine'), result: 'solved'},
	},
	sources: [{title: 'made for a test'}],
	confidence: 'verified',
	reviewed: '2026-01',
	hash: '',
};

const tried = (...cases: TreeCases) =>
	tryCases(
		{trees: {t: tree}, kb: {KB4490628: {stack: {version: '6.1.7601.24383', confidence: 'verified'}}}},
		{t: cases},
	);
const why = (one: TreeCases[number]) => tried(one).failed.flatMap(({why}) => why);
const old = {'ssu.version': '6.1.7601.23505'};

test('a case that leads where it should passes, and its nodes are walked', t => {
	const one = {name: 'one', given: {'ssu.version': '6.1.7601.24537'}, answers: {'t/boots': 'yes'}};
	t.deepEqual(tried({...one, expect: {nodes: ['t/boots', 't/fine'], end: 't/fine', never: ['KB4490628']}}), {
		cases: 1,
		failed: [],
		nodes: 5,
		walked: 3,
		unwalked: ['t/install', 't/wait'],
	});
});

test('an answer consents to a risky step, and what it states later does not rewrite an earlier answer', t => {
	const answers = {'t/boots': 'yes', 't/install': 'done'};
	t.deepEqual(why({name: 'one', given: old, answers, expect: {end: 't/fine', advice: ['KB4490628', 't/install']}}), []);
});

test('without an answer a risky step is not agreed to and advises nothing', t => {
	const given = {...old, boots: 'yes'};
	t.deepEqual(why({name: 'one', given, expect: {at: 't/install', never: ['install-prerequisites']}}), []);
});

test('an answer at a wait means that what was waited for has come about', t => {
	const answers = {'t/boots': 'no', 't/wait': 'go'};
	t.deepEqual(why({name: 'one', answers, expect: {nodes: ['t/wait', 't/stack'], at: 't/stack'}}), []);
	t.deepEqual(why({name: 'one', answers: {'t/boots': 'no'}, expect: {at: 't/wait'}}), []);
});

const fails = test.macro({
	exec: (t, one: Omit<TreeCases[number], 'name'>, expected: string) =>
		t.deepEqual(why({name: 'x', ...one}), [expected]),
	title: (_, __, expected) => `a case fails with "${expected}"`,
});
const yes = {'t/boots': 'yes'};

test(fails, {answers: yes, expect: {nodes: ['t/fine']}}, 'not walked: t/fine');
test(fails, {answers: yes, expect: {nodes: ['t/stack', 't/boots']}}, 'not walked: t/boots');
test(fails, {answers: {...yes, 't/install': 'done'}, expect: {}}, 'never asked: t/install');
test(fails, {answers: {'t/boots': 'maybe'}, expect: {}}, 'no such choice: t/boots maybe');
test(fails, {answers: yes, expect: {at: 't/boots'}}, 'stands at t/stack, not at t/boots');
test(fails, {answers: yes, expect: {end: 't/stack'}}, 'fact t/stack, not the end t/stack');
test(fails, {answers: yes, expect: {advice: ['KB4490628']}}, 'not advised: KB4490628');
test(fails, {given: old, answers: {...yes, 't/install': 'done'}, expect: {never: ['KB4490628']}}, 'advised: KB4490628');
