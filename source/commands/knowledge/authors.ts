import {existsSync} from 'node:fs';
import process from 'node:process';
import type {Command} from 'commander';
import type {Knowledge} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import type {ExitCode, Io} from '../io.js';

type Wiring = {
	readonly command: (name: string, about: string, parent?: Command) => Command;
	readonly io: Io;
	/** The knowledge in use: the shipped one, under the team's. */
	readonly known: () => Promise<Knowledge>;
	readonly shipped: () => Promise<Knowledge>;
	/** `2026-11-22` */
	readonly today: string;
	readonly done: (code: ExitCode) => void;
};

const words = {
	knowledge: {zh: '检查、列出或新建知识：lint、list、new', en: 'check, list or begin knowledge: lint, list, new'},
	lint: {zh: '检查知识文件夹，错误指出文件:行:列', en: 'check a folder of knowledge; errors as file:line:column'},
	list: {zh: '按种类和可信度统计', en: 'count entries by kind and confidence'},
	new: {
		zh: '写出新条目的骨架：kb code howto tree rule hypothesis',
		en: 'write the skeleton of a new entry: kb code howto tree rule hypothesis',
	},
	dir: {zh: '写入这个文件夹', en: 'write to this folder'},
	tree: {zh: '检查、试走或画出决策树：lint、test、graph', en: 'check, try or draw the trees: lint, test, graph'},
	treeLint: {zh: '只检查决策树', en: 'check the trees only'},
	test: {zh: '走一遍每棵树的用例', en: 'walk the cases of every tree'},
	mutate: {zh: '再改错每一处去向，看用例能否发现', en: 'also bend every way and see whether the cases notice'},
	graph: {zh: '画出一棵树或全部', en: 'draw one tree or all'},
	mermaid: {zh: '输出 Mermaid 文本，不输出大纲', en: 'as Mermaid text, not as an outline'},
} as const satisfies Record<string, Both>;

/** The commands for those who write knowledge: `knowledge …` and `tree …`. */
export const addAuthorCommands = ({command, io, known, shipped, today, done}: Wiring): void => {
	const say = (name: keyof typeof words) => words[name][io.language];

	/** A folder of knowledge: one that is named, or the team's, lies over the shipped one; a checkout's own stands alone. */
	const over = async (named: string | undefined) => {
		const folder = named ?? process.env['CASEWALK_KNOWLEDGE'];
		return [folder ?? 'knowledge', {...io, today, ...(folder !== undefined && {base: await shipped()})}] as const;
	};

	const knowledge = command('knowledge', say('knowledge'));
	command('lint [DIR]', say('lint'), knowledge).action(async (folder: string | undefined) => {
		const {lintKnowledge} = await import('./knowledge.js');
		done(await lintKnowledge(...(await over(folder))));
	});
	command('list', say('list'), knowledge).action(async () => {
		const {listKnowledge} = await import('./knowledge.js');
		done(await listKnowledge({...io, knowledge: await known()}));
	});

	command('new <KIND> <ID>', say('new'), knowledge)
		.option('--dir <DIR>', say('dir'))
		.action(async (kind: string, id: string, {dir}: {dir?: string}) => {
			const {newKnowledge} = await import('./new-knowledge.js');
			const own = existsSync('knowledge/kb') ? 'knowledge' : undefined;
			const folder = dir ?? process.env['CASEWALK_KNOWLEDGE'] ?? own;
			done(await newKnowledge(kind, id, {...io, knowledge: await shipped(), folder, today}));
		});

	const tree = command('tree', say('tree'));
	command('lint [DIR]', say('treeLint'), tree).action(async (folder: string | undefined) => {
		const {lintTrees} = await import('./tree.js');
		done(await lintTrees(...(await over(folder))));
	});
	command('test [DIR]', say('test'), tree)
		.option('--mutate', say('mutate'))
		.action(async (folder: string | undefined, {mutate}: {mutate?: boolean}) => {
			const {testTrees} = await import('./tree.js');
			const [where, options] = await over(folder);
			done(await testTrees(where, {...options, mutate}));
		});
	command('graph [TREE]', say('graph'), tree)
		.option('--mermaid', say('mermaid'))
		.action(async (id: string | undefined, {mermaid}: {mermaid?: boolean}) => {
			const {graphTrees} = await import('./tree.js');
			done(await graphTrees(id, {...io, knowledge: await known(), mermaid}));
		});
};
