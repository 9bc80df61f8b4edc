import test from 'ava';
import {beside} from '../../../source/walk/place.js';
import {questionsLeft} from '../../../source/walk/left.js';
import {relatedTo} from '../../../source/walk/related.js';
import {shipped} from '../../helpers/knowledge.js';

const {knowledge} = shipped;
const {trees} = knowledge;

test('an answer brings the next advice nearer by one question at the most', t => {
	let asks = 0;
	for (const tree of Object.values(trees)) {
		for (const [id, node] of Object.entries(tree.nodes)) {
			if (node.kind !== 'ask') continue;
			const path = `${tree.id}/${id}`;
			const left = questionsLeft(trees, path);
			const after = node.choices.map(({go}) => questionsLeft(trees, beside(path, go)));
			t.is(left, 1 + Math.min(...after), path);
			asks += 1;
		}
	}

	t.true(asks > 60, String(asks));
});

test('a step that advises has no question left, and neither has a wait', t => {
	for (const tree of Object.values(trees))
		for (const [id, node] of Object.entries(tree.nodes))
			if (node.kind === 'do' || node.kind === 'wait') t.is(questionsLeft(trees, `${tree.id}/${id}`), 0, id);
});

test('a step brings its KBs, the codes known here, and where they lead', t => {
	const node = Object.values(trees['ssu-check']!.nodes).find(({kind}) => kind === 'check')!;
	const related = relatedTo(node, ['0x80070005', '6.1.7601.24537'], knowledge);
	const of = (kind: string) => related.filter(one => one.kind === kind).map(({id}) => id);
	t.true(of('kb').includes('KB4490628'), JSON.stringify(of('kb')));
	t.true(of('code').includes('0x80070005'));
	t.deepEqual(of('howto'), [...new Set(of('code').flatMap(id => knowledge.codes[id]?.howto ?? []))]);
	t.deepEqual(
		relatedTo(
			{
				kind: 'wait',
				title: {zh: '等', en: 'wait'},
				condition: {zh: '等', en: 'wait'},
				owner: 'customer',
				go: 'x',
			} as never,
			[],
			knowledge,
		),
		[],
	);
});
