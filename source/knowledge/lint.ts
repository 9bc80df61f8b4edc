import {lintCases} from './lint-cases.js';
import {lintRule} from './lint-rule.js';
import {lintTree} from './lint-tree.js';
import type {Problem} from './problem.js';
import {missingHowto, missingKb} from './reference.js';
import type {Howto, Kb, Knowledge, TreeCases} from './schema.js';

const superseding = (id: string, knowledge: Knowledge): ReadonlySet<string> => {
	const below = new Set<string>();
	const next = [...(knowledge.kb[id]?.supersedes ?? [])];
	for (let kb = next.pop(); kb; kb = next.pop()) {
		if (below.has(kb)) continue;
		below.add(kb);
		next.push(...(knowledge.kb[kb]?.supersedes ?? []));
	}

	return below;
};

const lintKb = (kb: Kb, knowledge: Knowledge): Problem[] => {
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
	if (superseding(kb.id, knowledge).has(kb.id))
		problems.push({code: 'kb-circle', file, path: ['supersedes'], message: 'supersedes itself by way of others'});
	return problems;
};

const lintHowto = (howto: Howto): Problem[] =>
	howto.risk === 'high'
		? (['warning', 'backup', 'consent'] as const)
				.filter(field => howto[field] === undefined)
				.map(field => ({
					code: `howto-${field}`,
					file: `howto/${howto.id}.yaml`,
					path: ['risk'],
					message: `a high risk needs ${field}`,
				}))
		: [];

const lintTemplate = (id: string, knowledge: Knowledge): Problem[] => {
	const file = `templates/${id}.liquid`;
	const [, kind, language] = /^([a-z-]+)\.(zh|en)$/.exec(id) ?? [];
	if (!kind)
		return [{code: 'template-name', file, path: [], message: 'the name must be <kind>.zh.liquid or <kind>.en.liquid'}];
	const other = `${kind}.${language === 'zh' ? 'en' : 'zh'}`;
	return knowledge.templates[other] === undefined
		? [{code: 'template-language', file, path: [], message: `${other}.liquid is missing`}]
		: [];
};

/**
 * What readable entries say wrongly about each other. Codes, stable:
 *
 * - `no-kb` `no-howto` `no-fact` `no-log` `no-hypothesis` `no-tree` `no-node` `no-end` `no-stack`: a name that leads nowhere
 * - `kb-itself` `kb-twin` `kb-circle`: a KB names itself, its twin names another, superseding runs in a circle
 * - `howto-warning` `howto-backup` `howto-consent`: a how-to of high risk without the words for it
 * - `tree-unreachable` `tree-no-way-out` `tree-loop`: a node no way leads to; no way leads on to an end; a way runs back
 *   to a place without a wait between
 * - `tree-choice`: two choices of a node have one id
 * - `tree-consent` `tree-risk` `tree-requires`: high risk without consent, a step calmer than its how-to, a KB advised
 *   without the facts that must be known
 * - `tree-value` `tree-test`: a fact's value or test that its type does not allow
 * - `tree-ask`: a question for a fact that none of its choices states
 * - `rule-pattern` `rule-hit` `rule-miss` `rule-capture`: the pattern cannot be read, lacks a line of its proof, hits a line
 *   it must miss, or a text uses a capture that is not there
 * - `case-tree` `case-place` `case-choice`: a tree test about what is not there
 * - `template-name` `template-language`
 */
export const lint = (knowledge: Knowledge, cases: Readonly<Record<string, TreeCases>>): readonly Problem[] => [
	...Object.values(knowledge.kb).flatMap(kb => lintKb(kb, knowledge)),
	...Object.values(knowledge.codes).flatMap(({id, howto}) =>
		(howto ?? []).flatMap((name, index) =>
			missingHowto(name, knowledge).map(problem => ({...problem, file: `codes/${id}.yaml`, path: ['howto', index]})),
		),
	),
	...Object.values(knowledge.rules).flatMap(rule => lintRule(rule, knowledge)),
	...Object.values(knowledge.trees).flatMap(tree => lintTree(tree, knowledge)),
	...Object.values(knowledge.howto).flatMap(lintHowto),
	...Object.keys(knowledge.templates).flatMap(id => lintTemplate(id, knowledge)),
	...Object.entries(knowledge.facts).flatMap(([fact, {howto}]) =>
		missingHowto(howto, knowledge).map(problem => ({...problem, file: 'facts.yaml', path: [fact, 'howto']})),
	),
	...lintCases(cases, knowledge),
];
