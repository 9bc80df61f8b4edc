import test from 'ava';
import {plan} from '../../../../source/commands/knowledge/plan.js';
import {shipped} from '../../../helpers/knowledge.js';
import {recorded} from '../../../helpers/output.js';

const {knowledge} = shipped;

test('the steps stand in order, with the revision and the restart', async t => {
	const io = recorded();
	t.is(await plan(['KB', '4530692'], {...io, knowledge, os: 'win7-sp1-x64'}), 0);
	const lines = io.out().split('\n');
	t.is(lines[0], 'KB4530692  2019 年 12 月仅安全更新（Windows 7 / 2008 R2）');
	t.regex(lines[1]!, /^ {2}1\. {2}KB4474419 v3 {2}使用修订版 v3：/);
	t.regex(lines[2]!, /^ {6}重启$/);
	t.regex(lines[3]!, /^ {2}2\. {2}KB4490628 /);
	t.regex(lines[4]!, /^ {2}3\. {2}KB4530692 /);
	t.is(lines[5], '');
});

test('--json is exactly target, steps, satisfied and refused', async t => {
	const io = recorded({json: true, language: 'en'});
	t.is(await plan(['KB4530692'], {...io, knowledge, os: 'win7-sp1-x64', ssu: '6.1.7601.24537'}), 0);
	const told = JSON.parse(io.out());
	t.deepEqual(Object.keys(told), ['schema', 'target', 'steps', 'satisfied', 'refused']);
	t.is(told.schema, 1);
	t.is(told.target, 'KB4530692');
	t.deepEqual(
		told.steps.map(({kb, restartAfter}: {kb: string; restartAfter: boolean}) => [kb, restartAfter]),
		[
			['KB4474419', true],
			['KB4530692', false],
		],
	);
	t.deepEqual(Object.keys(told.steps[0]), ['kb', 'restartAfter', 'why']);
	t.deepEqual(told.satisfied, [{kb: 'KB4490628', by: 'stack 6.1.7601.24537'}]);
	t.is(told.refused, null);
});

test('installed KBs come between commas, in any spelling', async t => {
	const io = recorded();
	t.is(await plan(['4530692'], {...io, knowledge, installed: 'KB4474419，kb 4490628'}), 0);
	t.regex(io.out(), /\n {2}1\. {2}KB4530692 {2}要安装的更新\n {2}已满足 {2}KB4474419 {2}由 KB4474419\n/);
});

test('nothing to install is said', async t => {
	const io = recorded();
	t.is(await plan(['KB4490628'], {...io, knowledge, ssu: '6.1.7601.24537'}), 0);
	t.regex(io.out(), /\n {2}不需要再安装。\n {2}已满足 {2}KB4490628 {2}由 服务堆栈 6\.1\.7601\.24537\n$/);
});

test('a refusal is 1, with its reason', async t => {
	const io = recorded();
	t.is(await plan(['KB4525232'], {...io, knowledge, os: 'win7-sp1-x64'}), 1);
	t.is(io.out(), '不能安装：KB4525232 适用于 Windows 10 1507，不适用于 Windows 7 SP1 x64\n');
	const asJson = recorded({json: true});
	t.is(await plan(['KB45\u001b[2J'], {...asJson, knowledge}), 1);
	t.is(typeof JSON.parse(asJson.out()).refused, 'string');
});

test('no KB, two of them, no such system and no version are wrong usage', async t => {
	const io = recorded({json: true});
	t.is(await plan([], {...io, knowledge}), 2);
	t.is(await plan(['KB4530692', 'KB4490628'], {...io, knowledge}), 2);
	t.is(await plan(['KB4530692'], {...io, knowledge, os: 'beos'}), 2);
	t.is(await plan(['KB4530692'], {...io, knowledge, ssu: '24537'}), 2);
	t.is(io.out(), '');
	for (const line of io.err().trim().split('\n')) t.deepEqual(Object.keys(JSON.parse(line)), ['error', 'hint']);
});
