import {familyNames, familyOf} from '../../knowledge/names.js';
import type {Family, Knowledge} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import {compareVersions} from '../../text/versions.js';
import type {FactLookup} from '../../walk/walk.js';
import type {Advice, FactStatement} from '../case.js';
import {requiredFor, unready} from './unready.js';

/** Why an advice does not hold on a machine. */
export type Against =
	| {readonly why: 'stack'; readonly kb: string; readonly has: string; readonly brings: string}
	/** The machine runs a system that the update or the how-to is not for. */
	| {readonly why: 'system'; readonly what: string; readonly system: string}
	/** The advice rested on another value. */
	| {readonly why: 'fact'; readonly fact: string; readonly was: string; readonly now: string};

/** `words`: one sentence for the screen and for a mail, without the machine's name. */
export type Refutation = Against & {readonly words: Both; readonly because: readonly FactStatement[]};

const systemFact = 'os.family';

/** Logged no later than that; log times are local, as is the writer's clock. */
const isLoggedBy = ({source}: FactStatement, at: string): boolean =>
	source.by === 'log' && source.at !== null && source.at.slice(0, 19) <= at.slice(0, 19);

type Judging = Pick<Advice, 'recommends' | 'howto' | 'step' | 'grounds' | 'at'>;

const stackAgainst = ({recommends, at}: Judging, facts: FactLookup, knowledge: Knowledge) => {
	for (const kb of recommends) {
		const found = unready(kb, facts, knowledge);
		if (found?.why !== 'refuted') continue;
		const {has, brings, because} = found;
		// The very stack that the update brings, seen only after it was advised: it may have been installed as advised.
		const isMet = compareVersions(has, brings) === 0 && !because.some(one => isLoggedBy(one, at));
		return {kb, has, brings, because, isMet};
	}

	return undefined;
};

const stackRefutes = (advice: Judging, facts: FactLookup, knowledge: Knowledge): Refutation | undefined => {
	const found = stackAgainst(advice, facts, knowledge);
	if (!found || found.isMet) return undefined;
	const {kb, has, brings, because} = found;
	return {
		why: 'stack',
		kb,
		has,
		brings,
		because,
		words: {
			zh: `服务堆栈已是${has}，不低于${kb}带来的${brings}，不需要再安装${kb}`,
			en: `the servicing stack is ${has} already, not below ${brings} of ${kb}: ${kb} is not needed`,
		},
	};
};

const systemRefutes = (
	{recommends, howto: id}: Judging,
	facts: FactLookup,
	knowledge: Knowledge,
): Refutation | undefined => {
	const system = facts(systemFact);
	if (system.state !== 'known' || system.value === 'other') return undefined;
	const name = familyNames[system.value as Family] ?? system.value;
	const refuted = (what: string, title: Both): Refutation => ({
		why: 'system',
		what,
		system: system.value,
		because: system.because,
		words: {zh: `机器是${name}，${title.zh}不适用`, en: `the machine runs ${name}, which ${title.en} is not for`},
	});

	const kb = recommends.find(one => {
		const entry = knowledge.kb[one];
		return entry !== undefined && !entry.products.some(product => familyOf(product) === system.value);
	});
	if (kb !== undefined) return refuted(kb, {zh: kb, en: kb});
	const howto = id === undefined ? undefined : knowledge.howto[id];
	return howto && !howto.systems.some(family => family === system.value)
		? refuted(howto.id, {zh: `“${howto.title.zh}”`, en: `“${howto.title.en}”`})
		: undefined;
};

/** Facts with an order refute by their KB alone: another low stack does not take back that a higher one is needed. */
const isDecided = (fact: string, knowledge: Knowledge) =>
	['choice', 'yes-no', 'kb'].includes(knowledge.facts[fact]?.type ?? '');

const groundRefutes = (
	{grounds = [], recommends, step, at}: Judging,
	facts: FactLookup,
	knowledge: Knowledge,
): Refutation | undefined => {
	const [tree = '', node = ''] = step.split('/');
	const advising = knowledge.trees[tree]?.nodes[node];
	const required = new Set([
		...(advising?.kind === 'do' ? (advising.requires ?? []) : []),
		...recommends.flatMap(kb => requiredFor(kb, knowledge)),
	]);

	for (const {fact, value: was} of grounds) {
		const found = facts(fact);
		if (!required.has(fact) || !isDecided(fact, knowledge) || found.state !== 'known' || found.value === was) continue;
		// What changed since is no mistake: only evidence of how it was then takes the advice back.
		if (!found.because.some(one => isLoggedBy(one, at))) continue;
		const entry = knowledge.facts[fact];
		const title = entry?.title ?? {zh: fact, en: fact};
		const said = (value: string) => entry?.values?.[value] ?? {zh: value, en: value};
		return {
			why: 'fact',
			fact,
			was,
			now: found.value,
			because: found.because,
			words: {
				zh: `当时以为“${title.zh}”是“${said(was).zh}”，日志显示是“${said(found.value).zh}”`,
				en: `“${title.en}” was taken to be “${said(was).en}”, the log shows “${said(found.value).en}”`,
			},
		};
	}

	return undefined;
};

/**
 * Why an advice that was given does not hold on the machine that `facts` are of; undefined when nothing known is against it.
 * It speaks of that machine alone: the update stays right elsewhere.
 */
export const refutation = (advice: Judging, facts: FactLookup, knowledge: Knowledge): Refutation | undefined =>
	systemRefutes(advice, facts, knowledge) ??
	stackRefutes(advice, facts, knowledge) ??
	groundRefutes(advice, facts, knowledge);

/** The machine has what was advised since it was advised: in a sentence, so that it is asked whether it was done. */
export const met = (advice: Judging, facts: FactLookup, knowledge: Knowledge): Both | undefined => {
	const found = stackAgainst(advice, facts, knowledge);
	return found?.isMet
		? {
				zh: `服务堆栈现为${found.has}，正是${found.kb}带来的版本`,
				en: `the servicing stack is ${found.has} now, the one that ${found.kb} brings`,
			}
		: undefined;
};
