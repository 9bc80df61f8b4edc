import type {FactStatement} from '../case.js';
import {satisfiedBy} from '../../knowledge/kb.js';
import type {Kb, Knowledge} from '../../knowledge/schema.js';
import type {FactLookup} from '../../walk/walk.js';

export const stackFact = 'ssu.version';

/** Why a KB is not to be advised on a machine: its stack is there already, or nobody knows which stack is there. */
export type Unready =
	| {
			readonly why: 'refuted';
			readonly kb: string;
			/** The stack the machine has, and the one the KB brings. */
			readonly has: string;
			readonly brings: string;
			readonly because: readonly FactStatement[];
	  }
	| {readonly why: 'unknown' | 'contradicted'; readonly kb: string; readonly fact: string};

/** The facts that advising a KB takes: those that every step of the trees which recommends it asks for, and the stack for an SSU. */
export const requiredFor = (kb: string, knowledge: Knowledge): readonly string[] => {
	const steps = Object.values(knowledge.trees)
		.flatMap(({nodes}) => Object.values(nodes))
		.flatMap(node => (node.kind === 'do' && node.recommends?.includes(kb) ? [node.requires ?? []] : []));
	const always = (steps[0] ?? []).filter(fact => steps.every(step => step.includes(fact)));
	return [...new Set([...always, ...(knowledge.kb[kb]?.kind === 'ssu' ? [stackFact] : [])])];
};

const stackRefutes = (entry: Kb, facts: FactLookup): Unready | undefined => {
	const fact = facts(stackFact);
	if (!entry.stack || fact.state !== 'known' || !satisfiedBy(entry, fact.value)) return undefined;
	return {why: 'refuted', kb: entry.id, has: fact.value, brings: entry.stack.version, because: fact.because};
};

/** What speaks against advising this KB on the machine that `facts` are of; undefined when nothing does. */
export const unready = (kb: string, facts: FactLookup, knowledge: Knowledge): Unready | undefined => {
	const entry = knowledge.kb[kb];
	const refuted = entry && stackRefutes(entry, facts);
	if (refuted) return refuted;

	for (const fact of requiredFor(kb, knowledge)) {
		const {state} = facts(fact);
		if (state !== 'known') return {why: state, kb, fact};
	}

	return undefined;
};
