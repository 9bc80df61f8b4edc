import {existsSync} from 'node:fs';
import {waysOf} from '../../knowledge/graph.js';
import {mermaid} from '../../knowledge/drawing/mermaid.js';
import {isOfTeam} from '../../knowledge/overlay.js';
import {outline, wayWords} from '../../knowledge/drawing/outline.js';
import type {Knowledge, Tree} from '../../knowledge/schema.js';
import {type Mutated, tryMutants} from '../../walk/mutants.js';
import {tryCases} from '../../walk/try-cases.js';
import {refuse} from '../case/case-ref.js';
import type {ExitCode, Io} from '../io.js';
import {lintKnowledge} from './knowledge.js';
import {aligned, json} from '../table.js';

type Options = Io & {
	/** What the folder lies over; absent for the shipped knowledge itself. */
	readonly base?: Knowledge;
	readonly today?: string;
};

type TestOptions = Options & {
	/** Also bend every way of every tree and see which of the slips the cases notice. */
	readonly mutate?: boolean;
};

/** Of 100 slips, as many as the cases must notice at least. */
const wanted = 95;

/** `casewalk tree lint [DIR]`: the problems of trees, of their cases and of the facts they lean on. */
export const lintTrees = (folder: string | undefined, options: Options): Promise<ExitCode> =>
	lintKnowledge(folder, {...options, only: ['trees/', 'facts.yaml']});

const mutantsTold = ({made, caught, missed}: Mutated, zh: boolean): string => {
	const share = made === 0 ? 100 : Math.floor((caught / made) * 1000) / 10;
	const lines = missed.map(({place, what}) => [place, what]);
	return (
		(lines.length > 0 ? `${zh ? '改错后用例没有发现：' : 'Bent, and no case notices:'}\n${aligned(lines)}` : '') +
		(zh
			? `改错 ${made} 处，用例发现 ${caught} 处（${share} %，至少 ${wanted} %）。\n`
			: `${made} ways bent, ${caught} noticed (${share} %, at least ${wanted} %).\n`)
	);
};

/**
 * `casewalk tree test [DIR] [--mutate]`: walks every case of every tree; 1 when one fails, each with what was expected and
 * what came, or when the cases notice fewer than 95 of 100 ways that are bent. Nodes that no case comes to are named, not
 * failed.
 */
export const testTrees = async (folder: string | undefined, options: TestOptions): Promise<ExitCode> => {
	const {language, write, base, mutate} = options;
	const zh = language === 'zh';
	if (folder === undefined || !existsSync(folder)) {
		return refuse(
			options,
			zh ? '没有这个知识文件夹。' : 'There is no such folder of knowledge.',
			zh ? '用法：casewalk tree test 文件夹' : 'Usage: casewalk tree test DIR',
		);
	}

	const {compileKnowledge} = await import('../../knowledge/compile.js');
	const {knowledge, cases, problems} = compileKnowledge(folder, {base, name: '.'});
	// Over the shipped knowledge, a folder answers for its own trees.
	const asked = Object.keys(knowledge.trees).filter(id => !base || isOfTeam(knowledge, 'trees', id));
	const {failed: lost, nodes, walked, unwalked, cases: count} = tryCases(knowledge, cases, asked);
	// A case that cannot be read is not walked: that it is there at all must be seen.
	const unread = problems.filter(problem => problem.startsWith('./trees/'));
	const failed = [...lost, ...(unread.length > 0 ? [{case: 'trees/', why: unread}] : [])];
	const mutants = mutate ? tryMutants(knowledge, cases, asked) : undefined;
	if (options.json) write(json({schema: 1, cases: count, failed, nodes, walked, unwalked, ...(mutants && {mutants})}));
	else {
		for (const {case: name, why} of failed)
			write(
				aligned([[name]], '✗ ') +
					aligned(
						why.map(line => [line]),
						'    ',
					),
			);
		if (unwalked.length > 0) {
			write(zh ? '没有用例走到：\n' : 'No case comes to:\n');
			write(aligned(unwalked.map(node => [node])));
		}

		const fine = count - lost.length;
		write(
			zh
				? `用例 ${count} 个，通过 ${fine} 个，失败 ${lost.length} 个；节点 ${nodes} 个，走到 ${walked} 个。\n`
				: `${count} cases, ${fine} passed, ${lost.length} failed; ${walked} of ${nodes} nodes walked.\n`,
		);
	}

	if (mutants && !options.json) write(mutantsTold(mutants, zh));
	const isNoticed = !mutants || mutants.caught * 100 >= mutants.made * wanted;
	return failed.length > 0 || !isNoticed ? 1 : 0;
};

type GraphOptions = Io & {readonly knowledge: Knowledge; readonly mermaid?: boolean};

/** `casewalk tree graph [TREE] [--mermaid]`: one tree or all, as an outline or as Mermaid; 2 when there is no such tree. */
export const graphTrees = async (id: string | undefined, options: GraphOptions): Promise<ExitCode> => {
	const {knowledge, language, write, json: asJson, mermaid: asMermaid} = options;
	const zh = language === 'zh';
	const trees = Object.values(knowledge.trees).filter(tree => id === undefined || tree.id === id);
	if (trees.length === 0) {
		const ids = Object.keys(knowledge.trees).join(' ');
		return refuse(options, zh ? '没有这棵决策树。' : 'There is no such tree.', ids);
	}

	if (asJson) {
		const nodesOf = (tree: Tree) =>
			Object.entries(tree.nodes).map(([node, its]) => ({
				id: node,
				kind: its.kind,
				title: its.title[language],
				ways: waysOf(its).map(({to, path}) => ({to, words: wayWords(its, path, language)})),
				...(its.kind === 'sub' && {tree: its.tree}),
			}));
		write(json({schema: 1, trees: trees.map(tree => ({id: tree.id, start: tree.start, nodes: nodesOf(tree)}))}));
	} else if (asMermaid) write(mermaid(trees, language));
	else write(trees.map(tree => `${tree.title[language]}\n${aligned(outline(tree, language), '')}`).join('\n'));
	return 0;
};
