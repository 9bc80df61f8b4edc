import type {Knowledge} from '../../knowledge/schema.js';
import {type HypothesisView, hypothesesOf, type NextTest, nextTestOf} from './hypotheses.js';
import {type LedgerEntry, ledgerOf, type RefutedAdvice, refutedIn} from './ledger.js';
import type {CaseView} from '../view.js';
import {type WaitingView, waitingOf} from './waiting.js';

/** What facts, advice and hypotheses of a case say of each other; see `judged`. */
export type Judged = {
	/** Raised ones, in the order they were raised. */
	readonly hypotheses: readonly HypothesisView[];
	/** Those that the facts raise and nobody has taken up or refused yet. */
	readonly proposed: readonly HypothesisView[];
	/** The test that decides most of the open hypotheses. */
	readonly nextTest?: NextTest;
	/** Every advice, the first first. */
	readonly ledger: readonly LedgerEntry[];
	/** Advice that evidence refutes for a machine, which the customer was not told of yet. */
	readonly refutedAdvice: readonly RefutedAdvice[];
	/** Everything waited for, open ones first. */
	readonly waiting: readonly WaitingView[];
};

/** What facts, advice and hypotheses of a case say of each other now: one judgement for screens, drafts and checks. */
export const judged = (view: Pick<CaseView, 'case' | 'factsOf'>, knowledge: Knowledge): Judged => {
	const {hypotheses, proposed} = hypothesesOf(view, knowledge);
	const nextTest = nextTestOf(hypotheses);
	const ledger = ledgerOf(view, knowledge);
	return {
		hypotheses,
		proposed,
		...(nextTest && {nextTest}),
		ledger,
		refutedAdvice: refutedIn(ledger),
		waiting: waitingOf(view, knowledge),
	};
};
