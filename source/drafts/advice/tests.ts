import type {Subject} from '../../case/case.js';
import type {AdvisedFor, CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import type {Language} from '../../text/both.js';
import type {Drafting} from '../kinds.js';
import {mailThatSays} from '../past/told.js';
import type {Filling} from '../slots.js';
import type {Instant} from '../../text/time.js';
import {newIn} from './advice.js';
import {adviceTitle} from './advice-title.js';
import {adviceOf} from './advised.js';
import {dayInWords} from '../letter/days.js';
import {howtosFor} from './howto.js';
import {listed} from '../letter/join.js';
import {isSaidOnPhone} from '../letter/opening.js';
import {nameOf, subjectsFor} from '../scope/subjects.js';
import {wordAdvice} from './worded.js';

/** The longest run of an advice's words that no machine's name changes. */
const longestPiece = (words: string | undefined): string | undefined =>
	words
		?.split(/\{\{[^}]*\}\}/)
		.toSorted((a, b) => b.length - a.length)[0]
		?.slice(0, 80);

/** When a mail last gave this advice to this machine: by the ledger, or by a mail that says what was said on the phone. */
const mailedAt = (advised: AdvisedFor, view: CaseView, language: Language): Instant | undefined => {
	const {step, subject, words} = advised;
	const entry = view.case.advice.findLast(
		one => one.step === step && one.fate === undefined && one.subjects.includes(subject.id),
	);
	if (!entry) return undefined;
	const mails = [entry, ...(entry.again ?? [])].filter(({by}) => by === 'mail');
	const longest = longestPiece(words?.[language]);
	return mails.at(-1)?.at ?? (longest === undefined ? undefined : mailThatSays(longest, view)?.at);
};

/** An end explains, it asks for nothing. */
const isExplanation = (step: string, {trees}: Knowledge): boolean => {
	const [tree = '', node = ''] = step.split('/');
	return trees[tree]?.nodes[node]?.kind === 'end';
};

/**
 * What is to be done next, a step once for all machines it is for, those of this mail first; `awaited` was asked for in an
 * earlier mail and has no result yet: it is asked after, not repeated.
 */
export const testsFor = (drafting: Drafting, filling: Filling, first: readonly Subject[] = []) => {
	const {view, knowledge, now, for: ids} = drafting;
	const {language} = filling;
	const {given, held} = adviceOf(view, knowledge, ids);
	const names = (those: readonly string[]) =>
		listed(
			subjectsFor(view, those).map(subject => nameOf(subject, filling)),
			language,
		);

	const scope = new Set(subjectsFor(view, ids).map(({id}) => id));
	const isWanted = (subject: string) => scope.has(subject);
	const isFirst = ({subject}: AdvisedFor) => first.some(({id}) => id === subject.id);
	const fresh = new Map<string, AdvisedFor[]>();
	const awaited = new Map<string, {what: string; date: string; subjects: string[]}>();

	for (const advised of given.toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a)))) {
		const mailed = mailedAt(advised, view, language);
		if (mailed === undefined) {
			fresh.set(advised.step, [...(fresh.get(advised.step) ?? []), advised]);
			continue;
		}

		const asked = {what: adviceTitle(advised, knowledge, language), date: dayInWords(mailed, language, now)};
		const key = `${asked.date} ${asked.what}`;
		const {subjects = []} = awaited.get(key) ?? {};
		awaited.set(key, {...asked, subjects: [...subjects, advised.subject.id]});
	}

	// What no walk leads to any more, or came from a thread, is asked after as well.
	for (const {advice, machines, given: times} of view.ledger) {
		const mail = times.findLast(({by}) => by === 'mail');
		const wanted = machines.filter(({subject, against}) => !against && isWanted(subject.id));
		if (advice.fate !== undefined || !mail || wanted.length === 0) continue;
		const asked = {what: adviceTitle(advice, knowledge, language), date: dayInWords(mail.at, language, now)};
		const key = `${asked.date} ${asked.what}`;
		const {subjects = []} = awaited.get(key) ?? {};
		awaited.set(key, {...asked, subjects: [...new Set([...subjects, ...wanted.map(({subject}) => subject.id)])]});
	}

	const all = [...fresh.values()].flat();
	const isTold = (those: readonly AdvisedFor[]) => isExplanation(those[0]!.step, knowledge);
	// Said in full to other machines already: this mail says to whom else it applies.
	const saidAt = (those: readonly AdvisedFor[]) => {
		const {words, risk} = those[0]!;
		const longest = longestPiece(words?.[language]);
		// A risk is told each time.
		return longest === undefined || risk === 'high' || isTold(those) ? undefined : mailThatSays(longest, view)?.at;
	};
	const steps = [...fresh.values()].filter(those => saidAt(those) === undefined);
	const also = [...fresh.values()].flatMap(those => {
		const at = saidAt(those);
		if (at === undefined) return [];
		const subjects = names(those.map(({subject}) => subject.id));
		return [{what: adviceTitle(those[0]!, knowledge, language), date: dayInWords(at, language, now), subjects}];
	});
	const worded = (those: readonly AdvisedFor[]) => {
		const subjects = names(those.map(({subject}) => subject.id));
		return {subjects, ...wordAdvice(those[0]!, subjects, {view, knowledge, now}, filling)};
	};

	return {
		tests: steps.filter(those => !isTold(those)).map(worded),
		/** What the ends of walks explain: nothing to do. */
		explained: steps.filter(isTold).map(worded),
		also,
		awaited: [...awaited.values()].map(({subjects, ...one}) => ({...one, subjects: names(subjects)})),
		given: all,
		held,
		saidOnPhone: all.some(({walk, path, step}) => isSaidOnPhone(view, walk, path, step)),
		howtos: howtosFor(newIn(all, view, knowledge, language), view, knowledge, language),
	};
};
