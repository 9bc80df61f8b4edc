import type {FileReport, GapRow} from '../evidence/report/report.js';
import type {JoinedDriver} from '../evidence/report/join.js';
import type {Both} from '../text/both.js';
import type {Instant} from '../text/time.js';
import type {CaseField, DeviceField, FactSource, Fate, Ground, Outcome, RaisedBy, Role} from './case.js';

/*
A case is what its events say, no more. Types may grow, their meaning never changes. Ids inside the bodies (subject,
symptom, walk …) are given by the writer, so that an event can be appended twice and still be one event.
*/
export type Body =
	| {
			type: 'case-opened';
			number?: string;
			priority?: string;
			customer?: string;
			title?: string;
			product?: string;
			reference?: string;
			/** The ticket's subject line as pasted. */
			subjectLine?: string;
	  }
	| {type: 'case-edited'; field: CaseField; value: string}
	| {type: 'contact-added'; contact: string; surname: string; title: string; role: Role; address?: string}
	| {type: 'priority-changed'; to: string; agreedBy: string}
	| {type: 'call-started'}
	| {type: 'call-ended'}
	| {type: 'note-added'; note: string; text: string}
	/** `planned`: a machine that is not there yet, such as the one that is to reproduce the fault. */
	| {type: 'device-added'; subject: string; serial?: string; name?: string; note?: string; planned?: boolean}
	| {type: 'group-added'; subject: string; name: string; count?: number; note?: string}
	| {type: 'group-split'; subject: string; devices: ReadonlyArray<{subject: string; serial: string; name?: string}>}
	| {type: 'device-edited'; subject: string; field: DeviceField; value: string}
	| {
			type: 'symptom-added';
			symptom: string;
			text: string;
			subjects: readonly string[];
			affected?: number;
			total?: number;
			since?: string;
			changed?: string;
			note?: string;
	  }
	| {type: 'symptom-edited'; symptom: string; field: SymptomField; value: string}
	| {type: 'symptom-settled'; symptom: string; outcome: Outcome; words: string}
	/** A walk through a tree for a subject; `from` is the path at which a later round goes on. */
	| {type: 'walk-started'; walk: string; subject: string; tree: string; round: number; from?: string}
	| {
			type: 'answered';
			walk: string;
			path: string;
			choice: string;
			/** The words of question and answer as they were shown, so that the case stays true when the tree changes. */
			asked: Both;
			said: Both;
			/** Hash of the tree that asked. */
			tree: string;
			states?: Readonly<Record<string, string>>;
			/** Why, for skip and defer. */
			reason?: string;
	  }
	| {type: 'step-skipped'; walk: string; path: string; reason: string}
	| {type: 'step-deferred'; walk: string; path: string; reason: string}
	| {type: 'consent-given'; walk: string; path: string; risk: Both; by: string; backup: string}
	| {type: 'fact-stated'; subject?: string; fact: string; value: string; source: FactSource; note?: string}
	| {type: 'fact-settled'; subject?: string; fact: string; value: string; because: string}
	| {
			type: 'hypothesis-raised';
			hypothesis: string;
			title: Both;
			subject?: string;
			test?: Both;
			by?: RaisedBy;
			because?: string;
	  }
	| {type: 'hypothesis-settled'; hypothesis: string; to: 'supported' | 'refuted'; because: string}
	| {
			type: 'evidence-added';
			evidence: string;
			subject?: string;
			path: string;
			sha256?: string;
			bytes?: number;
			/** cbs, setupapi, photo … or unknown */
			kind: string;
			caption?: string;
			/** Why it was not read to its end. */
			error?: Both;
			/** The file beside it that has the same bytes and speaks for both. */
			sameAs?: string;
			/** The machine that its path tells. */
			device?: string;
	  }
	| {
			type: 'findings-recorded';
			evidence: string;
			rules: string;
			findings: readonly RecordedFinding[];
			facts: readonly RecordedFact[];
			log?: RecordedLog;
			/** What only the reading of this file knows to be unseen. */
			gaps?: readonly RecordedGap[];
	  }
	/** What all files of a subject say together and leave unseen; the latest of a subject stands. */
	| {
			type: 'logs-joined';
			subject?: string;
			drivers: readonly RecordedDriver[];
			gaps: readonly RecordedGap[];
			/** What only two logs together state. */
			facts: readonly RecordedFact[];
	  }
	/** A finding that the next mail need not tell, and why. */
	| {type: 'finding-set-aside'; evidence: string; rule: string; line: number; reason: string}
	| {
			type: 'advice-given';
			advice: string;
			subjects: readonly string[];
			/** The step that advised it, as `tree/node`. */
			step: string;
			howto?: string;
			recommends: readonly string[];
			by: 'phone' | 'mail';
			mail?: string;
			/** What was advised, when no tree has words for it. */
			words?: string;
			/** The facts it was given on. */
			grounds?: readonly Ground[];
	  }
	/** `subjects`, `recommends`: the machines and updates it is settled for; absent: all. `mail`: the one that told the customer. */
	| {
			type: 'advice-settled';
			advice: string;
			fate: Fate;
			because: string;
			subjects?: readonly string[];
			recommends?: readonly string[];
			mail?: string;
	  }
	/** Of a promise that is there already: its new date. */
	| {type: 'promise-made'; promise: string; side: 'ours' | 'theirs'; text: string; due?: string; owner?: string}
	| {type: 'promise-kept'; promise: string}
	| {
			type: 'draft-saved';
			draft: string;
			kind: string;
			language: 'zh' | 'en';
			slots: Readonly<Record<string, string>>;
			text?: string;
			/** The mail as it was generated when `text` was written over it. */
			base?: string;
	  }
	| {
			type: 'mail-sent';
			mail: string;
			draft?: string;
			kind: string;
			language: 'zh' | 'en';
			subject: string;
			text: string;
			/** Advice of the ledger that the mail gives once more. */
			repeats?: readonly string[];
			/** Message-ID without its brackets, when the sent mail was read. */
			messageId?: string;
	  }
	/** `references`: the Message-IDs of the mails it answers, the first first. */
	| {
			type: 'mail-received';
			mail: string;
			subject: string;
			text: string;
			from: string;
			messageId?: string;
			references?: readonly string[];
	  }
	/** Of a waiting that is there already: what of it is other now, such as the next date. */
	| {
			type: 'waiting-started';
			waiting: string;
			walk?: string;
			path?: string;
			condition: Both;
			owner: string;
			next?: string;
			kit?: readonly Both[];
	  }
	| {type: 'waiting-ended'; waiting: string}
	| {type: 'archived'; outcome: ArchiveOutcome; lasting: 'temporary' | 'final'; agreedBy: string; agreedAt: string}
	| {type: 'reopened'; because: string}
	| {type: 'conflict-settled'; field: string; value: string}
	| {type: 'undone'; event: string};

