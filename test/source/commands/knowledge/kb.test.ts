import test from 'ava';
import {kb} from '../../../../source/commands/knowledge/kb.js';
import {shipped} from '../../../helpers/knowledge.js';
import {recorded} from '../../../helpers/output.js';

const {knowledge} = shipped;

test('a known KB is told with its sources and how sure they are', async t => {
	const io = recorded();
	t.is(await kb(['kb4490628'], {...io, knowledge}), 0);
	const lines = io.out().split('\n');
	t.is(lines[0], `KB4490628  ${knowledge.kb['KB4490628']!.title.zh}  已核实`);
	t.true(lines.includes('  堆栈版本  6.1.7601.24383  已核实'));
	t.regex(io.out(), /\n {2}来源 {6}\S/);
	t.is(io.err(), '');
});

test('labels and texts stand in columns, Chinese counted as two cells', async t => {
	const io = recorded();
	await kb(['KB4490628'], {...io, knowledge});
	t.regex(io.out(), /\n {2}类型 {6}服务堆栈更新 SSU\n {2}适用 {6}Windows 7 SP1/);
});

test('KB and number as two words are one KB', async t => {
	const io = recorded({language: 'en'});
	t.is(await kb(['KB', '4530692', 'KB4490628'], {...io, knowledge}), 0);
	t.regex(io.out(), /^KB4530692 {2}Security-only update, December 2019/);
	t.regex(io.out(), /\n\nKB4490628 {2}/);
});

test('a malformed KB proposes those of the system and refuses the others with why', async t => {
	const io = recorded();
	t.is(await kb(['KB452523'], {...io, knowledge, os: 'win7-sp1', near: ['KB4530692']}), 1);
	const lines = io.out().split('\n');
	t.is(lines[0], 'KB452523  号码有误：少一位数字：Windows 的 KB 号是七位');
	t.regex(lines[1]!, /^ {2}可能是 {2}KB4525233 {2}未核实 {2}.*与 KB4530692 同为仅安全更新$/);
	t.regex(lines[2]!, /^ {10}KB4525235 /);
	t.is(lines[3], '  不会是  KB4525232  适用于 Windows 10 1507，不适用于 Windows 7 / Server 2008 R2');
	t.is(lines.at(-2), '  请与客户逐位核对号码。');
});

test('--json tells the same', async t => {
	const io = recorded({json: true, language: 'en'});
	t.is(await kb(['KB453O692'], {...io, knowledge}), 1);
	t.deepEqual(JSON.parse(io.out()), {
		schema: 1,
		token: 'KB453O692',
		verdict: 'malformed',
		kb: null,
		candidates: [
			{
				kb: 'KB4530692',
				products: ['win7-sp1', 'win2008r2-sp1'],
				confidence: 'verified',
				why: 'letters for digits',
			},
		],
		refused: [],
	});
});

test('--json of several is a list', async t => {
	const io = recorded({json: true});
	t.is(await kb(['KB4490628', 'KB4599999'], {...io, knowledge}), 1);
	t.deepEqual(
		JSON.parse(io.out()).map(({verdict}: {verdict: string}) => verdict),
		['known', 'unknown'],
	);
});

test('no KB and no such system are wrong usage', async t => {
	const io = recorded({json: true});
	t.is(await kb([], {...io, knowledge}), 2);
	t.is(await kb(['KB4490628'], {...io, knowledge, os: 'beos'}), 2);
	t.is(io.out(), '');
	for (const line of io.err().trim().split('\n')) t.deepEqual(Object.keys(JSON.parse(line)), ['error', 'hint']);
});

test('what is typed cannot act on the terminal', async t => {
	const io = recorded();
	t.is(await kb(['KB44\u001b[2J9062\u202e'], {...io, knowledge}), 1);
	t.notRegex(io.out(), /[\u001b\u202e]/);
});

test('a servicing stack says whether it satisfies the KB', async t => {
	const says = async (token: string, ssu: string) => {
		const io = recorded();
		t.is(await kb([token], {...io, knowledge, os: 'win7-sp1-x64', ssu}), 0);
		return /\n {2}这台机器 +(.*)\n/.exec(io.out())?.[1];
	};

	t.is(await says('KB4490628', '6.1.7601.24537'), '6.1.7601.24537 已满足，不需要再安装');
	t.is(await says('KB4490628', '6.1.7601.23505'), '6.1.7601.23505 低于 6.1.7601.24383');
	t.is(await says('KB4490628', '10.0.17763.1'), '10.0.17763.1 无法说明是否满足');
});

test('--json tells what superseded it, what requires it and what satisfies it', async t => {
	const io = recorded({json: true});
	t.is(await kb(['KB4490628'], {...io, knowledge, ssu: '6.1.7601.24537'}), 0);
	const told = JSON.parse(io.out()).kb;
	t.true(told.supersededBy.includes('KB4516655'));
	t.true(told.requiredBy.includes('KB4530692'));
	t.is(told.satisfiedBy, 'KB4490628');
});
