import type {Instant} from '../../text/time.js';
import type {Role} from '../case.js';

/** Machines that something is about: devices by serial, groups by name; both empty for the whole case. */
export type Of = {readonly devices: readonly string[]; readonly groups: readonly string[]};

/** A mail of a thread with what it says; nothing of it is in the case before the mail is. */
export type ImportedMail = {
	/** The same for the same mail, whenever and from whatever file it is read. */
	readonly id: string;
	readonly way: 'sent' | 'received';
	/** As written; absent: the mail says no date. */
	readonly at?: Instant;
	readonly from: string;
	readonly subject: string;
	readonly text: string;
	readonly kind: string;
	readonly language: 'zh' | 'en';
	readonly priority?: {readonly to: string; readonly agreedBy: string};
	readonly devices: ReadonlyArray<{readonly serial: string; readonly name?: string}>;
	readonly groups: ReadonlyArray<{readonly name: string; readonly count?: number}>;
	readonly symptoms: ReadonlyArray<Of & {readonly text: string}>;
	readonly facts: ReadonlyArray<{
		readonly fact: string;
		readonly value: string;
		readonly device?: string;
		readonly quote: string;
	}>;
	readonly advice: ReadonlyArray<
		Of & {
			readonly step: string;
			readonly howto?: string;
			readonly recommends: readonly string[];
			readonly words: string;
		}
	>;
	/** Updates that this mail takes back, naming the advice it corrects. */
	readonly corrects: ReadonlyArray<{readonly kb: string; readonly because: string}>;
	readonly promises: ReadonlyArray<{readonly side: 'ours' | 'theirs'; readonly text: string; readonly due?: string}>;
	readonly suspects: ReadonlyArray<{readonly hypothesis: string; readonly because: string}>;
};

/** A thread as a case takes it in. */
export type Imported = {
	/** What its subject line says: fills what the case does not know yet. */
	readonly fields: Readonly<Partial<Record<'number' | 'customer' | 'title' | 'product' | 'reference', string>>>;
	readonly contacts: ReadonlyArray<{
		readonly surname: string;
		readonly title: string;
		readonly role: Role;
		readonly address?: string;
	}>;
	/** Oldest first. */
	readonly mails: readonly ImportedMail[];
	/** What contradicts itself or cannot be right, as a note to be asked about; empty: nothing. */
	readonly note: string;
};
