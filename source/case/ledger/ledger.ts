import type {Knowledge} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import {compareInstants, dateOf} from '../../text/time.js';
import type {Advice, Case, Given, Subject} from '../case.js';
import {met, type Refutation, refutation} from './refutation.js';
import {machinesOf} from '../reading/subject.js';
import type {CaseView} from '../view.js';

/** An advice of the ledger with its machines. */
export type LedgerEntry = {
	readonly advice: Advice;
	readonly title: Both;
	/** A group that was split stands as its machines. */
	readonly machines: ReadonlyArray<{
		readonly subject: Subject;
		/** Evidence is against it here, whatever became of it. */
		readonly against?: Refutation;
		/** The machine has what was advised since: was it done? */
		readonly met?: Both;
	}>;
	/** Every time this was said to one of its machines, the first first. */
	readonly given: readonly Given[];
	/** Given more than once, and nobody knows what came of it. */
	readonly isUnasked: boolean;
	/** Refuted or withdrawn, and no mail told the customer. */
	readonly isUntold: boolean;
};

export type RefutedAdvice = {
	readonly advice: Advice;
	/** The machine whose facts refute it. */
	readonly subject: Subject;
	readonly against: Refutation;
};

/** What was advised, in a few words. */
export const adviceTitle = (
	{words, step, howto, recommends}: Pick<Advice, 'words' | 'step' | 'howto' | 'recommends'>,
	{trees, howto: howtos}: Knowledge,
): Both => {
	if (words) return {zh: words, en: words};
	const [tree = '', node = ''] = step.split('/');
	const kbs = recommends.join(' ');
	const title = trees[tree]?.nodes[node]?.title ?? (howto === undefined ? undefined : howtos[howto]?.title);
	return title ?? (kbs ? {zh: `安装 ${kbs}`, en: `Install ${kbs}`} : {zh: step, en: step});
};

/** Two of the ledger that say the same, to whatever machine. */
const isSame = (one: Advice, other: Advice): boolean => {
	if (one.step !== '' && one.step === other.step) return true;
	if (one.howto !== undefined || other.howto !== undefined) return one.howto === other.howto;
	if (one.recommends.length > 0) return one.recommends.join() === other.recommends.join();
	return one.words !== undefined && one.words === other.words;
};

const timesOf = ({at, by, mail, again = []}: Advice): readonly Given[] => [
	{at, by, ...(mail !== undefined && {mail})},
	...again,
];

/** One mail is one time, and so is one day on the phone; a mail of that day only repeats it. */
const times = (given: readonly Given[]): readonly Given[] => {
	const mails = given.filter(
		({by, mail, at}, index) =>
			by === 'mail' &&
			given.findIndex(one => one.by === 'mail' && (mail === undefined ? one.at === at : one.mail === mail)) === index,
	);
	const isMailed = (at: string) => mails.some(mail => dateOf(mail.at) === dateOf(at));
	const calls = given.filter(
		({by, at}, index) =>
			by === 'phone' &&
			!isMailed(at) &&
			given.findIndex(one => one.by === 'phone' && dateOf(one.at) === dateOf(at)) === index,
	);
	return [...mails, ...calls].toSorted((a, b) => compareInstants(a.at, b.at));
};

type Looking = Pick<CaseView, 'factsOf'> & {readonly case: Pick<Case, 'advice' | 'subjects'>};

/** Every advice with its machines: what was said when, what became of it, and what the evidence says of it now. */
export const ledgerOf = (view: Looking, knowledge: Knowledge): readonly LedgerEntry[] => {
	const {advice: all, subjects} = view.case;
	return all.map(advice => {
		const alike = all.filter(other => isSame(advice, other));
		const given = times(alike.flatMap(timesOf));
		const machines = machinesOf(advice.subjects, subjects).map(subject => {
			const facts = view.factsOf(subject.id);
			const against = refutation(advice, facts, knowledge);
			const done = advice.fate === undefined ? met(advice, facts, knowledge) : undefined;
			return {subject, ...(against && {against}), ...(done && {met: done})};
		});
		const isWrong =
			advice.fate === undefined
				? machines.some(({against}) => against)
				: advice.fate === 'withdrawn' || advice.fate === 'refuted';
		return {
			advice,
			title: adviceTitle(advice, knowledge),
			machines,
			given,
			isUnasked: given.length > 1 && alike.every(({fate}) => fate === undefined),
			isUntold: isWrong && advice.toldBy === undefined,
		};
	});
};

/** What a correction is owed for: refuted for a machine, and the customer was not told. */
export const refutedIn = (ledger: readonly LedgerEntry[]): readonly RefutedAdvice[] =>
	ledger
		.filter(({advice: {fate, toldBy}}) => (fate === undefined || fate === 'refuted') && toldBy === undefined)
		.flatMap(({advice, machines}) =>
			machines.flatMap(({subject, against}) => (against ? [{advice, subject, against}] : [])),
		);
