import type {Answer, FactStatement} from '../case/case.js';
import type {Choice, Node, Tree} from '../knowledge/schema.js';
import type {Both} from '../text/both.js';
import {pass} from './pass.js';
import {nodeAt, placeOf, treeOf} from './place.js';

/** Where one is in a walk: `restart-stuck/percent`; in a sub tree `restart-stuck/ssu:ssu-check/collect`. */
export type Path = string;

/** What is known of a fact about the subject. Contradicted counts as unknown until a person settles it. */
export type FactView =
	| {readonly state: 'known'; readonly value: string; readonly because: readonly FactStatement[]}
	| {readonly state: 'unknown'}
	| {readonly state: 'contradicted'; readonly because: readonly FactStatement[]};

export type FactLookup = (fact: string) => FactView;

/** One place on the trail, and how it was passed. */
export type Step = {
	readonly path: Path;
	readonly tree: string;
	readonly nodeId: string;
	readonly node: Node;
	/** answer: a person chose; fact: the facts decided, `because` says which row; open: it waits; moved: a sub tree was entered or left. */
	readonly by: 'answer' | 'fact' | 'open' | 'moved';
	readonly answer?: Answer;
	readonly choice?: Choice;
	readonly because?: {readonly words: Both; readonly statements: readonly FactStatement[]};
	/** An earlier answer was changed after this one was given. */
	readonly checkAgain: boolean;
};

/** Advice that the trail has come to: what a draft puts into words and what the ledger keeps. */
export type Advised = {
	readonly path: Path;
	/** `tree/node` */
	readonly step: string;
	readonly howto?: string;
	readonly recommends: readonly string[];
	readonly requires: readonly string[];
	readonly collects: readonly string[];
	readonly risk: 'none' | 'low' | 'high';
	readonly consent?: Extract<Node, {kind: 'do'}>['consent'];
	readonly words?: Both;
	readonly fate?: Choice['fate'];
};

/** What stands between the walk and its next step. */
export type Standing =
	/** A question or an act: the choices of the node. */
	| {readonly at: 'choices'; readonly path: Path; readonly choices: readonly Choice[]}
	/** A check that lacks a fact: it asks for it, or for its log. */
	| {readonly at: 'fact'; readonly path: Path; readonly fact: string; readonly view: FactView}
	/** A risky step whose risk was not read aloud and agreed to yet. */
	| {readonly at: 'consent'; readonly path: Path}
	| {readonly at: 'waiting'; readonly path: Path}
	| {readonly at: 'ended'; readonly path: Path; readonly result: Extract<Node, {kind: 'end'}>['result']}
	/** The tree is wrong, never silence: a loop without a wait, more than 200 nodes, or a place that does not exist. */
	| {readonly at: 'broken'; readonly path: Path; readonly why: 'looped' | 'too-long' | 'missing'};

export type Walk = {
	readonly trail: readonly Step[];
	readonly standing: Standing;
	readonly advised: readonly Advised[];
	/** Ids of hypotheses raised on the way, with the path that raised them. */
	readonly raised: ReadonlyArray<{readonly hypothesis: string; readonly path: Path}>;
};

export type Walking = {
	readonly trees: Readonly<Record<string, Tree>>;
	/** The entry tree's id. */
	readonly tree: string;
	/** Where a later round goes on; absent: the tree's start. */
	readonly from?: Path;
	readonly answers: ReadonlyMap<Path, Answer>;
	/** Paths whose risk was read aloud and agreed to. */
	readonly consents: ReadonlySet<Path>;
	readonly facts: FactLookup;
	/** The stack version a KB brings, for `>= KB4490628.stack`. */
	readonly stackOf: (kb: string) => string | undefined;
};

const longest = 200;

/** Advice counts once its facts are known and its risk is agreed to; a step put off or left out advises nothing. */
const advisedAt = (step: Step, standing: Standing): Advised[] => {
	const {node, path, tree, nodeId, choice} = step;
	const common = {path, step: `${tree}/${nodeId}`};

	if (node.kind === 'end' && node.advice)
		return [{...common, recommends: [], requires: [], collects: [], risk: 'none', words: node.advice}];
	if (node.kind !== 'do') return [];
	const isBarred = standing.path === path && standing.at !== 'choices';
	const isPutOff = step.answer !== undefined && step.answer.kind !== 'answered';
	if (isBarred || isPutOff) return [];

	return [
		{
			...common,
			howto: node.howto,
			recommends: node.recommends ?? [],
			requires: node.requires ?? [],
			collects: node.collects ?? [],
			risk: node.risk,
			consent: node.consent,
			words: node.advice,
			fate: choice?.fate,
		},
	];
};

const raisedAt = ({node, path, choice}: Step) =>
	[...(choice?.raises ?? []), ...(node.kind === 'end' ? (node.raises ?? []) : [])].map(hypothesis => ({
		hypothesis,
		path,
	}));

const told = (trail: readonly Step[], standing: Standing): Walk => ({
	trail,
	standing,
	advised: trail.flatMap(step => advisedAt(step, standing)),
	raised: trail
		.flatMap(raisedAt)
		.filter(({hypothesis}, index, all) => all.findIndex(other => other.hypothesis === hypothesis) === index),
});

const startOf = ({trees, tree, from}: Walking): Path => from ?? `${tree}/${trees[tree]?.start ?? ''}`;

/**
 * Goes from the start through everything that answers, consents and facts decide, and says where it stands and why.
 * Total: a tree that is wrong gives a standing `broken`, nothing is thrown.
 */
export const walk = (walking: Walking): Walk => {
	const trail: Step[] = [];
	let path = startOf(walking);
	let latest = 0;

	for (;;) {
		const node = nodeAt(walking.trees, path);
		if (!node) return told(trail, {at: 'broken', path, why: 'missing'});
		if (trail.some(step => step.path === path)) return told(trail, {at: 'broken', path, why: 'looped'});
		if (trail.length === longest) return told(trail, {at: 'broken', path, why: 'too-long'});

		const nodeId = placeOf(path).node;
		const answer = walking.answers.get(path);
		const passed = pass(walking, path, nodeId, node);
		const {by, choice, because} = passed;
		const checkAgain = by === 'answer' && answer!.seq < latest;
		trail.push({path, tree: treeOf(path), nodeId, node, by, answer, choice, because, checkAgain});
		if ('standing' in passed) return told(trail, passed.standing);

		if (by === 'answer') latest = Math.max(latest, answer!.seq);
		path = passed.next;
	}
};
