import {nodeAt} from '../../walk/place.js';
import type {Problem} from './problem.js';
import {wrongValue} from './reference.js';
import type {Knowledge, TreeCases} from '../schema.js';
import type {Trail} from '../yaml.js';

/** See lint.ts for the codes. */
export const lintCases = (cases: Readonly<Record<string, TreeCases>>, knowledge: Knowledge): readonly Problem[] =>
	Object.entries(cases).flatMap(([id, list]) => {
		const problems: Problem[] = [];
		const report = (code: string, path: Trail, message: string, lacks?: string) =>
			problems.push({code, file: `trees/${id}.cases.yaml`, path, message, lacks});
		const home = `trees/${id}.yaml`;
		if (!Object.hasOwn(knowledge.trees, id)) report('case-tree', [], `no tree ${id}`, home);

		for (const [index, {given, answers, expect}] of list.entries()) {
			for (const [fact, value] of Object.entries(given ?? {}))
				for (const {code, message, lacks} of wrongValue(fact, value, knowledge))
					report(code, [index, 'given', fact], message, lacks);

			for (const [place, choice] of Object.entries(answers ?? {})) {
				const node = nodeAt(knowledge.trees, place);
				if (node?.kind === 'wait') continue;
				const choices = node && 'choices' in node ? node.choices : undefined;
				if (!choices) report('case-place', [index, 'answers', place], 'no node with choices stands there', home);
				else if (!choices.some(({id}) => id === choice))
					report('case-choice', [index, 'answers', place], `no choice ${choice} there`);
			}

			const places: Array<[string | undefined, Trail]> = [
				...(expect.nodes ?? []).map((place, at): [string, Trail] => [place, [index, 'expect', 'nodes', at]]),
				[expect.at, [index, 'expect', 'at']],
				[expect.end, [index, 'expect', 'end']],
			];
			for (const [place, path] of places)
				if (place !== undefined && !nodeAt(knowledge.trees, place))
					report('case-place', path, `no node ${place}`, home);
		}

		return problems;
	});
