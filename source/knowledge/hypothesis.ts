import {judge} from '../walk/condition.js';
import type {FactLookup} from '../walk/walk.js';
import type {Condition, Hypothesis} from './schema.js';
import type {Both} from '../text/both.js';

export type Standing = 'open' | 'supported' | 'refuted';

/** How a hypothesis stands on the machine that the facts are of. */
export type Weighed = {
	readonly isRaised: boolean;
	readonly for: readonly Weight[];
	readonly against: readonly Weight[];
	/** Nothing against it counts more than something for it: what rules it out was seen on this machine. */
	readonly state: Standing;
};

/** A row that holds: its words, and the facts it rests on. */
export type Weight = {readonly words: Both; readonly facts: readonly string[]};

type StackOf = (kb: string) => string | undefined;

/** Rows whose every fact is known and as they say; what is unknown raises, supports and refutes nothing. */
export const weigh = (
	{raisedBy = [], supports = [], refutes = []}: Pick<Hypothesis, 'raisedBy' | 'supports' | 'refutes'>,
	facts: FactLookup,
	stackOf: StackOf,
): Weighed => {
	const holds = (when: Condition) => judge(when, facts, stackOf).is === true;
	const holding = (rows: typeof supports): Weight[] =>
		rows.filter(({when}) => holds(when)).map(({when, because}) => ({words: because, facts: Object.keys(when)}));
	const [pro, contra] = [holding(supports), holding(refutes)];
	return {
		isRaised: raisedBy.some(holds),
		for: pro,
		against: contra,
		state: contra.length > 0 ? 'refuted' : pro.length > 0 ? 'supported' : 'open',
	};
};
