import type {Standing} from '../knowledge/hypothesis.js';
import type {Both, Language} from '../text/both.js';
import type {Instant} from '../text/time.js';
import type {
	ArchiveOutcome,
	Event,
	RecordedDriver,
	RecordedFact,
	RecordedFinding,
	RecordedGap,
	RecordedLog,
} from './event.js';

/** The case as its journal tells it: what `replay` gives and every screen, draft and command reads. */
export type Case = {
	readonly id: string;
	readonly number?: string;
	readonly priority?: string;
	readonly customer?: string;
	readonly title?: string;
	/** As the ticket says it: `V2020-L`. What the machines run is the fact os.family. */
	readonly product?: string;
	readonly reference?: string;
	readonly subjectLine?: string;
	/** What is harmed, and what counts as solved: asked for the problem definition. */
	readonly impact?: string;
	readonly solvedWhen?: string;
	readonly openedAt: Instant;
	readonly changedAt: Instant;
	readonly state: 'open' | 'archived';
	readonly contacts: readonly Contact[];
	readonly subjects: readonly Subject[];
	readonly symptoms: readonly Symptom[];
	readonly calls: readonly Call[];
	readonly notes: readonly Note[];
	readonly walks: readonly WalkRecord[];
	readonly facts: readonly FactStatement[];
	readonly hypotheses: readonly Hypothesis[];
	readonly evidence: readonly Evidence[];
	/** What the files of each subject say together. */
	readonly joinings: readonly Joining[];
	readonly advice: readonly Advice[];
	readonly consents: readonly Consent[];
	readonly promises: readonly Promised[];
	readonly drafts: readonly Draft[];
	readonly mails: readonly Mail[];
	readonly waiting: readonly Waiting[];
	readonly priorities: readonly PriorityChange[];
	/** Every archiving, the last one in force while `state` is archived. */
	readonly archivings: readonly Archiving[];
	readonly conflicts: readonly Conflict[];
	/** Events of a newer version or a type this build does not know: kept, and shown as such. */
	readonly unread: readonly Event[];
	readonly seq: number;
};

export type CaseField = 'number' | 'customer' | 'title' | 'product' | 'reference' | 'impact' | 'solvedWhen';
export type DeviceField = 'serial' | 'name' | 'planned';
export type Role = 'customer' | 'tam' | 'vendor';

export type Contact = {
	readonly id: string;
	readonly surname: string;
	/** 先生 女士 工 经理 …; asked, never guessed: empty means unknown. */
	readonly title: string;
	readonly role: Role;
	readonly address?: string;
};

/** What a walk is about: a device (serial) or a group of them ("进入修复选项的云桌面，数量未知"). */
export type Subject = {
	readonly id: string;
	readonly kind: 'device' | 'group';
	/** The group's words, or the device's user or place; empty for a device that only has its serial. */
	readonly name: string;
	readonly serial?: string;
	/** How many machines a group has; absent means unknown. */
	readonly count?: number;
	/** A machine that is not there yet: what it will be like is known from persons only. */
	readonly planned?: boolean;
	/** The group this device was split from: its answers and advice hold here too. */
	readonly from?: string;
	/** Devices that a split group became. */
	readonly into: readonly string[];
	readonly note?: string;
};

export type Outcome = 'fixed' | 'workaround' | 'not-reproduced' | 'third-party' | 'by-design' | 'open' | 'moved';

export type Symptom = {
	readonly id: string;
	readonly text: string;
	readonly subjects: readonly string[];
	/** n of m machines; absent means unknown. */
	readonly affected?: number;
	readonly total?: number;
	readonly since?: string;
	readonly changed?: string;
	readonly outcome?: Outcome;
	readonly outcomeWords?: string;
};

export type Call = {readonly from: Instant; readonly to?: Instant};
export type Note = {readonly id: string; readonly text: string; readonly at: Instant; readonly author: string};

/** One answer at one place of a walk, with the words that were shown. */
export type Answer = {
	readonly path: string;
	readonly choice: string;
	readonly asked: Both;
	readonly said: Both;
	readonly seq: number;
	readonly at: Instant;
	readonly tree: string;
	readonly kind: 'answered' | 'skipped' | 'deferred';
	readonly reason?: string;
};

export type WalkRecord = {
	readonly id: string;
	readonly subject: string;
	readonly tree: string;
	readonly round: number;
	readonly from?: string;
	/** By path; the latest answer of a path stands. */
	readonly answers: ReadonlyMap<string, Answer>;
	/** Answers of the round before, shown beside the question. */
	readonly before: ReadonlyMap<string, Answer>;
};

/** Who says a fact. Evidence outranks what somebody remembers. */
export type FactSource =
	| {readonly by: 'customer' | 'engineer'; readonly words?: string}
	| {readonly by: 'answer'; readonly walk: string; readonly path: string}
	/** A mail of the case, by its id, and its words. */
	| {readonly by: 'mail'; readonly mail: string; readonly quote: string}
	| {
			readonly by: 'log';
			readonly file: string;
			readonly sha256: string;
			readonly line: number;
			readonly quote: string;
			readonly at: string | null;
	  };

