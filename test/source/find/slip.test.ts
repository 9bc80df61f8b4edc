import test from 'ava';
import fc from 'fast-check';
import {asDigits, nearest, slips} from '../../../source/find/slip.js';

const apart = test.macro((t, one: string, other: string, count: number) => {
	t.is(slips(one, other, 3), count);
	t.is(slips(other, one, 3), count);
});
test('the same word', apart, 'procmon', 'procmon', 0);
test('a letter left out', apart, 'procmn', 'procmon', 1);
test('a letter too many', apart, 'proocmon', 'procmon', 1);
test('a wrong letter', apart, 'procmom', 'procmon', 1);
test('two letters swapped', apart, 'prcomon', 'procmon', 1);
test('two slips', apart, 'prcomn', 'procmon', 2);
test('too far apart is one more than asked for', apart, 'dism', 'procmon', 4);

test('no order of two words matters, and a word is no slip from itself', t => {
	const word = fc.string({maxLength: 12});
	fc.assert(
		fc.property(word, word, (one, other) => {
			t.is(slips(one, one, 2), 0);
			t.is(slips(one, other, 2), slips(other, one, 2));
		}),
		{numRuns: 200},
	);
});

test('only the nearest words are taken', t => {
	t.deepEqual(nearest('bitloker', ['bitlocker', 'bitlocked', 'block']), ['bitlocker']);
	t.deepEqual(nearest('repiar', ['repair', 'revert']), ['repair']);
});

test('a short word is taken for no other', t => t.deepEqual(nearest('pen', ['pe', 'pin', 'pens']), []));

test('two digits wrong are another number', t => t.deepEqual(nearest('kb4490699', ['kb4490628']), []));

const read = test.macro((t, word: string, expected: string | undefined) => t.is(asDigits(word), expected));
test('O in a KB is zero', read, 'kb453o692', 'kb4530692');
test('O in a code is zero', read, '0x8oo70005', '0x80070005');
test('l in a number is one', read, '44906l8', '4490618');
test('a word stays a word', read, 'kblocal', undefined);
test('digits stay as they are', read, 'kb4530692', undefined);
