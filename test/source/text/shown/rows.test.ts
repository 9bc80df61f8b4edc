import test from 'ava';
import fc from 'fast-check';
import {cursorCell, offsetAt, visualRows} from '../../../../source/text/shown/rows.js';
import {width} from '../../../../source/text/shown/width.js';

const breaks = test.macro({
	title: (_, text: string, columns: number) => `${JSON.stringify(text)} in rows of ${columns}`,
	exec(t, text: string, columns: number, expected: string[]) {
		t.deepEqual(
			visualRows(text, columns).map(row => row.text),
			expected,
		);
	},
});
test(breaks, '', 4, ['']);
test(breaks, '三台设备', 4, ['三台', '设备']);
test(breaks, '三台设备', 5, ['三台', '设备']);
test(breaks, 'a\n\nb', 4, ['a', '', 'b']);
test(breaks, '卡32%回滚', 4, ['卡32', '%回', '滚']);
test(breaks, '卡', 1, ['卡']);

const stands = test.macro({
	title: (_, text: string, columns: number, cursor: number) =>
		`the cursor ${cursor} of ${JSON.stringify(text)} in rows of ${columns}`,
	exec(t, text: string, columns: number, cursor: number, cell: {x: number; y: number}) {
		t.deepEqual(cursorCell(visualRows(text, columns, cursor), cursor), cell);
	},
});
test(stands, '', 4, 0, {x: 0, y: 0});
test(stands, '三台', 8, 1, {x: 2, y: 0});
test('a soft break draws it in the later row', stands, '三台设备', 4, 2, {x: 0, y: 1});
test('a full last row gives it a row of its own', stands, '三台', 4, 2, {x: 0, y: 1});
test(stands, 'a\nb', 4, 2, {x: 0, y: 1});
test(stands, 'a\n', 4, 2, {x: 0, y: 1});

test('every cursor has a cell inside the field, and the cell leads back to it', t => {
	const unit = fc.constantFrom('三', 'a', '\n', '，', ' ', '%');
	fc.assert(
		fc.property(fc.string({unit}), fc.integer({min: 2, max: 12}), fc.nat(), (text, columns, seed) => {
			const cursor = seed % (text.length + 1);
			const rows = visualRows(text, columns, cursor);
			const {x, y} = cursorCell(rows, cursor);
			t.true(x < columns && rows.every(row => width(row.text) <= columns));
			t.is(offsetAt(rows, y, x), cursor);
		}),
	);
});
