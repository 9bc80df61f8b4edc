import test from 'ava';
import fc from 'fast-check';
import {judge, parseTest} from '../../../source/walk/condition.js';
import type {FactLookup} from '../../../source/walk/walk.js';

const facts =
	(values: Record<string, string>): FactLookup =>
	fact =>
		fact in values ? {state: 'known', value: values[fact]!, because: []} : {state: 'unknown'};

const stackOf = (kb: string) => (kb === 'KB4490628' ? '6.1.7601.24383' : undefined);
const verdict = (when: Record<string, string>, values: Record<string, string>) =>
	judge(when, facts(values), stackOf).is;

const holds = test.macro({
	exec: (t, text: string, value: string, expected: boolean | 'unknown') =>
		t.is(verdict({fact: text}, {fact: value}), expected),
	title: (_, text: string, value: string, expected: boolean | 'unknown') => `"${text}" of ${value} is ${expected}`,
});

test(holds, 'is win7', 'win7', true);
test(holds, 'is win7', 'win10', false);
test(holds, 'is not win7', 'win10', true);
test(holds, 'is not win7', 'win7', false);
test(holds, 'in win10 win11', 'win11', true);
test(holds, 'in win10 win11', 'win1', false);
test(holds, '>= KB4490628.stack', '6.1.7601.24537', true);
test(holds, '>= KB4490628.stack', '6.1.7601.24383', true);
test(holds, '>= KB4490628.stack', '6.1.7601.23505', false);
test(holds, '< KB4490628.stack', '6.1.7601.23505', true);
test(holds, '> 6.1.7601.24383', '6.1.7601.24383', false);
test(holds, '<= 6.1.7601.24383', '6.1.7601.24383', true);
test(holds, '< 6.1.7601.25632', '6.1.7601.24600', true);
test(holds, '< 6.1.7601.10000', '6.1.7601.9999', true);
test(holds, '>= KB4490628.stack', 'the newest one', 'unknown');
test(holds, '>= KB9999999.stack', '6.1.7601.24537', 'unknown');
test(holds, 'known', 'anything', true);

test('a row with an unknown test is unknown and names the first fact it lacks', t => {
	t.deepEqual(judge({'os.family': 'is win7', 'ssu.version': 'known'}, facts({'os.family': 'win7'}), stackOf), {
		is: 'unknown',
		fact: 'ssu.version',
	});
});

test('a row with one false test is false, whatever else is unknown', t => {
	t.is(verdict({'ssu.version': 'known', 'os.family': 'is win7'}, {'os.family': 'win10'}), false);
});

test('a contradicted fact counts as unknown', t => {
	const torn: FactLookup = () => ({state: 'contradicted', because: []});
	t.deepEqual(judge({fact: 'is a'}, torn, stackOf), {is: 'unknown', fact: 'fact'});
});

for (const text of [
	'',
	'win7',
	'is',
	'is a b',
	'in',
	'>= 24383',
	'>= KB44906',
	'>=KB4490628.stack',
	'unknown',
	'= 1.2.3.4',
])
	test(`"${text}" is no test`, t => t.is(parseTest(text), undefined));

test('versions compare as four integers, in every part', t => {
	const part = fc.integer({min: 0, max: 99_999});
	const version = fc.tuple(part, part, part, part);
	fc.assert(
		fc.property(version, version, (one, other) => {
			const index = one.findIndex((value, at) => value !== other[at]);
			const isBelow = index !== -1 && one[index]! < other[index]!;
			t.is(verdict({fact: `< ${other.join('.')}`}, {fact: one.join('.')}), isBelow);
		}),
		{numRuns: 200},
	);
});
