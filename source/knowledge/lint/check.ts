import {judge, parseTest} from '../../walk/condition.js';
import type {FactLookup} from '../../walk/walk.js';
import {stackOf} from '../kb.js';
import {type Samples, samplesFor} from '../samples.js';
import type {Knowledge, Node} from '../schema.js';
import type {Trail} from '../yaml.js';

type Check = Extract<Node, {kind: 'check'}>;
type Found = {readonly code: string; readonly path: Trail; readonly message: string};
type Point = Readonly<Record<string, string>>;

/** More ways than a person can write into one check. */
const most = 20_000;

const pointsOf = (samples: Samples): readonly Point[] => {
	const count = Object.values(samples).reduce((product, {length}) => product * length, 1);
	if (count > most) return [];
	return Object.entries(samples).reduce<readonly Point[]>(
		(points, [fact, values]) => points.flatMap(point => values.map(value => ({...point, [fact]: value}))),
		[{}],
	);
};

const lookup =
	(point: Point): FactLookup =>
	fact =>
		point[fact] === undefined ? {state: 'unknown'} : {state: 'known', value: point[fact], because: []};

/** Which rows hold at a point, by index. */
const holding = ({rows}: Check, point: Point, knowledge: Knowledge): readonly number[] =>
	rows.flatMap(({when}, index) => (judge(when, lookup(point), stackOf(knowledge)).is === true ? [index] : []));

const covered = (check: Check, holds: ReadonlyArray<readonly number[]>): Found[] =>
	check.rows.flatMap((_, row) =>
		holds.some(([first]) => first === row)
			? []
			: [
					{
						code: 'check-covered',
						path: ['rows', row],
						message: 'never comes to this row: it cannot hold, or a row above holds first',
					},
				],
	);

const isRange = (test: string) => parseTest(test)?.test === 'order';
const factsOf = (when: Check['rows'][number]['when']) => Object.keys(when).sort().join(' ');

/** Two ranges of the same facts that share some versions while each has its own: only their order decides. */
const overlapping = (check: Check, holds: ReadonlyArray<readonly number[]>): Found[] =>
	check.rows.flatMap((later, second) =>
		check.rows.slice(0, second).flatMap((earlier, first) => {
			if (earlier.go === later.go || factsOf(earlier.when) !== factsOf(later.when)) return [];
			if (!Object.values(later.when).some(isRange) || !Object.values(earlier.when).some(isRange)) return [];
			const [both, one, other] = [
				holds.some(rows => rows.includes(first) && rows.includes(second)),
				holds.some(rows => rows.includes(first) && !rows.includes(second)),
				holds.some(rows => !rows.includes(first) && rows.includes(second)),
			];
			return both && one && other
				? [
						{
							code: 'check-overlap',
							path: ['rows', second],
							message: `shares versions with row ${first + 1}, which goes elsewhere`,
						},
					]
				: [];
		}),
	);

/** Versions between two rows that no row names and else takes. */
const gaps = (check: Check, samples: Samples, points: readonly Point[], knowledge: Knowledge): Found[] => {
	const ranged = Object.keys(samples).filter(fact =>
		check.rows.some(({when}) => when[fact] !== undefined && isRange(when[fact])),
	);
	const found = ranged.flatMap(fact => {
		const values = samples[fact]!;
		return points
			.filter(point => point[fact] === values[0])
			.flatMap(point => {
				const isOpen = values.map(value => holding(check, {...point, [fact]: value}, knowledge).length === 0);
				const from = isOpen.findIndex((open, index) => open && isOpen.slice(0, index).includes(false));
				if (from === -1) return [];
				const after = isOpen.indexOf(false, from);
				return after === -1 ? [] : [`no row names ${fact} from ${values[from]} to ${values[after - 1]}: else takes it`];
			});
	});
	return [...new Set(found)].map(message => ({code: 'check-gap', path: ['else'], message}));
};

/**
 * Rows of one check against each other, tried at a value on each side of every version they name. A cascade of narrower
 * to wider rows is fine; numbers other than versions have no ranges. Codes: see lint.ts.
 */
export const lintCheck = (check: Check, knowledge: Knowledge): readonly Found[] => {
	const samples = samplesFor(
		check.rows.map(({when}) => when),
		knowledge,
	);
	const points = pointsOf(samples);
	if (points.length === 0) return [];
	const holds = points.map(point => holding(check, point, knowledge));
	return [...covered(check, holds), ...overlapping(check, holds), ...gaps(check, samples, points, knowledge)];
};
