import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {compileKnowledge} from '../../../../source/knowledge/compile.js';
import {lintCheck} from '../../../../source/knowledge/lint/check.js';
import {isSlow} from '../../../../source/knowledge/lint/slow-pattern.js';
import {differences} from '../../../../source/knowledge/lint/text.js';
import {worstQuestions} from '../../../../source/knowledge/questions.js';
import type {Node} from '../../../../source/knowledge/schema.js';
import {fixture, shipped} from '../../../helpers/knowledge.js';
import {root} from '../../../helpers/root.js';

const {knowledge} = shipped;
const today = '2026-11-22';

test('what is unsound between entries comes at once, with its line and column', t => {
	const {problems} = compileKnowledge(fixture('unsound'), {today});
	t.deepEqual(problems, readFileSync(fixture('unsound.txt'), 'utf8').trimEnd().split('\n'));
});

test('a review older than a year is a warning when a date is given, what nothing leads to always', t => {
	const of = (day?: string) => compileKnowledge(fixture('unsound'), {today: day}).warnings;
	const orphan =
		'unsound/howto/alone.yaml:1:1 id: no step, code or fact leads to this how-to: only a search finds it (howto-orphan)';
	const loose = 'unsound/howto/loose.cmd: no how-to names this file as its attachment (attachment-orphan)';
	t.deepEqual(of(), [orphan, loose]);
	t.deepEqual(of(today), [
		orphan,
		loose,
		'unsound/kb/KB1000001.yaml:26:1 reviewed: last looked over 2025-11-21 (stale)',
		'unsound/howto/alone.yaml:25:1 reviewed: last looked over 2025-10 (stale)',
	]);
	t.deepEqual(of('2025-10-01'), [orphan, loose]);
});

const codeOf = (problem: string) => /\(([a-z-]+)\)$/.exec(problem)?.[1] ?? '';
const documented = [
	...readFileSync(join(root, 'source/knowledge/lint/lint.ts'), 'utf8').matchAll(/^ \* - .*?(?=:)/gm),
].flatMap(([line]) => [...line.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code!));

test('every code that is documented is shown by a fixture, and no other', t => {
	const shown = ['broken', 'traps', 'dangling', 'unsound'].flatMap(name => {
		const {problems, warnings} = compileKnowledge(fixture(name), {today});
		return [...problems, ...warnings];
	});
	t.true(documented.length > 50);
	t.deepEqual([...new Set(shown.map(codeOf))].sort(), [...documented].sort());
});

test('the authors are told what to do about every code', t => {
	const [, table = ''] = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').split('## What lint says');
	const told = [...table.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, cell]) => [...cell!.matchAll(/`([a-z-]+)`/g)]);
	t.deepEqual(told.map(([, code]) => code!).sort(), [...documented].sort());
});

const says = test.macro((t, zh: string, en: string, ...codes: string[]) => {
	t.deepEqual(
		differences({zh, en}, knowledge).map(({code}) => code),
		codes,
	);
});

test('a date may name its month', says, '2019 年 3 月 12 日', 'March 12, 2019');
test('another day is another number', says, '2019 年 3 月 12 日', 'March 13, 2019', 'text-numbers');
test('a small number may be a word', says, '重启 2 次', 'Restart twice');
test('a large number may carry commas', says, '10000 毫秒', '10,000 ms');
test('another version is another number', says, '低于 6.1.7601.24383', 'below 6.1.7601.24338', 'text-numbers');
test(
	'another KB is told, and so is one nobody knows',
	says,
	'装 KB4490628',
	'Install KB452523',
	'text-kb',
	'text-numbers',
);
test('another code is told', says, '0x80070005', '0x80070002', 'text-numbers');
test('a number in one language only is told', says, '等 30 分钟', 'Wait a while', 'text-numbers');
test('a slot is no number', says, '{{count1}} 台', '{{ count1 }} machines');
test('Chinese in English stands in quotes', says, '点“添加”', 'Click 添加', 'text-language');
test('what a Chinese screen shows may be quoted', says, '点“添加”', 'Click “添加”');

