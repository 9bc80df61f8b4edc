import test from 'ava';
import {check} from '../../source/drafts/check.js';
import {makeDesk, withNewCase} from '../helpers/desk.js';
import {shipped} from '../helpers/knowledge.js';

const proposed = async (line: string, note: string) => {
	const {desk} = await makeDesk({knowledge: shipped.knowledge});
	const {id, view} = await withNewCase(desk, line);
	if (note) await desk.do({do: 'add-note', case: id, text: note});
	const [problem] = check('请安装 KB452523', {knowledge: shipped.knowledge, view: view()});
	return problem!.candidates.filter(({refused}) => !refused).map(({text}) => text);
};

test('before any fact, the other updates of the case tell for which system a misheard number is', async t => {
	const line = '[案例号: CAS-3-X1 ] % |P1|ICBC|工行用户反馈V2020-L补丁安装失败问题 % 初次响应';
	t.deepEqual(await proposed(line, 'win7系统安装补丁失败，涉及KB4474419、KB4530692和KB452523'), [
		'KB4525233',
		'KB4525235',
	]);
});

test('with no other update, what the ticket names does', async t => {
	t.deepEqual((await proposed('|P1|ICBC|win7补丁安装失败', '')).toSorted(), ['KB4525233', 'KB4525235']);
});

test('where ticket and notes disagree and no update helps, every product is proposed', async t => {
	t.is((await proposed('|P1|ICBC|V2020-L补丁安装失败', '客户说是win7')).length, 8);
});
