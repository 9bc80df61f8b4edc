import type {Knowledge} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import {compareInstants, type Instant} from '../../text/time.js';
import {nodeAt} from '../../walk/place.js';
import type {Mail, Subject, Waiting} from '../case.js';
import {allMachines, subjectName} from '../reading/subject.js';
import type {CaseView} from '../view.js';

export type WaitingView = {
	readonly waiting: Waiting;
	readonly subject?: Subject;
	/** What must lie ready, with what the failing machines have now. */
	readonly kit: readonly Both[];
	/** When it was asked after, by mail. */
	readonly chasers: readonly Instant[];
};

/** Mails that asked after it while it was waited for. */
const chasersOf = ({from, to}: Waiting, mails: readonly Mail[]): readonly Instant[] =>
	mails
		.filter(
			({way, kind, at}) =>
				way === 'sent' &&
				kind === 'chaser' &&
				compareInstants(from, at) <= 0 &&
				(to === undefined || compareInstants(at, to) <= 0),
		)
		.map(({at}) => at);

/**
 * What the failing machines have now of the facts in which a machine that is brought must be the same; and a planned machine
 * that has something else.
 */
const levels = (
	facts: readonly string[],
	{case: found, factsOf}: Pick<CaseView, 'case' | 'factsOf'>,
	knowledge: Knowledge,
): readonly Both[] =>
	facts.flatMap(fact => {
		const title = knowledge.facts[fact]?.title ?? {zh: fact, en: fact};
		const values = allMachines(found.subjects).flatMap(({id, name, serial, planned}) => {
			const known = factsOf(id)(fact);
			return known.state === 'known' ? [{name: subjectName({name, serial}), value: known.value, planned}] : [];
		});
		const failing = values.filter(({planned}) => !planned);
		const told = (those: typeof values) => ({
			zh: those.map(({name, value}) => `${name}为${value}`).join('，'),
			en: those.map(({name, value}) => `${value} on ${name}`).join(', '),
		});
		if (failing.length === 0) return [];
		const other = values.filter(({planned, value}) => planned && !failing.some(one => one.value === value));
		return [
			{zh: `${title.zh}：${told(failing).zh}`, en: `${title.en}: ${told(failing).en}`},
			...(other.length === 0
				? []
				: [
						{
							zh: `计划中的${told(other).zh}，与问题机器不同，未必能复现`,
							en: `planned: ${told(other).en}, other than the failing machines, which may not show the fault`,
						},
					]),
		];
	});

/** Everything waited for, open ones first: what must lie ready, and when it was asked after. */
export const waitingOf = (view: Pick<CaseView, 'case' | 'factsOf'>, knowledge: Knowledge): readonly WaitingView[] => {
	const {case: found} = view;
	return found.waiting
		.map((waiting): WaitingView => {
			const node = waiting.path === undefined ? undefined : nodeAt(knowledge.trees, waiting.path);
			const walk = found.walks.find(({id}) => id === waiting.walk);
			const subject = found.subjects.find(({id}) => id === walk?.subject);
			return {
				waiting,
				...(subject && {subject}),
				kit: [...(waiting.kit ?? []), ...(node?.kind === 'wait' ? levels(node.same ?? [], view, knowledge) : [])],
				chasers: chasersOf(waiting, found.mails),
			};
		})
		.toSorted((a, b) => Number(a.waiting.to !== undefined) - Number(b.waiting.to !== undefined));
};
