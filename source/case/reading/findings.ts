import type {Case, Evidence, Joining, KeptFinding} from '../case.js';
import type {RecordedDriver, RecordedGap} from '../event.js';

/** A finding of a subject's files, with what makes it the one to read first. */
export type Seen = {
	/** The same as long as the file is. */
	readonly id: string;
	readonly evidence: Evidence;
	readonly finding: KeptFinding;
	/** Another log tells the same failure. */
	readonly driver?: RecordedDriver;
	/** The first failing line that the rollback goes back to. */
	readonly isRoot: boolean;
};

/** The subject, the groups it was split from, and the whole case; all there is when no subject is in hand. */
const isOf = ({subjects}: Case, subject: string | undefined): ((about: string | undefined) => boolean) => {
	if (subject === undefined) return () => true;
	const from = new Map(subjects.map(one => [one.id, one.from]));
	const scopes = new Set<string | undefined>([undefined]);
	for (let id: string | undefined = subject; id !== undefined && !scopes.has(id); id = from.get(id)) scopes.add(id);
	return about => scopes.has(about);
};

/** What was sent of a subject, of the group it was split from and of the case as a whole, in the order it came. */
export const evidenceFor = (found: Case, subject: string | undefined): readonly Evidence[] => {
	const isOwn = isOf(found, subject);
	return found.evidence.filter(one => isOwn(one.subject));
};

const joiningsFor = (found: Case, subject: string | undefined): readonly Joining[] => {
	const isOwn = isOf(found, subject);
	return found.joinings.filter(one => isOwn(one.subject));
};

/** What the files of a subject leave unseen. */
export const gapsFor = (found: Case, subject: string | undefined): readonly RecordedGap[] => [
	...joiningsFor(found, subject).flatMap(({gaps}) => gaps),
	...evidenceFor(found, subject).flatMap(({gaps = []}) => gaps),
];

const levels = {error: 0, warning: 1, info: 2} as const;
const ranksOf = ({finding, driver, isRoot}: Seen): readonly number[] => [
	Number(finding.setAside !== undefined),
	levels[finding.level],
	Number(driver === undefined),
	Number(!isRoot),
];

const inOrder = (one: Seen, other: Seen): number => {
	const others = ranksOf(other);
	const difference = ranksOf(one)
		.map((rank, index) => rank - others[index]!)
		.find(rank => rank !== 0);
	if (difference !== undefined) return difference;
	const [at, otherAt] = [one.finding.at ?? '', other.finding.at ?? ''];
	return at === otherAt ? one.finding.line - other.finding.line : at < otherAt ? -1 : 1;
};

/**
 * What was found in the files of a subject: errors before warnings, what is set aside last. Of the errors first what
 * two logs tell, then the line that the rollback goes back to, then by time.
 */
export const findingsFor = (found: Case, subject: string | undefined): readonly Seen[] => {
	const drivers = joiningsFor(found, subject).flatMap(joining => joining.drivers);
	return evidenceFor(found, subject)
		.flatMap(evidence =>
			evidence.findings.map((finding): Seen => {
				const driver = drivers.find(({setupapi: {file, line}}) => file === evidence.path && line === finding.line);
				const isRoot = evidence.log?.root?.line === finding.line;
				const id = `${evidence.id}/${finding.rule}/${finding.line}`;
				return {id, evidence, finding, isRoot, ...(driver && {driver})};
			}),
		)
		.toSorted(inOrder);
};