/** A body with when it happened, where it is written down only later: an imported mail. Absent: it happened as it was written. */
export type Told = Body & {readonly on?: Instant};

export type SymptomField = 'affected' | 'total' | 'since' | 'changed' | 'text';

export type ArchiveOutcome =
	| 'fixed'
	| 'workaround'
	| 'not-reproducible'
	| 'third-party'
	| 'by-design'
	| 'split'
	| 'customer-stopped';

/** A finding as the case keeps it: what the rule said and the line that proves it. */
export type RecordedFinding = {
	readonly rule: string;
	readonly level: 'error' | 'warning' | 'info';
	/** From 1. */
	readonly line: number;
	readonly quote: string;
	readonly values: Readonly<Record<string, string>>;
	readonly meaning: Both;
	readonly file: string;
	readonly sha256: string;
	/** How often it was met, and when first: local, without offset. */
	readonly count?: number;
	readonly at?: string | null;
	readonly title?: Both;
	readonly next?: readonly Both[];
};

/** What a log tells beside its findings. What a later build adds is missing in older events. */
export type RecordedLog = Pick<
	FileReport,
	| 'lines'
	| 'from'
	| 'to'
	| 'utcOffset'
	| 'servicingStacks'
	| 'boots'
	| 'phases'
	| 'root'
	| 'hangs'
	| 'shown'
	| 'executeState'
	| 'drivers'
	| 'sections'
	| 'codes'
	/** One for each KB. */
	| 'packages'
	| 'unreadable'
	| 'computer'
>;

/** What could not be seen, and the sentence that asks for it. */
export type RecordedGap = Omit<GapRow, 'device'>;

/** A driver whose failure two logs tell. */
export type RecordedDriver = Omit<JoinedDriver, 'device'>;

/** A fact that a log states, with the line that proves it. */
export type RecordedFact = {
	readonly name: string;
	readonly value: string;
	/** Log time, local and without offset; null when the line has none. */
	readonly at: string | null;
	readonly file: string;
	readonly sha256: string;
	/** From 1. */
	readonly line: number;
	readonly quote: string;
};

/** What the writer knows: the store gives `seq` and `hash` in the statement that appends. */
export type NewEvent = {
	readonly case: string;
	readonly id: string;
	/** The last seq the writer had read. */
	readonly seen: number;
	readonly at: Instant;
	readonly author: string;
	/** One start of the program: `u` undoes only what this one did. */
	readonly session: string;
	readonly v: number;
	readonly body: Told;
};

export type Event = NewEvent & {
	/** Order is seq, never the clock; from 1 within a case. */
	readonly seq: number;
	/** sha256 over the previous event's hash and this event, hex. */
	readonly hash: string;
};

/** The version of event that this build writes; newer ones are kept and shown as such. */
export const eventVersion = 1;
