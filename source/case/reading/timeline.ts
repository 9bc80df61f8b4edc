import {compareInstants, type Instant} from '../../text/time.js';
import type {Advice, Case} from '../case.js';
import {fateWords, standingWords} from '../ledger/fates.js';

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
		| 'advice-settled'
		| 'cause'
		| 'cause-settled'
		| 'promise'
		| 'kept'
		| 'sent'
		| 'received'
		| 'waiting'
		| 'came'
		| 'archived';
	/** What was said, written or sent; in both languages where the knowledge spoke. */
	readonly text: string | {readonly zh: string; readonly en: string};
	/** The subject's id, where it is about one. */
	readonly subject?: string;
};

/** An advice once, however its parts were settled later; then what became of each. */
const adviceMoments = (advice: Advice, all: readonly Advice[]): readonly Moment[] => {
	const {id, at, step, words, subjects, recommends, fate, because, settledAt} = advice;
	const isPart = all.some(other => other.id !== id && id.startsWith(`${other.id}/`));
	const whole = [
		...new Set([...recommends, ...all.filter(one => one.id.startsWith(`${id}/`)).flatMap(one => one.recommends)]),
	];
	const [subject] = subjects;
	const about = subject === undefined ? {} : {subject};
	const what = (kbs: readonly string[]) => words ?? (kbs.length > 0 ? kbs.join(' ') : step);
	return [
		...(isPart ? [] : [{at, kind: 'advice', text: what(whole), ...about} as const]),
		...(fate === undefined || settledAt === undefined
			? []
			: [
					{
						at: settledAt,
						kind: 'advice-settled',
						text: {
							zh: [what(recommends), fateWords[fate].zh, because].filter(Boolean).join('  '),
							en: [what(recommends), fateWords[fate].en, because].filter(Boolean).join('  '),
						},
						...about,
					} as const,
				]),
	];
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
		...found.advice.flatMap(advice => adviceMoments(advice, found.advice)),
		...found.hypotheses.flatMap(({title, raisedAt, settledAt, state, because}): Moment[] => [
			{at: raisedAt, kind: 'cause', text: title},
			...(settledAt === undefined || state === 'open'
				? []
				: [
						{
							at: settledAt,
							kind: 'cause-settled',
							text: {
								zh: [title.zh, standingWords[state].zh, because.at(-1)].filter(Boolean).join('  '),
								en: [title.en, standingWords[state].en, because.at(-1)].filter(Boolean).join('  '),
							},
						} as const,
					]),
		]),
		...found.promises.flatMap(({at, keptAt, text}): Moment[] => [
			{at, kind: 'promise', text},
			...(keptAt === undefined ? [] : [{at: keptAt, kind: 'kept', text} as const]),
		]),
		...found.mails.map(({at, way, subject}): Moment => ({at, kind: way, text: subject})),
		...found.waiting.flatMap(({from, to, condition}): Moment[] => [
			{at: from, kind: 'waiting', text: condition},
			...(to === undefined ? [] : [{at: to, kind: 'came', text: condition} as const]),
		]),
		...found.archivings.map(
			({at, outcome, agreedBy}): Moment => ({at, kind: 'archived', text: `${outcome}  ${agreedBy}`}),
		),
	];
	return moments.toSorted((a, b) => compareInstants(a.at, b.at));
};
