import type {Knowledge} from './schema.js';

const kinds = [
	'kb',
	'codes',
	'rules',
	'trees',
	'howto',
	'hypotheses',
	'templates',
	'attachments',
	'facts',
	'terms',
] as const;

export const noKnowledge: Knowledge = {
	kb: {},
	codes: {},
	rules: {},
	trees: {},
	howto: {},
	hypotheses: {},
	templates: {},
	attachments: {},
	facts: {},
	terms: {},
	team: [],
};

/** A team's own knowledge lies over the shipped one: an entry of the team replaces its namesake whole and is listed in `team`. */
export const overlay = (base: Knowledge, team: Knowledge): Knowledge => ({
	kb: {...base.kb, ...team.kb},
	codes: {...base.codes, ...team.codes},
	rules: {...base.rules, ...team.rules},
	trees: {...base.trees, ...team.trees},
	howto: {...base.howto, ...team.howto},
	hypotheses: {...base.hypotheses, ...team.hypotheses},
	templates: {...base.templates, ...team.templates},
	attachments: {...base.attachments, ...team.attachments},
	facts: {...base.facts, ...team.facts},
	terms: {...base.terms, ...team.terms},
	team: [...new Set([...base.team, ...kinds.flatMap(kind => Object.keys(team[kind]).map(id => `${kind}/${id}`))])],
});

/** The same without these entries (`kind/id`); the very same object when it has none of them. */
export const withoutEntries = (knowledge: Knowledge, entries: ReadonlySet<string | undefined>): Knowledge => {
	const lacks = (kind: (typeof kinds)[number]) => Object.keys(knowledge[kind]).some(id => entries.has(`${kind}/${id}`));
	if (!kinds.some(lacks)) return knowledge;
	const left = kinds.map(kind => [
		kind,
		Object.fromEntries(Object.entries(knowledge[kind]).filter(([id]) => !entries.has(`${kind}/${id}`))),
	]);
	return {...knowledge, ...Object.fromEntries(left)};
};

/** Whether an entry comes from the team's own folder: `kb`, `KB4490628`. */
export const isOfTeam = ({team}: Knowledge, kind: (typeof kinds)[number], id: string): boolean =>
	team.includes(`${kind}/${id}`);
