import test from 'ava';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {
	cutText,
	fastWidth,
	fitText,
	graphemes,
	nextOffset,
	previousOffset,
	width,
} from '../../../../source/text/shown/width.js';

const family = '👨\u200d👩\u200d👧';

const measures = test.macro({
	title: (_, text: string, cells: number) => `${JSON.stringify(text)} takes ${cells} cells`,
	exec: (t, text: string, cells: number) => t.is(width(text), cells),
});
test(measures, '', 0);
test(measures, 'KB4490628', 9);
test(measures, '卡在32%', 7);
test(measures, '，。（）', 8);
test(measures, '“V10”…', 6);
test(measures, 'ｶﾅ', 2);
test(measures, '한국', 4);
test(measures, family, 2);
test(measures, '❤\ufe0f', 2);
test(measures, 'e\u0301', 1);
test(measures, '\u3000', 2);

const fits = test.macro({
	title: (_, text: string, columns: number) => `${JSON.stringify(text)} fitted to ${columns} cells`,
	exec(t, text: string, columns: number, expected: string) {
		t.is(fitText(text, columns), expected);
	},
});
test(fits, '安装失败', 8, '安装失败');
test(fits, '安装失败', 9, '安装失败 ');
test(fits, '安装失败', 7, '安装失…');
test(fits, '安装失败', 6, '安装… ');
test(fits, 'rollback', 5, 'roll…');
test(fits, '安装', 1, '…');
test(fits, '安装', 0, '');
test(fits, '', 3, '   ');

test('a fitted text takes exactly its cells, whatever the text', t => {
	fc.assert(
		fc.property(
			fc.string({unit: 'grapheme'}),
			fc.nat(40),
			(text, columns) => width(fitText(text, columns)) === columns,
		),
	);
	t.is(cutText(`${family}卡`, 3), family);
});

test('offsets step over whole characters, there and back', t => {
	const text = `卡${family}e\u0301x`;
	const ends = graphemes(text).map(
		(
			at => (grapheme: string) =>
				(at += grapheme.length)
		)(0),
	);
	let at = 0;
	for (const end of ends) {
		t.is(nextOffset(text, at), end);
		t.is(previousOffset(text, end), at);
		at = end;
	}

	t.is(nextOffset(text, text.length), text.length);
	t.is(previousOffset(text, 0), 0);
});

test('the stand-in for string-width gives the very same answer for any text, coloured or not', t => {
	const piece = fc.oneof(
		fc.constantFrom(
			'卡在32%',
			'…',
			'·',
			'─',
			'▸',
			'●',
			'✓',
			'“',
			'”',
			'—',
			'→',
			family,
			'\u001b[31m',
			'\u001b[39m',
			'\u001b]8;;x\u0007',
			'ｶ',
			'한',
		),
		fc.string({unit: 'grapheme'}),
	);
	fc.assert(
		fc.property(fc.array(piece), pieces => {
			const text = pieces.join('');
			return (
				fastWidth(text) === stringWidth(text) &&
				fastWidth(text, {countAnsiEscapeCodes: true}) === stringWidth(text, {countAnsiEscapeCodes: true})
			);
		}),
		{numRuns: 2000},
	);
	t.pass();
});
