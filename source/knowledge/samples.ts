import {compareVersions} from '../text/versions.js';
import {parseTest} from '../walk/condition.js';
import {stackOf} from './kb.js';
import type {Condition, Knowledge} from './schema.js';

/** For each fact, values of which each stands for all that the tests cannot tell apart. */
export type Samples = Readonly<Record<string, readonly string[]>>;

const stepped = (version: string, by: number): string => {
	const parts = version.split('.').map(Number);
	const last = parts[3]! + by;
	return last < 0 ? '0.0.0.0' : [...parts.slice(0, 3), last].join('.');
};

/** Below, at and above every version that is tested, lowest first. */
const versionsAround = (tested: readonly string[]): string[] =>
	[...new Set(tested.flatMap(version => [stepped(version, -1), version, stepped(version, 1)]))].sort(
		(a, b) => compareVersions(a, b) ?? 0,
	);

const valuesOf = (fact: string, tests: readonly string[], knowledge: Knowledge): readonly string[] => {
	const {type, values} = knowledge.facts[fact] ?? {type: 'text'};
	const read = tests.map(parseTest);
	const named = read.flatMap(test => (test?.test === 'in' ? test.values : test?.test === 'not' ? [test.value] : []));
	if (type === 'choice') return Object.keys(values ?? {});
	if (type === 'yes-no') return ['yes', 'no'];
	if (type !== 'version') {
		const names = (value: string) =>
			read.map(test =>
				test?.test === 'in' ? test.values.includes(value) : test?.test === 'not' && test.value === value,
			);
		return [...new Map([...named, 'another'].reverse().map(value => [names(value).join(), value])).values()].reverse();
	}

	const stack = stackOf(knowledge);
	const ordered = read.flatMap(test =>
		test?.test === 'order' ? (('kb' in test ? stack(test.kb) : test.version) ?? []) : [],
	);
	const around = versionsAround([...ordered, ...named]);
	return around.length > 0 ? around : ['1.0.0.0'];
};

/** Values enough to try every way these conditions can come out. */
export const samplesFor = (conditions: readonly Condition[], knowledge: Knowledge): Samples => {
	const tests: Record<string, string[]> = {};
	for (const condition of conditions)
		for (const [fact, test] of Object.entries(condition)) tests[fact] = [...(tests[fact] ?? []), test];
	return Object.fromEntries(Object.entries(tests).map(([fact, all]) => [fact, valuesOf(fact, all, knowledge)]));
};
