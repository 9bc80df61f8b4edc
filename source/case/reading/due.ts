import {addMinutes, compareInstants, dateOf, type Instant, isDay} from '../../text/time.js';
import type {Case} from '../case.js';
import {traitsOf} from './alike.js';
import {heldBy} from './held.js';
import type {CaseSummary} from '../view.js';

/** Hours until the first response is due, by priority; a team may set its own. */
export type ResponseHours = Readonly<Record<string, number>>;
export const responseHours: ResponseHours = {P1: 1, P2: 4, P3: 8, P4: 24};

type Due = CaseSummary['due'][number];

/** A day is over when the next one begins; an instant when it has passed. */
export const isOverdue = (at: string, now: Instant): boolean =>
	isDay(at) ? at < dateOf(now) : compareInstants(at, now) < 0;

/** What is due at an hour comes before what is due that day. */
const orderOf = (at: string) => (isDay(at) ? `${at}T24` : at);
const bySoonest = (a: string, b: string) => (orderOf(a) < orderOf(b) ? -1 : orderOf(a) > orderOf(b) ? 1 : 0);

const firstResponse = (found: Case, hours: ResponseHours): Due[] => {
	const within = found.priority ? hours[found.priority] : undefined;
	if (within === undefined || found.mails.some(({way}) => way === 'sent')) return [];
	const at = addMinutes(found.openedAt, within * 60);
	return [{at, what: {zh: `初次响应 ${found.priority}`, en: `first response ${found.priority}`}}];
};

const promised = (found: Case): Due[] =>
	found.promises.flatMap(({kept, due, text, side, owner}) => {
		if (kept || !due) return [];
		const who = owner
			? {zh: owner, en: owner}
			: side === 'ours'
				? {zh: '我方', en: 'we'}
				: {zh: '客户', en: 'the customer'};
		return [{at: due, what: {zh: `${who.zh}承诺：${text}`, en: `${who.en} promised: ${text}`}}];
	});

const awaited = (found: Case): Due[] =>
	found.waiting.flatMap(({to, next, condition}) =>
		to || !next ? [] : [{at: next, what: {zh: `等待：${condition.zh}`, en: `waiting: ${condition.en}`}}],
	);

/** What must happen in an open case by when, soonest first. */
export const dueOf = (found: Case, hours: ResponseHours = responseHours): readonly Due[] =>
	found.state === 'archived'
		? []
		: [...firstResponse(found, hours), ...promised(found), ...awaited(found)].toSorted((a, b) => bySoonest(a.at, b.at));

/** One line of Home. */
export const summaryOf = (found: Case): CaseSummary => ({
	id: found.id,
	number: found.number,
	customer: found.customer,
	title: found.title,
	priority: found.priority,
	state: found.state,
	changedAt: found.changedAt,
	onCall: found.calls.length > 0 && found.calls.at(-1)!.to === undefined,
	due: dueOf(found),
	subjects: found.subjects.length,
	reference: found.reference,
	held: heldBy(found),
	traits: traitsOf(found),
	outcome: found.archivings.at(-1)?.outcome,
});

/** Everything a case is found by later: its fields, people, machines, symptoms, notes, mails and outcome. */
export const wordsOf = (found: Case): string =>
	[
		found.number,
		found.customer,
		found.title,
		found.reference,
		found.product,
		...found.contacts.map(({surname, title}) => `${surname}${title}`),
		...found.subjects.flatMap(({name, serial}) => [name, serial]),
		...found.symptoms.flatMap(({text, outcomeWords}) => [text, outcomeWords]),
		...found.notes.map(({text}) => text),
		...found.facts.map(({value}) => value),
		...found.mails.map(({text}) => text),
		...found.archivings.map(({outcome, at}) => `${outcome} ${dateOf(at)}`),
	]
		.filter(Boolean)
		.join('\n');

/** Open cases first, the one due soonest on top; then archived ones, the latest first. */
export const inOrder = (cases: readonly CaseSummary[]): readonly CaseSummary[] => {
	const dueAt = ({due}: CaseSummary): string => due[0]?.at ?? '9';
	return cases.toSorted(
		(a, b) =>
			Number(a.state === 'archived') - Number(b.state === 'archived') ||
			Number(b.onCall) - Number(a.onCall) ||
			(a.state === 'open' ? bySoonest(dueAt(a), dueAt(b)) : 0) ||
			b.changedAt.localeCompare(a.changedAt),
	);
};
