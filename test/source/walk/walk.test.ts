import test from 'ava';
import fc from 'fast-check';
import type {Answer, FactSource, FactStatement} from '../../../source/case/case.js';
import type {Choice, Node, Tree} from '../../../source/knowledge/schema.js';
import {type FactLookup, walk} from '../../../source/walk/walk.js';

const words = (text: string) => ({zh: text, en: text});
const choice = (id: string, go: string, more: Partial<Choice> = {}): Choice => ({id, label: words(id), go, ...more});
const ask = (...choices: Choice[]): Node => ({kind: 'ask', title: words('?'), choices});
const end = (result: Extract<Node, {kind: 'end'}>['result'] = 'advised'): Node => ({
	kind: 'end',
	title: words('end'),
	result,
});
const tree = (id: string, nodes: Record<string, Node>): Tree => ({
	id,
	title: words(id),
	about: words(id),
	start: Object.keys(nodes)[0]!,
	nodes,
	sources: [{title: 'made for a test'}],
	confidence: 'verified',
	reviewed: '2026-01',
	hash: '',
});

const answered = (path: string, choice: string, seq: number, kind: Answer['kind'] = 'answered'): Answer => ({
	path,
	choice,
	asked: words(''),
	said: words(''),
	seq,
	at: '2026-01-01T09:00:00.000+08:00',
	tree: '',
	kind,
});

type Given = {
	answers?: readonly Answer[];
	facts?: Record<string, string>;
	because?: Record<string, readonly FactStatement[]>;
	consents?: readonly string[];
	from?: string;
};
const go = (trees: readonly Tree[], {answers = [], facts = {}, because = {}, consents = [], from}: Given = {}) => {
	const lookup: FactLookup = fact =>
		fact in facts ? {state: 'known', value: facts[fact]!, because: because[fact] ?? []} : {state: 'unknown'};
	return walk({
		trees: Object.fromEntries(trees.map(one => [one.id, one])),
		tree: trees[0]!.id,
		from,
		answers: new Map(answers.map(answer => [answer.path, answer])),
		consents: new Set(consents),
		facts: lookup,
		stackOf: kb => (kb === 'KB4490628' ? '6.1.7601.24383' : undefined),
	});
};

const paths = ({trail}: {trail: ReadonlyArray<{path: string}>}) => trail.map(({path}) => path);

const simple = tree('t', {
	one: ask(choice('a', 'two'), choice('b', 'other')),
	two: ask(choice('c', 'three'), choice('d', 'three')),
	three: ask(choice('e', 'end'), choice('f', 'end')),
	other: ask(choice('g', 'two'), choice('h', 'end')),
	end: end(),
});

test('a new walk stands at its first question, with its choices', t => {
	const {trail, standing} = go([simple]);
	t.deepEqual(paths({trail}), ['t/one']);
	t.like(standing, {at: 'choices', path: 't/one'});
	t.is(trail[0]!.by, 'open');
});

test('answers lead to the end, which tells its result', t => {
	const answers = [answered('t/one', 'a', 1), answered('t/two', 'c', 2), answered('t/three', 'e', 3)];
	const told = go([simple], {answers});
	t.deepEqual(paths(told), ['t/one', 't/two', 't/three', 't/end']);
	t.deepEqual(told.standing, {at: 'ended', path: 't/end', result: 'advised'});
});

test('a changed early answer keeps the later ones and marks them to be checked again', t => {
	const answers = [answered('t/one', 'b', 9), answered('t/other', 'g', 10), answered('t/two', 'c', 2)];
	const {trail} = go([simple], {answers});
	t.deepEqual(paths({trail}), ['t/one', 't/other', 't/two', 't/three']);
	t.deepEqual(
		trail.map(({checkAgain}) => checkAgain),
		[false, false, true, false],
	);
});

