import {findCodes} from '../../text/codes.js';
import {findKbs} from '../../text/kb.js';
import {marksIn} from '../../text/note/marks.js';
import type {Case} from '../case.js';
import type {CaseSummary} from '../view.js';

/** What a case can be like another one in: `KB4530692`, `0x80070005`, `卡在32%`. */
export type Trait = string;

/** Another case, and what it shares with the one in hand. */
export type Alike = {readonly found: CaseSummary; readonly shared: readonly Trait[]};

const symptomsOf = ({symptoms}: Case): readonly Trait[] =>
	symptoms.flatMap(({text}) => marksIn(text).flatMap(({kind, value}) => (kind === 'symptom' ? [value] : [])));

/** The symptoms in full words, and every KB and failing code that was said, written or found in a log. */
export const traitsOf = (found: Case): readonly Trait[] => {
	const said = [
		found.title ?? '',
		...found.symptoms.map(({text}) => text),
		...found.notes.map(({text}) => text),
		...found.facts.map(({value}) => value),
		...found.evidence.flatMap(({findings}) => findings.flatMap(({values}) => Object.values(values))),
	].join('\n');
	const kbs = findKbs(said).flatMap(({kb}) => kb ?? []);
	const codes = findCodes(said).map(({code}) => code);
	return [...new Set([...symptomsOf(found), ...kbs, ...codes])].slice(0, 40);
};

type Holders = ReadonlyMap<Trait, readonly CaseSummary[]>;

let last: {readonly cases: readonly CaseSummary[]; readonly holders: Holders} | undefined;

/** Who has a trait; the same list of cases is read once. */
const holdersIn = (cases: readonly CaseSummary[]): Holders => {
	if (last?.cases !== cases) {
		const holders = new Map<Trait, CaseSummary[]>();
		for (const found of cases) {
			for (const trait of found.traits ?? []) {
				const there = holders.get(trait);
				if (there) there.push(found);
				else holders.set(trait, [found]);
			}
		}

		last = {cases, holders};
	}

	return last.holders;
};

/** The cases most like one, three at most: what they share weighs more the fewer cases have it; then the latest. */
export const alikeTo = (one: CaseSummary, cases: readonly CaseSummary[]): readonly Alike[] => {
	const holders = holdersIn(cases);
	const sharing = new Map<CaseSummary, {weight: number; readonly shared: Trait[]}>();
	for (const trait of one.traits ?? []) {
		const having = holders.get(trait) ?? [];
		const weight = Math.log(1 + cases.length / having.length);
		for (const found of having) {
			const there = sharing.get(found);
			if (there) {
				there.weight += weight;
				there.shared.push(trait);
			} else if (found.id !== one.id) {
				sharing.set(found, {weight, shared: [trait]});
			}
		}
	}

	return [...sharing]
		.toSorted(([a, {weight: x}], [b, {weight: y}]) => y - x || (a.changedAt < b.changedAt ? 1 : -1))
		.slice(0, 3)
		.map(([found, {shared}]) => ({found, shared}));
};
