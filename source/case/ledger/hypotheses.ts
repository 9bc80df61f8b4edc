import {type Standing, type Weight, weigh} from '../../knowledge/hypothesis.js';
import {stackOf} from '../../knowledge/kb.js';
import type {Hypothesis as Known, Knowledge} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import type {Instant} from '../../text/time.js';
import type {FactLookup} from '../../walk/walk.js';
import type {Advice, Case, FactStatement, Hypothesis, RaisedBy, Subject} from '../case.js';
import {allMachines, machinesOf} from '../reading/subject.js';
import type {CaseView} from '../view.js';

/** Something that speaks for or against a hypothesis. */
export type Reason = {
	readonly words: Both;
	/** The machine or group it was seen on; absent: a person's word on the whole case. */
	readonly subject?: string;
	/** What was said or logged, with its source. */
	readonly statements: readonly FactStatement[];
};

/** advised: its result is to be asked for; done: the result is known. */
export type TestState = 'new' | 'advised' | 'done';

export type HypothesisView = {
	readonly id: string;
	readonly title: Both;
	readonly subject?: string;
	/** As a person settled it, else as the facts say. */
	readonly state: Standing;
	/** A person settled it. */
	readonly isSettled: boolean;
	readonly for: readonly Reason[];
	readonly against: readonly Reason[];
	/** Words of people: why it was raised and settled. */
	readonly because: readonly string[];
	readonly test?: {readonly words: Both; readonly howto?: string; readonly state: TestState};
	/** What to ask the customer. */
	readonly ask: readonly Both[];
	/** Absent: it is only proposed. */
	readonly raisedAt?: Instant;
	readonly raisedBy?: RaisedBy;
	readonly settledAt?: Instant;
};

export type NextTest = {
	readonly words: Both;
	readonly howto?: string;
	readonly state: Exclude<TestState, 'done'>;
	/** Ids of the open hypotheses it decides. */
	readonly decides: readonly string[];
};

type Looking = Pick<CaseView, 'case' | 'factsOf'>;

/** Of a test that was advised: done once it was followed somewhere. */
const testState = (howto: string | undefined, advice: readonly Advice[]): TestState => {
	const fates = advice
		.filter(one => howto !== undefined && (one.howto === howto || one.recommends.includes(howto)))
		.map(({fate}) => fate);
	if (fates.includes('followed')) return 'done';
	return fates.includes(undefined) ? 'advised' : 'new';
};

/** What all machines say of it together: it stands when one machine supports it, and falls when every machine in question rules it out. */
const together = (states: ReadonlyArray<{readonly state: Standing; readonly isInQuestion: boolean}>): Standing => {
	if (states.some(({state}) => state === 'supported')) return 'supported';
	const asked = states.filter(({state, isInQuestion}) => isInQuestion || state === 'refuted');
	return asked.length > 0 && asked.every(({state}) => state === 'refuted') ? 'refuted' : 'open';
};

type Machine = {readonly subject: Subject | undefined; readonly facts: FactLookup};

/** The same line of the whole case is told once, not for every machine. */
const reasonsOf = (weights: ReadonlyArray<{readonly machine: Machine; readonly weight: Weight}>): readonly Reason[] => {
	const reasons = weights.map(({machine: {subject, facts}, weight: {words, facts: names}}): Reason => {
		const statements = names.flatMap(name => {
			const found = facts(name);
			return found.state === 'known' ? found.because : [];
		});
		const isOfMachine = statements.some(statement => statement.subject !== undefined);
		return {words, statements, ...(isOfMachine && subject && {subject: subject.id})};
	});
	return reasons.filter(
		({words, subject}, index) =>
			reasons.findIndex(other => other.words.zh === words.zh && other.subject === subject) === index,
	);
};

