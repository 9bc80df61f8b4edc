import type {Advised, FactLookup, Walk} from '../walk/walk.js';
import type {Both} from '../text/both.js';
import type {Instant} from '../text/time.js';
import type {Case, Subject, WalkRecord} from './case.js';

/** A walk of the case, walked with what is known now. */
export type WalkView = {
	readonly record: WalkRecord;
	readonly subject: Subject;
	readonly walk: Walk;
};

/** Everything a screen, a draft or a command wants of one case; made by the desk from the journal and the knowledge. */
export type CaseView = {
	readonly case: Case;
	/** The latest round of every subject's walks, in the order they were started. */
	readonly walks: readonly WalkView[];
	readonly factsOf: (subject?: string) => FactLookup;
	/** Facts worth showing for a subject: every one that somebody stated. */
	readonly statedFacts: (subject: string) => readonly string[];
	/** What `u` and `ctrl+r` would do now, in words; absent: nothing of this session can be undone, and why. */
	readonly undo: {readonly id: string; readonly words: Both} | {readonly why: Both};
	readonly redo?: {readonly id: string; readonly words: Both};
};

/** One line of Home. */
export type CaseSummary = {
	readonly id: string;
	readonly number?: string;
	readonly customer?: string;
	readonly title?: string;
	readonly priority?: string;
	readonly state: Case['state'];
	readonly changedAt: Instant;
	readonly onCall: boolean;
	/** What is due, soonest first: first response by priority, promises, waiting dates. */
	readonly due: ReadonlyArray<{readonly at: string; readonly what: Both}>;
	readonly subjects: number;
};

/** An advice on the trail, with the subject it is for: what drafts put into words. */
export type AdvisedFor = Advised & {readonly subject: Subject; readonly walk: string};
