import type {Knowledge} from './schema.js';

const kinds = ['kb', 'codes', 'rules', 'trees', 'howto', 'templates', 'facts', 'terms'] as const;

export const noKnowledge: Knowledge = {
	kb: {},
	codes: {},
	rules: {},
	trees: {},
	howto: {},
	templates: {},
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
	templates: {...base.templates, ...team.templates},
	facts: {...base.facts, ...team.facts},
	terms: {...base.terms, ...team.terms},
	team: [...new Set([...base.team, ...kinds.flatMap(kind => Object.keys(team[kind]).map(id => `${kind}/${id}`))])],
});
