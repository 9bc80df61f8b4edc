import type {Language} from '../../text/both.js';
import {waysOf} from '../graph.js';
import {wayWords} from './outline.js';
import type {Node, Tree} from '../schema.js';

/** Quotes and signs that Mermaid would read as its own, as its entities. */
const quoted = (text: string): string =>
	`"${text.replaceAll('#', '#35;').replaceAll('"', '#quot;').replaceAll('<', '#lt;').replaceAll('>', '#gt;')}"`;

const shapes: Readonly<Record<Node['kind'], readonly [string, string]>> = {
	ask: ['{', '}'],
	check: ['{{', '}}'],
	do: ['[', ']'],
	wait: ['([', '])'],
	sub: ['[[', ']]'],
	end: ['((', '))'],
};

/**
 * Trees as one Mermaid flowchart: a frame for each, a dotted way for waiting and for entering a sub tree that is drawn
 * too. Node names are numbers, as ids such as `end` are words of Mermaid's own.
 */
export const mermaid = (trees: readonly Tree[], language: Language): string => {
	const names = new Map<string, string>();
	for (const {id, nodes} of trees) for (const node of Object.keys(nodes)) names.set(`${id}/${node}`, `n${names.size}`);

	const frame = ({id, title, nodes}: Tree): string[] => {
		const boxes = Object.entries(nodes).map(([node, {kind, title}]) => {
			const [left, right] = shapes[kind];
			return `    ${names.get(`${id}/${node}`)}${left}${quoted(`${title[language]} · ${node}`)}${right}`;
		});
		return [
			`  subgraph ${names.get(`${id}/${Object.keys(nodes)[0]}`)}t [${quoted(`${title[language]} · ${id}`)}]`,
			...boxes,
			'  end',
		];
	};

	const ways = ({id, nodes}: Tree): string[] =>
		Object.entries(nodes).flatMap(([name, node]) => {
			const from = names.get(`${id}/${name}`);
			const out = waysOf(node).flatMap(({to, path}) => {
				const end = names.get(`${id}/${to}`);
				const arrow = node.kind === 'wait' ? '-.->' : '-->';
				return end ? [`  ${from} ${arrow}|${quoted(wayWords(node, path, language))}| ${end}`] : [];
			});
			const sub = node.kind === 'sub' ? trees.find(tree => tree.id === node.tree) : undefined;
			const entry = sub && names.get(`${sub.id}/${sub.start}`);
			return entry ? [...out, `  ${from} -.->|${quoted(sub.id)}| ${entry}`] : out;
		});

	return `${['flowchart TD', ...trees.flatMap(frame), ...trees.flatMap(ways)].join('\n')}\n`;
};
