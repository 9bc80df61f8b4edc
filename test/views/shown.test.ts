import test from 'ava';
import {marked} from '../../views/parts/shown.js';

const parts = (text: string, start: number, ...marks: Parameters<typeof marked>[2]) =>
	marked(text, start, marks).map(({text: part, tone}) => `${tone}:${part}`);

test('what is understood in a row of a field has its tone, the rest is the field', t => {
	t.deepEqual(parts('装了KB452523吗', 0, {from: 2, to: 10, tone: 'warn'}), [
		'field:装了',
		'warn:KB452523',
		'field:吗',
		'field:',
	]);
});

test('a smaller mark stands on a larger one', t => {
	t.deepEqual(parts('卡在32%了', 0, {from: 0, to: 5, tone: 'good'}, {from: 2, to: 5, tone: 'command'}), [
		'good:卡在',
		'command:32%',
		'field:了',
		'field:',
	]);
});

test('a mark that goes over the end of a row is seen on both', t => {
	const mark = {from: 3, to: 8, tone: 'accent'} as const;
	t.deepEqual(parts('12345', 0, mark), ['field:123', 'accent:45', 'field:']);
	t.deepEqual(parts('67890', 5, mark), ['accent:678', 'field:90', 'field:']);
	t.deepEqual(parts('next', 11, mark), ['field:next']);
});
