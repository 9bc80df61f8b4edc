import test from 'ava';
import {aligned} from '../../../../source/commands/table.js';
import {mermaid} from '../../../../source/knowledge/drawing/mermaid.js';
import {outline} from '../../../../source/knowledge/drawing/outline.js';
import type {Tree} from '../../../../source/knowledge/schema.js';
import {width} from '../../../../source/text/shown/width.js';
import {shipped} from '../../../helpers/knowledge.js';

const {trees} = shipped.knowledge;
const both = (zh: string, en: string) => ({zh, en});

const tree = {
	id: 'small',
	title: both('小树', 'Small'),
	about: both('试', 'A trial'),
	start: 'ask',
	nodes: {
		ask: {
			kind: 'ask',
			title: both('停在哪里', 'Where does it "stop"'),
			choices: [
				{id: 'a', label: both('锁屏界面', 'Lock screen'), go: 'wait'},
				{id: 'b', label: both('35%', '35%'), go: 'sub'},
			],
		},
		wait: {
			kind: 'wait',
			title: both('等一轮', 'Wait'),
			condition: both('客户重启', 'A restart'),
			owner: 'customer',
			go: 'ask',
		},
		sub: {kind: 'sub', title: both('看堆栈', 'The stack'), tree: 'stack', ends: {old: 'end'}, go: 'wait'},
		end: {kind: 'end', title: both('结束', 'Done'), result: 'explained'},
	},
	sources: [],
	confidence: 'verified',
	reviewed: '2026-11-22',
	hash: '',
} satisfies Tree;
const stack = {
	...tree,
	id: 'stack',
	start: 'look',
	nodes: {
		look: {
			kind: 'check',
			title: both('够新吗', 'New enough'),
			rows: [{when: {'ssu.version': '>= 6.1.7601.5'}, go: 'old', because: both('因为', 'Because')}],
			else: 'old',
		},
		old: {kind: 'end', title: both('旧', 'Old'), result: 'explained'},
	},
} satisfies Tree;

test('an outline opens each node once, marks loops and names sub trees', t => {
	t.is(
		aligned(outline(tree, 'zh'), ''),
		`small           问  ask     停在哪里
├─ 锁屏界面     等  wait    等一轮
│  └─ 客户重启  问  ↺ ask
└─ 35%          转  sub     看堆栈 → stack
   ├─ old       终  end     结束
   └─ 其余      等  ↑ wait
`,
	);
});

test('every column of every shipped outline begins in one cell, Chinese counted as two', t => {
	for (const one of Object.values(trees)) {
		const rows = outline(one, 'zh');
		const widest = Math.max(...rows.map(([way]) => width(way)));
		for (const [index, line] of aligned(rows, '').trimEnd().split('\n').entries()) {
			const [way, kind] = rows[index]!;
			t.true(line.startsWith(`${way}${' '.repeat(widest - width(way) + 2)}${kind}`), line);
		}
	}
});

test('every node of a shipped tree stands in its outline', t => {
	for (const one of Object.values(trees)) {
		const ids = outline(one, 'en').map(([, , id]) => id);
		t.deepEqual(
			Object.keys(one.nodes).filter(id => !ids.includes(id)),
			[],
			one.id,
		);
	}
});

test('Mermaid frames each tree, dots what waits and what enters a tree, and escapes its own signs', t => {
	t.is(
		mermaid([tree, stack], 'en'),
		`flowchart TD
  subgraph n0t ["Small · small"]
    n0{"Where does it #quot;stop#quot; · ask"}
    n1(["Wait · wait"])
    n2[["The stack · sub"]]
    n3(("Done · end"))
  end
  subgraph n4t ["Small · stack"]
    n4{{"New enough · look"}}
    n5(("Old · old"))
  end
  n0 -->|"Lock screen"| n1
  n0 -->|"35%"| n2
  n1 -.->|"A restart"| n0
  n2 -->|"old"| n3
  n2 -->|"any other end"| n1
  n2 -.->|"stack"| n4
  n4 -->|"ssu.version #gt;= 6.1.7601.5"| n5
  n4 -->|"else"| n5
`,
	);
});