test('an answer that was checked again is no longer marked', t => {
	const answers = [answered('t/one', 'a', 9), answered('t/two', 'c', 11), answered('t/three', 'e', 3)];
	const {trail} = go([simple], {answers});
	t.deepEqual(
		trail.map(({checkAgain}) => checkAgain),
		[false, false, true, false],
	);
});

test('an answer whose choice was taken out of the tree leaves the step open and is still shown', t => {
	const {trail, standing} = go([simple], {answers: [answered('t/one', 'gone', 1)]});
	t.is(standing.path, 't/one');
	t.is(trail[0]!.answer?.choice, 'gone');
	t.is(trail[0]!.choice, undefined);
});

for (const kind of ['skipped', 'deferred'] as const)
	test(`a ${kind} step is shown as such and the walk stands there`, t => {
		const told = go([simple], {answers: [answered('t/one', '', 1, kind)]});
		t.like(told.standing, {at: 'choices', path: 't/one'});
		t.is(told.trail[0]!.answer?.kind, kind);
	});

const stack = tree('ssu', {
	version: {
		kind: 'check',
		title: words('stack'),
		rows: [
			{when: {'os.family': 'is not win7'}, go: 'other', because: words('another system')},
			{when: {'ssu.version': '>= KB4490628.stack'}, go: 'new', because: words('new enough')},
		],
		else: 'old',
	},
	other: end('not-applicable'),
	new: end('explained'),
	old: end(),
});

test('a new enough stack leads past the servicing stack update and says why', t => {
	const {trail, standing} = go([stack], {facts: {'os.family': 'win7', 'ssu.version': '6.1.7601.24537'}});
	t.like(standing, {at: 'ended', path: 'ssu/new', result: 'explained'});
	t.is(trail[0]!.by, 'fact');
	t.deepEqual(trail[0]!.because?.words, words('new enough'));
});

test('an unknown row stops the search: the check asks for its fact and does not fall to else', t => {
	t.like(go([stack]).standing, {at: 'fact', path: 'ssu/version', fact: 'os.family'});
	t.like(go([stack], {facts: {'os.family': 'win7'}}).standing, {at: 'fact', fact: 'ssu.version'});
});

test('else is taken when every row is known false', t => {
	const facts = {'os.family': 'win7', 'ssu.version': '6.1.7601.23505'};
	t.is(go([stack], {facts}).standing.path, 'ssu/old');
});

test('a version that is no version is asked for, not guessed', t => {
	const facts = {'os.family': 'win7', 'ssu.version': 'newest'};
	t.like(go([stack], {facts}).standing, {at: 'fact', fact: 'ssu.version'});
});

const formed = tree('f', {
	form: {
		kind: 'ask',
		title: words('form'),
		fact: 'device.form',
		choices: [
			choice('physical', 'end', {states: {'device.form': 'physical'}}),
			choice('virtual', 'golden', {states: {'device.form': 'non-persistent'}}),
		],
	},
	golden: end(),
	end: end(),
});

test('a question whose fact is known answers itself', t => {
	const {trail, standing} = go([formed], {facts: {'device.form': 'non-persistent'}});
	t.is(standing.path, 'f/golden');
	t.like(trail[0], {by: 'fact', choice: {id: 'virtual'}});
});

test('a known value that no choice states is asked', t => {
	t.is(go([formed], {facts: {'device.form': 'thin'}}).standing.path, 'f/form');
});

const said = (source: FactSource): FactStatement => ({
	fact: 'device.form',
	value: 'non-persistent',
	source,
	seq: 2,
	at: '2026-01-01T09:00:00.000+08:00',
});

test('a fact that is known otherwise outweighs the answer given before it', t => {
	const answers = [answered('f/form', 'physical', 1)];
	const log = {by: 'log', file: 'f', sha256: '', line: 1, quote: '', at: null} as const;
	for (const source of [log, {by: 'engineer'}, {by: 'customer'}] as const) {
		const because = {'device.form': [said(source)]};
		const told = go([formed], {answers, facts: {'device.form': 'non-persistent'}, because});
		t.like(told.trail[0], {by: 'fact', choice: {id: 'virtual'}, because: {statements: {length: 1}}});
	}
});