const weighed = (
	known: Known | undefined,
	raised: Hypothesis | undefined,
	machines: readonly Machine[],
	view: Looking,
	knowledge: Knowledge,
) => {
	const stacks = stackOf(knowledge);
	const about = raised?.subject === undefined ? undefined : machinesOf([raised.subject], view.case.subjects);
	const each = machines.map(machine => ({machine, ...weigh(known ?? {}, machine.facts, stacks)}));
	// Raised by no machine's facts and for no subject, it is a question to the whole case.
	const isOfAll = about === undefined && !each.some(({isRaised}) => isRaised);
	return {
		isRaised: each.some(({isRaised, state}) => isRaised && state !== 'refuted'),
		for: reasonsOf(each.flatMap(one => one.for.map(weight => ({machine: one.machine, weight})))),
		against: reasonsOf(each.flatMap(one => one.against.map(weight => ({machine: one.machine, weight})))),
		state: together(
			each.map(({state, isRaised, machine}) => ({
				state,
				isInQuestion: isRaised || isOfAll || about?.some(({id}) => id === machine.subject?.id) === true,
			})),
		),
	};
};

/** Every failing machine with its facts, each looked up once however many rows ask for it; one that is only planned shows nothing yet. */
const machinesIn = ({case: {subjects}, factsOf}: Looking): readonly Machine[] => {
	const all = allMachines(subjects).filter(({planned}) => !planned);
	return (all.length > 0 ? all : [undefined]).map(subject => {
		const lookup = factsOf(subject?.id);
		const seen = new Map<string, ReturnType<FactLookup>>();
		return {
			subject,
			facts: fact => {
				const view = seen.get(fact) ?? lookup(fact);
				seen.set(fact, view);
				return view;
			},
		};
	});
};

/** The possible causes of a case: those raised, and those that its facts raise and nobody took up. */
export const hypothesesOf = (view: Looking, knowledge: Knowledge) => {
	const {hypotheses: raised, advice}: Case = view.case;
	const machines = machinesIn(view);
	const shown = (id: string, one?: Hypothesis): {readonly isRaised: boolean; readonly hypothesis: HypothesisView} => {
		const known = knowledge.hypotheses[id];
		const {isRaised, state, ...reasons} = weighed(known, one, machines, view, knowledge);
		const words = known?.test.words ?? one?.test;
		const howto = known?.test.howto;
		const isSettled = one !== undefined && one.state !== 'open';
		return {
			isRaised,
			hypothesis: {
				id,
				title: one?.title ?? known!.title,
				...(one?.subject !== undefined && {subject: one.subject}),
				...reasons,
				state: isSettled ? one.state : state,
				isSettled,
				because: one?.because ?? [],
				...(words && {test: {words, ...(howto !== undefined && {howto}), state: testState(howto, advice)}}),
				ask: known?.ask ?? [],
				...(one && {raisedAt: one.raisedAt, raisedBy: one.raisedBy}),
				...(one?.settledAt !== undefined && {settledAt: one.settledAt}),
			},
		};
	};

	return {
		hypotheses: raised.map(one => shown(one.id, one).hypothesis),
		proposed: Object.keys(knowledge.hypotheses)
			.filter(id => !raised.some(one => one.id === id))
			.map(id => shown(id))
			.filter(({isRaised}) => isRaised)
			.map(({hypothesis}) => hypothesis),
	};
};

/** Neither settled by a person nor ruled out by the facts: what supports it is no proof before its test. */
export const isUndecided = ({isSettled, state}: HypothesisView): boolean => !isSettled && state !== 'refuted';

/** The test that decides most of what is undecided; of equals the one whose hypothesis was raised first. */
export const nextTestOf = (hypotheses: readonly HypothesisView[]): NextTest | undefined => {
	const tests = hypotheses.filter(isUndecided).flatMap(({id, test}) => {
		if (!test || test.state === 'done') return [];
		const decides = hypotheses
			.filter(
				other =>
					isUndecided(other) && (other.id === id || (test.howto !== undefined && other.test?.howto === test.howto)),
			)
			.map(other => other.id);
		return [{words: test.words, ...(test.howto !== undefined && {howto: test.howto}), state: test.state, decides}];
	});
	return tests.toSorted((a, b) => b.decides.length - a.decides.length)[0];
};
