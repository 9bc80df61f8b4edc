import type {Problem, Rule} from '../check.js';

/** How a line of a log begins, or what only a log says. */
const logged =
	/^\s*(?:\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d|\d{4}[-/]\d\d[-/]\d\d\s+\d\d:\d\d:\d\d|>>>|<<<|!!!|[!#]\s{2,}|cmd:|(?:sto|dvi|ndv|flq|inf|cpy|idb|sig|pol|ump):)|\b(?:Info|Error|Warning)\s{2,}(?:CBS|CSI|DISM|DPX)\b|\[HRESULT = 0x|\bDoqe?:|\bShtd:|\bStartup:/i;
/** A line that says a quote comes next. */
const announces = /(?:日志|CBS\.log|setupapi|dev\.log|log|line \d+|第\s?\d+\s?行|原文|如下)[^。\n]{0,40}[：:]\s*$/i;

const finds: ReadonlyArray<readonly [pattern: RegExp, zh: string, en: string]> = [
	[/\bS-1-5-21(?:-\d+){2,4}\b/g, '用户SID', 'a SID'],
	[
		/(?<=\bUsers\\)(?!(?:Public|Default|All Users|Administrator|%\w+%|<)(?![\w.-]))[\w.\u4e00-\u9fff-]{2,40}|(?<=\b(?:user(?:name)?|account|用户名?|账户|帐户)\s{0,3}[:=：]\s{0,3}["'“]?)(?!(?:SYSTEM|TrustedInstaller|LocalSystem|NT AUTHORITY|null)\b)[\w.\\-]{2,40}/gi,
		'用户名',
		'a user name',
	],
	[/(?<![\d.~])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/g, 'IP地址', 'an IP address'],
];

/** A quote of a log that carries a user name, a SID or an IP address. */
export const privateQuotes: Rule = ({own, at}) => {
	const problems: Problem[] = [];
	let index = 0;
	let isAnnounced = false;

	for (const line of own.split('\n')) {
		const isQuote: boolean =
			logged.test(line) || (isAnnounced && /^[^\p{Script=Han}]*\S[^\p{Script=Han}]*$/u.test(line));

		for (const [pattern, zh, en] of isQuote ? finds : finds.slice(0, 1)) {
			for (const {0: found, index: start} of line.matchAll(pattern)) {
				if (/^(?:127\.0\.0\.1|0\.0\.0\.0|255\.255\.255\.\d+)$/.test(found)) continue;
				if (en === 'an IP address' && /(?:v|version|版本)\s*[:=]?\s*$/i.test(line.slice(0, start))) continue;
				problems.push({
					code: 'quote-private',
					level: 'warn',
					...at(index + start, found),
					message: {
						zh: `引用的日志里有${zh}“${found}”：请用***代替后再发。`,
						en: `The quoted log carries ${en}, “${found}”: put *** in its place before you send this.`,
					},
					candidates: [{text: '***', why: {zh: '遮住个人信息', en: 'hides what is personal'}}],
				});
			}
		}

		isAnnounced = announces.test(line) || (isAnnounced && isQuote);
		index += line.length + 1;
	}

	return problems;
};
