import type {CaseView} from '../../case/view.js';
import type {Howto, Knowledge} from '../../knowledge/schema.js';
import type {Problem, Rule} from '../check.js';
import {asksFor} from './asking.js';
import {hasAttachment} from '../check/attachment.js';
import {brings} from './steps.js';

const cites =
	/(?:\d{1,2}月\d{1,2}日|\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[-/]\d{1,2}|昨天|今天|前天|上周.|上一?封|前一封)[^。\n]{0,16}(?:邮件|附件|附录|说明|步骤|回复)|(?:mail|steps|instructions|how-to|appendix)\b.{0,24}\b(?:of|from|sent on|dated|on)\b.{0,16}(?:\d|yesterday|monday|tuesday|wednesday|thursday|friday)|(?:previous|last|earlier) mail/i;
const wants = /再次|重新排查|重新(?:打开|处理)|以后|后续(?:能|如|若)|to take it up again|next time/i;

/** 抓取前请加入白名单 asks for something else. */
const beside =
	/(?:抓取?|捕获|收取|采集|配置|转换)(?:之?前|之?后|时|期间|到的?|完成?)|\b(?:before|after|while|when) (?:the )?(?:captur|convert)\w*/gi;

/** Whether a sentence, in small letters, has all words of one of the ways a how-to is advised. */
const isSaid = ({advised = []}: Howto, sentence: string): boolean =>
	advised.some(entry =>
		entry
			.toLowerCase()
			.split(' ')
			.every(word => sentence.includes(word)),
	);

/** Whether a mail of this case brought the steps before; without a case there is nobody to ask. */
const wasSent = (howto: Howto, view: CaseView | undefined): boolean =>
	view?.case.mails.some(({way, text}) => way === 'sent' && brings(text, howto)) ?? true;

const doing =
	/^(?:配置|运行|打开|设置|选择|执行|进入|勾选|启用|修改|导出|configure|run|open|set|select|choose|enable|enter)/i;
const numbered = /^\s*[（(]?\d{1,2}[)）.、]\s*/;

/** A step that ends with its heading: what stood there was a picture. */
const emptySteps = (own: string, at: Parameters<Rule>[0]['at']): readonly Problem[] => {
	const lines = own.split('\n');
	let index = 0;

	return lines.flatMap((line, here): Problem[] => {
		const start = index;
		index += line.length + 1;
		const head = numbered.exec(line)?.[0];
		const text = head === undefined ? '' : line.slice(head.length).trim();
		const next = lines.slice(here + 1).find(other => other.trim() !== '') ?? '';
		if (head === undefined || !doing.test(text) || !/[：:]$/.test(text) || !numbered.test(next)) return [];
		return [
			{
				code: 'howto-missing',
				level: 'block',
				...at(start + head.length, text),
				message: {
					zh: `“${text}”后面没有内容：图片收不到时读者无法操作，请把这一步写成文字。`,
					en: `Nothing follows “${text}”: where a picture stood, write the step in words.`,
				},
				candidates: [],
			},
		];
	});
};

const stepsOf = (howto: Howto, language: 'zh' | 'en') =>
	howto.steps.map(({text}, index) => `${index + 1}${language === 'zh' ? '）' : ') '}${text[language]}`).join(' ');

const asked = (sentence: string, {howto}: Knowledge): readonly Howto[] => {
	if (!asksFor(sentence) || wants.test(sentence)) return [];
	const lower = sentence.replaceAll(beside, '').toLowerCase();
	return Object.values(howto).filter(one => isSaid(one, lower));
};

/**
 * Advice brings its how-to: the steps in this mail or with it, or in an earlier mail of the case that is cited by its date.
 */
export const howtos: Rule = (reading, checking) => {
	const {own, sentences, at} = reading;
	const {view, knowledge} = checking;
	const problems: Problem[] = [];
	const told = new Set<string>();
	const isAttached = hasAttachment(reading, checking);

	for (const {text, index} of sentences) {
		for (const howto of asked(text, knowledge)) {
			if (told.has(howto.id)) continue;
			told.add(howto.id);
			if (brings(own, howto)) {
				problems.push(...emptySteps(own, at));
				continue;
			}

			if (isAttached || (cites.test(own) && wasSent(howto, view))) continue;
			problems.push({
				code: 'howto-missing',
				level: 'block',
				...at(index + text.search(/\S/), text.trim()),
				message: {
					zh: `建议了“${howto.title.zh}”却没有步骤：请把步骤写进邮件或作为附件，已发过的写明是哪一天的邮件。`,
					en: `“${howto.title.en}” is advised without its steps: write them into the mail, attach them, or name the date of the mail that had them.`,
				},
				candidates: [
					{
						text: howto.title.zh,
						why: {zh: stepsOf(howto, 'zh'), en: stepsOf(howto, 'en')},
					},
				],
			});
		}
	}

	return problems;
};
