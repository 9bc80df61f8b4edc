import test from 'ava';
import {code} from '../../../../source/commands/knowledge/code.js';
import {compileKnowledge} from '../../../../source/knowledge/compile.js';
import {fixture} from '../../../helpers/knowledge.js';
import {recorded} from '../../../helpers/output.js';

const {knowledge} = compileKnowledge(fixture('dangling'));

test('a known code is told with causes, next steps and sources', async t => {
	const io = recorded();
	t.is(await code(['-2147024891'], {...io, knowledge}), 0);
	t.is(
		io.out(),
		`0x80070005  E_ACCESSDENIED
  含义      拒绝访问
  来自      Win32 系统错误  Win32 5
  其他写法  -2147024891  2147942405
  常见原因  1. 权限
  下一步    1. 查看权限
  操作说明  nowhere
  可信度    已核实
  来源      made up
  复核      2026-11-22
`,
	);
});

test('Error and number as two words are one code', async t => {
	const io = recorded({language: 'en'});
	t.is(await code(['Error', '5'], {...io, knowledge}), 0);
	t.regex(io.out(), /^0x80070005 {2}E_ACCESSDENIED\n {2}Meaning {7}Access is denied\n/);
});

test('an unknown code is taken apart and said to be unknown', async t => {
	const io = recorded({json: true});
	t.is(await code(['0x800F0FFF'], {...io, knowledge}), 1);
	const {schema, verdict, code: canonical, symbol, meaning, facility, win32} = JSON.parse(io.out());
	t.deepEqual(
		{schema, verdict, canonical, symbol, meaning, win32, facility: facility.en},
		{
			schema: 1,
			verdict: 'unknown',
			canonical: '0x800f0fff',
			symbol: null,
			meaning: null,
			win32: null,
			facility: 'CBS and SetupAPI (servicing, driver installation)',
		},
	);
});

test('what is no code is said to be none', async t => {
	const io = recorded();
	t.is(await code(['\u001b]0;拒绝'], {...io, knowledge}), 1);
	t.is(io.out(), '\\u{1b}]0;拒绝  不是错误代码：请核对写法，例如 casewalk code 0x80070005\n');
});

test('no code is wrong usage', async t => {
	const io = recorded({language: 'en'});
	t.is(await code([' '], {...io, knowledge}), 2);
	t.is(io.err(), 'No error code given.\ncasewalk code 0x80070005\n');
});
