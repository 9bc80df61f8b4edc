import {findCounts} from '../../text/note/counts.js';
import {findTimes} from '../../text/note/when.js';
import type {Both} from '../../text/both.js';
import {closingOf, definitionOf} from '../said/kinds.js';
import {type Judge, mistakeAt} from './mistake.js';

const unknown = /未知|不详|待(?:确认|核实|补充|定)|不清楚|尚不|暂无|unknown|not known|to be confirmed|tbc|tbd/i;
const sinceWords = /自|从|起|开始|以来|首次|发现于|时间[：:]|since|from|first (?:seen|reported)|began|started/i;
const changeWords =
	/变更|改动|变化|之前(?:做|更新|安装|推送|下发)|(?:推送|下发|部署|升级|安装)(?:了|后|之后)|批量|策略(?:更新|调整)|没有(?:变更|改动)|chang(?:e|ed|es)|rolled out|deployed|after (?:the )?(?:update|upgrade|deployment|installing)|pushed|no recent/i;

/** M14: a definition that does not say how many of how many, since when, and what changed; an unknown written as unknown is said. */
export const thinDefinition: Judge = ({mails}) => {
	const mail = mails.find(one => one.isOurs && definitionOf(one).length > 0 && closingOf(one) === undefined);
	if (!mail) return [];
	const lines = definitionOf(mail);
	const text = lines.map(line => line.text).join('\n');
	const isUnknown = (about: RegExp) => lines.some(line => about.test(line.text) && unknown.test(line.text));
	const hasCount =
		findCounts(text).some(({count, total}) => count !== undefined || total !== undefined) ||
		isUnknown(/数量|台数|多少|几台|台|count|many|number/i);
	const hasSince =
		(findTimes(text).some(({kind}) => kind === 'date') && sinceWords.test(text)) ||
		findTimes(text).some(({kind, value}) => kind === 'time' && !/^[×?\d]/.test(value)) ||
		isUnknown(/时间|何时|什么时候|since|when/i);
	const hasChange = changeWords.test(text) || isUnknown(/变更|改动|变化|chang/i);
	const missing: Both[] = [
		...(hasCount ? [] : [{zh: '多少台里有多少台', en: 'how many of how many machines'}]),
		...(hasSince ? [] : [{zh: '从何时开始', en: 'since when'}]),
		...(hasChange ? [] : [{zh: '之前有什么变化', en: 'what changed'}]),
	];
	// Who knows how many of how many has asked; without that and one more the problem is not defined.
	if (hasCount || missing.length < 2) return [];
	return [
		mistakeAt('M14', mail, lines[0]!, {
			sentence: {
				zh: `${mail.day.zh}的问题定义没有写：${missing.map(({zh}) => zh).join('、')}。`,
				en: `The definition of ${mail.day.en} does not say ${missing.map(({en}) => en).join(', ')}.`,
			},
			instead: {
				zh: '定义逐项询问这些；不知道的写明“未知”。',
				en: 'The definition asks for them; an unknown is written as unknown.',
			},
		}),
	];
};
