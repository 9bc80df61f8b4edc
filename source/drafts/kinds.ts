import type {AdvisedFor, CaseView} from '../case/view.js';
import type {Knowledge} from '../knowledge/schema.js';
import type {Language} from '../text/both.js';
import type {Instant} from '../text/time.js';
import type {Attachment} from './advice/attachments.js';
import type {Held} from './advice/advised.js';
import type {OpenSlot} from './slots.js';

/** In the order in which a case comes to them. */
export const draftKinds = [
	'first-response',
	'log-request',
	'findings',
	'correction',
	'how-to',
	'chaser',
	'call-summary',
	'handover',
	'closure',
] as const;
export type DraftKind = (typeof draftKinds)[number];

/** Who writes, and by which ways the customer reaches us. */
export type DraftSettings = {
	readonly name: string;
	/** Below the name, lines as typed. */
	readonly signature?: string;
	/** The hotline's number, or the words for it; empty: 400热线. */
	readonly hotline: string;
	/** Where logs are uploaded, `CDUC`. */
	readonly channel: string;
};

export type Drafting = {
	readonly kind: DraftKind;
	readonly language: Language;
	readonly view: CaseView;
	readonly knowledge: Knowledge;
	/** What the engineer filled in, by slot. */
	readonly slots: Readonly<Record<string, string>>;
	readonly settings: DraftSettings;
	readonly now: Instant;
	/** Subjects the mail speaks of; absent: all. */
	readonly for?: readonly string[];
};

export type Drafted = {
	readonly kind: DraftKind;
	readonly language: Language;
	readonly to: {readonly name: string; readonly address?: string};
	readonly subject: string;
	readonly text: string;
	/** Values that nobody has said: the draft may not leave while there is one. */
	readonly open: readonly OpenSlot[];
	/** The advice that this mail gives: the ledger's entries once it is sent. */
	readonly advised: readonly AdvisedFor[];
	/** Advice that the mail takes back, each for a machine; `what`: its words in the text. */
	readonly corrects: ReadonlyArray<{readonly advice: string; readonly subject: string; readonly what: string}>;
	/** Advice that the mail leaves out, with what would let it in. */
	readonly held: readonly Held[];
	/** Ids of the how-tos that the text brings in words. */
	readonly howtos: readonly string[];
	/** Files that go with it; the clipboard does not carry them. */
	readonly attachments: readonly Attachment[];
};
