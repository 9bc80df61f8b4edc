import test from 'ava';
import fc from 'fast-check';
import {anchorsFor} from '../../../../source/evidence/rules/anchors.js';

test('every line in which one of the words stands is met, and no other', t => {
	const letters = fc.string({unit: fc.constantFrom('a', 'b', 'c', ' ', '驱'), minLength: 1, maxLength: 9});
	fc.assert(
		fc.property(fc.array(letters, {minLength: 1, maxLength: 8}), fc.array(letters, {maxLength: 30}), (words, parts) => {
			const find = anchorsFor(words);
			const isExact = words.every(word => Buffer.byteLength(word) >= 3);
			for (const line of parts.join('').match(/.{1,20}/gsu) ?? []) {
				const holds = words.some(word => line.includes(word));
				const met = find(Buffer.from(line), 0) !== -1;
				if (holds) t.true(met, `${JSON.stringify(words)} in ${JSON.stringify(line)}`);
				else if (isExact) t.false(met, `${JSON.stringify(words)} not in ${JSON.stringify(line)}`);
			}
		}),
	);
});

test('it goes on from where it is told', t => {
	const find = anchorsFor(['needle']);
	const bytes = Buffer.from('a needle, a needle');
	const first = find(bytes, 0);
	t.is(first, 7);
	t.is(find(bytes, first), 17);
	t.is(find(bytes, 17), -1);
});

test('nothing sought is nothing met', t => t.is(anchorsFor([])(Buffer.from('x'), 0), -1));
