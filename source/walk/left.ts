import {waysOf} from '../knowledge/graph.js';
import type {Tree} from '../knowledge/schema.js';
import {beside, entryOf, nodeAt, within} from './place.js';
import type {Path} from './walk.js';

/**
The fewest questions from here to the next outcome (advice, a wait, an end), this one counted; facts that checks still lack are
not. A step that is an outcome itself has none left.
*/
export const questionsLeft = (trees: Readonly<Record<string, Tree>>, from: Path): number => {
	const seen = new Set<Path>();
	let layer: readonly Path[] = [from];
	for (let asked = 0; layer.length > 0; asked++) {
		const after: Path[] = [];
		// Within a layer nothing is asked: checks, sub trees and their ends lead on for nothing.
		for (const open = [...layer]; open.length > 0; ) {
			const path = open.pop()!;
			const node = nodeAt(trees, path);
			if (!node || seen.has(path)) continue;
			seen.add(path);
			const entry = entryOf(path);
			if (node.kind === 'do' || node.kind === 'wait' || (node.kind === 'end' && entry === undefined)) return asked;
			if (node.kind === 'ask') after.push(...waysOf(node).map(({to}) => beside(path, to)));
			else if (node.kind === 'sub') open.push(...(trees[node.tree] ? [within(path, trees[node.tree]!)] : []));
			else if (node.kind === 'end') open.push(...waysOf(nodeAt(trees, entry!)!).map(({to}) => beside(entry!, to)));
			else open.push(...waysOf(node).map(({to}) => beside(path, to)));
		}

		layer = after;
	}

	return 0;
};
