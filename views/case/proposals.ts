import type {Act, Done} from '../../source/case/acts/action.js';
import type {Case} from '../../source/case/case.js';
import type {CaseView} from '../../source/case/view.js';
import type {Knowledge} from '../../source/knowledge/schema.js';
import {type Proposal, proposalsIn} from '../../source/text/note/note.js';
import {subjectName} from '../../source/case/reading/subject.js';

export type Takeable = Exclude<Proposal, {kind: 'kb'}>;
export type NamedKb = Extract<Proposal, {kind: 'kb'}>;

/** One thing a digit takes from a note. */
export type Offer = {
	readonly proposal: Takeable;
	/** For a symptom: the group or device that shows it. */
	readonly owner?: Takeable;
	/** The case says so already. */
	readonly isTaken: boolean;
};

const subjectOf = ({subjects}: Case, proposal: Takeable | undefined) =>
	proposal?.kind === 'group'
		? subjects.findLast(({kind, name}) => kind === 'group' && name === proposal.name)
		: proposal?.kind === 'device'
			? subjects.findLast(({serial}) => serial === proposal.serial)
			: undefined;

const isTaken = (
	view: CaseView,
	proposal: Takeable,
	subject: string | undefined,
	owner: Takeable | undefined,
): boolean => {
	const found = view.case;
	switch (proposal.kind) {
		case 'group':
		case 'device':
			return subjectOf(found, proposal) !== undefined;
		case 'symptom': {
			const of = subjectOf(found, owner)?.id;
			return found.symptoms.some(it => it.text === proposal.text && (of === undefined || it.subjects.includes(of)));
		}

		case 'fact': {
			const known = view.factsOf(subject)(proposal.fact);
			return known.state === 'known' && known.value === proposal.value;
		}
	}
};

/** What can be taken from a note, at most nine, and the KBs it names. */
export const offersIn = (
	text: string,
	view: CaseView,
	knowledge: Knowledge,
	subject: string | undefined,
): {readonly offers: readonly Offer[]; readonly kbs: readonly NamedKb[]} => {
	const proposals = proposalsIn(text, {kbs: Object.keys(knowledge.kb)});
	const offers = proposals.flatMap((proposal): Offer[] => {
		if (proposal.kind === 'kb') return [];
		const owner = proposal.kind === 'symptom' && proposal.of !== undefined ? proposals[proposal.of] : undefined;
		const by = owner && owner.kind !== 'kb' ? owner : undefined;
		return [{proposal, ...(by && {owner: by}), isTaken: isTaken(view, proposal, subject, by)}];
	});
	return {
		offers: offers.slice(0, 9),
		kbs: proposals.filter(proposal => proposal.kind === 'kb'),
	};
};

const addSubject = (proposal: Extract<Takeable, {kind: 'group' | 'device'}>): Act =>
	proposal.kind === 'group'
		? {do: 'add-group', name: proposal.name, ...(proposal.count !== undefined && {count: proposal.count})}
		: {do: 'add-device', serial: proposal.serial, ...(proposal.name && {name: proposal.name})};

export type Taking = {
	/** The case as it is at that moment. */
	readonly now: () => Case | undefined;
	readonly act: (act: Act) => Promise<Done>;
	/** The subject in hand, which a fact is about. */
	readonly subject: string | undefined;
};

/** Takes one offer; a symptom brings the group that shows it along. */
export const take = async ({proposal, owner}: Offer, {now, act, subject}: Taking): Promise<Done> => {
	switch (proposal.kind) {
		case 'group':
		case 'device':
			return act(addSubject(proposal));
		case 'fact':
			return act({
				do: 'state-fact',
				...(subject !== undefined && {subject}),
				fact: proposal.fact,
				value: proposal.value,
				by: 'customer',
			});
		case 'symptom': {
			const known = () => {
				const found = now();
				return found && subjectOf(found, owner)?.id;
			};

			if (owner && (owner.kind === 'group' || owner.kind === 'device') && known() === undefined) {
				const added = await act(addSubject(owner));
				if (!added.ok) return added;
			}

			const of = known();
			const {text, affected, total, since} = proposal;
			return act({
				do: 'add-symptom',
				text,
				subjects: of === undefined ? [] : [of],
				...(affected !== undefined && {affected}),
				...(total !== undefined && {total}),
				...(since !== undefined && {since}),
			});
		}
	}
};

/** The offer in words: what it is, and what it says. */
export const offerWords = ({proposal, owner}: Offer, knowledge: Knowledge) => {
	switch (proposal.kind) {
		case 'group':
			return {name: proposal.name, count: proposal.count};
		case 'device':
			return {name: [proposal.serial, proposal.name].filter(Boolean).join(' ')};
		case 'symptom':
			return {
				name: proposal.text,
				of:
					owner?.kind === 'group' || owner?.kind === 'device'
						? subjectName({serial: undefined, name: '', ...owner})
						: undefined,
				share: proposal.total === undefined ? undefined : `${proposal.affected ?? '?'}/${proposal.total}`,
				since: proposal.since,
			};
		case 'fact':
			return {
				fact: knowledge.facts[proposal.fact]?.title ?? {zh: proposal.fact, en: proposal.fact},
				name: proposal.value,
			};
	}
};
