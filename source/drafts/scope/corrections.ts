import type {CaseView} from '../../case/view.js';
import type {Language} from '../../text/both.js';
import {findKbs} from '../../text/kb.js';

const heads = {zh: ['问题定义', '问题范围'], en: ['Problem definition', 'Scope']} as const;

/** The lines of the problem definition in the first mail that fixed the scope in this language; undefined when none did. */
export const earlierDefinition = (view: CaseView, language: Language): readonly string[] | undefined => {
	const mail = view.case.mails.find(
		sent => sent.way === 'sent' && sent.kind === 'first-response' && (sent.language ?? language) === language,
	);
	const lines = mail?.text.split('\n').map(line => line.trim()) ?? [];
	const [from, to] = heads[language].map(head => lines.findIndex(line => line.replace(/[:：]$/, '') === head));
	if (from === undefined || to === undefined || from < 0 || to <= from) return undefined;
	return lines.slice(from + 1, to).filter(line => line !== '');
};

/** What a line is about: the words before its value, without the number in front. The first line says who and what. */
const keyOf = (line: string, index: number) =>
	index === 0 ? '' : (/^[^：:（(]*/.exec(line.replace(/^\d+[）)]\s*/, ''))?.[0].trim() ?? line);

/** Puts a remark before the sign that ends the line. */
const remarked = (line: string, remark: string) => line.replace(/[。.；;：:]?$/u, end => `${remark}${end}`);

const bare = (line: string) => line.replace(/^\d+[）)]\s*/, '').replace(/[。.；;：:]$/u, '');

/** What the earlier line said instead: only what stood in its brackets, when the rest is the same. */
const difference = (was: string, now: string): string => {
	const [, bracket, rest] = /^\s*[（(]([^）)]*)[）)]([：:].*)$/su.exec(was) ?? [];
	return (bracket !== undefined && now.endsWith(rest!) ? bracket : was).replace(/^\s*[：:]?\s*/, '');
};

const words = {
	zh: {
		was: (line: string) => `（更正：首封邮件中为“${line}”）`,
		badKb: '（更正：首封邮件中的补丁编号有误）',
		added: '（后续补充）',
	},
	en: {
		was: (line: string) => ` (corrected; the first mail said: “${line}”)`,
		badKb: ' (corrected; the first mail had a wrong KB number)',
		added: ' (added later)',
	},
};

/**
 * The definition as it stands now, every line that says something else than the first mail marked. A malformed KB of the
 * first mail is never written again.
 */
export const withCorrections = (now: string, earlier: readonly string[] | undefined, language: Language): string => {
	if (!earlier) return now;
	const before = new Map(earlier.map((line, index) => [keyOf(line, index), line]));
	const say = words[language];

	return now
		.split('\n')
		.map((line, index) => {
			const was = before.get(keyOf(line, index));
			if (line.trim() === '' || (was !== undefined && bare(was) === bare(line))) return line;
			if (was === undefined) return remarked(line, say.added);
			if (findKbs(was).some(({verdict}) => verdict === 'malformed')) return remarked(line, say.badKb);
			return remarked(line, say.was(difference(bare(was).slice(keyOf(was, index).length), bare(line))));
		})
		.join('\n');
};
