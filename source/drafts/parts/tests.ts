import type {Advice} from '../../case/case.js';
import type {AdvisedFor} from '../../case/view.js';
import type {Drafting} from '../kinds.js';
import type {Filling} from '../slots.js';
import {newIn} from './advice.js';
import {adviceTitle} from './advice-title.js';
import {adviceOf} from './advised.js';
import {dayInWords} from './days.js';
import {howtosFor} from './howto.js';
import {listed} from './join.js';
import {isSaidOnPhone} from './opening.js';
import {nameOf, subjectsFor} from './subjects.js';
import {wordAdvice} from './worded.js';

/**
 * What is to be done next, a step once for all machines it is for; `awaited` was asked for in an earlier mail and has no
 * result yet: it is asked after, not repeated.
 */
export const testsFor = (drafting: Drafting, filling: Filling) => {
	const {view, knowledge, now, for: ids} = drafting;
	const {language} = filling;
	const {given, held} = adviceOf(view, knowledge, ids);
	const mailed = (step: string, subject: string): Advice | undefined =>
		view.case.advice.findLast(
			one => one.by === 'mail' && one.fate === undefined && one.step === step && one.subjects.includes(subject),
		);

	const names = (those: readonly string[]) =>
		listed(
			subjectsFor(view, those).map(subject => nameOf(subject, filling)),
			language,
		);

	const fresh = given.filter(({step, subject}) => !mailed(step, subject.id));
	const steps = new Map<string, AdvisedFor[]>();
	for (const advised of fresh) steps.set(advised.step, [...(steps.get(advised.step) ?? []), advised]);

	const wanted = new Set(subjectsFor(view, ids).map(({id}) => id));
	const awaited = view.case.advice.filter(
		({by, fate, subjects}) => by === 'mail' && fate === undefined && subjects.some(subject => wanted.has(subject)),
	);

	return {
		tests: [...steps.values()].map(those => {
			const subjects = names(those.map(({subject}) => subject.id));
			return {subjects, ...wordAdvice(those[0]!, subjects, {view, knowledge, now}, filling)};
		}),
		awaited: awaited.map(advice => ({
			what: adviceTitle(advice, knowledge, language),
			date: dayInWords(advice.at, language, now),
			subjects: names(advice.subjects),
		})),
		given: fresh,
		held,
		saidOnPhone: fresh.some(({walk, path, step}) => isSaidOnPhone(view, walk, path, step)),
		howtos: howtosFor(newIn(fresh, view, knowledge, language), view, knowledge, language),
	};
};
