import {judge} from '../walk/condition.js';
import {beside, entryOf, nodeAt, placeOf, within} from '../walk/place.js';
import type {FactLookup, Path} from '../walk/walk.js';
import {waysOf} from './graph.js';
import {stackOf} from './kb.js';
import {samplesFor} from './samples.js';
import type {Choice, Condition, Knowledge, Node} from './schema.js';

type Facts = Readonly<Record<string, string>>;
/** Questions on the worst way, and where they are asked. */
export type Worst = {readonly questions: number; readonly asked: readonly Path[]};

const none: Worst = {questions: 0, asked: []};
const most = 50_000;
/** A path longer than this is that of a tree within itself. */
const longest = 500;

const rowsOf = (node: Node): readonly Condition[] => (node.kind === 'check' ? node.rows.map(({when}) => when) : []);

const usedBy = (node: Node): readonly string[] => [
	...rowsOf(node).flatMap(Object.keys),
	...(node.kind === 'ask' && node.fact ? [node.fact] : []),
	...(node.kind === 'do' ? (node.requires ?? []) : []),
];

/** Facts that some place from here on looks at, inside the trees within and after coming back out of this one. */
const factsAhead = (trees: Knowledge['trees']) => {
	const known = new Map<Path, readonly string[]>();
	const gather = (path: Path): readonly string[] => {
		const found = new Set<string>();
		const seen = new Set<Path>();
		for (const open = [path]; open.length > 0; ) {
			const at = open.pop()!;
			const node = nodeAt(trees, at);
			if (!node || seen.has(at) || at.length > longest) continue;
			seen.add(at);
			for (const fact of usedBy(node)) found.add(fact);
			open.push(...waysOf(node).map(({to}) => beside(at, to)));
			const entry = entryOf(at);
			if (node.kind === 'end' && entry) open.push(...waysOf(nodeAt(trees, entry)!).map(({to}) => beside(entry, to)));
			if (node.kind === 'sub' && trees[node.tree]) open.push(within(at, trees[node.tree]!));
		}

		return [...found].sort();
	};

	return (path: Path): readonly string[] => {
		const facts = known.get(path) ?? gather(path);
		known.set(path, facts);
		return facts;
	};
};

const knownFrom =
	(facts: Facts): FactLookup =>
	fact =>
		facts[fact] === undefined ? {state: 'unknown'} : {state: 'known', value: facts[fact], because: []};

/**
 * The most questions one can be asked in a row in this tree: an `ask`, or a fact that a check or a step lacks, counts one;
 * advice, a wait and the end of the walk are outcomes, after which the count begins anew with what is known by then.
 * Every answer is tried, facts by a value on each side of every test. Undefined when there are too many ways to try.
 */
export const worstQuestions = (tree: string, knowledge: Knowledge): Worst | undefined => {
	const {trees} = knowledge;
	const conditions = Object.values(trees).flatMap(({nodes}) => Object.values(nodes).flatMap(rowsOf));
	const samples = samplesFor(conditions, knowledge);
	const stack = stackOf(knowledge);
	const ahead = factsAhead(trees);
	const done = new Map<string, Worst>();
	const open = new Set<string>();
	const stages: Array<{path: Path; facts: Facts}> = [{path: `${tree}/${trees[tree]?.start}`, facts: {}}];

	const later = (path: Path, facts: Facts): Worst => {
		stages.push({path, facts});
		return none;
	};

	const asking = (path: Path, ways: readonly Worst[]): Worst => {
		const worst = ways.reduce((one, other) => (other.questions > one.questions ? other : one), none);
		return {questions: worst.questions + 1, asked: [path, ...worst.asked]};
	};

	const askFor = (fact: string, path: Path, facts: Facts): Worst => {
		const {type, values} = knowledge.facts[fact] ?? {type: 'text'};
		const options = samples[fact] ?? (type === 'yes-no' ? ['yes', 'no'] : values ? Object.keys(values) : ['another']);
		return asking(
			path,
			options.map(value => visit(path, {...facts, [fact]: value})),
		);
	};

	const chosen = (path: Path, {go, states}: Choice, facts: Facts) => [beside(path, go), {...facts, ...states}] as const;

	const pass = (path: Path, facts: Facts): Worst => {
		const node = nodeAt(trees, path);
		const look = knownFrom(facts);
		switch (node?.kind) {
			case undefined:
				return none;
			case 'ask': {
				const value = node.fact === undefined ? undefined : facts[node.fact];
				const said = node.choices.find(({states}) => value !== undefined && states?.[node.fact!] === value);
				if (said) return visit(...chosen(path, said, facts));
				return asking(
					path,
					node.choices.map(choice => visit(...chosen(path, choice, facts))),
				);
			}
			case 'check':
				for (const {when, go} of node.rows) {
					const verdict = judge(when, look, stack);
					if (verdict.is === 'unknown')
						return facts[verdict.fact] === undefined ? askFor(verdict.fact, path, facts) : none;
					if (verdict.is) return visit(beside(path, go), facts);
				}
				return visit(beside(path, node.else), facts);
			case 'do': {
				const lacking = node.requires?.find(fact => facts[fact] === undefined);
				if (lacking !== undefined) return askFor(lacking, path, facts);
				for (const choice of node.choices) later(...chosen(path, choice, facts));
				return none;
			}
			case 'wait':
				return later(beside(path, node.go), facts);
			case 'sub':
				return trees[node.tree] ? visit(within(path, trees[node.tree]!), facts) : none;
			case 'end': {
				const entry = entryOf(path);
				const sub = entry === undefined ? undefined : nodeAt(trees, entry);
				const go = sub?.kind === 'sub' ? (sub.ends[placeOf(path).node] ?? sub.ends[node.result] ?? sub.go) : undefined;
				if (go === undefined) return none;
				return node.advice ? later(beside(entry!, go), facts) : visit(beside(entry!, go), facts);
			}
		}
	};

	const visit = (path: Path, known: Facts): Worst => {
		const facts = Object.fromEntries(
			ahead(path).flatMap(fact => (known[fact] === undefined ? [] : [[fact, known[fact]]])),
		);
		const key = `${path} ${JSON.stringify(facts)}`;
		const before = done.get(key);
		// A circle without a wait is told by tree-loop, a tree within itself by tree-within-itself.
		if (before || open.has(key) || path.length > longest || done.size > most) return before ?? none;
		open.add(key);
		const worst = pass(path, facts);
		open.delete(key);
		done.set(key, worst);
		return worst;
	};

	let worst = none;
	for (let stage = stages.pop(); stage; stage = stages.pop()) {
		const told = visit(stage.path, stage.facts);
		if (done.size > most) return;
		if (told.questions > worst.questions) worst = told;
	}

	return worst;
};
