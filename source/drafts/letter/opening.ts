import type {CaseView} from '../../case/view.js';
import {minutesBetween, type Instant} from '../../text/time.js';
import {contactOf} from './contact.js';

/** Whether one instant lies at or after another; offsets may differ. */
const isSince = (at: Instant, from: Instant | undefined) =>
	from === undefined || minutesBetween(from, at) > 0 || (minutesBetween(at, from) === 0 && at >= from);

const lastSent = (view: CaseView): Instant | undefined => view.case.mails.findLast(({way}) => way === 'sent')?.at;

const levelOf = (priority: string | undefined) => /^P(\d)$/i.exec(priority ?? '')?.[1];

/** The agreed change of priority that no mail has told yet, with the verb that is true of it: P1 to P2 is a lowering. */
const priorityChange = (view: CaseView) => {
	const change = view.case.priorities.findLast(({at}) => isSince(at, lastSent(view)));
	if (!change) return null;

	const [from, to] = [levelOf(change.from), levelOf(change.to)];
	const contact = contactOf(view);
	const customer = new Set([contact?.surname, `${contact?.surname}${contact?.title}`, '客户', 'customer', '您', '']);
	const others = change.agreedBy
		.split(/[与和、,，]|\band\b/u)
		.map(name => name.trim())
		.filter(name => !customer.has(name));

	return {
		to: change.to,
		direction: from === undefined || to === undefined || from === to ? 'changed' : to > from ? 'lowered' : 'raised',
		/** Who agreed it with the customer; null when it was agreed with the customer alone. */
		by: others.length > 0 ? others.join('、') : null,
	};
};

/** How the mail begins, from the journal alone: a call since the last mail, and a priority that was agreed. */
export const opening = (view: CaseView) => ({
	thanks: view.case.calls.some(({from, to}) => isSince(to ?? from, lastSent(view))),
	priority: priorityChange(view),
});

/** Whether this step of a walk was answered, or its advice given, in a call that no mail has followed yet. */
export const isSaidOnPhone = (view: CaseView, walk: string, path: string, step: string): boolean => {
	const since = lastSent(view);
	const answered = view.walks.find(({record}) => record.id === walk)?.record.answers.get(path);
	const inCall = view.case.calls.some(
		({from, to}) => answered && isSince(answered.at, from) && (to === undefined || isSince(to, answered.at)),
	);

	return (
		(inCall && answered !== undefined && isSince(answered.at, since)) ||
		view.case.advice.some(({by, at, step: given}) => by === 'phone' && given === step && isSince(at, since))
	);
};
