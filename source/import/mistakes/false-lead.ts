import {isNegated} from '../../drafts/check/reading.js';
import {findKbs} from '../../text/kb.js';
import type {Both} from '../../text/both.js';
import type {Advised} from '../said/advice.js';
import {compareStacks} from '../said/stacks.js';
import type {Mail, Sentence} from '../said/reading.js';
import {daysBetween, daysOf, type Judge, type Judged, type Mistake, mistakeAt} from './mistake.js';

const hadLogs =
	/(?:查看|分析)[^。\n]{0,24}日志|日志(?:分析)?显示|\blogs? (?:show|you|from|analysis)|analy[sz]ed (?:the|your) logs?|in the (?:CBS )?logs?/i;
const withdraws =
	/不再需要|无需(?:再)?(?:安装|执行|做)?|不需要(?:再)?(?:安装|执行)?|不必|不用再?(?:安装|装)|不会再安装|已被取代|no longer (?:needed|required|necessary)|not (?:needed|required|necessary)|(?:do|does|need) not (?:need|have)|no need|superseded/i;
const owns =
	/此前|之前(?:的)?(?:邮件|建议|曾)|曾(?:经)?(?:建议|请您)|上(?:次|一封|封)|更正|撤回|收回|抱歉|误导|有误|(?:\d{1,2}月\d{1,2}[日号]|\d\d-\d\d)[^。\n]{0,20}(?:建议|邮件)|earlier|previous(?:ly)?|correct(?:ion|ing)|withdraw|retract|sorry|apolog|we (?:had )?(?:advised|recommended|suggested)|I (?:had )?(?:advised|recommended|suggested)/i;

type Refuted = {
	readonly mail: Mail;
	readonly sentence: Sentence;
	/** The newer stacks, and the one that the update brings. */
	readonly has: readonly string[];
	readonly brings?: string;
};

/** The words of a later mail that refute an advised update: a newer stack on its machine, or that it is not needed. */
const refutedBy = ({mails, stacks}: Judged, {kb, machines, mail}: Advised): Refuted | undefined => {
	const brings = stacks.stackOfKb(kb!);
	const newer = stacks.said.filter(
		said =>
			said.mail.n >= mail.n &&
			brings !== undefined &&
			(compareStacks(said.version, brings) ?? -1) >= 0 &&
			(said.machine === undefined || machines.length === 0 || machines.includes(said.machine)),
	);
	const [first] = newer;
	if (first) {
		const has = newer.map(({version, machine}) => (machine ? `${version}（${machine}）` : version));
		return {mail: first.mail, sentence: first.sentence, has, ...(brings && {brings})};
	}

	for (const later of mails) {
		if (later.n <= mail.n) continue;
		const sentence = later.sentences.find(
			({text}) => withdraws.test(text) && !/如果|若|\bif\b/i.test(text) && findKbs(text).some(found => found.kb === kb),
		);
		if (sentence) return {mail: later, sentence, has: []};
	}

	return undefined;
};

const isStackUpdate = ({knowledge}: Judged, {kb, sentence}: Advised) =>
	knowledge.kb[kb!]?.kind === 'ssu' || /ssu|堆栈更新|servicing stack/i.test(sentence.text);

const lost = (first: Mail, end: Mail): Both => {
	const days = daysBetween(first, end);
	return days === undefined || days < 1
		? {zh: '', en: ''}
		: {zh: `，${days}天后才更正方向`, en: `; ${days} day(s) went into it`};
};

