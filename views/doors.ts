import type {Done} from '../source/case/acts/action.js';
import type {CaseView, Desk} from '../source/case/view.js';
import type {Problem} from '../source/drafts/check.js';
import type {Thread} from '../source/drafts/eml.js';
import type {Drafted, DraftKind} from '../source/drafts/kinds.js';
import type {Knowledge} from '../source/knowledge/schema.js';
import type {Both, Language} from '../source/text/both.js';
import type {Instant} from '../source/text/time.js';
import type {GlyphName, ThemeName} from './theme.js';

/** One thing found: `open` of a case goes there, of anything else shows its words. */
export type Found = {
	readonly kind: 'kb' | 'code' | 'howto' | 'tree' | 'rule' | 'hypothesis' | 'term' | 'case';
	readonly id: string;
	readonly title: Both;
	readonly why?: Both;
};

/** A file that was written, or the sentence that says why not. */
export type Written = {readonly ok: true; readonly path: string} | {readonly ok: false; readonly sentence: Both};

/** Lines as findings quote them, or the sentence why they cannot be read. */
export type Around =
	| {readonly ok: true; readonly lines: ReadonlyArray<{readonly number: number; readonly text: string}>}
	| {readonly ok: false; readonly sentence: Both};

/** By name, as text; empty where it was not said. */
export type Preferences = Readonly<Record<string, string>>;

/** What was sent, from its own file. */
export type SentMail = {
	readonly ok: true;
	readonly text: string;
	readonly subject?: string;
	/** Message-ID without its brackets. */
	readonly messageId?: string;
};

/** Everything outside that the screens may reach; the door hands it in, views touch no disk, clock or process. */
export type Doors = {
	readonly desk: Desk;
	readonly knowledge: Knowledge;
	/** These three as they are preferred now. */
	readonly language: Language;
	readonly theme: ThemeName;
	readonly glyphs: GlyphName;
	/** What the engineer prefers, and writing it: undefined, or the sentence why it was not written. */
	readonly preferences: () => Preferences;
	readonly prefer: (news: Preferences) => Promise<Both | undefined>;
	readonly now: () => Instant;
	/** What a person must know from the start: shown as soon as it is known. */
	readonly notice: Promise<Both | undefined>;
	/** A case to begin with instead of the kept place. */
	readonly case?: string;
	readonly find: (query: string) => readonly Found[] | Promise<readonly Found[]>;
	readonly draft: (asked: {
		readonly view: CaseView;
		readonly kind: DraftKind;
		readonly language: Language;
		readonly slots: Readonly<Record<string, string>>;
	}) => Promise<Drafted>;
	readonly check: (asked: {
		readonly view: CaseView;
		readonly kind: DraftKind;
		readonly language: Language;
		readonly subject: string;
		readonly text: string;
		/** Names of the files that go with it. */
		readonly attachments: readonly string[];
	}) => Promise<readonly Problem[]>;
	/** A line of a file of the case with up to `reach` lines before and after it, as the file is now. */
	readonly around: (path: string, line: number, reach: number) => Promise<Around>;
	/** Whether a file of the case is still the one that was read. */
	readonly stateOf: (file: {
		readonly path: string;
		readonly sha256?: string;
		readonly bytes?: number;
	}) => Promise<'same' | 'changed' | 'gone'>;
	/** `how` says where it went, or what to do instead. */
	readonly copy: (text: string) => Promise<{readonly ok: boolean; readonly how: Both}>;

	/** An unsent mail for the mail client, with its recipient, its files and the mail it answers. */
	readonly saveEml: (
		mail: Pick<Drafted, 'to' | 'subject' | 'text' | 'attachments'> &
			Thread & {readonly name: string; readonly case: string},
	) => Promise<Written>;
	/** A mail that was sent, as its file says (`.eml`, `.msg` or text); or the sentence why it cannot be read. */
	readonly readSent: (path: string) => Promise<SentMail | {readonly ok: false; readonly sentence: Both}>;
	/** A mail as text, or what a how-to gives the customer, as a file of that name; `case`: whose data it holds. */
	readonly saveFile: (file: {readonly name: string; readonly text: string; readonly case?: string}) => Promise<Written>;
	/** Takes a pasted thread of mails into this case, else into its own, and opens one where there is none. */
	readonly takeThread: (asked: {readonly text: string; readonly case?: string}) => Promise<Done>;
	/** The engineer's own editor on this text; the terminal is his meanwhile. Gives the text as he left it. */
	readonly edit: (text: string) => Promise<string>;
	/** Nothing was ever preferred: asked once, and never before a case. */
	readonly isFirst?: () => boolean;
	/** Invented cases in a throw-away store. */
	readonly isDemo?: boolean;
	/** Shows the demo once these screens are left, and these again after it. */
	readonly tour?: () => void;
	/** What the system asks of the screen: to end, to leave the terminal to the shell, to draw itself anew. */
	readonly onWish?: (listener: (wish: 'end' | 'suspend' | 'redraw') => void) => void;
	/** Leaves the terminal to the shell until `fg`; absent where a shell has no jobs. */
	readonly stop?: () => Promise<void>;
	/** After every frame; for measuring. */
	readonly onFrame?: () => void;
};
