import test from 'ava';
import {checkText} from '../../../../source/commands/case/check.js';
import {shipped} from '../../../helpers/knowledge.js';
import {recorded} from '../../../helpers/output.js';
import {viewOf} from '../../drafts/example.js';

const {knowledge} = shipped;

test('a malformed KB exits with 1 and names the known ones a digit away, each with its product', t => {
	const io = recorded();
	t.is(checkText('请安装 KB452523', {...io, knowledge}), 1);
	const [first, ...rows] = io.out().trimEnd().split('\n');
	t.regex(first!, /^1:5 错误 KB452523.*少一位数字.* \[kb-malformed\]$/);
	t.true(rows.length >= 5);
	t.true(rows.some(row => /KB4525233.*Windows 7 SP1/.test(row)));
	t.true(rows.some(row => /KB4525232.*Windows 10 1507/.test(row)));
});

test('in a Windows 7 case only its own updates are proposed, the security-only first; the others are refused', t => {
	const io = recorded({json: true});
	t.is(checkText('请核对 KB452523', {...io, knowledge, view: viewOf()}), 1);
	const {schema, blocks, problems} = JSON.parse(io.out());
	t.is(schema, 1);
	t.true(blocks);
	t.deepEqual(
		problems[0].candidates.filter((one: {refused?: boolean}) => !one.refused).map((one: {text: string}) => one.text),
		['KB4525233', 'KB4525235'],
	);
});

for (const wrong of ['KB449062', 'KB45306922', 'KB453O692']) {
	test(`${wrong} blocks`, t => {
		t.is(checkText(`请核对 ${wrong}`, {...recorded(), knowledge}), 1);
	});
}

for (const right of ['KB 4530692', 'kb4490628', 'KB4474419']) {
	test(`${right} is fine`, t => {
		const io = recorded();
		t.is(checkText(`补丁 ${right} 安装失败`, {...io, knowledge}), 0);
		t.is(io.out(), '没有发现问题。\n');
	});
}

test('an unknown KB is a warning and exits with 0', t => {
	const io = recorded({language: 'en'});
	t.is(checkText('KB5999999 failed', {...io, knowledge}), 0);
	t.regex(io.out(), /^1:1 warning .*\[kb-unknown\]/);
});

test('control characters of a text never reach the terminal', t => {
	const io = recorded();
	checkText('设备\u001b[31mKB452523\u0007', {...io, knowledge});
	checkText('【待填：\u001b[2J】', {...io, knowledge});
	t.false(/[\u0000-\u0009\u000b-\u001f]/.test(io.out()));
});
