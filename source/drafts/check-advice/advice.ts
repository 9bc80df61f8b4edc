import type {Subject} from '../../case/case.js';
import type {CaseView} from '../../case/view.js';
import {findKbs} from '../../text/kb.js';
import {dateOf} from '../../text/time.js';
import type {Checking, Problem, Rule} from '../check.js';
import {unready} from '../../case/ledger/unready.js';
import {plain} from '../slots.js';
import {asksToInstall} from './asking.js';
import {isOfHowto} from '../check/howto-words.js';
import type {Reading, Sentence} from '../check/reading.js';

/** The machines that the first of these texts to name any names, or all of the case. */
const machinesOf = (texts: readonly string[], view: CaseView) => {
	const {subjects} = view.case;
	const namedIn = (text: string) =>
		subjects.filter(({serial, name}) => (serial && text.includes(serial)) || (name && text.includes(name)));
	const named = texts.map(namedIn).find(found => found.length > 0) ?? [];
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
	const before = view.case.advice.findLast(
		({recommends, subjects, fate}) =>
			recommends.includes(kb) &&
			subjects.some(id => id === subject?.id || id === subject?.from) &&
			(fate === 'refuted' || fate === 'withdrawn'),
	);
	if (before && against?.why !== 'refuted') {
		const because = before.because?.trim() ? plain(before.because) : '';
		return {
			code: 'advice-refuted',
			level: 'block',
			message: {
				zh: `${machine.zh}上建议的${kb}（${dateOf(before.at)}）已经${before.fate === 'refuted' ? '证实不适用' : '撤回'}${because ? `：${because}` : ''}。请删去这条建议。`,
				en: `${kb}, advised for ${machine.en} on ${dateOf(before.at)}, was ${before.fate}${because ? `: ${because}` : ''}. Take this advice out.`,
			},
			candidates: [],
		};
	}

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

const item = /^[ \t]*(?:\d{1,2}[)）.、]|[•·*-] )/m;

/** What may name the machines of a sentence, nearest first: an item of a list has its own, or those of the words above the list. */
const contextOf = ({text, index, block}: Sentence, {own, blocks}: Reading): readonly string[] => {
	const paragraph = blocks[block] ?? text;
	const end = own.indexOf('\n', index);
	const line = own.slice(own.lastIndexOf('\n', index - 1) + 1, end < 0 ? undefined : end);
	return [text, line, item.test(line) ? paragraph.slice(0, paragraph.search(item)) : paragraph];
};

/** Updates advised although a fact is against it, or before the facts that the advice takes are known. */
export const advice: Rule = (reading, checking) => {
	const {view, knowledge} = checking;
	if (!view) return [];
	const problems: Problem[] = [];

	for (const sentence of reading.sentences) {
		const {text, index} = sentence;
		if (!asksToInstall(text) || isOfHowto(text, knowledge)) continue;

		for (const {kb, text: found, index: start} of findKbs(text, {known: Object.keys(knowledge.kb)})) {
			if (!kb) continue;
			const {machines, named} = machinesOf(contextOf(sentence, reading), view);
			const against = machines.flatMap(subject => judge(kb, subject, view, checking) ?? []);
			const refuted = against.find(({code}) => code === 'advice-refuted');
			// Where no machine is named, those whose facts are known answer for the mail.
			const first = refuted ?? (named || against.length === machines.length ? against[0] : undefined);
			if (first) problems.push({...first, ...reading.at(index + start, found)});
		}
	}

	return problems;
};
