import type {Advised} from '../said/advice.js';
import {closingOf} from '../said/kinds.js';
import {suspicionsIn} from '../said/suspicions.js';
import {daysOf, type Judge, mistakeAt} from './mistake.js';

const fate =
	/结果|完成|已(?:经)?(?:执行|运行|尝试|扫描|修复|卸载|做)|执行(?:后|了)|扫描(?:后|了|未)|(?:没有|未)(?:发现|执行|做)|是否|有没有|无效|有效|不(?:再)?适用|撤回|不再需要|成功|失败|仍|依然|进行了|做了|result|done|complet|\bran\b|found|did you|have you|without success|no effect|helped|succe|fail|worked|tried/i;

/** M13: a cause is suspected again and again and never tested. */
const untested: Judge = thread =>
	suspicionsIn(thread).flatMap(({topic, mentions, isSettled}) => {
		const mails = mentions.map(({mail}) => mail);
		const count = new Set(mails.map(({n}) => n)).size;
		if (isSettled || count < 2) return [];
		const [first] = mentions as [(typeof mentions)[0]];
		return [
			mistakeAt('M13', first.mail, first.sentence, {
				sentence: {
					zh: `${count}封邮件怀疑${topic.name.zh}（${daysOf(mails).zh}），始终没有测试结果。`,
					en: `${count} mails suspect the ${topic.name.en} (${daysOf(mails).en}), and no test of it is ever reported.`,
				},
				instead: {
					zh: '假设列出支持与反对的事实和最能定论的下一个测试；未测之前一直显示为未定。',
					en: 'A hypothesis stands with its facts and the test that decides most; it stays open until that is done.',
				},
			}),
		];
	});

/** M13: what was advised twice or more, and nobody ever asks what came of it. */
const unasked: Judge = ({advised, mails}) => {
	const byWhat = Map.groupBy(
		advised.filter(({topic, mail}) => topic !== undefined && topic.id !== 'security' && closingOf(mail) === undefined),
		({what}) => what,
	);
	return [...byWhat.values()].flatMap(all => {
		const [first] = all as [Advised];
		const last = all.at(-1)!;
		const times = new Set(all.map(({mail}) => mail.n)).size;
		const later = mails.filter(({n}) => n > last.mail.n);
		const isAsked = mails.some(
			({n, sentences}) =>
				n > first.mail.n &&
				sentences.some(({text}, index) => {
					const near = `${text} ${sentences[index + 1]?.text ?? ''}`;
					return (
						first.topic!.pattern.test(text) && !all.some(({sentence}) => sentence.text === text) && fate.test(near)
					);
				}),
		);
		const isNamed = later.some(({text}) => first.topic!.pattern.test(text));
		if (times < 2 || later.length < 2 || isAsked || isNamed) return [];
		return [
			mistakeAt('M13', first.mail, first.sentence, {
				sentence: {
					zh: `${first.name.zh}建议了${times}次（${daysOf(all.map(({mail}) => mail)).zh}），之后再没有问过结果。`,
					en: `${first.name.en} is advised ${times} times (${daysOf(all.map(({mail}) => mail)).en}), and its result is never asked.`,
				},
				instead: {
					zh: '建议在结果已知之前一直挂着，下一通电话就会问。',
					en: 'Advice stays open until its fate is known, and the next call asks.',
				},
			}),
		];
	});
};

export const leftOpen: Judge = thread => [...untested(thread), ...unasked(thread)];