test('what a later answer of the walk states does not rewrite an earlier answer', t => {
	const answers = [answered('f/form', 'physical', 1)];
	const because = {'device.form': [said({by: 'answer', walk: 'w', path: 'f/later'})]};
	const told = go([formed], {answers, facts: {'device.form': 'non-persistent'}, because});
	t.like(told.trail[0], {by: 'answer', choice: {id: 'physical'}});
	t.is(go([formed], {facts: {'device.form': 'non-persistent'}, because}).trail[0]!.by, 'fact');
});

test('of two choices that state the same, the one that was given stands', t => {
	const states = {'boot.fault': 'configuration'};
	const one = choice('code', 'end', {states});
	const other = choice('no-code', 'end', {states});
	const same = tree('s', {
		ask: {kind: 'ask', title: words('?'), fact: 'boot.fault', choices: [one, other]},
		end: end(),
	});
	const given = {answers: [answered('s/ask', 'no-code', 1)], facts: states};
	t.like(go([same], given).trail[0], {by: 'answer', choice: {id: 'no-code'}});
});

const risky = tree('r', {
	remove: {
		kind: 'do',
		title: words('remove'),
		howto: 'offline-remove-update',
		requires: ['windows.volume'],
		recommends: ['KB4474419'],
		advice: words('text'),
		risk: 'high',
		consent: {risk: words('risk'), backup: words('backup'), by: words('owner')},
		choices: [choice('done', 'end', {fate: 'followed', raises: ['store-corruption']}), choice('no', 'end')],
	},
	end: end(),
});

test('advice whose facts are unknown asks for them and is not advised', t => {
	const told = go([risky], {consents: ['r/remove']});
	t.like(told.standing, {at: 'fact', fact: 'windows.volume'});
	t.deepEqual(told.advised, []);
});

test('a risky step without consent stands at consent and is not advised, whatever was answered', t => {
	const answers = [answered('r/remove', 'done', 1)];
	const told = go([risky], {answers, facts: {'windows.volume': 'D'}});
	t.deepEqual(told.standing, {at: 'consent', path: 'r/remove'});
	t.deepEqual(told.advised, []);
	t.deepEqual(told.raised, []);
});

test('with facts and consent the step opens and its advice counts', t => {
	const told = go([risky], {facts: {'windows.volume': 'D'}, consents: ['r/remove']});
	t.is(told.standing.at, 'choices');
	t.like(told.advised[0], {step: 'r/remove', howto: 'offline-remove-update', risk: 'high', fate: undefined});
});

test('the choice tells the fate of the advice and raises its hypotheses', t => {
	const answers = [answered('r/remove', 'done', 1)];
	const told = go([risky], {answers, facts: {'windows.volume': 'D'}, consents: ['r/remove']});
	t.is(told.advised[0]!.fate, 'followed');
	t.deepEqual(told.raised, [{hypothesis: 'store-corruption', path: 'r/remove'}]);
});

test('a step that was put off advises nothing', t => {
	const given = {facts: {'windows.volume': 'D'}, consents: ['r/remove']};
	t.deepEqual(go([risky], {...given, answers: [answered('r/remove', '', 1, 'deferred')]}).advised, []);
});

const outer = (ends: Record<string, string>, go?: string) =>
	tree('outer', {
		check: {kind: 'sub', title: words('sub'), tree: 'ssu', ends, go},
		new: end('solved'),
		rest: end('escalate'),
	});
const facts = {'os.family': 'win7', 'ssu.version': '6.1.7601.24537'};

