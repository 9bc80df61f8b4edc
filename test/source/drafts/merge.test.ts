import test from 'ava';
import fc from 'fast-check';
import {merge} from '../../../source/drafts/merge.js';

const lines = (...all: readonly string[]) => all.join('\n');

test('his lines stay, lines he left alone follow the case, and both are told', t => {
	const was = lines('许先生 您好：', '客户：甲行。', '影响：未知。', '台数：3台。', '谢谢。');
	const mine = lines('许先生 您好：', '客户：甲行。', '影响：我写的影响。', '台数：3台。', '顺祝商祺。', '谢谢。');
	const now = lines('许先生 您好：', '客户：乙行。', '影响：12个网点。', '台数：3台。', '谢谢。');
	const {text, changes} = merge(was, mine, now);
	t.is(text, lines('许先生 您好：', '客户：乙行。', '影响：我写的影响。', '台数：3台。', '顺祝商祺。', '谢谢。'));
	t.deepEqual(changes, [
		{was: '客户：甲行。', now: '客户：乙行。', isKept: false},
		{was: '影响：未知。', now: '影响：12个网点。', isKept: true},
	]);
});

test('a line he did not touch is brought up to date', t => {
	const was = lines('一', '台数：2台。', '二', '三');
	const {text, changes} = merge(
		was,
		lines('一', '台数：2台。', '二', '我的话'),
		lines('一', '台数：3台。', '二', '三'),
	);
	t.is(text, lines('一', '台数：3台。', '二', '我的话'));
	t.deepEqual(changes, [{was: '台数：2台。', now: '台数：3台。', isKept: false}]);
});

test('without an edit the mail is the generated one, without a change it is his, whatever the texts are', t => {
	const text = fc.array(fc.constantFrom('甲', '乙', '丙', '', '丁'), {maxLength: 12}).map(all => all.join('\n'));
	fc.assert(
		fc.property(text, text, text, (was, mine, now) => {
			t.is(merge(was, was, now).text, now);
			t.is(merge(was, mine, was).text, mine);
			t.deepEqual(merge(was, mine, was).changes, []);
			t.is(merge(was, now, now).text, now);
		}),
		{numRuns: 300},
	);
});

test('no line that he wrote is ever lost', t => {
	const text = fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), {maxLength: 12});
	fc.assert(
		fc.property(text, text, text, fc.nat(12), (was, mine, now, at) => {
			const his = [...mine.slice(0, at), '他写的一行', ...mine.slice(at)];
			t.true(merge(was.join('\n'), his.join('\n'), now.join('\n')).text.split('\n').includes('他写的一行'));
		}),
		{numRuns: 300},
	);
});
