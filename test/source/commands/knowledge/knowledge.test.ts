import test from 'ava';
import {lintKnowledge, listKnowledge} from '../../../../source/commands/knowledge/knowledge.js';
import {compileKnowledge} from '../../../../source/knowledge/compile.js';
import {fixture, shipped} from '../../../helpers/knowledge.js';
import {recorded} from '../../../helpers/output.js';

test('lint tells every problem at its place, under the name that was given', async t => {
	const io = recorded();
	const folder = `${fixture('broken')}/`;
	t.is(await lintKnowledge(folder, io), 1);
	t.is(io.out().split('\n')[0], `${folder}kb/KB1234567.yaml:2:1 title.en: missing (no-language)`);
	t.is(io.out().trimEnd().split('\n').length, compileKnowledge(fixture('broken')).problems.length);
});

test('a warning is told and refuses nothing', async t => {
	const io = recorded({language: 'en'});
	t.is(await lintKnowledge(fixture('trees'), {...io, today: '2028-01-01'}), 0);
	t.regex(
		io.out(),
		/^warning .*stack\.yaml:\d+:1 reviewed: last looked over .* \(stale\)\n\d+ entries, no problems\.\n$/,
	);
});

test('lint of trees tells only theirs', async t => {
	const io = recorded({json: true});
	t.is(await lintKnowledge(fixture('broken'), {...io, only: ['trees/']}), 1);
	const {schema, problems} = JSON.parse(io.out());
	t.is(schema, 1);
	t.deepEqual(
		problems.map((problem: string) => problem.slice(fixture('broken').length)),
		[
			'/trees/twice.yaml:2:1: id stands twice: a key may stand once (yaml-twice)',
			'/trees/twice.yaml:3:1: a tab: indent with two blanks a step (yaml-tab)',
		],
	);
});

test('a team folder is read over what is shipped', async t => {
	const io = recorded();
	t.is(await lintKnowledge(fixture('team'), {...io, base: shipped.knowledge}), 1);
	t.regex(io.out(), /no KB KB1000001 \(no-kb\)\n$/);
});

test('no such folder is wrong usage', async t => {
	const io = recorded();
	t.is(await lintKnowledge(fixture('nowhere'), io), 2);
	t.regex(io.err(), /没有这个知识文件夹。\n/);
});

test('list counts by kind and confidence', async t => {
	const {knowledge} = compileKnowledge(fixture('dangling'));
	const io = recorded({json: true});
	t.is(await listKnowledge({...io, knowledge}), 0);
	const {kinds, team} = JSON.parse(io.out());
	t.deepEqual(kinds[0], {kind: 'kb', total: 2, verified: 2, inferred: 0, unverified: 0});
	t.deepEqual(team, []);
});

test('list shows columns for a person', async t => {
	const {knowledge} = compileKnowledge(fixture('dangling'));
	const io = recorded();
	await listKnowledge({...io, knowledge});
	t.regex(io.out(), /^ {10}条数 {2}已核实 {2}推断 {2}未核实\nKB {11}2 {7}2\n/);
});
