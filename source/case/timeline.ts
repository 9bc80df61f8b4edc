import {compareInstants, type Instant} from '../text/time.js';
import type {Case} from './case.js';

/** One thing that happened in a case, in the words of the case; screens and commands put the kind into words. */
export type Moment = {
	readonly at: Instant;
	readonly kind:
		| 'opened'
		| 'call'
		| 'call-ended'
		| 'note'
		| 'answer'
		| 'priority'
		| 'evidence'
		| 'consent'
		| 'advice'
		| 'sent'
		| 'received'
		| 'waiting'
		| 'archived';
	/** What was said, written or sent; in both languages where the knowledge spoke. */
	readonly text: string | {readonly zh: string; readonly en: string};
	/** The subject's id, where it is about one. */
	readonly subject?: string;
};

/** The case as it happened, the oldest first; things of one instant stand in the order of the kinds above. */
export const timelineOf = (found: Case): readonly Moment[] => {
	const subjectOf = (walk: string) => found.walks.find(({id}) => id === walk)?.subject;
	const moments: Moment[] = [
		{at: found.openedAt, kind: 'opened', text: found.subjectLine ?? found.title ?? ''},
		...found.calls.flatMap(({from, to}): Moment[] => [
			{at: from, kind: 'call', text: ''},
			...(to === undefined ? [] : [{at: to, kind: 'call-ended', text: ''} as const]),
		]),
		...found.notes.map(({at, text}): Moment => ({at, kind: 'note', text})),
		...found.walks.flatMap(({answers, subject}) =>
			[...answers.values()].map(
				({at, asked, said}): Moment => ({
					at,
					kind: 'answer',
					text: {zh: `${asked.zh} ${said.zh}`, en: `${asked.en} ${said.en}`},
					subject,
				}),
			),
		),
		...found.priorities.map(
			({at, from, to, agreedBy}): Moment => ({at, kind: 'priority', text: `${from ?? ''} > ${to}  ${agreedBy}`}),
		),
		...found.evidence.map(
			({at, path, kind, subject}): Moment => ({
				at,
				kind: 'evidence',
				text: `${path}  ${kind}`,
				...(subject !== undefined && {subject}),
			}),
		),
		...found.consents.map(({at, by, backup, walk}): Moment => {
			const subject = subjectOf(walk);
			return {at, kind: 'consent', text: `${by}  ${backup}`, ...(subject !== undefined && {subject})};
		}),
		...found.advice.map(({at, step, recommends, subjects}): Moment => {
			const [subject] = subjects;
			return {
				at,
				kind: 'advice',
				text: recommends.length > 0 ? recommends.join(' ') : step,
				...(subject !== undefined && {subject}),
			};
		}),
		...found.mails.map(({at, way, subject}): Moment => ({at, kind: way, text: subject})),
		...found.waiting.map(({from, condition}): Moment => ({at: from, kind: 'waiting', text: condition})),
		...found.archivings.map(
			({at, outcome, agreedBy}): Moment => ({at, kind: 'archived', text: `${outcome}  ${agreedBy}`}),
		),
	];
	return moments.toSorted((a, b) => compareInstants(a.at, b.at));
};
