import test from 'ava';
import {graphTrees, lintTrees, testTrees} from '../../../../source/commands/knowledge/tree.js';
import {fixture, shipped} from '../../../helpers/knowledge.js';
import {recorded} from '../../../helpers/output.js';

test('a case that does not come out is named with what came', async t => {
	const io = recorded({language: 'en'});
	t.is(await testTrees(fixture('trees'), io), 1);
	t.is(
		io.out(),
		`✗ stack: an old stack is fine, they say
    ended stack/old, not the end stack/fine
2 cases, 1 passed, 1 failed; 3 of 3 nodes walked.
`,
	);
});

test('--json tells the counts', async t => {
	const io = recorded({json: true});
	t.is(await testTrees(fixture('trees'), io), 1);
	const {schema, cases, failed, nodes, walked} = JSON.parse(io.out());
	t.deepEqual(
		{schema, cases, failed: failed.length, nodes, walked},
		{schema: 1, cases: 2, failed: 1, nodes: 3, walked: 3},
	);
});

test('a way that is bent and no case notices is named, and too few noticed fail', async t => {
	const io = recorded({language: 'en'});
	t.is(await testTrees(fixture('mutants'), {...io, mutate: true}), 1);
	t.is(
		io.out(),
		`No case comes to:
  stack/old
2 cases, 2 passed, 0 failed; 2 of 3 nodes walked.
Bent, and no case notices:
  stack/look  else: old -> fine
3 ways bent, 2 noticed (66.6 %, at least 95 %).
`,
	);
});

test('cases that cannot be read fail', async t => {
	const io = recorded({json: true});
	t.is(await testTrees(fixture('broken'), io), 1);
	t.deepEqual(JSON.parse(io.out()).failed, [
		{
			case: 'trees/',
			why: [
				'./trees/twice.yaml:2:1: id stands twice: a key may stand once (yaml-twice)',
				'./trees/twice.yaml:3:1: a tab: indent with two blanks a step (yaml-tab)',
			],
		},
	]);
});

test('lint tells problems of trees and facts alone', async t => {
	const io = recorded();
	t.is(await lintTrees(fixture('dangling'), io), 1);
	t.true(
		io
			.out()
			.trim()
			.split('\n')
			.every(line => /\/(trees\/odd|facts)\./.test(line)),
	);
	t.is(await lintTrees(fixture('trees'), recorded()), 0);
});

test('no such folder is wrong usage', async t => {
	t.is(await testTrees(undefined, recorded()), 2);
	t.is(await lintTrees(fixture('nowhere'), recorded()), 2);
});

test('graph draws one tree, all of them, or tells their names', async t => {
	const {knowledge} = shipped;
	const one = recorded();
	t.is(await graphTrees('ssu-check', {...one, knowledge}), 0);
	t.regex(one.out(), /^服务堆栈（SSU）检查\nssu-check +问 {2}system +确认操作系统\n/);

	const all = recorded();
	t.is(await graphTrees(undefined, {...all, knowledge, mermaid: true}), 0);
	t.is(all.out().match(/subgraph/g)?.length, Object.keys(knowledge.trees).length);

	const asJson = recorded({json: true});
	t.is(await graphTrees('ssu-check', {...asJson, knowledge}), 0);
	t.is(JSON.parse(asJson.out()).trees[0].nodes[0].ways[0].to, 'stack');

	const none = recorded();
	t.is(await graphTrees('ssu-chek', {...none, knowledge}), 2);
	t.regex(none.err(), /ssu-check/);
});
