import {readFileSync} from 'node:fs';
import test from 'ava';
import {compileKnowledge} from '../../../source/knowledge/compile.js';
import {fixture, shipped} from '../../helpers/knowledge.js';

const linesOf = (name: string) => readFileSync(fixture(name), 'utf8').trimEnd().split('\n');

test('every fault of every unreadable file comes at once, with its line and column', t => {
	const {problems, knowledge} = compileKnowledge(fixture('broken'));
	t.deepEqual(problems, linesOf('broken.txt'));
	t.deepEqual(knowledge.kb, {}, 'what cannot be read is left out');
});

test('every trap of YAML is told in words that help, at its line and column', t => {
	t.deepEqual(compileKnowledge(fixture('traps')).problems, linesOf('traps.txt'));
});

test('every name that leads nowhere comes at once, with its line and column', t => {
	t.deepEqual(compileKnowledge(fixture('dangling')).problems, linesOf('dangling.txt'));
});

test('a missing folder is an empty knowledge', t => {
	const {problems, knowledge} = compileKnowledge(fixture('nowhere'));
	t.deepEqual(problems, []);
	t.deepEqual(Object.values(knowledge).flatMap(Object.keys), []);
});

test('the folder is called as the caller calls it', t => {
	const [first] = compileKnowledge(fixture('broken'), {name: './mine'}).problems;
	t.is(first, './mine/kb/KB1234567.yaml:2:1 title.en: missing (no-language)');
});

test("a team's entry replaces its namesake, may name what is below it, and is listed", t => {
	const base = compileKnowledge(fixture('dangling')).knowledge;
	const {problems, knowledge} = compileKnowledge(fixture('team'), {base});
	t.deepEqual(problems, ['team/kb/KB1000002.yaml:5:1 supersedes: supersedes itself by way of others (kb-circle)']);
	t.is(knowledge.kb['KB1000002']?.title.en, 'Our B');
	t.is(knowledge.kb['KB1000001']?.title.en, 'A');
	t.deepEqual(knowledge.team, ['kb/KB1000002']);
});

test("a tree's hash is that of its file as read", t => {
	const {hash} = compileKnowledge(fixture('dangling')).knowledge.trees['odd']!;
	t.regex(hash, /^[0-9a-f]{64}$/);
});

test('the shipped knowledge has no problems', t => {
	t.deepEqual(shipped.problems, []);
	t.true(Object.keys(shipped.knowledge.kb).length > 50);
	t.true(Object.keys(shipped.knowledge.trees).length >= 6);
});
