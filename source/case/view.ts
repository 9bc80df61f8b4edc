import type {Action, Done} from './acts/action.js';
import type {ReadingProgress} from './acts/attach.js';
import type {Advised, FactLookup, Walk} from '../walk/walk.js';
import type {Both} from '../text/both.js';
import type {Instant} from '../text/time.js';
import type {Case, Subject, WalkRecord} from './case.js';
import type {ArchiveOutcome, Event, NewEvent} from './event.js';
import type {Held} from './reading/held.js';
import type {Judged} from './ledger/judged.js';

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
	/** The event from which the journal is not what was once written: edited or damaged on the disk. */
	readonly brokenAt?: number;
} & Judged;

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
	readonly reference?: string;
	/** Absent in a line that an earlier casewalk wrote. */
	readonly held?: Held;
	/** What another case may be like it in. */
	readonly traits?: readonly string[];
	/** How it was archived the last time. */
	readonly outcome?: ArchiveOutcome;
};

/** An advice on the trail, with the subject it is for: what drafts put into words. */
export type AdvisedFor = Advised & {readonly subject: Subject; readonly walk: string};

/** Background work: a log being read. */
export type Working = Partial<ReadingProgress> & {readonly id: string; readonly case: string; readonly what: Both};

export type DeskState = {
	/** Open cases first, due first; then archived ones, latest first. */
	readonly cases: readonly CaseSummary[];
	/** The cases that were looked at last, by id. */
	readonly opened: ReadonlyMap<string, CaseView>;
	readonly working: readonly Working[];
};

/** The application layer: the one place where an action becomes events, is appended, folded and published. */
export type Desk = {
	readonly get: () => DeskState;
	/** Called after every change, also when another terminal wrote. Returns the way to stop. */
	readonly subscribe: (listener: () => void) => () => void;
	readonly do: (action: Action) => Promise<Done>;
	/** The archived cases too, where the start left them for later. */
	readonly rest: () => Promise<void>;
	/** Typed but unsent text and the place one is at: on disk within a second. An empty value forgets the key. */
	readonly keep: (key: string, value: string) => void;
	readonly kept: (key: string) => string | undefined;
	/** Case ids whose words match, best first. */
	readonly search: (query: string) => Promise<readonly string[]>;
	/** The journal of a case as it is on disk; empty when there is none. */
	readonly events: (caseId: string) => Promise<readonly Event[]>;
	/** Takes events that another store exported of one case; those that are here already stay as they are. */
	readonly take: (events: readonly NewEvent[]) => Promise<Done>;
	/** Writes what is still to be kept and closes the store. */
	readonly close: () => Promise<void>;
};