/** M1: an update is advised before the fact it takes is known, and the fact was against it. */
export const unreadyAdvice: Judge = thread => {
	const found = new Map<string, {advised: Advised[]; against: Refuted[]}>();
	for (const advised of thread.advised) {
		if (!advised.kb || advised.elsewhere || advised.isConditional) continue;
		const against = refutedBy(thread, advised);
		if (!against) continue;
		const same = found.get(advised.kb);
		if (same) {
			same.advised.push(advised);
			same.against.push(against);
		} else found.set(advised.kb, {advised: [advised], against: [against]});
	}

	return [...found].map(([kb, {advised, against: reasons}]): Mistake => {
		const [first] = advised as [Advised];
		const [against] = reasons.toSorted((a, b) => a.mail.n - b.mail.n) as [Refuted];
		const has = [...new Set(reasons.flatMap(reason => reason.has))].join('、');
		const mails = advised.map(({mail}) => mail);
		const days = daysOf(mails);
		const machines = [...new Set(advised.flatMap(one => one.machines))].join('、');
		const between = thread.mails.filter(({n, text}) => n > mails.at(-1)!.n && n < against.mail.n && text.includes(kb));
		const spent: Both =
			between.length === 0
				? {zh: '', en: ''}
				: {
						zh: `，${daysOf(between).zh}的邮件仍在查它`,
						en: `, and the mail of ${daysOf(between).en} still looks into it`,
					};
		const inHand = thread.mails.some(({n, isOurs, text}) => n <= mails.at(-1)!.n && isOurs && hadLogs.test(text));
		const why: Both = has
			? {
					zh: `${against.mail.day.zh}才看到堆栈已是${has}${against.brings ? `，不低于${kb}的${against.brings}` : ''}`,
					en: `on ${against.mail.day.en} the stack turns out to be ${has.replaceAll('、', ', ').replaceAll('（', ' (').replaceAll('）', ')')}${against.brings ? `, not below ${against.brings} of ${kb}` : ''}`,
				}
			: {zh: `${against.mail.day.zh}又说不需要`, en: `on ${against.mail.day.en} it is not needed`};
		return mistakeAt('M1', first.mail, first.sentence, {
			sentence: {
				zh: `${days.zh}${machines ? `对${machines}` : ''}建议安装${kb}${inHand ? '，当时日志已在手' : ''}；${why.zh}${lost(first.mail, against.mail).zh}${spent.zh}。`,
				en: `${kb} is advised on ${days.en}${machines ? ` for ${machines.replaceAll('、', ', ')}` : ''}${inHand ? ' with logs in hand' : ''}; ${why.en}${lost(first.mail, against.mail).en}${spent.en}.`,
			},
			instead: isStackUpdate(thread, first)
				? {
						zh: '建议等服务堆栈版本已知后才给出；日志里的“Loaded Servicing Stack”自动回答这一步，并引用那一行。',
						en: 'The advice waits for the stack version; the log’s “Loaded Servicing Stack” answers the step, with its line quoted.',
					}
				: {
						zh: '所需的事实未知时，这条建议发不出去；先问清或看日志。',
						en: 'The advice cannot leave before the facts it takes are known: ask, or read the log.',
					},
		});
	});
};

/** Updates that a mail of ours takes back with a word that it had advised them, each with that sentence. */
export const correctedIn = ({isOurs, sentences}: Mail): ReadonlyArray<{kb: string; because: string}> =>
	!isOurs
		? []
		: sentences.flatMap(({text}, index) => {
				const beside = sentences.slice(Math.max(0, index - 1), index + 2);
				if (!withdraws.test(text) || /如果|若|\bif\b/i.test(text) || !beside.some(one => owns.test(one.text)))
					return [];
				return findKbs(text).flatMap(({kb}) => (kb ? [{kb, because: text}] : []));
			});

/** M2: what was advised is taken back without a word that it had been advised. */
export const silentWithdrawal: Judge = thread => {
	const found: Mistake[] = [];
	const seen = new Set<string>();
	for (const mail of thread.mails) {
		if (!mail.isOurs) continue;
		for (const sentence of mail.sentences) {
			if (!withdraws.test(sentence.text) || !isNegated(sentence.text.replaceAll(/已被取代|superseded/gi, '不再需要')))
				continue;
			if (/如果|若|\bif\b/i.test(sentence.text)) continue;
			for (const {kb} of findKbs(sentence.text)) {
				const before = thread.advised.filter(
					one => one.kb === kb && kb !== undefined && one.mail.n < mail.n && !one.elsewhere && !one.isConditional,
				);
				const corrected = thread.mails.some(
					({n, isOurs, sentences}) =>
						isOurs &&
						n >= mail.n &&
						sentences.some(({text}, index) => {
							const beside = sentences.slice(Math.max(0, index - 1), index + 2);
							return owns.test(text) && beside.some(one => one.text.includes(kb ?? ' '));
						}),
				);
				if (before.length === 0 || corrected || seen.has(kb!)) continue;
				seen.add(kb!);
				const mails = before.map(one => one.mail);
				const times = new Set(mails.map(({n}) => n)).size;
				found.push(
					mistakeAt('M2', mail, sentence, {
						sentence: {
							zh: `${mail.day.zh}说不再需要${kb}，却没有说明${daysOf(mails).zh}曾建议过${times}次。`,
							en: `${mail.day.en} says ${kb} is not needed, and not that it had been advised ${times} time(s) (${daysOf(mails).en}).`,
						},
						instead: {
							zh: '每条建议按设备记录；事实推翻它时生成更正，下一封邮件写明哪天的建议、为什么撤回。',
							en: 'Every advice is a record per machine; the fact that refutes it offers a correction that names the day and the reason.',
						},
					}),
				);
			}
		}
	}

	return found;
};
