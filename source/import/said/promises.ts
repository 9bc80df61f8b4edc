import {halfWidth} from '../../text/half-width.js';
import {isConditional} from '../../drafts/check/reading.js';
import {findTimes} from '../../text/note/when.js';
import {addMinutes, dateOf, daysBetween} from '../../text/time.js';
import type {Mail, Reading, Sentence} from './reading.js';

/** What one side said it would do. */
export type PromiseSaid = {
	readonly mail: Mail;
	readonly sentence: Sentence;
	readonly side: 'ours' | 'theirs';
	/** By when, in the words of the mail. */
	readonly when?: string;
	/** `2024-08-07`, where the words name a day. */
	readonly due?: string;
};

const ours =
	/(?:(?:我们|我方|我|本人|CMIT)(?:这边)?(?:会|将|将会|计划)|(?<!不)(?:会|将)(?:尽快|及时|在|于|再次|继续))[^。\n]{0,40}(?:反馈|沟通|联系您|回复|答复|排查|分析|提供(?!的)|更新|同步|告知|发(?:给|送))|\b(?:I|we)(?: will|'ll| shall| are going to)\b[^.\n]{0,60}(?:get back|follow up|update you|send|investigate|look into|analy[sz]e|check|provide|call|reply|share|let you know)/i;
const theirs =
	/(?:我们|我方|我行|我)(?:这边)?(?:会|将|计划|准备)[^。\n]{0,40}(?:上传|提供|测试|准备|安排|反馈|收集|重启|安装|发)|\b(?:I|we)(?: will|'ll| shall| are going to)\b[^.\n]{0,60}(?:upload|send|test|prepare|provide|install|collect|run|arrange|get back)/i;
/** The scope's set phrases, and what waits for the other side. */
const setPhrase =
	/(?:我们|我)将(?:协助|考虑|暂时|开始合作)|提供技术支持|最大的?技术支持|随时|(?:收到|拿到|上传|复现|准备好|确认)[^。\n]{0,30}(?:后|之后|以后)|一旦|再基于|(?:once|after|when|as soon as) (?:we|you|the|it)|will (?:help|assist|support|archive|close|consider)|feel free/i;
const soon =
	/今天|今日|明天|明日|后天|本周|下周|周[一二三四五六日天末]|星期[一二三四五六日天]|月底|月初|下班前|上午|下午|(?:\d{1,2}|[一二三四五六七两])\s?(?:个)?(?:工作日|小时|天|分钟)(?:内|之内|后)?|\d{1,2}[日号]|today|tomorrow|(?:this|next) week|(?:by |on |before |next |this )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|within \S+ (?:\w+ )?(?:hours?|days?)|end of (?:the )?(?:day|week)|(?:in|within) \d/i;

const weekdays = '一二三四五六日';
const aMonday = '2000-01-03';

const addDays = (date: string, days: number): string => dateOf(addMinutes(`${date}T00:00:00.000+00:00`, days * 1440));

/** The day that words name, seen from the day of the mail. */
const dueOf = (text: string, mail: Mail): string | undefined => {
	const from = mail.written?.date;
	const date = findTimes(text).find(({kind}) => kind === 'date')?.value;
	if (date?.length === 10) return date;
	if (!from) return undefined;
	if (date) return `${from.slice(0, 4)}-${date}`;
	if (/明[天日]|tomorrow/i.test(text)) return addDays(from, 1);
	if (/后天/.test(text)) return addDays(from, 2);
	if (/今[天日]|today/i.test(text)) return from;
	const days = /(\d{1,2})\s?(?:天|days?)(?:内|之内|后)?/i.exec(halfWidth(text))?.[1];
	if (days) return addDays(from, Number(days));
	const weekday = /(下)?周([一二三四五六日])/.exec(text);
	if (!weekday) return undefined;
	const wanted = weekdays.indexOf(weekday[2]!);
	const today = daysBetween(aMonday, from) % 7;
	return addDays(from, wanted - today + (weekday[1] || wanted < today ? 7 : 0));
};

const whenOf = (text: string): string | undefined => {
	const date = findTimes(text).find(({kind}) => kind === 'date');
	return date ? text.slice(date.from, date.to) : soon.exec(text)?.[0];
};

/** The promises of both sides; set phrases of the scope and what waits for the other side are none. */
export const promisesIn = ({mails}: Reading): readonly PromiseSaid[] =>
	mails.flatMap(mail =>
		mail.sentences.flatMap((sentence): PromiseSaid[] => {
			const {text} = sentence;
			if (!(mail.isOurs ? ours : theirs).test(text) || setPhrase.test(text) || isConditional(text)) return [];
			const when = whenOf(text);
			const due = when === undefined ? undefined : dueOf(text, mail);
			return [{mail, sentence, side: mail.isOurs ? 'ours' : 'theirs', ...(when && {when}), ...(due && {due})}];
		}),
	);
