import test from 'ava';
import fc from 'fast-check';
import {width} from '../../../../source/text/shown/width.js';
import {wrapCjk} from '../../../../source/text/shown/wrap.js';

const wraps = test.macro({
	title: (_, text: string, columns: number) => `${JSON.stringify(text)} in ${columns} cells`,
	exec: (t, text: string, columns: number, lines: string[]) => t.deepEqual(wrapCjk(text, columns), lines),
});
test('Chinese breaks between any two characters', wraps, '重启三次后回滚', 6, ['重启三', '次后回', '滚']);
test('a comma never starts a line', wraps, '三台设备，回滚', 8, ['三台设', '备，回滚']);
test('an opening bracket never ends one', wraps, '更新（堆栈', 6, ['更新', '（堆栈']);
test('a KB stays whole', wraps, '先安装KB4490628再重启', 12, ['先安装', 'KB4490628再', '重启']);
test('a version stays whole', wraps, '堆栈是 6.1.7601.24537', 18, ['堆栈是', '6.1.7601.24537']);
test('English breaks at spaces', wraps, 'rolls back at restart', 10, ['rolls back', 'at restart']);
test('a path longer than a line is cut', wraps, String.raw`C:\Windows\Logs\CBS`, 8, ['C:\\Windo', 'ws\\Logs\\', 'CBS']);
test('a thousands comma keeps its number', wraps, '共 12,345,678 字节', 10, ['共', '12,345,678', '字节']);
test('an empty line stays', wraps, 'a\n\nb', 9, ['a', '', 'b']);
test('indentation stays', wraps, '  a b', 9, ['  a b']);
test('a column too narrow for a character still ends', wraps, '三台', 1, ['三', '台']);
test('no column at all still ends', wraps, 'ab', 0, ['a', 'b']);
test('nothing is one empty line', wraps, '', 5, ['']);

test('no line is wider than asked and no character but blanks is lost', t => {
	const unit = fc.constantFrom('三', '台', 'K', '4', '，', '（', '）', ' ', '.', '\n', '\\', '👍');
	fc.assert(
		fc.property(fc.string({unit, maxLength: 60}), fc.integer({min: 2, max: 20}), (text, columns) => {
			const lines = wrapCjk(text, columns);
			t.true(lines.every(line => width(line) <= columns));
			t.is(lines.join('').replaceAll(' ', ''), text.replaceAll(/[ \n]/g, ''));
		}),
	);
});
