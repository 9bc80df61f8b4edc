import {judge} from '../../walk/condition.js';
import type {FactLookup} from '../../walk/walk.js';
import {weigh} from '../hypothesis.js';
import {stackOf} from '../kb.js';
import type {Condition, Hypothesis, Knowledge} from '../schema.js';
import type {Trail} from '../yaml.js';
import type {Problem} from './problem.js';
import {type Missing, missingHowto, wrongTest, wrongValue} from './reference.js';

const lookup =
	(given: Readonly<Record<string, string>>): FactLookup =>
	fact => {
		const value = given[fact];
		return value === undefined ? {state: 'unknown'} : {state: 'known', value, because: []};
	};

/** A hypothesis carries its proof: see lint.ts for the codes. */
export const lintHypothesis = (hypothesis: Hypothesis, knowledge: Knowledge): readonly Problem[] => {
	const {id, raisedBy = [], supports = [], refutes = [], proof = [], test} = hypothesis;
	const file = `hypotheses/${id}.yaml`;
	const at = (path: Trail, found: Missing): Problem[] => found.map(problem => ({...problem, file, path}));
	const rows: ReadonlyArray<{readonly when: Condition; readonly path: Trail}> = [
		...raisedBy.map((when, index) => ({when, path: ['raisedBy', index]})),
		...supports.map(({when}, index) => ({when, path: ['supports', index, 'when']})),
		...refutes.map(({when}, index) => ({when, path: ['refutes', index, 'when']})),
	];
	const wrong = [
		...at(['test', 'howto'], missingHowto(test.howto, knowledge)),
		...rows.flatMap(({when, path}) =>
			Object.entries(when).flatMap(([fact, text]) => at([...path, fact], wrongTest(fact, text, knowledge))),
		),
		...proof.flatMap(({given}, index) =>
			Object.entries(given).flatMap(([fact, value]) =>
				at(['proof', index, 'given', fact], wrongValue(fact, value, knowledge)),
			),
		),
	];
	if (wrong.length > 0) return wrong;

	const stacks = stackOf(knowledge);
	const proves = (path: Trail, message: string) => at(path, [{code: 'hypothesis-proof', message}]);
	return [
		...proof.flatMap(({given, raised, expect}, index) => {
			const {isRaised, state} = weigh(hypothesis, lookup(given), stacks);
			return [
				...(state === expect ? [] : proves(['proof', index, 'expect'], `it stands ${state}, not ${expect}`)),
				...(raised === undefined || raised === isRaised
					? []
					: proves(['proof', index, 'raised'], isRaised ? 'it is raised' : 'it is not raised')),
			];
		}),
		...rows
			.filter(({when}) => !proof.some(({given}) => judge(when, lookup(given), stacks).is === true))
			.flatMap(({path}) => proves(path, 'no proof comes to this row')),
	];
};
