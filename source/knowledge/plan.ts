import type {Both} from '../text/both.js';
import {judgeKb} from '../text/kb.js';
import {lookUpKb, satisfiedBy, supersededBy} from './kb.js';
import {isForArchitecture, isForProduct, type Machine, nameOf} from './machine.js';
import {confidenceNames, systemNames} from './names.js';
import type {Confidence, Kb, Knowledge} from './schema.js';

export type PlanStep = {
	readonly kb: string;
	/** The revision to take, where there are several. */
	readonly revision?: string;
	/** A restart must come before the next step. */
	readonly restartAfter: boolean;
	readonly why: Both;
};

export type Plan = {
	/** `KB4530692`; as typed when it is no KB. */
	readonly target: string;
	readonly steps: readonly PlanStep[];
	/** What need not be installed, and the installed KB or the stack that makes it so. */
	readonly satisfied: ReadonlyArray<{readonly kb: string; readonly by: string}>;
	readonly refused: Both | null;
};

export type PlanContext = {
	/** Without it products are not compared. */
	readonly machine?: Machine;
	/** KBs as typed; those that nobody described count as they are. */
	readonly installed?: readonly string[];
	/** The servicing stack, four numbers. */
	readonly ssu?: string;
};

/** Which KB's stack a servicing stack reaches: the KB's own, or that of one in its place; undefined when nothing shows it. */
export const reachedBy = (kb: Kb, version: string, knowledge: Knowledge): string | undefined =>
	[kb.id, ...supersededBy(kb.id, knowledge)].find(id => satisfiedBy(knowledge.kb[id] ?? kb, version));

const marked = (why: Both, confidence: Confidence): Both => {
	if (confidence === 'verified') return why;
	const {zh, en} = confidenceNames[confidence];
	return {zh: `${why.zh}（${zh}）`, en: `${why.en} (${en})`};
};

const latest = ({revisions = []}: Kb): string | undefined =>
	revisions.toSorted((a, b) => (a.released < b.released ? 1 : -1))[0]?.name;

const withRevision = (why: Both, revision: string | undefined): Both =>
	revision === undefined ? why : {zh: `使用修订版 ${revision}：${why.zh}`, en: `Take revision ${revision}: ${why.en}`};

const wanted: Both = {zh: '要安装的更新', en: 'The update itself'};

const unfit = (kb: Kb, machine: Machine | undefined): Both | undefined => {
	if (kb.kind === 'article')
		return {
			zh: `${kb.id} 是支持文章的编号，没有安装包`,
			en: `${kb.id} is the number of a support article, there is no package`,
		};
	if (!machine) return undefined;
	if (!isForProduct(kb, machine)) {
		const products = kb.products.map(product => systemNames[product]);
		return {
			zh: `${kb.id} 适用于 ${products.join('、')}，不适用于 ${nameOf(machine)}`,
			en: `${kb.id} is for ${products.join(', ')}, not for ${nameOf(machine)}`,
		};
	}

	if (isForArchitecture(kb, machine)) return undefined;
	return {
		zh: `${kb.id} 只有 ${kb.architectures!.join('、')} 的安装包，没有 ${machine.architecture} 的`,
		en: `${kb.id} comes for ${kb.architectures!.join(', ')}, not for ${machine.architecture}`,
	};
};

/** What stands in the way of planning at all: a number that is none or unknown, here or among the installed ones. */
const misread = (target: string, installed: readonly string[], knowledge: Knowledge): Both | undefined => {
	const looked = lookUpKb(target, knowledge);
	const perhaps = looked.candidates.map(({kb}) => kb).join(' ');
	const ask = perhaps ? {zh: `；可能是 ${perhaps}，请核对`, en: `; perhaps ${perhaps}: ask`} : {zh: '', en: ''};
	if (looked.verdict === 'unknown')
		return {zh: `未收录 ${looked.token}${ask.zh}`, en: `${looked.token} is unknown${ask.en}`};
	if (looked.verdict === 'malformed')
		return {zh: `${looked.token}：${looked.why?.zh}${ask.zh}`, en: `${looked.token}: ${looked.why?.en}${ask.en}`};
	for (const one of installed) {
		const {token, verdict, why} = judgeKb(one, Object.keys(knowledge.kb));
		if (verdict === 'malformed')
			return {zh: `已安装列表中的 ${token}：${why?.zh}`, en: `${token} among the installed: ${why?.en}`};
	}

	return undefined;
};

/**
 * What to install for a KB and in which order, on this machine: what it requires first, each once, what is there already
 * left out and named. A KB of another product or architecture is refused with the reason. Never throws; a cycle in
 * `requires` is walked once.
 */
export const planFor = (target: string, knowledge: Knowledge, context: PlanContext = {}): Plan => {
	const {machine, installed = [], ssu} = context;
	const {token, kb: goal} = lookUpKb(target, knowledge);
	const wrong = misread(target, installed, knowledge) ?? (goal ? unfit(goal, machine) : undefined);
	if (!goal || wrong) return {target: token, steps: [], satisfied: [], refused: wrong ?? null};

	const present = new Set(installed.map(one => judgeKb(one, Object.keys(knowledge.kb)).kb));
	const stacks = [...present].flatMap(id => (id !== undefined && knowledge.kb[id]?.stack) || []);

	const provider = (kb: Kb): string | undefined => {
		const there = [kb.id, ...supersededBy(kb.id, knowledge)].find(id => present.has(id));
		if (there) return there;
		if (ssu !== undefined && reachedBy(kb, ssu, knowledge)) return `stack ${ssu}`;
		const stack = stacks.find(({version}) => reachedBy(kb, version, knowledge));
		return stack && `stack ${stack.version}`;
	};

	const steps: PlanStep[] = [];
	const satisfied: Array<{kb: string; by: string}> = [];
	const seen = new Set<string>();
	const restarts = new Set<string>();

	const visit = (id: string, why: Both) => {
		if (seen.has(id)) return;
		seen.add(id);
		const kb = Object.hasOwn(knowledge.kb, id) ? knowledge.kb[id] : undefined;
		const by = kb ? provider(kb) : present.has(id) ? id : undefined;
		if (by !== undefined) {
			satisfied.push({kb: id, by});
			return;
		}

		for (const need of kb?.requires ?? []) {
			const needed = Object.hasOwn(knowledge.kb, need.kb) ? knowledge.kb[need.kb] : undefined;
			if (needed && machine && !isForProduct(needed, machine)) continue;
			if (need.restart) restarts.add(need.kb);
			visit(need.kb, marked(need.why, need.confidence));
		}

		const revision = kb && latest(kb);
		steps.push({
			kb: id,
			...(revision !== undefined && {revision}),
			restartAfter: false,
			why: withRevision(why, revision),
		});
	};

	visit(goal.id, wanted);
	return {
		target: goal.id,
		steps: steps.map(step => ({...step, restartAfter: restarts.has(step.kb)})),
		satisfied,
		refused: null,
	};
};
