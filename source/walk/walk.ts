import type {Answer, FactStatement} from '../case/case.js';
import type {Choice, Node, Tree} from '../knowledge/schema.js';
import type {Both} from '../text/both.js';

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
