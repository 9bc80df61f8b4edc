import {circles, trapped, unreachable, waysOf} from '../graph.js';
import {lintCheck} from './check.js';
import type {Problem} from './problem.js';
import {worstQuestions} from '../questions.js';
import {
	type Missing,
	missingFact,
	missingHowto,
	missingHypothesis,
	missingKb,
	missingLog,
	wrongTest,
	wrongValue,
} from './reference.js';
import type {Choice, Knowledge, Node, Tree} from '../schema.js';
import type {Trail} from '../yaml.js';

type Found = Omit<Problem, 'file'>;

const at = (path: Trail, found: Missing): Found[] => found.map(problem => ({...problem, path}));

const lintChoices = (choices: readonly Choice[], knowledge: Knowledge): Found[] =>
	choices.flatMap(({id, states, raises}, index) => [
		...(choices.findIndex(choice => choice.id === id) < index
			? [{code: 'tree-choice', path: ['choices', index, 'id'], message: `a second choice ${id}`}]
			: []),
		...Object.entries(states ?? {}).flatMap(([fact, value]) =>
			at(['choices', index, 'states', fact], wrongValue(fact, value, knowledge)),
		),
		...(raises ?? []).flatMap((id, place) => at(['choices', index, 'raises', place], missingHypothesis(id, knowledge))),
	]);

const lintDo = (node: Extract<Node, {kind: 'do'}>, knowledge: Knowledge): Found[] => {
	const recommends = node.recommends ?? [];
	const howto = node.howto ? knowledge.howto[node.howto] : undefined;
	const found: Found[] = [
		...at(['howto'], missingHowto(node.howto, knowledge)),
		...recommends.flatMap((id, index) =>
			at(['recommends', index], id.startsWith('KB') ? missingKb(id, knowledge) : missingHowto(id, knowledge)),
		),
		...(node.requires ?? []).flatMap((id, index) => at(['requires', index], missingFact(id, knowledge))),
		...(node.collects ?? []).flatMap((id, index) => at(['collects', index], missingLog(id, knowledge))),
	];

	if (node.risk === 'high' && !node.consent)
		found.push({code: 'tree-consent', path: ['risk'], message: 'a high risk needs consent: risk, backup, by'});
	if (howto?.risk === 'high' && node.risk !== 'high')
		found.push({code: 'tree-risk', path: ['risk'], message: `the how-to ${howto.id} is of high risk`});
	if (recommends.some(id => id.startsWith('KB')) && !node.requires?.length)
		found.push({code: 'tree-requires', path: ['recommends'], message: 'advises a KB without requires'});
	if (node.risk !== 'none' && !node.howto && !node.consent && recommends.length === 0)
		found.push({code: 'tree-howto', path: ['risk'], message: 'a risk without howto, recommends or consent'});
	return found;
};

/** Trees that this one leads into, however deep. */
const treesWithin = (id: string, trees: Knowledge['trees'], seen: Set<string> = new Set()): ReadonlySet<string> => {
	for (const node of Object.values(trees[id]?.nodes ?? {})) {
		if (node.kind !== 'sub' || seen.has(node.tree)) continue;
		seen.add(node.tree);
		treesWithin(node.tree, trees, seen);
	}

	return seen;
};

const lintSub = (node: Extract<Node, {kind: 'sub'}>, tree: string, knowledge: Knowledge): Found[] => {
	const sub = knowledge.trees[node.tree];
	if (!sub)
		return [{code: 'no-tree', path: ['tree'], message: `no tree ${node.tree}`, lacks: `trees/${node.tree}.yaml`}];
	const isWithin = node.tree === tree || treesWithin(node.tree, knowledge.trees).has(tree);
	const ends = Object.entries(sub.nodes).flatMap(([id, node]) => (node.kind === 'end' ? [id, node.result] : []));
	return [
		...(isWithin
			? [{code: 'tree-within-itself', path: ['tree'], message: `${node.tree} leads back into this tree`}]
			: []),
		...Object.keys(node.ends)
			.filter(end => !ends.includes(end))
			.map(end => ({code: 'no-end', path: ['ends', end], message: `${node.tree} has no end ${end}`})),
	];
};

/** A known fact picks the choice that states it: one at least must. */
const lintAsk = ({fact, choices}: Extract<Node, {kind: 'ask'}>, knowledge: Knowledge): Found[] => {
	if (fact === undefined) return [];
	const missing = at(['fact'], missingFact(fact, knowledge));
	if (missing.length > 0 || choices.some(({states}) => states?.[fact] !== undefined)) return missing;
	return [{code: 'tree-ask', path: ['fact'], message: `no choice states ${fact}`}];
};

const lintNode = (node: Node, tree: string, knowledge: Knowledge): Found[] => {
	switch (node.kind) {
		case 'ask':
			return [...lintAsk(node, knowledge), ...lintChoices(node.choices, knowledge)];
		case 'check': {
			const wrong = node.rows.flatMap(({when}, index) =>
				Object.entries(when).flatMap(([fact, test]) =>
					at(['rows', index, 'when', fact], wrongTest(fact, test, knowledge)),
				),
			);
			return wrong.length > 0 ? wrong : [...lintCheck(node, knowledge)];
		}
		case 'do':
			return [...lintDo(node, knowledge), ...lintChoices(node.choices, knowledge)];
		case 'wait':
			return (node.same ?? []).flatMap((id, index) => at(['same', index], missingFact(id, knowledge)));
		case 'sub':
			return lintSub(node, tree, knowledge);
		case 'end':
			return (node.raises ?? []).flatMap((id, index) => at(['raises', index], missingHypothesis(id, knowledge)));
	}
};

/** More than this in a row, and a call loses the customer. */
const mostQuestions = 7;

const lintQuestions = (tree: Tree, knowledge: Knowledge): Found[] => {
	const isEndless = [tree.id, ...treesWithin(tree.id, knowledge.trees)].some(id =>
		treesWithin(id, knowledge.trees).has(id),
	);
	if (isEndless) return [];
	const worst = worstQuestions(tree.id, knowledge);
	if (worst && worst.questions <= mostQuestions) return [];
	const words = worst
		? `${worst.questions} questions before an outcome: ${worst.asked.join(', ')}`
		: 'too many ways to count the questions: divide it into sub trees';
	return [{code: 'tree-questions', path: ['start'], message: words}];
};

/** See lint.ts for the codes. */
export const lintTree = (tree: Tree, knowledge: Knowledge): readonly Problem[] => {
	const nodes = Object.entries(tree.nodes).flatMap(([id, node]) => [
		...waysOf(node)
			.filter(({to}) => !Object.hasOwn(tree.nodes, to))
			.map(({to, path}) => ({code: 'no-node', path: ['nodes', id, ...path], message: `no node ${to} in this tree`})),
		...lintNode(node, tree.id, knowledge).map(found => ({...found, path: ['nodes', id, ...found.path]})),
	]);
	const shape = (code: string, ids: readonly string[], message: string): Found[] =>
		ids.map(id => ({code, path: ['nodes', id], message}));

	return [
		...(Object.hasOwn(tree.nodes, tree.start)
			? []
			: [{code: 'no-node', path: ['start'], message: `no node ${tree.start} in this tree`}]),
		...nodes,
		...shape('tree-unreachable', unreachable(tree), 'no way leads here'),
		...shape('tree-no-way-out', trapped(tree, knowledge.trees), 'no way leads from here to an end'),
		...shape('tree-loop', circles(tree), 'a way leads back here without a wait'),
		...lintQuestions(tree, knowledge),
	].map(found => ({...found, file: `trees/${tree.id}.yaml`}));
};
