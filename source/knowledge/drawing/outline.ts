import type {Both, Language} from '../../text/both.js';
import {waysOf} from '../graph.js';
import type {Node, Tree} from '../schema.js';
import type {Trail} from '../yaml.js';

export const nodeKinds: Readonly<Record<Node['kind'], Both>> = {
	ask: {zh: '问', en: 'ask'},
	check: {zh: '判', en: 'check'},
	do: {zh: '做', en: 'do'},
	wait: {zh: '等', en: 'wait'},
	sub: {zh: '转', en: 'sub'},
	end: {zh: '终', en: 'end'},
};

const otherwise: Both = {zh: '否则', en: 'else'};
const afterwards: Both = {zh: '其余', en: 'any other end'};

/** What stands on a way out of a node: the answer, the tests of a row, what is waited for, the end of a sub tree. */
export const wayWords = (node: Node, path: Trail, language: Language): string => {
	const [field, at] = path;
	switch (node.kind) {
		case 'ask':
		case 'do':
			return node.choices[Number(at)]!.label[language];
		case 'check':
			return field === 'else'
				? otherwise[language]
				: Object.entries(node.rows[Number(at)]!.when)
						.map(([fact, test]) => `${fact} ${test}`)
						.join(', ');
		case 'wait':
			return node.condition[language];
		case 'sub':
			return field === 'ends' ? String(at) : afterwards[language];
		case 'end':
			return '';
	}
};

/** One line: the way that leads here behind its branches, what kind of node, its id and title. */
export type OutlineRow = readonly [way: string, kind: string, id: string, title: string];

/**
 * A tree as rows for columns. Each node opens once, where it is met first; `↺` is a way back to a node that led here (a
 * loop), `↑` a way to one that stands further up.
 */
export const outline = (tree: Tree, language: Language): readonly OutlineRow[] => {
	const rows: OutlineRow[] = [];
	const seen = new Set<string>();

	const draw = (id: string, way: string, below: string, above: readonly string[]) => {
		const node = tree.nodes[id];
		if (!node) {
			rows.push([way, '?', id, '']);
			return;
		}

		const isLoop = above.includes(id);
		const mark = isLoop ? '↺ ' : seen.has(id) ? '↑ ' : '';
		const title = node.kind === 'sub' ? `${node.title[language]} → ${node.tree}` : node.title[language];
		rows.push([way, nodeKinds[node.kind][language], mark + id, mark === '' ? title : '']);
		if (mark !== '') return;
		seen.add(id);

		const ways = waysOf(node);
		for (const [index, {to, path}] of ways.entries()) {
			const isLast = index === ways.length - 1;
			const words = wayWords(node, path, language);
			draw(to, `${below}${isLast ? '└─' : '├─'} ${words}`, `${below}${isLast ? '   ' : '│  '}`, [...above, id]);
		}
	};

	draw(tree.start, tree.id, '', []);
	return rows;
};
