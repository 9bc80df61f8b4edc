import type {Acting} from './act.js';
import type {Body} from '../event.js';
import type {CaseView} from '../view.js';

/** Hypotheses newly raised and waits newly reached by what was just done: they go into the same append. */
export const followUps = (
	before: CaseView | undefined,
	after: CaseView,
	{knowledge, newId}: Omit<Acting, 'view'>,
): Body[] => {
	const known = new Set(after.case.hypotheses.map(({id}) => id));
	const raised = after.walks.flatMap(({walk, subject}) =>
		walk.raised.map(({hypothesis}) => ({hypothesis, subject: subject.id})),
	);
	const hypotheses = raised.flatMap(({hypothesis, subject}): Body[] => {
		const entry = knowledge.hypotheses[hypothesis];
		if (!entry || known.has(hypothesis)) return [];
		known.add(hypothesis);
		return [{type: 'hypothesis-raised', hypothesis, title: entry.title, subject, test: entry.test.words, by: 'walk'}];
	});
	const waits = after.walks.flatMap(({record, walk}): Body[] => {
		const {standing} = walk;
		const node = standing.at === 'waiting' ? walk.trail.at(-1)?.node : undefined;
		if (standing.at !== 'waiting' || node?.kind !== 'wait') return [];
		const open = after.case.waiting.some(one => one.walk === record.id && one.path === standing.path && !one.to);
		const was = before?.walks.find(one => one.record.id === record.id)?.walk.standing;
		if (open || (was?.at === 'waiting' && was.path === standing.path)) return [];
		return [
			{
				type: 'waiting-started',
				waiting: newId(),
				walk: record.id,
				path: standing.path,
				condition: node.condition,
				owner: node.owner,
				...(node.kit && {kit: node.kit}),
			},
		];
	});
	return [...hypotheses, ...waits];
};
