import test from 'ava';
import fc from 'fast-check';
import * as z from 'zod';
import {readYaml} from '../../../source/knowledge/yaml.js';

const schema = z.strictObject({code: z.string(), version: z.string().optional()});
const faults = test.macro((t, source: string, expected: Array<[number, number, string]>) => {
	const {faults} = readYaml(source, schema);
	t.deepEqual(
		faults.map(({line, column, message}) => [line, column, message]),
		expected,
	);
});

test('numbers stay the words that were written', t => {
	t.deepEqual(readYaml('code: 0x5\nversion: 6.10\n', schema).value, {code: '0x5', version: '6.10'});
});
test('a key stands once', faults, 'code: a\ncode: b\n', [[2, 1, 'Map keys must be unique']]);
test('a missing key is told at its parent', faults, '# note\nversion: a\n', [[2, 1, 'missing']]);
test('an unknown key is told where it stands', faults, 'code: a\nkode: b\n', [[2, 1, 'unknown key']]);
test('an empty file is told', faults, '', [[1, 1, 'expected object, received null']]);
test(
	'an alias that grows without end is told',
	faults,
	`a: &a [x, x]\n${'bcdefghij'.replaceAll(/./g, key => `${key}: &${key} [${`*${String.fromCharCode(key.charCodeAt(0) - 1)},`.repeat(9)}]\n`)}`,
	[[1, 1, 'Excessive alias count indicates a resource exhaustion attack']],
);
test('a value of another type than strings is told', faults, 'code: !!int 5\n', [
	[1, 7, 'Unresolved tag: tag:yaml.org,2002:int'],
]);

test('no text makes it throw', t => {
	const word = fc.constantFrom(
		'code',
		':',
		' ',
		'\n',
		'- ',
		'&a',
		'*a',
		'{',
		'}',
		'"',
		"'",
		'|',
		'\t',
		'<<',
		'__proto__',
		'%',
		'---',
	);
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string(),
				fc.array(word, {maxLength: 30}).map(words => words.join('')),
			),
			source => {
				const {value, faults} = readYaml(source, schema);
				return (value === undefined) === faults.length > 0;
			},
		),
	);
	t.pass();
});
