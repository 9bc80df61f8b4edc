import type {Elsewhere} from '../case/reading/held.js';
import type {CaseView} from '../case/view.js';
import type {Knowledge} from '../knowledge/schema.js';
import type {Both, Language} from '../text/both.js';
import {advice} from './check-advice/advice.js';
import {attachment} from './check/attachment.js';
import {closing} from './check-case/closing.js';
import {heldElsewhere} from './check-case/elsewhere.js';
import {howtos} from './check-advice/howtos.js';
import {identity} from './check-case/identity.js';
import {kbNumbers} from './check-advice/kb.js';
import {languages} from './check/languages.js';
import {owed} from './check-advice/owed.js';
import {priority} from './check-case/priority.js';
import {privateQuotes} from './check/private.js';
import {readText, type Reading} from './check/reading.js';
import {repeated} from './check/repeated.js';
import {riskySteps} from './check-advice/risk.js';
import {openSlots} from './check/slots.js';
import {sourced} from './check-case/sourced.js';
import {subject} from './check-case/subject.js';
import {system} from './check-case/system.js';
import {stacks} from './check-case/stacks.js';
import {tools} from './check-advice/tools.js';
import {unproven} from './check-advice/unproven.js';
import {wording} from './check/wording.js';
import type {DraftKind} from './kinds.js';

/** Stable: what reads the check's output may rely on them. */
export type ProblemCode =
	/** block: a number that cannot be a KB. warn: one that nobody here knows. */
	| 'kb-malformed'
	| 'kb-unknown'
	/** warn: an update for another system than the case's; one that is advised although a later one has taken its place. */
	| 'kb-product'
	| 'kb-superseded'
	/** block: a mark of an open slot. */
	| 'slot-open'
	/** block: another case's number, another priority, another system, a serial that is not of this case. */
	| 'case-number'
	| 'priority'
	| 'system'
	| 'device'
	/** block: a serial, number, address or name that only another customer's cases hold. */
	| 'held-elsewhere'
	/** warn: the inherited subject line still says an old priority or another system; the corrected one is offered once. */
	| 'subject-priority'
	| 'subject-system'
	/** block: an update advised although a fact is against it, or although a fact that it takes is not known. */
	| 'advice-refuted'
	| 'advice-unready'
	/** warn: a mail that drops an advice without saying that we had given it. */
	| 'correction-owed'
	/** block: advice without its how-to, here, attached, or sent before and cited by date. */
	| 'howto-missing'
	/** block: a version or an error code that neither the case nor the knowledge has. */
	| 'version-unsourced'
	| 'code-unsourced'
	/** block: a machine's stack, other than the facts say. */
	| 'version-device'
	/** block: a risky step without its risk, or without a backup. */
	| 'risk-unsaid'
	| 'backup-unsaid'
	/** warn: a tool that does not run on the systems of the case. */
	| 'tool-system'
	/** warn: what the knowledge has not verified, or the case only suspects, told as a fact. */
	| 'fact-unverified'
	/** warn: a misspelt term of the trade; a percentage given as a cause. */
	| 'term-misspelt'
	| 'percentage-cause'
	/** warn: an attachment that is promised and not there. */
	| 'attachment-missing'
	/** warn: most of the mail stood in an earlier one. */
	| 'mail-repeated'
	/** warn: a quoted log line with a user name, a SID or an IP address. */
	| 'quote-private'
	/** block: the Chinese and the English text differ in what they name or in how much there is to do. */
	| 'languages-differ'
	/** block: a closure although a symptom has no outcome or an advice no fate, what a log shows is neither told nor set aside,
	or the customer has not agreed. */
	| 'symptom-open'
	| 'advice-open'
	| 'finding-untold'
	| 'agreement-missing';

export type Candidate = {readonly text: string; readonly why: Both; readonly refused?: boolean};

export type Problem = {
	readonly code: ProblemCode;
	readonly level: 'block' | 'warn';
	/** From 1, in the text as given. */
	readonly line: number;
	/** From 1, in UTF-16 units. */
	readonly column: number;
	/** What stands there. */
	readonly text: string;
	/** One sentence that says what to do next. */
	readonly message: Both;
	/** What may stand there instead, likeliest first; those marked refused do not fit the case, with why. */
	readonly candidates: readonly Candidate[];
};

export type Checking = {
	readonly knowledge: Knowledge;
	/** The case that the text is about; without it only what any text must keep to is checked. */
	readonly view?: CaseView;
	readonly language?: Language;
	/** What the text was drafted as, the subject line that goes with it, and the files that are attached. */
	readonly draft?: {
		readonly kind?: DraftKind;
		readonly subject?: string;
		readonly attachments?: readonly string[];
	};
	/** The same mail in the other language. */
	readonly other?: string;
	/** What the cases hold, other customers' too. */
	readonly elsewhere?: Elsewhere;
};

export type Rule = (reading: Reading, checking: Checking) => readonly Problem[];

const rules: readonly Rule[] = [
	openSlots,
	kbNumbers,
	identity,
	heldElsewhere,
	priority,
	system,
	subject,
	advice,
	owed,
	howtos,
	sourced,
	stacks,
	riskySteps,
	tools,
	unproven,
	attachment,
	repeated,
	privateQuotes,
	languages,
	closing,
	wording,
];

/**
 * Proofreads a mail against the case and the knowledge. Blocks what this text asserts wrongly, warns about the rest; quoted
 * tails of earlier mails are not judged. Never throws; problems come in the order of the text.
 */
export const check = (text: string, checking: Checking): readonly Problem[] => {
	const reading = readText(text);
	const problems = rules.flatMap(rule => rule(reading, checking));
	const isWorse = (one: Problem) =>
		problems.some(({code, line, column}) => code === 'held-elsewhere' && line === one.line && column === one.column);

	return problems
		.filter(one => !((one.code === 'device' || one.code === 'case-number') && isWorse(one)))
		.toSorted((a, b) => a.line - b.line || a.column - b.column);
};

/** Whether the text may not leave as it is. */
export const blocks = (problems: readonly Problem[]): boolean => problems.some(({level}) => level === 'block');