export type FactStatement = {
	readonly fact: string;
	readonly value: string;
	/** The device or group it is about; absent: the whole case. */
	readonly subject?: string;
	readonly source: FactSource;
	readonly seq: number;
	/** When it was said or recorded. */
	readonly at: Instant;
	/** A person settled a contradiction with this value. */
	readonly settles?: boolean;
};

export type Hypothesis = {
	readonly id: string;
	readonly title: Both;
	readonly subject?: string;
	readonly test?: Both;
	/** As a person settled it; what the facts say of it is in the view. */
	readonly state: Standing;
	/** Why it was raised and settled, in the words of whoever did. */
	readonly because: readonly string[];
	readonly raisedAt: Instant;
	readonly raisedBy: RaisedBy;
	readonly settledAt?: Instant;
};

/** A walk came to it, its facts proposed it and a person agreed, or a person thought of it. */
export type RaisedBy = 'walk' | 'facts' | 'engineer';

/** A finding of the case's evidence; `setAside`: a person says why it is not told. */
export type KeptFinding = RecordedFinding & {
	readonly setAside?: {readonly reason: string; readonly by: string; readonly at: Instant};
};

export type Evidence = {
	readonly id: string;
	readonly subject?: string;
	readonly path: string;
	readonly sha256?: string;
	readonly bytes?: number;
	readonly kind: string;
	readonly caption?: string;
	readonly at: Instant;
	/** Why it was not read to its end. */
	readonly error?: Both;
	readonly sameAs?: string;
	/** The machine that its path tells. */
	readonly device?: string;
	readonly findings: readonly KeptFinding[];
	readonly facts: readonly RecordedFact[];
	/** Absent: not a log that is understood, or recorded by an older build. */
	readonly log?: RecordedLog;
	readonly gaps?: readonly RecordedGap[];
};

/** What all files of a subject (absent: of the whole case) say together and leave unseen. */
export type Joining = {
	readonly subject?: string;
	readonly drivers: readonly RecordedDriver[];
	readonly gaps: readonly RecordedGap[];
};

export type Fate = 'followed' | 'refuted' | 'withdrawn' | 'never-tried';

/** A fact that an advice was given on, as it stood then. */
export type Ground = {readonly fact: string; readonly value: string; readonly source: FactSource};

/** One time an advice was given. */
export type Given = {readonly at: Instant; readonly by: 'phone' | 'mail'; readonly mail?: string};

/**
 * An advice for machines of one fate. Settled for some of its machines or updates only, it goes on in parts: the settled
 * one under `<id>/<subject>+<subject>`, `<id>/<KB>` or both.
 */
export type Advice = Given & {
	readonly id: string;
	readonly subjects: readonly string[];
	/** `tree/node`; empty when no tree gave it. */
	readonly step: string;
	readonly howto?: string;
	readonly recommends: readonly string[];
	/** What was advised, when no tree has words for it. */
	readonly words?: string;
	readonly grounds?: readonly Ground[];
	/** When it was given again before its fate was known. */
	readonly again?: readonly Given[];
	readonly fate?: Fate;
	readonly because?: string;
	readonly settledAt?: Instant;
	/** The mail that told the customer of a withdrawal. */
	readonly toldBy?: string;
};

export type Consent = {
	readonly walk: string;
	readonly path: string;
	readonly risk: Both;
	readonly by: string;
	readonly backup: string;
	readonly at: Instant;
};
export type Promised = {
	readonly id: string;
	readonly side: 'ours' | 'theirs';
	readonly text: string;
	/** Who does it, when somebody was named. */
	readonly owner?: string;
	/** `2026-11-24` or an instant. */
	readonly due?: string;
	readonly kept: boolean;
	readonly at: Instant;
	readonly keptAt?: Instant;
};
export type Draft = {
	readonly id: string;
	readonly kind: string;
	readonly language: Language;
	readonly slots: Readonly<Record<string, string>>;
	readonly text?: string;
	/** What `text` was written over. */
	readonly base?: string;
	readonly at: Instant;
};
export type Mail = {
	readonly id: string;
	readonly way: 'sent' | 'received';
	readonly kind?: string;
	readonly language?: Language;
	readonly draft?: string;
	readonly subject: string;
	readonly text: string;
	/** Message-ID without its brackets. */
	readonly messageId?: string;
	readonly references?: readonly string[];
	readonly at: Instant;
};
export type Waiting = {
	readonly id: string;
	readonly walk?: string;
	readonly path?: string;
	readonly condition: Both;
	/** customer, us, vendor, or a name. */
	readonly owner: string;
	/** What must lie ready when it comes. */
	readonly kit?: readonly Both[];
	/** When we ask again: `2026-11-24`. */
	readonly next?: string;
	readonly from: Instant;
	readonly to?: Instant;
};
export type PriorityChange = {
	readonly from?: string;
	readonly to: string;
	readonly agreedBy: string;
	readonly at: Instant;
};
export type Archiving = {
	readonly outcome: ArchiveOutcome;
	readonly lasting: 'temporary' | 'final';
	readonly agreedBy: string;
	readonly agreedAt: string;
	readonly at: Instant;
	readonly reopened?: string;
};
/** Two edits of one field that did not see each other: both kept, shown until a person settles it. */
export type Conflict = {readonly field: string; readonly values: readonly string[]};
