import type {Answer, FactStatement} from '../case/case.js';
import type {Choice, Node} from '../knowledge/schema.js';
import type {Both} from '../text/both.js';
import {judge} from './condition.js';
import {beside, entryOf, nodeAt, within} from './place.js';
import type {FactLookup, Path, Standing, Step, Walking} from './walk.js';

type Ask = Extract<Node, {kind: 'ask'}>;
type Check = Extract<Node, {kind: 'check'}>;
type Do = Extract<Node, {kind: 'do'}>;
type End = Extract<Node, {kind: 'end'}>;
type Sub = Extract<Node, {kind: 'sub'}>;

/** How a node is passed: on to the next place, or standing here. */
export type Passed = Pick<Step, 'by' | 'choice' | 'because'> & ({readonly next: Path} | {readonly standing: Standing});

const known = (facts: FactLookup, names: readonly string[]): FactStatement[] =>
	names.flatMap(name => {
		const view = facts(name);
		return view.state === 'known' ? view.because : [];
	});

const because = (words: Both, statements: readonly FactStatement[]) => ({words, statements});

/** A choice that was taken away from the tree, and a skipped or deferred step, leave the place open. */
const chosen = (choices: readonly Choice[], answer: Answer | undefined) =>
	answer?.kind === 'answered' ? choices.find(({id}) => id === answer.choice) : undefined;

const byChoice = (path: Path, choices: readonly Choice[], answer: Answer | undefined): Passed => {
	const choice = chosen(choices, answer);
	return choice
		? {by: 'answer', choice, next: beside(path, choice.go)}
		: {by: 'open', standing: {at: 'choices', path, choices}};
};

const lacks = (path: Path, fact: string, facts: FactLookup): Passed => ({
	by: 'open',
	standing: {at: 'fact', path, fact, view: facts(fact)},
});

/**
 * A known fact answers by itself, and against an answer given before: the log may know better. Only what later answers
 * of a walk say does not rewrite an earlier one: that Windows starts now does not undo that it did not.
 */
const ask = ({facts, answers}: Walking, path: Path, {fact, choices}: Ask): Passed => {
	const answer = answers.get(path);
	const view = fact === undefined ? undefined : facts(fact);
	const saying = view?.state === 'known' ? choices.filter(({states}) => states?.[fact!] === view.value) : [];
	const statements = view?.state === 'known' ? view.because : [];
	const isOfWalk = statements.every(({source}) => source.by === 'answer');
	const [choice] = saying;
	if (!choice || chosen(isOfWalk ? choices : saying, answer)) return byChoice(path, choices, answer);
	return {by: 'fact', choice, because: because(choice.label, statements), next: beside(path, choice.go)};
};

const check = ({facts, stackOf}: Walking, path: Path, node: Check): Passed => {
	for (const {when, go, because: words} of node.rows) {
		const verdict = judge(when, facts, stackOf);
		if (verdict.is === 'unknown') return lacks(path, verdict.fact, facts);
		if (verdict.is) return {by: 'fact', because: because(words, known(facts, verdict.facts)), next: beside(path, go)};
	}

	const names = [...new Set(node.rows.flatMap(({when}) => Object.keys(when)))];
	return {by: 'fact', because: because(node.title, known(facts, names)), next: beside(path, node.else)};
};

const act = ({facts, answers, consents}: Walking, path: Path, node: Do): Passed => {
	const lacking = node.requires?.find(fact => facts(fact).state !== 'known');
	if (lacking !== undefined) return lacks(path, lacking, facts);
	if (node.risk === 'high' && !consents.has(path)) return {by: 'open', standing: {at: 'consent', path}};
	return byChoice(path, node.choices, answers.get(path));
};

const enter = ({trees}: Walking, path: Path, {tree: id}: Sub): Passed => {
	const tree = trees[id];
	if (!tree) return {by: 'moved', standing: {at: 'broken', path, why: 'missing'}};
	return {by: 'moved', next: within(path, tree)};
};

/** The end of a sub tree goes on where the sub node says: by the end's id, by its result, or by `go`; else it ends the walk. */
const leave = ({trees}: Walking, path: Path, id: string, {result}: End): Passed => {
	const entry = entryOf(path);
	const sub = entry === undefined ? undefined : nodeAt(trees, entry);
	const go = sub?.kind === 'sub' ? (sub.ends[id] ?? sub.ends[result] ?? sub.go) : undefined;
	return go === undefined
		? {by: 'open', standing: {at: 'ended', path, result}}
		: {by: 'moved', next: beside(entry!, go)};
};

/** Takes one node as far as answers, consents and facts allow. */
export const pass = (walking: Walking, path: Path, id: string, node: Node): Passed => {
	switch (node.kind) {
		case 'ask':
			return ask(walking, path, node);
		case 'check':
			return check(walking, path, node);
		case 'do':
			return act(walking, path, node);
		case 'sub':
			return enter(walking, path, node);
		case 'wait':
			return {by: 'open', standing: {at: 'waiting', path}};
		case 'end':
			return leave(walking, path, id, node);
	}
};