test('a sub tree has its own paths and comes back by the id of its end', t => {
	const told = go([outer({new: 'new', explained: 'rest'}), stack], {facts});
	t.deepEqual(paths(told), ['outer/check', 'outer/check:ssu/version', 'outer/check:ssu/new', 'outer/new']);
	t.deepEqual(
		told.trail.map(({by}) => by),
		['moved', 'fact', 'moved', 'open'],
	);
	t.like(told.trail[1], {tree: 'ssu', nodeId: 'version'});
});

test('a sub tree comes back by the result of its end, else by go', t => {
	t.is(go([outer({explained: 'rest'}, 'new'), stack], {facts}).standing.path, 'outer/rest');
	t.is(go([outer({advised: 'rest'}, 'new'), stack], {facts}).standing.path, 'outer/new');
});

test('an end that the outer tree does not name ends the walk where it is', t => {
	t.deepEqual(go([outer({}), stack], {facts}).standing, {
		at: 'ended',
		path: 'outer/check:ssu/new',
		result: 'explained',
	});
});

test('an end with a sentence for the mail is advice', t => {
	const said = tree('s', {end: {kind: 'end', title: words('e'), result: 'explained', advice: words('superseded')}});
	t.like(go([said]).advised[0], {step: 's/end', words: words('superseded'), recommends: [], risk: 'none'});
});

const patient = tree('p', {
	wait: {kind: 'wait', title: words('w'), condition: words('a machine'), owner: 'customer', go: 'after'},
	after: ask(choice('a', 'end'), choice('b', 'end')),
	end: end(),
});

test('a walk stops at a wait, and the next round goes on from a path with its own answers', t => {
	t.deepEqual(go([patient]).standing, {at: 'waiting', path: 'p/wait'});
	t.is(go([patient], {from: 'p/after'}).standing.path, 'p/after');
	t.deepEqual(paths(go([outer({new: 'new'}), stack], {facts, from: 'outer/check:ssu/version'})), [
		'outer/check:ssu/version',
		'outer/check:ssu/new',
		'outer/new',
	]);
});

test('a loop is a value', t => {
	const looping = tree('l', {one: ask(choice('a', 'two')), two: ask(choice('b', 'one'))});
	const answers = [answered('l/one', 'a', 1), answered('l/two', 'b', 2)];
	t.deepEqual(go([looping], {answers}).standing, {at: 'broken', path: 'l/one', why: 'looped'});
});

test('a tree that enters itself is a value after 200 places', t => {
	const self = tree('self', {again: {kind: 'sub', title: words('s'), tree: 'self', ends: {}}});
	const told = go([self]);
	t.like(told.standing, {at: 'broken', why: 'too-long'});
	t.is(told.trail.length, 200);
});

test('a place that does not exist is a value', t => {
	const lost = tree('lost', {one: ask(choice('a', 'nowhere'))});
	const answers = [answered('lost/one', 'a', 1)];
	t.deepEqual(go([lost], {answers}).standing, {at: 'broken', path: 'lost/nowhere', why: 'missing'});
	t.like(go([outer({})]).standing, {at: 'broken', why: 'missing'});
	t.like(go([simple], {from: 'no/where'}).standing, {at: 'broken', path: 'no/where', why: 'missing'});
});

test('whatever is answered, in whatever order, a walk ends with a standing at its last place', t => {
	const arbitrary = fc.array(
		fc.record({
			path: fc.constantFrom('t/one', 't/two', 't/three', 't/other', 't/none'),
			choice: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'g', 'h', 'x'),
			seq: fc.nat(50),
			kind: fc.constantFrom('answered', 'skipped', 'deferred'),
		}),
	);
	fc.assert(
		fc.property(arbitrary, given => {
			const answers = given.map(one => answered(one.path, one.choice, one.seq, one.kind as Answer['kind']));
			const {trail, standing} = go([simple], {answers});
			t.is(trail.at(-1)!.path, standing.path);
			t.is(new Set(paths({trail})).size, trail.length);
			t.true(trail.slice(0, -1).every(({by}) => by === 'answer'));
		}),
		{numRuns: 200},
	);
});
