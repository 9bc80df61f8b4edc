import type {Mail, Sentence} from '../said/reading.js';
import {type Judge, mistakeAt} from './mistake.js';

/** Logs that stand on every machine: what they are called in a mail, and where they lie. */
const logs: ReadonlyArray<{readonly name: string; readonly said: RegExp; readonly path: string}> = [
	{name: 'setupapi.dev.log', said: /setup\s?api/i, path: 'C:\\Windows\\inf\\'},
	{name: 'CBS.log', said: /(?<![A-Za-z])CBS(?![A-Za-z])|CbsPersist/i, path: 'C:\\Windows\\Logs\\CBS\\'},
	{name: 'DISM.log', said: /dism\.log|DISM日志|DISM log/i, path: 'C:\\Windows\\Logs\\DISM\\'},
	{
		name: 'WindowsUpdate.log',
		said: /WindowsUpdate(?:\.log|日志| log)|Windows Update (?:日志|log)|ReportingEvents/i,
		path: 'C:\\Windows\\WindowsUpdate.log',
	},
	{
		name: 'System.evtx',
		said: /事件日志|系统日志|event ?logs?|\.evtx|事件查看器/i,
		path: 'C:\\Windows\\System32\\winevt\\Logs\\',
	},
	{name: 'setupact.log', said: /setupact|setuperr|Panther/i, path: 'C:\\Windows\\Panther\\'},
	{name: 'CheckSUR.log', said: /CheckSUR/i, path: 'C:\\Windows\\Logs\\CBS\\'},
	{name: 'MEMORY.DMP', said: /MEMORY\.DMP|minidump|转储/i, path: 'C:\\Windows\\Minidump\\'},
];

const requests =
	/收集|上传|提供|抓取|导出|发(?:给|送)|压缩|打包|目录|collect|upload|provide|gather|export|\bsend|\bzip|folder/i;
const aboutLogs = /日志|\blogs?\b|winevt/i;
const path = /(?:[A-Za-z]:|%(?:windir|systemroot)%)\\[\w\\.*%-]+/gi;
const shows = /显示|记录|出现|看到|发现|查看|报错|错误|shows?|records?|contains?|reports?|says|\bsee\b|error|found/i;
const collector = /collect-logs|收集(?:脚本|工具|批处理)|collection script|collector/i;

const pathsOf = (text: string) =>
	[...text.matchAll(path)].map(([found]) =>
		found
			.toLowerCase()
			.replace(/^%(?:windir|systemroot)%/, 'c:\\windows')
			.replace(/\\?\*?$/, ''),
	);

/** A folder named holds all below it; a file or folder inside it is enough too. */
const isWithin = (place: string, named: string) =>
	place.startsWith(`${named}\\`) || `${named}\\`.startsWith(place) || named === place;

const isRequest = ({text}: Sentence) =>
	aboutLogs.test(text) && requests.test(text) && !shows.test(text.replaceAll(/提供给/g, ''));

/** The lines with which a mail asks for logs: the sentence, and the paths below it. */
const requestOf = (mail: Mail): readonly Sentence[] => {
	const asking = mail.sentences.filter(isRequest);
	return asking.length === 0 ? [] : mail.sentences.filter(one => asking.includes(one) || pathsOf(one.text).length > 0);
};

/** M8: a log that decided later lies in none of the places that the request names. */
export const narrowRequest: Judge = ({mails}) => {
	const mail = mails.find(one => one.isOurs && requestOf(one).length > 0);
	if (!mail) return [];
	const lines = requestOf(mail);
	const text = lines.map(one => one.text).join('\n');
	const paths = pathsOf(text);
	if (collector.test(mail.text)) return [];
	const isAsked = ({said, path: place}: (typeof logs)[number], words: string, places: readonly string[]) =>
		said.test(words) || places.some(one => isWithin(place.toLowerCase(), one));
	const missing = logs.flatMap(log => {
		if (isAsked(log, text, paths)) return [];
		const cited = mails
			.filter(one => one.n > mail.n && one.isOurs)
			.flatMap(later => later.sentences.map(sentence => ({later, sentence})))
			.find(({sentence}) => log.said.test(sentence.text) && shows.test(sentence.text) && !isRequest(sentence));
		if (!cited) return [];
		const askedLater = mails.some(
			one =>
				one.isOurs &&
				one.n > mail.n &&
				one.n < cited.later.n &&
				isAsked(
					log,
					requestOf(one)
						.map(({text: words}) => words)
						.join('\n'),
					[],
				),
		);
		return askedLater ? [] : [{log, ...cited}];
	});
	const [first] = missing;
	if (!first) return [];
	const names = missing.map(({log}) => log.name);
	const places = [...new Set(missing.map(({log}) => log.path))];
	return [
		mistakeAt('M8', mail, lines.find(one => pathsOf(one.text).length > 0) ?? lines[0]!, {
			sentence: {
				zh: `${mail.day.zh}的日志请求没有包含${names.join('、')}（${places.join('、')}），${first.later.day.zh}的判断却靠它。`,
				en: `The log request of ${mail.day.en} leaves out ${names.join(', ')} (${places.join(', ')}), which decides on ${first.later.day.en}.`,
			},
			instead: {
				zh: '日志请求由待答的问题算出，逐个给出路径；收到的文件按它核对，缺的当天就说。',
				en: 'The request is computed from the open questions, path by path, and what arrives is checked against it.',
			},
		}),
	];
};
