import type {CaseView} from '../case/view.js';
import type {Knowledge} from '../knowledge/schema.js';
import type {Both, Language} from '../text/both.js';
import {advice} from './check/advice.js';
import {closing} from './check/closing.js';
import {identity} from './check/identity.js';
import {kbNumbers} from './check/kb.js';
import {priority} from './check/priority.js';
import {readText, type Reading} from './check/reading.js';
import {riskySteps} from './check/risk.js';
import {openSlots} from './check/slots.js';
import {sourced} from './check/sourced.js';
import {system} from './check/system.js';
import {wording} from './check/wording.js';
import type {DraftKind} from './kinds.js';

/** Stable: what reads the check's output may rely on them. */
export type ProblemCode =
	/** block: a number that cannot be a KB. warn: one that nobody here knows. */
	| 'kb-malformed'
	| 'kb-unknown'
	/** block: an update for another system than the case's. */
	| 'kb-product'
	/** block: a mark of an open slot. */
	| 'slot-open'
	/** block: another case's number, another priority, another system, a serial that is not of this case. */
	| 'case-number'
	| 'priority'
	| 'system'
	| 'device'
	/** warn: the inherited subject line still says an old priority; the corrected one is offered. */
	| 'subject-priority'
	/** block: an update advised although a fact is against it, or although a fact that it takes is not known. */
	| 'advice-refuted'
	| 'advice-unready'
	/** block: a version or an error code that neither the case nor the knowledge has. */
	| 'version-unsourced'
	| 'code-unsourced'
	/** block: a risky step without its risk, or without a backup. */
	| 'risk-unsaid'
	| 'backup-unsaid'
	/** warn: a misspelt term of the trade; a percentage given as a cause. */
	| 'term-misspelt'
	| 'percentage-cause'
	/** block: a closure although a symptom has no outcome. */
	| 'symptom-open';

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
	/** What the text was drafted as, and the subject line that goes with it. */
	readonly draft?: {readonly kind: DraftKind; readonly subject?: string};
};

export type Rule = (reading: Reading, checking: Checking) => readonly Problem[];

const rules: readonly Rule[] = [
	openSlots,
	kbNumbers,
	identity,
	priority,
	system,
	advice,
	sourced,
	riskySteps,
	closing,
	wording,
];

/**
 * Proofreads a mail against the case and the knowledge. Blocks what this text asserts wrongly, warns about the rest; quoted
 * tails of earlier mails are not judged. Never throws; problems come in the order of the text.
 */
export const check = (text: string, checking: Checking): readonly Problem[] => {
	const reading = readText(text);
	return rules.flatMap(rule => rule(reading, checking)).toSorted((a, b) => a.line - b.line || a.column - b.column);
};

/** Whether the text may not leave as it is. */
export const blocks = (problems: readonly Problem[]): boolean => problems.some(({level}) => level === 'block');
