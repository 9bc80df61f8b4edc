import test from 'ava';
import fc from 'fast-check';
import {anchorsOf, readers} from '../../../../source/evidence/open/reader.js';
import type {Kind} from '../../../../source/evidence/open/kind.js';
import {anchorsFor} from '../../../../source/evidence/rules/anchors.js';
import {compileRules} from '../../../../source/evidence/rules/rules.js';
import {shippedRules} from '../shipped-rules.js';

const seed = Math.trunc(Math.random() * 2 ** 31);

test('every line in which one of the words stands is met, and no other, and told with all its words', t => {
	const letters = fc.string({unit: fc.constantFrom('a', 'b', 'c', ' ', '驱'), minLength: 1, maxLength: 12});
	fc.assert(
		fc.property(
			fc.array(letters, {minLength: 1, maxLength: 8}),
			fc.array(letters, {maxLength: 30}),
			letters,
			(words, parts, sample) => {
				const {next, within} = anchorsFor(words, Buffer.from(sample));
				const isExact = words.every(word => Buffer.byteLength(word) >= 4);
				for (const line of parts.join('').match(/.{1,20}/gsu) ?? []) {
					const bytes = Buffer.from(line);
					const holds = words.filter(word => line.includes(word));
					const met = next(bytes, 0) !== -1;
					if (holds.length > 0) t.true(met, `${JSON.stringify(words)} in ${JSON.stringify(line)}`);
					else if (isExact) t.false(met, `${JSON.stringify(words)} not in ${JSON.stringify(line)}`);
					const told = within(bytes, 0, bytes.length);
					if (isExact) t.deepEqual([...new Set(told)].sort(), [...new Set(holds)].sort());
					else t.is(told, undefined);
				}
			},
		),
		{seed},
	);
});

test('of all that readers and rules look for nothing is overlooked, wherever in a block it stands', t => {
	const random = fc.sample(fc.string({unit: fc.constantFrom(...' =:0x8adeEHRSTtu'), maxLength: 40}), {
		numRuns: 4000,
		seed,
	});
	for (const kind of Object.keys(readers) as Kind[]) {
		const rules = compileRules(shippedRules, kind);
		const words = [...new Set([...readers[kind]!.anchors, ...rules.flatMap(({anchors}) => anchors)])];
		const lines = random.map((noise, index) => {
			const word = words[index % words.length]!;
			return index % 3 === 0 ? noise : `${noise}${word}${random[index - 1]}`;
		});
		const {next, within} = anchorsOf(readers[kind]!, rules, Buffer.from(random.join('')));
		const block = Buffer.from(lines.join('\n'));
		let from = 0;
		for (const line of lines) {
			const end = from + Buffer.byteLength(line);
			const place = next(block, from);
			const told = within(block, from, end);
			const holds = words.filter(word => line.includes(word));
			const which = `${kind}, seed ${seed}: ${JSON.stringify(line)}`;
			if (holds.length > 0 || told) t.is(place !== -1 && place < end, holds.length > 0, which);
			if (told) t.deepEqual([...new Set(told)].sort(), [...new Set(holds)].sort(), which);
			from = end + 1;
		}
	}
});

test('it goes on from where it is told', t => {
	const {next} = anchorsFor(['needle']);
	const bytes = Buffer.from('a needle, a needle');
	const first = next(bytes, 0);
	t.true(first >= 2 && first < 8);
	const second = next(bytes, 8);
	t.true(second >= 12 && second < 18);
	t.is(next(bytes, 13), -1);
});

test('nothing sought is nothing met', t => t.is(anchorsFor([]).next(Buffer.from('x'), 0), -1));
