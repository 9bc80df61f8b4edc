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
test('a key stands once', faults, 'code: a\ncode: b\n', [[2, 1, 'code stands twice: a key may stand once']]);
test('a missing key is told at its parent', faults, '# note\nversion: a\n', [[2, 1, 'missing']]);
test('an unknown key is told where it stands', faults, 'code: a\nkode: b\n', [[2, 1, 'unknown key']]);
test('an empty file is told', faults, '', [[1, 1, 'expected object, received null']]);
test('anchors and aliases are no text, however they grow', t => {
	const grown = 'bcdefghij'.replaceAll(
		/./g,
		key => `${key}: &${key} [${`*${String.fromCharCode(key.charCodeAt(0) - 1)},`.repeat(9)}]\n`,
	);
	const {value, faults} = readYaml(`a: &a [x, x]\n${grown}`, schema);
	t.is(value, undefined);
	t.deepEqual(
		faults.map(({line, code}) => [line, code]),
		[2, 3, 4, 5, 6, 7, 8, 9, 10].map(line => [line, 'yaml-start']),
	);
});
test('a value of another type than strings is told', faults, 'code: !!int 5\n', [
	[1, 7, "a text cannot begin with !: put the whole text in single quotes: '…'"],
]);
test('a # inside quotes or a word is text, and a comment may have its own line', t => {
	const source = "# note\ncode: 'a # b'\n  # another\nversion: a#b\n";
	t.deepEqual(readYaml(source, schema).value, {code: 'a # b', version: 'a#b'});
});

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
