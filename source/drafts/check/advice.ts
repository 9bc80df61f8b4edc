import type {Subject} from '../../case/case.js';
import type {CaseView} from '../../case/view.js';
import {findKbs} from '../../text/kb.js';
import type {Checking, Problem, Rule} from '../check.js';
import {unready} from '../../case/unready.js';
import {plain} from '../slots.js';
import {isConditional, isNegated, type Reading} from './reading.js';

const advises =
	/请|建议|可以|尝试|先(?:更新|安装|装|打)|需要(?:先)?(?:更新|安装|补装|重装)|再安装|补装|务必|\bplease\b|\brecommend|\badvise|\bsuggest|\bshould\b|\binstall (?:KB|the)|\bapply KB|\bupdate to KB/i;
const installs = /安装|更新|补装|重装|装上|打上|部署|下发|install|apply|deploy|update/i;
/** What happened or is known already is no advice. */
const reports =
	/已(?:经)?(?:安装|更新|装|具备|满足|被取代|取代)|未安装|没有安装|未能安装|安装失败|失败的|安装成功|安装日志|安装情况|下载和安装|安装(?:时间|记录|完成后|过程)|是否|确认|检查|查找|核对|already|(?:fail\w*|unable|try|tried|attempt\w*) to (?:install|apply|update)|(?:cannot|could not|can't) (?:install|apply)|failed|fails|installed|was |has been|supersed|whether|check|confirm|look for/gi;

const recommends = /(?:建议|\brecommend|\badvise|\bsuggest)\s*(?:使用|采用)?\s*KB/i;
const earlier = /此前|之前|上次|上一次|曾|\bearlier\b|\bprevious/i;

/** A machine set up for a test has facts of its own, which the case does not know. */
const elsewhere =
	/测试(?:环境|机)|试验机|复现(?:设备|机|环境)|实验室|\btest (?:environment|machine|lab)|\blab\b|reproduction machine/i;

/** The machines that a paragraph names, or all of the case. */
const machinesOf = (paragraph: string, view: CaseView) => {
	const {subjects} = view.case;
	const named = subjects.filter(
		({serial, name}) => (serial && paragraph.includes(serial)) || (name && paragraph.includes(name)),
	);
	const all: ReadonlyArray<Subject | undefined> = subjects.filter(({into}) => into.length === 0);
	return named.length > 0
		? {machines: named, named: true}
		: {machines: all.length > 0 ? all : [undefined], named: false};
};

const nameOf = (subject: Subject | undefined) => {
	const name = plain(subject?.serial ?? subject?.name ?? '');
	return {zh: name ? `“${name}”` : '本案例', en: name ? `“${name}”` : 'this case'};
};

const judge = (
	kb: string,
	subject: Subject | undefined,
	view: CaseView,
	{knowledge}: Checking,
): Omit<Problem, 'line' | 'column' | 'text'> | undefined => {
	const against = unready(kb, view.factsOf(subject?.id), knowledge);
	const machine = nameOf(subject);
	if (!against) return undefined;

	if (against.why === 'refuted') {
		const source = against.because.at(-1)?.source;
		const quote = source?.by === 'log' ? `（${plain(source.file)}:${source.line}）` : '';
		return {
			code: 'advice-refuted',
			level: 'block',
			message: {
				zh: `${machine.zh}的服务堆栈是${against.has}${quote}，不低于${kb}带来的${against.brings}：不需要安装${kb}，请删去这条建议。`,
				en: `${machine.en} has stack ${against.has}${quote}, not below ${against.brings} of ${kb}: take this advice out, ${kb} is not needed.`,
			},
			candidates: [],
		};
	}

	const title = knowledge.facts[against.fact]?.title ?? {zh: against.fact, en: against.fact};
	return {
		code: 'advice-unready',
		level: 'block',
		message: {
			zh: `${machine.zh}的“${title.zh}”${against.why === 'unknown' ? '还不清楚' : '说法不一致'}：先问清或看日志，再决定是否建议${kb}。`,
			en: `“${title.en}” of ${machine.en} is ${against.why === 'unknown' ? 'not known' : 'contradicted'}: ask or read the log before ${kb} is advised.`,
		},
		candidates: [],
	};
};

/** Updates advised although a fact is against it, or before the facts that the advice takes are known. */
export const advice: Rule = ({sentences, blocks, at}: Reading, checking) => {
	const {view, knowledge} = checking;
	if (!view) return [];
	const problems: Problem[] = [];

	for (const {text, index, block} of sentences) {
		// 未安装 and 已安装 speak of the past, whatever else the sentence says; a condition names its own fact.
		const told = text.replaceAll(reports, '');
		const asks = advises.test(told) && (installs.test(told) || recommends.test(told));
		if (!asks || earlier.test(text) || elsewhere.test(text) || isConditional(text) || isNegated(text)) continue;

		for (const {kb, text: found, index: start} of findKbs(text, {known: Object.keys(knowledge.kb)})) {
			if (!kb) continue;
			const {machines, named} = machinesOf(blocks[block] ?? text, view);
			const against = machines.flatMap(subject => judge(kb, subject, view, checking) ?? []);
			const refuted = against.find(({code}) => code === 'advice-refuted');
			// Where no machine is named, those whose facts are known answer for the mail.
			const first = refuted ?? (named || against.length === machines.length ? against[0] : undefined);
			if (first) problems.push({...first, ...at(index + start, found)});
		}
	}

	return problems;
};
