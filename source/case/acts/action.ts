import type {Both, Language} from '../../text/both.js';
import type {Instant} from '../../text/time.js';
import type {CaseField, DeviceField, Fate, Outcome, Role} from '../case.js';
import type {Imported} from './imported.js';
import type {ArchiveOutcome, SymptomField} from '../event.js';

/** What a person can do. Each becomes events in one place, `case/desk.ts`; screens and commands use the same ones. */
export type Action =
	/** `on`: when it was opened, where that was before now. `line`: the ticket's subject line as pasted, or nothing at all; `call`: the phone is ringing already. */
	| {readonly do: 'new-case'; readonly line?: string; readonly call?: boolean; readonly on?: Instant}
	/** Reads a case so that `get().opened` has it. */
	| {readonly do: 'look'; readonly case: string}
	| (OnCase & Act);

export type OnCase = {readonly case: string};

export type Act =
	| {readonly do: 'edit-case'; readonly field: CaseField; readonly value: string}
	| {readonly do: 'change-priority'; readonly to: string; readonly agreedBy: string}
	| {
			readonly do: 'add-contact';
			readonly surname: string;
			readonly title: string;
			readonly role: Role;
			readonly address?: string;
	  }
	| {readonly do: 'start-call'}
	| {readonly do: 'end-call'}
	| {readonly do: 'add-note'; readonly text: string}
	| {
			readonly do: 'add-device';
			readonly serial?: string;
			readonly name?: string;
			readonly note?: string;
			readonly planned?: boolean;
	  }
	| {readonly do: 'add-group'; readonly name: string; readonly count?: number; readonly note?: string}
	| {readonly do: 'split-group'; readonly subject: string; readonly serials: readonly string[]}
	| {readonly do: 'edit-device'; readonly subject: string; readonly field: DeviceField; readonly value: string}
	| {
			readonly do: 'add-symptom';
			readonly text: string;
			readonly subjects: readonly string[];
			readonly affected?: number;
			readonly total?: number;
			readonly since?: string;
			readonly note?: string;
	  }
	| {readonly do: 'edit-symptom'; readonly symptom: string; readonly field: SymptomField; readonly value: string}
	| {readonly do: 'settle-symptom'; readonly symptom: string; readonly outcome: Outcome; readonly words: string}
	| {readonly do: 'start-walk'; readonly subject: string; readonly tree?: string}
	| {
			readonly do: 'answer';
			readonly walk: string;
			readonly path: string;
			readonly choice: string;
			readonly reason?: string;
	  }
	/** The last answer of this walk, given to every other subject that stands at the same question. */
	| {readonly do: 'answer-same'; readonly walk: string}
	| {readonly do: 'skip'; readonly walk: string; readonly path: string; readonly reason: string}
	| {readonly do: 'defer'; readonly walk: string; readonly path: string; readonly reason: string}
	| {readonly do: 'consent'; readonly walk: string; readonly path: string; readonly by: string; readonly backup: string}
	/** The wait is over: the next round begins where the wait led. */
	| {readonly do: 'resume'; readonly walk: string; readonly path: string}
	| {
			readonly do: 'state-fact';
			readonly subject?: string;
			readonly fact: string;
			readonly value: string;
			readonly by: 'customer' | 'engineer';
			readonly words?: string;
	  }
	| {
			readonly do: 'settle-fact';
			readonly subject?: string;
			readonly fact: string;
			readonly value: string;
			readonly because: string;
	  }
	/** Files and folders that the customer sent; logs among them are analysed. */
	| {readonly do: 'attach'; readonly paths: readonly string[]; readonly subject?: string; readonly caption?: string}
	/** Ends the reading of what was attached to this case: what was read by then is kept. */
	| {readonly do: 'stop-reading'}
	/** The finding of that rule and line need not be told in the next mail. */
	| {
			readonly do: 'set-aside';
			readonly evidence: string;
			readonly rule: string;
			readonly line: number;
			readonly reason: string;
	  }
	| {
			readonly do: 'promise';
			readonly side: 'ours' | 'theirs';
			readonly text: string;
			readonly due?: string;
			readonly owner?: string;
	  }
	| {readonly do: 'keep-promise'; readonly promise: string}
	/** By when, for one without a date or with another one: `2026-11-25`. */
	| {readonly do: 'move-promise'; readonly promise: string; readonly due: string}
	/** `subjects`, `recommends`: the machines and updates it is settled for; absent: all. A withdrawal says why. */
	| {
			readonly do: 'settle-advice';
			readonly advice: string;
			readonly fate: Fate;
			readonly because: string;
			readonly subjects?: readonly string[];
			readonly recommends?: readonly string[];
	  }
	/** Takes up a possible cause: one of the knowledge by its id, or one of the engineer's own by its words. */
	| {
			readonly do: 'raise-hypothesis';
			readonly hypothesis?: string;
			readonly title?: string;
			readonly subject?: string;
			readonly because: string;
	  }
	| {
			readonly do: 'settle-hypothesis';
			readonly hypothesis: string;
			readonly to: 'supported' | 'refuted';
			readonly because: string;
	  }
	/** `like`: a wait of a tree, as `tree/node`, whose condition, owner and kit it has where nothing else is said. */
	| {
			readonly do: 'start-waiting';
			readonly condition?: string;
			readonly like?: string;
			readonly owner?: string;
			/** `2026-11-25` */
			readonly next?: string;
			readonly kit?: readonly string[];
	  }
	/** A new date on which to ask again. */
	| {readonly do: 'move-waiting'; readonly waiting: string; readonly next: string}
	/** What was waited for has come: a walk that waited for it goes on. */
	| {readonly do: 'end-waiting'; readonly waiting: string}
	| {
			readonly do: 'save-draft';
			readonly draft: string;
			readonly kind: string;
			readonly language: Language;
			readonly slots: Readonly<Record<string, string>>;
			/** The engineer's own text, when he edited it. */
			readonly text?: string;
			/** The mail as it was generated when he edited it. */
			readonly base?: string;
	  }
	/** The mail left as `text` says: its advice goes to the ledger. Refused while a slot is open or the check blocks. */
	| {
			readonly do: 'mark-sent';
			/** The advice that this mail gives. */
			readonly advised: ReadonlyArray<{readonly step: string; readonly subject: string}>;
			/** The advice that it takes back, each for the machine whose facts refuted it. */
			readonly corrects?: ReadonlyArray<{readonly advice: string; readonly subject: string}>;
			readonly draft: string;
			readonly kind: string;
			readonly language: Language;
			readonly subject: string;
			readonly text: string;
			/** It has left already as `text` says: nothing holds it back any more. */
			readonly hasLeft?: boolean;
			readonly messageId?: string;
	  }
	| {
			readonly do: 'archive';
			readonly outcome: ArchiveOutcome;
			readonly lasting: 'temporary' | 'final';
			readonly agreedBy: string;
			readonly agreedAt: string;
	  }
	| {readonly do: 'reopen'; readonly because: string}
	/** A mail that came; `at`: its written date. */
	| {
			readonly do: 'receive-mail';
			readonly from: string;
			readonly subject: string;
			readonly text: string;
			readonly at?: Instant;
	  }
	/** Everything that a thread of mails says; what is there already stays as it is. */
	| {readonly do: 'import-thread'; readonly thread: Imported}
	| {readonly do: 'settle-conflict'; readonly field: string; readonly value: string}
	| {readonly do: 'undo'}
	| {readonly do: 'redo'};

/** What came of an action. A refusal is one sentence that says what to do next; nothing was written then. */
export type Done =
	| {readonly ok: true; readonly case?: string; readonly said?: Both}
	| {readonly ok: false; readonly sentence: Both};
