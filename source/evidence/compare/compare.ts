import {type Run, type Signed, serviceStart, type Step, type Stretch} from './run.js';

/** Where two runs part: the last step that both took, and what came next; null: the log ends there. */
export type Divergence = {
	/** The innermost stretch of the bad run, else of the good one, in which they part; null outside of all. */
	readonly phase: string | null;
	readonly after: {readonly good: Step; readonly bad: Step} | null;
	readonly good: Step | null;
	readonly bad: Step | null;
};

export type PhasePair = {readonly name: string; readonly good: Stretch | null; readonly bad: Stretch | null};

/** A run of the bad log beside the run of the good one that is most like it. */
export type RunPair = {
	readonly good: Step | null;
	readonly bad: Step | null;
	readonly phases: readonly PhasePair[];
	readonly divergence: Divergence | null;
};

export type Compared = {
	/** Runs in which something was done, in the order of the bad log. */
	readonly runs: readonly RunPair[];
	/** Of the first run that went wrong, else of the first that went another way; null: no run differs. */
	readonly divergence: Divergence | null;
};

const signsOf = ({steps}: Run) => new Set(steps.map(({sign}) => sign));
const stepOf = ({file, line, at, quote}: Signed): Step => ({file, line, at, quote});

/** What goes on while Windows is up ends with it, and that alone is no fault. */
const isUp = ({name}: Stretch) => name === 'session' || name === 'staging';
const isBroken = (stretch: Stretch) => stretch.name === 'rollback' || (stretch.isCut && !isUp(stretch));
const isWrong = ({steps, stretches}: Run) => steps.some(({isFailure}) => isFailure) || stretches.some(isBroken);
const isWork = (run: Run) => !run.stretches.every(isUp) || isWrong(run);

/** The run that shares most steps with another, of those the one with the fewest of its own. */
const mostLike = (run: Run, others: readonly Run[]): Run | undefined => {
	const signs = signsOf(run);
	signs.delete(serviceStart);
	const likeness = others.map(other => {
		const theirs = signsOf(other);
		const shared = theirs.intersection(signs).size;
		return {other, shared, own: theirs.size - shared};
	});
	return likeness
		.filter(({shared}) => shared > 0)
		.toSorted((one, other) => other.shared - one.shared || one.own - other.own)[0]?.other;
};

const phaseAt = ({stretches}: Run, step: Step | undefined) =>
	step === undefined
		? undefined
		: stretches.findLast(
				({file, line, to}) =>
					file === step.file && line <= step.line && (to === null || step.at === null || step.at <= to),
			)?.name;

/**
 * Where the bad run first does what the good one never does, or leaves out what the good one does, whichever comes
 * first. Threads write as they like, so that order alone parts nothing. Where a run ends, the next one begins:
 * `afterGood` and `afterBad` are the steps with which it does.
 */
const divergenceOf = (good: Run | undefined, bad: Run, afterGood?: Step, afterBad?: Step): Divergence | null => {
	const goodSigns = good ? signsOf(good) : new Set<string>();
	const badSigns = signsOf(bad);
	const goodSteps = good?.steps ?? [];
	const added = bad.steps.findIndex(({sign}) => !goodSigns.has(sign));
	const left = goodSteps.findIndex(({sign}) => !badSigns.has(sign));
	if (added === -1 && left === -1) return null;

	const placeInBad = (index: number) => bad.steps.findIndex(({sign}) => sign === goodSteps[index]?.sign);
	const placeInGood = (index: number) => goodSteps.findIndex(({sign}) => sign === bad.steps[index]?.sign);
	// Both places are counted in steps of the bad run: what is left out stands after the last shared step before it.
	const leftAt = left === -1 ? Number.POSITIVE_INFINITY : left === 0 ? 0 : placeInBad(left - 1) + 1;
	const addedAt = added === -1 ? Number.POSITIVE_INFINITY : added;
	const at = Math.min(leftAt, addedAt);
	const before = bad.steps[at - 1];
	const beforeInGood = at === 0 ? undefined : goodSteps[placeInGood(at - 1)];
	const nextInGood = leftAt <= addedAt ? goodSteps[left] : goodSteps[at === 0 ? 0 : placeInGood(at - 1) + 1];
	const nextInBad = bad.steps[at];
	return {
		phase: phaseAt(bad, nextInBad ?? before) ?? (good && phaseAt(good, nextInGood)) ?? null,
		after: before && beforeInGood ? {good: stepOf(beforeInGood), bad: stepOf(before)} : null,
		good: nextInGood ? stepOf(nextInGood) : (afterGood ?? null),
		bad: nextInBad ? stepOf(nextInBad) : (afterBad ?? null),
	};
};

/** Stretches of one name beside each other, in the order of the bad run; what only the good one has comes after. */
const phasesOf = (good: Run | undefined, bad: Run): readonly PhasePair[] => {
	const rest = [...(good?.stretches ?? [])];
	const take = (name: string) => {
		const index = rest.findIndex(stretch => stretch.name === name);
		return index === -1 ? null : rest.splice(index, 1)[0]!;
	};
	const pairs = bad.stretches.map(
		(stretch): PhasePair => ({name: stretch.name, bad: stretch, good: take(stretch.name)}),
	);
	return [...pairs, ...rest.map((stretch): PhasePair => ({name: stretch.name, good: stretch, bad: null}))];
};

const beginAfter = (run: Run | undefined, runs: readonly Run[]): Step | undefined => {
	const next = run && runs[runs.indexOf(run) + 1]?.steps[0];
	return next && stepOf(next);
};

/** Holds each working run of the bad log against the run of the good one that is most like it. */
export const compareRuns = (good: readonly Run[], bad: readonly Run[]): Compared => {
	const working = bad.filter(isWork);
	const pairs = working.map(run => {
		const other = mostLike(run, good);
		const divergence = divergenceOf(other, run, beginAfter(other, good), beginAfter(run, bad));
		const [first, second] = [other?.steps[0], run.steps[0]];
		return {
			isWrong: isWrong(run),
			good: first ? stepOf(first) : null,
			bad: second ? stepOf(second) : null,
			phases: phasesOf(other, run),
			divergence,
		};
	});
	const differing = pairs.filter(({divergence}) => divergence !== null);
	const first = differing.find(({isWrong}) => isWrong) ?? differing[0];
	return {runs: pairs.map(({isWrong: _, ...pair}) => pair), divergence: first?.divergence ?? null};
};
