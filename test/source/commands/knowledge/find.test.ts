import test from 'ava';
import {find} from '../../../../source/commands/knowledge/find.js';
import {openFinder} from '../../../../source/find/finder.js';
import {shipped} from '../../../helpers/knowledge.js';
import {recorded} from '../../../helpers/output.js';

const finder = openFinder(shipped.knowledge);

test('the best comes first, with its kind and why', async t => {
	const io = recorded();
	t.is(await find(['KB', '4490628'], {...io, finder}), 0);
	t.regex(io.out(), /^KB +KB4490628 +2019 年 3 月[^\n]*服务堆栈更新 +完全一致\n/);
});

test('--json is a list of kind, id, title, why and score', async t => {
	const io = recorded({json: true, language: 'en'});
	t.is(await find(['4490628'], {...io, finder}), 0);
	const [first] = JSON.parse(io.out());
	t.deepEqual(Object.keys(first), ['kind', 'id', 'title', 'why', 'score']);
	t.is(first.id, 'KB4490628');
	t.is(first.why, 'exact');
});

test('a case is found by its number and shown safely', async t => {
	const io = recorded();
	const cases = [{id: 'c1', number: 'CAS-10001-A1B2C3', customer: '\u001b[31m某银行', title: '补丁安装失败'}];
	t.is(await find(['cas-10001-a1b2c3'], {...io, finder: openFinder(shipped.knowledge, cases)}), 0);
	t.regex(io.out(), /^案例 +c1 +CAS-10001-A1B2C3 \\u\{1b\}\[31m某银行 补丁安装失败 +完全一致\n/);
});

test('each kind stands together, that of the best first', async t => {
	const io = recorded({language: 'en'});
	t.is(await find(['ssu'], {...io, finder}), 0);
	const kinds = io
		.out()
		.split('\n')
		.flatMap(line => /^[A-Z][A-Za-z-]*/.exec(line)?.[0] ?? []);
	t.true(kinds.length > 2);
	t.deepEqual(kinds, [...new Set(kinds)]);
});

test('nothing found is said, and is no error', async t => {
	const io = recorded();
	t.is(await find(['qqqqqqqqxyzzy'], {...io, finder}), 0);
	t.is(io.out(), '没有找到。\n');
});

test('an empty query is wrong usage', async t => {
	const io = recorded();
	t.is(await find([' '], {...io, finder}), 2);
});
