import type {Problem} from './problem.js';
import {missingKb} from './reference.js';
import type {Kb, Knowledge} from '../schema.js';

const relations = {
	supersedes: (kb: Kb | undefined) => kb?.supersedes ?? [],
	requires: (kb: Kb | undefined) => (kb?.requires ?? []).map(({kb: id}) => id),
} as const;

const circles = {
	supersedes: 'supersedes itself by way of others',
	requires: 'must be installed before itself, by way of others',
} as const;

const isInCircle = (id: string, relation: keyof typeof relations, {kb}: Knowledge): boolean => {
	const seen = new Set<string>();
	const next = [...relations[relation](kb[id])];
	for (let other = next.pop(); other; other = next.pop()) {
		if (seen.has(other)) continue;
		seen.add(other);
		next.push(...relations[relation](kb[other]));
	}

	return seen.has(id);
};

/** See lint.ts for the codes. */
export const lintKb = (kb: Kb, knowledge: Knowledge): readonly Problem[] => {
	const file = `kb/${kb.id}.yaml`;
	const problems: Problem[] = [];
	const named: Array<[string, ReadonlyArray<string | number>]> = [
		...(kb.supersedes ?? []).map((id, index): [string, Array<string | number>] => [id, ['supersedes', index]]),
		...(kb.requires ?? []).map(({kb: id}, index): [string, Array<string | number>] => [id, ['requires', index, 'kb']]),
		...(kb.twin ? [[kb.twin, ['twin']] as [string, string[]]] : []),
	];

	for (const [id, path] of named) {
		if (id === kb.id) problems.push({code: 'kb-itself', file, path, message: 'names itself'});
		else problems.push(...missingKb(id, knowledge).map(problem => ({...problem, file, path})));
	}

	const twin = kb.twin ? knowledge.kb[kb.twin] : undefined;
	if (twin && twin.twin !== kb.id)
		problems.push({code: 'kb-twin', file, path: ['twin'], message: `${twin.id} does not name ${kb.id} as its twin`});
	for (const relation of ['supersedes', 'requires'] as const)
		if (isInCircle(kb.id, relation, knowledge))
			problems.push({code: 'kb-circle', file, path: [relation], message: circles[relation]});
	return problems;
};
