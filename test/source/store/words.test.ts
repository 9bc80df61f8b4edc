import test from 'ava';
import fc from 'fast-check';
import {matchOf, wordsOf} from '../../../source/store/words.js';

const gives = test.macro({
	exec(t, text: string, expected: string[]) {
		t.deepEqual([...wordsOf(text)].sort(), [...expected].sort());
	},
	title: (_given, text) => `the words of ${text}`,
});

test(gives, '卡住了', ['卡住', '住了', '了']);
test(
	gives,
	'卡在32%重启',
	['卡在', '在', '32%', '32', '重启', '启'].filter(word => word !== '32'),
);
test(gives, 'KB4530692', ['kb4530692', '4530692']);
test(gives, 'ＫＢ４５３０６９２', ['kb4530692', '4530692']);
test(gives, '0x80070005', ['0x80070005', '80070005']);
test(gives, '6.1.7601.24537.', ['6.1.7601.24537', '6', '1', '7601', '24537']);
test(gives, 'CAS-11869-N1L2C8', ['cas-11869-n1l2c8', 'cas', '11869', 'n1l2c8']);
test(gives, 'V10BJFHA2436072', ['v10bjfha2436072', '2436072']);
test(gives, '"; drop * (', ['drop']);

test('no query is anything but quoted words, all of which must be there', t => {
	fc.assert(
		fc.property(fc.string({unit: 'binary', maxLength: 200}), query => {
			t.regex(matchOf(query), /^("[^"]+"\*( AND "[^"]+"\*)*)?$/u);
		}),
		{numRuns: 2000},
	);
});

test('a pasted page is asked about by its beginning only', t => {
	t.is(matchOf(`卡住 ${'x'.repeat(100_000)}`), `"卡住"* AND "${'x'.repeat(61)}"*`);
});

test('every piece of a text finds it', t => {
	const text = '云桌面进入修复选项，卡在32%，KB4530692 之后 0x80070005';
	const words = wordsOf(text);
	for (const query of ['云', '桌面', '修复选项', '32', '32%', 'kb453', '4530692', '80070005', '0X8007']) {
		for (const [, start] of matchOf(query).matchAll(/"([^"]+)"\*/g)) {
			t.true(
				words.some(word => word.startsWith(start!)),
				`${query}: ${start}`,
			);
		}
	}
});
