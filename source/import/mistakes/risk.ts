import {check} from '../../drafts/check.js';
import type {Both} from '../../text/both.js';
import {closingOf} from '../said/kinds.js';
import {type Judge, mistakeAt} from './mistake.js';

/** M12: a risky step offered without its risk or a backup, as the check of a mail that leaves would say. */
export const unwarnedRisk: Judge = ({mails, knowledge}) =>
	mails.flatMap(mail => {
		if (!mail.isOurs || closingOf(mail)) return [];
		const risky = check(mail.text, {knowledge}).filter(({code}) => code === 'risk-unsaid' || code === 'backup-unsaid');
		const [first] = risky;
		if (!first) return [];
		const line = mail.line + first.line - 1;
		const sentence = mail.sentences.find(one => one.line === line && one.text.includes(first.text));
		const codes = new Set(risky.map(({code}) => code));
		const lacks: Both =
			codes.size > 1
				? {zh: '风险和备份', en: 'neither its risk nor a backup'}
				: codes.has('risk-unsaid')
					? {zh: '风险', en: 'not its risk'}
					: {zh: '备份', en: 'no backup'};
		return [
			mistakeAt('M12', mail, sentence ?? {text: first.text, line}, {
				sentence: {
					zh: `${mail.day.zh}的“${first.text}”有风险，没有写明${lacks.zh}。`,
					en: `“${first.text}” of ${mail.day.en} is risky, and the mail says ${lacks.en}.`,
				},
				instead: {
					zh: '有风险的步骤带着风险说明、备份和客户同意的记录一起发出。',
					en: 'A risky step carries its risk sentence, the backup and the customer’s recorded yes.',
				},
			}),
		];
	});
