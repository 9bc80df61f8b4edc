import test from 'ava';
import {numberOf} from '../../../../source/text/note/numerals.js';

const counts = test.macro({
	title: (_, text: string) => JSON.stringify(text),
	exec: (t, text: string, number: number | undefined) => t.is(numberOf(text), number),
});
test(counts, '3', 3);
test(counts, '３２', 32);
test(counts, '1,200', 1200);
test(counts, '三', 3);
test(counts, '两', 2);
test(counts, '十', 10);
test(counts, '十二', 12);
test(counts, '二十', 20);
test(counts, '三十二', 32);
test(counts, '一百', 100);
test(counts, '一百零五', 105);
test(counts, '一百五', 150);
test(counts, '一百五十', 150);
test(counts, '两千三百', 2300);
test(counts, '三万', 30_000);
test(counts, '三万二', 32_000);
test(counts, '一万零二十', 10_020);
test(counts, '零', 0);
test(counts, '', undefined);
test(counts, '几', undefined);
test(counts, '一二', undefined);
test(counts, '十百', undefined);
test(counts, '一万万', undefined);
test(counts, '3台', undefined);