const both = {zh: '因', en: 'why'};
const checking = test.macro((t, rows: Array<Record<string, string>>, ...codes: string[]) => {
	const node = {
		kind: 'check',
		title: both,
		rows: rows.map((when, index) => ({when, go: `to-${index}`, because: both})),
		else: 'else',
	} satisfies Node;
	t.deepEqual(
		lintCheck(node, knowledge).map(({code}) => code),
		codes,
	);
});
const stack = 'ssu.version';

test('narrower before wider is a cascade', checking, [{[stack]: '> KB4490628.stack'}, {[stack]: '>= KB4490628.stack'}]);
test(
	'wider before narrower covers it',
	checking,
	[{[stack]: '>= 6.1.7601.5'}, {[stack]: '> 6.1.7601.7'}],
	'check-covered',
);
test('versions are compared as numbers', checking, [{[stack]: '>= 6.1.7601.1000'}, {[stack]: '>= 6.1.7601.999'}]);
test(
	'one version that falls between is a gap',
	checking,
	[{[stack]: '< 6.1.7601.7'}, {[stack]: '> 6.1.7601.7'}],
	'check-gap',
);
test('what else takes at an end is no gap', checking, [{[stack]: '>= 6.1.7601.7'}]);
test('ranges side by side do not overlap', checking, [{[stack]: '< 6.1.7601.7'}, {[stack]: '>= 6.1.7601.7'}]);
test(
	'ranges that share a version overlap',
	checking,
	[{[stack]: '<= 6.1.7601.7'}, {[stack]: '>= 6.1.7601.7'}],
	'check-overlap',
);
test(
	'a gap on one system alone is found',
	checking,
	[
		{'os.family': 'is win7', [stack]: '< 6.1.7601.7'},
		{'os.family': 'is win7', [stack]: '> 6.1.7601.7'},
		{'os.family': 'is not win7'},
	],
	'check-gap',
);
test(
	'every value named before covers a last row',
	checking,
	[{'os.family': 'is win7'}, {'os.family': 'is not win7'}, {'os.family': 'is win10'}],
	'check-covered',
);

test('the shipped trees ask at most seven questions before an outcome, and the count is of the worst way', t => {
	for (const id of Object.keys(knowledge.trees)) {
		const worst = worstQuestions(id, knowledge);
		t.log(`${id}: ${worst?.questions} (${worst?.asked.join(', ')})`);
		t.true(worst !== undefined && worst.questions <= 7, id);
	}
});

test('a fact that an answer stated is not counted again', t => {
	const {trees} = knowledge;
	const states = (value: string) => ({'os.family': value});
	const tree = {
		...trees['ssu-check']!,
		id: 'small',
		start: 'ask',
		nodes: {
			ask: {
				kind: 'ask',
				title: both,
				choices: [
					{id: 'a', label: both, go: 'check', states: states('win7')},
					{id: 'b', label: both, go: 'check'},
				],
			},
			check: {
				kind: 'check',
				title: both,
				rows: [{when: {'os.family': 'is win7'}, go: 'end', because: both}],
				else: 'end',
			},
			end: {kind: 'end', title: both, result: 'explained'},
		} satisfies Record<string, Node>,
	};
	t.is(worstQuestions('small', {...knowledge, trees: {small: tree}})?.questions, 2);
	const sure = {...tree, nodes: {...tree.nodes, ask: {...tree.nodes.ask, choices: [tree.nodes.ask.choices[0]!]}}};
	t.is(worstQuestions('small', {...knowledge, trees: {small: sure}})?.questions, 1);
});

const slow = test.macro({
	exec(t, pattern: string, expected: boolean) {
		t.is(isSlow(pattern), expected);
	},
	title: (_, pattern, expected) => `${pattern} ${expected ? 'keeps a reader busy' : 'is done in time'}`,
});
for (const pattern of ['^(a+)+$', '(a|a)*$', '^x(?:a|aa)+$', '(?:\\w+\\s?)+:', '(.*a){12}', '(?:ab|a|b)*c', '(.*)*$'])
	test(slow, pattern, true);
for (const pattern of ['^.*foo.*bar.*$', '(?:foo|bar)+x', 'for Inf: (?<inf>\\S+)', '(?:a|b){1,8}'])
	test(slow, pattern, false);

test('no shipped rule can keep a reader busy', t => {
	t.deepEqual(
		Object.values(knowledge.rules).filter(({pattern}) => isSlow(pattern)),
		[],
	);
});
