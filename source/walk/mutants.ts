import type {Node, Tree, TreeCases} from '../knowledge/schema.js';
import {caseFails, type Knows, walkedBy} from './try-cases.js';

/** One way of a tree led elsewhere, as a slip of the hand would. */
export type Mutant = {
	/** `tree/node` */
	readonly place: string;
	/** What was done to it: `choices.0.go: here -> there`. */
	readonly what: string;
	readonly node: Node;
};

export type Mutated = {
	readonly made: number;
	readonly caught: number;
	/** Those that every case lets pass. */
	readonly missed: ReadonlyArray<Pick<Mutant, 'place' | 'what'>>;
};

type Bent = Pick<Mutant, 'what' | 'node'>;
type Check = Extract<Node, {kind: 'check'}>;

/** The two places beside the right one, in the order of the file. */
const elsewhere = (tree: Tree, from: string, to: string): readonly string[] => {
	const others = Object.keys(tree.nodes).filter(id => id !== from);
	const at = others.indexOf(to);
	const beside = [others.at(at - 1), others[(at + 1) % others.length]];
	return [...new Set(beside)].filter((id): id is string => id !== undefined && id !== to);
};

const replaced = <T>(list: readonly T[], at: number, item: T): T[] =>
	list.map((old, index) => (index === at ? item : old));

const swapped = (node: Check): Bent[] => {
	const {rows} = node;
	const conditions = rows.slice(1).flatMap((row, index): Bent[] => {
		const before = rows[index]!;
		if (before.go === row.go) return [];
		const turned = replaced(replaced(rows, index, {...before, when: row.when}), index + 1, {...row, when: before.when});
		return [{what: `rows ${index} and ${index + 1}: conditions swapped`, node: {...node, rows: turned}}];
	});
	const withElse = rows.flatMap((row, index): Bent[] =>
		row.go === node.else
			? []
			: [
					{
						what: `row ${index} and else swapped`,
						node: {...node, rows: replaced(rows, index, {...row, go: node.else}), else: row.go},
					},
				],
	);
	return [...conditions, ...withElse];
};

const bent = (tree: Tree, id: string, node: Node): readonly Bent[] => {
	const led = (what: string, go: string, lead: (to: string) => Node): Bent[] =>
		elsewhere(tree, id, go).map(to => ({what: `${what}: ${go} -> ${to}`, node: lead(to)}));

	switch (node.kind) {
		case 'ask':
		case 'do':
			return node.choices.flatMap((choice, index) =>
				led(`choice ${choice.id}`, choice.go, go => ({
					...node,
					choices: replaced(node.choices, index, {...choice, go}),
				})),
			);
		case 'check':
			return [
				...node.rows.flatMap((row, index) =>
					led(`row ${index}`, row.go, go => ({...node, rows: replaced(node.rows, index, {...row, go})})),
				),
				...led('else', node.else, go => ({...node, else: go})),
				...swapped(node),
			];
		case 'sub':
			return [
				...Object.entries(node.ends).flatMap(([end, go]) =>
					led(`end ${end}`, go, to => ({...node, ends: {...node.ends, [end]: to}})),
				),
				...(node.go === undefined ? [] : led('go', node.go, go => ({...node, go}))),
			];
		case 'wait':
			return led('go', node.go, go => ({...node, go}));
		case 'end':
			return [];
	}
};

/** Every way of a tree led to two other places, neighbouring conditions swapped, and each row swapped with else. */
export const mutantsOf = (tree: Tree): readonly Mutant[] =>
	Object.entries(tree.nodes).flatMap(([id, node]) =>
		bent(tree, id, node).map(one => ({place: `${tree.id}/${id}`, ...one})),
	);

/** Tries the cases against every mutant: one is caught when a case that passes the tree as it is fails the bent one. */
export const tryMutants = (
	{trees, kb}: Knows,
	cases: Readonly<Record<string, TreeCases>>,
	/** Ids of the trees that are bent. */
	asked: readonly string[] = Object.keys(trees),
): Mutated => {
	const all = Object.entries(cases).flatMap(([tree, list]) => list.map(one => ({tree, one})));
	const passing = all.filter(({tree, one}) => !caseFails({trees, kb}, tree, one));
	const walking = passing.map(({tree, one}) => ({tree, one, walked: walkedBy({trees, kb}, tree, one)}));
	const missed: Array<Pick<Mutant, 'place' | 'what'>> = [];
	let made = 0;

	for (const tree of asked.flatMap(id => trees[id] ?? [])) {
		for (const {place, what, node} of mutantsOf(tree)) {
			made++;
			const id = place.slice(tree.id.length + 1);
			const led = {kb, trees: {...trees, [tree.id]: {...tree, nodes: {...tree.nodes, [id]: node}}}};
			const isCaught = walking.some(({tree, one, walked}) => walked.has(place) && caseFails(led, tree, one));
			if (!isCaught) missed.push({place, what});
		}
	}

	return {made, caught: made - missed.length, missed};
};
