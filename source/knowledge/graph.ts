import type {Node, Tree} from './schema.js';
import type {Trail} from './yaml.js';

type Trees = Readonly<Record<string, Tree>>;

/** A way out of a node, and where in its file it stands. */
export type Way = {readonly to: string; readonly path: Trail};

/** All ways that may lead on from a node inside its own tree. */
export const waysOf = (node: Node): readonly Way[] => {
	switch (node.kind) {
		case 'ask':
		case 'do':
			return node.choices.map(({go}, index) => ({to: go, path: ['choices', index, 'go']}));
		case 'check':
			return [
				...node.rows.map(({go}, index) => ({to: go, path: ['rows', index, 'go']})),
				{to: node.else, path: ['else']},
			];
		case 'wait':
			return [{to: node.go, path: ['go']}];
		case 'sub':
			return [
				...Object.entries(node.ends).map(([end, to]) => ({to, path: ['ends', end]})),
				...(node.go ? [{to: node.go, path: ['go']}] : []),
			];
		case 'end':
			return [];
	}
};

const next = (tree: Tree, id: string) =>
	tree.nodes[id]
		? waysOf(tree.nodes[id])
				.map(({to}) => to)
				.filter(to => Object.hasOwn(tree.nodes, to))
		: [];

const closure = (from: readonly string[], step: (id: string) => readonly string[]): ReadonlySet<string> => {
	const seen = new Set<string>();
	const open = [...from];
	for (let id = open.pop(); id !== undefined; id = open.pop()) {
		if (seen.has(id)) continue;
		seen.add(id);
		open.push(...step(id));
	}

	return seen;
};

/** Nodes no way leads to from the start. */
export const unreachable = (tree: Tree): readonly string[] => {
	const reached = closure(Object.hasOwn(tree.nodes, tree.start) ? [tree.start] : [], id => next(tree, id));
	return Object.keys(tree.nodes).filter(id => !reached.has(id));
};

/** Some end of the sub tree is not led on, so that it ends the whole walk. */
const mayEnd = (node: Node, trees: Trees): boolean => {
	if (node.kind === 'end') return true;
	if (node.kind !== 'sub' || node.go !== undefined) return false;
	return Object.entries(trees[node.tree]?.nodes ?? {}).some(
		([id, end]) => end.kind === 'end' && node.ends[id] === undefined && node.ends[end.result] === undefined,
	);
};

/** Nodes from which no way leads to an end. */
export const trapped = (tree: Tree, trees: Trees): readonly string[] => {
	const ids = Object.keys(tree.nodes);
	const ends = ids.filter(id => mayEnd(tree.nodes[id]!, trees));
	const saved = closure(ends, id => ids.filter(before => next(tree, before).includes(id)));
	return ids.filter(id => !saved.has(id));
};

/** Nodes that a way leads back to with no wait between: the walk would run in a circle. */
export const circles = (tree: Tree): readonly string[] => {
	const step = (id: string) => (tree.nodes[id]?.kind === 'wait' ? [] : next(tree, id));
	return Object.keys(tree.nodes).filter(id => closure(step(id), step).has(id));
};
