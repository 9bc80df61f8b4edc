import type {Advice, Given, Subject} from '../../case/case.js';
import type {RefutedAdvice} from '../../case/ledger/ledger.js';
import type {CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import {compareInstants, type Instant} from '../../text/time.js';
import {sourceInWords} from '../evidence/facts.js';
import {adviceTitle} from '../advice/advice-title.js';
import {dayInWords} from '../letter/days.js';
import {listed, unended} from '../letter/join.js';
import {nameOf} from '../scope/subjects.js';
import {type Filling, plain} from '../slots.js';

/** Advice to take back on one machine; `against`: what the evidence says, absent where a person withdrew it. */
type Wrong = {readonly advice: Advice; readonly subject: Subject; readonly against?: RefutedAdvice['against']};

/** Everything that the customer is owed a correction for. */
const wrongIn = (view: CaseView, ids?: readonly string[]): readonly Wrong[] => {
	const withdrawn = view.ledger
		.filter(({advice: {fate, toldBy}}) => (fate === 'withdrawn' || fate === 'refuted') && toldBy === undefined)
		.flatMap(({advice, machines}) => machines.map(({subject}) => ({advice, subject})))
		.filter(
			({advice, subject}) =>
				!view.refutedAdvice.some(one => one.advice.id === advice.id && one.subject.id === subject.id),
		);
	return [...view.refutedAdvice, ...withdrawn].filter(({subject}) => !ids?.length || ids.includes(subject.id));
};

/** `7月31日的邮件`, `7月31日和8月2日的邮件`, `7月30日的电话`: each time it was said. */
const timesInWords = (given: readonly Given[], {language}: Filling, now: Instant): string => {
	const zh = language === 'zh';
	const by = (way: Given['by']) =>
		listed([...new Set(given.filter(one => one.by === way).map(({at}) => dayInWords(at, language, now)))], language);
	const mails = by('mail');
	const calls = by('phone');
	const said = zh
		? [mails && `${mails}的邮件`, calls && `${calls}的电话`]
		: [mails && `our mail of ${mails}`, calls && `our call of ${calls}`];
	return listed(
		said.filter(words => words !== ''),
		language,
	);
};

/** Why it does not hold: the stacks of all machines in one sentence, anything else machine by machine, with the lines. */
const reasonFor = (those: readonly Wrong[], filling: Filling): string => {
	const {language} = filling;
	const zh = language === 'zh';
	const place = ({against}: Wrong) => {
		const source = against?.because.find(({source: {by}}) => by === 'log')?.source;
		const where = source?.by === 'log' ? sourceInWords(source, language) : '';
		return where && (zh ? `（${where}）` : ` (${where})`);
	};

	const stacks = those.flatMap(one => (one.against?.why === 'stack' ? [{...one, stack: one.against}] : []));
	const {stack} = stacks[0] ?? {};
	if (stack && stacks.length === those.length) {
		const has = stacks.map(one => {
			const name = nameOf(one.subject, filling);
			return zh ? `${name}为${plain(one.stack.has)}${place(one)}` : `${plain(one.stack.has)} on ${name}${place(one)}`;
		});
		// Somebody's word is no log.
		const isLogged = stacks.every(one => place(one) !== '');
		return zh
			? `${isLogged ? '日志显示，' : ''}服务堆栈版本：${has.join('，')}，${has.length > 1 ? '均' : ''}不低于${stack.kb}带来的${stack.brings}，因此不需要再安装${stack.kb}`
			: `${isLogged ? 'the logs show servicing stack' : 'the servicing stack is'} ${listed(has, 'en')}, not below ${stack.brings} of ${stack.kb}, so ${stack.kb} is not needed there`;
	}

	return those
		.map(one => {
			const words = one.against
				? unended(plain(one.against.words[language]))
				: one.advice.because?.trim()
					? unended(filling.said(`advice.${one.advice.id}.because`, one.advice.because))
					: filling.value({
							slot: `withdrawn.${one.advice.id}`,
							label: {zh: '撤回的原因', en: 'why it is withdrawn'},
							isNeeded: true,
							ask: {zh: '这条建议为什么撤回？', en: 'Why is this advice withdrawn?'},
						});
			return those.length > 1
				? `${nameOf(one.subject, filling)}${zh ? '：' : ': '}${words}${place(one)}`
				: `${words}${place(one)}`;
		})
		.join(zh ? '；' : '; ');
};

/** Each advice that does not hold, once: what was advised when and for whom, why it does not hold, and where it still may. */
export const takenBack = (
	view: CaseView,
	knowledge: Knowledge,
	filling: Filling,
	now: Instant,
	ids?: readonly string[],
) => {
	const {language} = filling;
	// A stack that is there refutes its own update alone: what else was advised with it is not taken back.
	const what = ({advice, against}: Wrong) =>
		adviceTitle(against?.why === 'stack' ? {...advice, recommends: [against.kb]} : advice, knowledge, language);
	const alike = Map.groupBy(wrongIn(view, ids), what);

	const items = [...alike].map(([words, those]) => {
		const machines = [...new Map(those.map(({subject}) => [subject.id, subject])).values()];
		const given = view.ledger
			.filter(({advice}) => those.some(one => one.advice.id === advice.id))
			.flatMap(entry => entry.given);
		const others = view.ledger
			.filter(
				({advice}) =>
					advice.fate === undefined &&
					those.some(
						one =>
							one.advice.step === advice.step &&
							adviceTitle(one.advice, knowledge, language) === adviceTitle(advice, knowledge, language),
					),
			)
			.flatMap(entry => entry.machines)
			.filter(({subject, against}) => !against && !machines.some(({id}) => id === subject.id));
		const quotes = those.flatMap(({against}) => {
			const source = against?.because.find(({source: {by}}) => by === 'log')?.source;
			return source?.by === 'log' ? [source.quote] : [];
		});

		return {
			what: words,
			times: timesInWords(
				given.toSorted((a, b) => compareInstants(a.at, b.at)),
				filling,
				now,
			),
			machines: listed(
				machines.map(machine => nameOf(machine, filling)),
				language,
			),
			reason: reasonFor(those, filling),
			quotes: quotes.slice(0, 1).map(quote => filling.literal(quote.trim().slice(0, 220))),
			rest: listed(
				[
					...new Set(
						those.flatMap(({advice, against}) =>
							against?.why === 'stack' ? advice.recommends.filter(kb => kb !== against.kb) : [],
						),
					),
				],
				language,
			),
			others:
				others.length > 0 ? listed([...new Set(others.map(({subject}) => nameOf(subject, filling)))], language) : null,
		};
	});

	return {
		items,
		corrects: wrongIn(view, ids).map(one => ({advice: one.advice.id, subject: one.subject.id, what: what(one)})),
	};
};
