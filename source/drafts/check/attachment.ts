import type {Checking, Problem, Rule} from '../check.js';
import {isConditional, isNegated, type Reading} from './reading.js';

/** Words with which a mail says that something goes with it. */
const promises =
	/(?:详)?见(?:本)?(?:邮件)?附件|附件(?:中|里|内|是|为)|(?:随|本)(?:信|邮件)附(?:上|件)?|(?:我们?|现|已|特此?|随邮件|在此)[^，。请]{0,6}附上|已附在|作为附件(?:发|一并)|(?:please )?find attached|\battached (?:is|are|you|to this|please)|\b(?:is|are) attached|\bI (?:have )?attach(?:ed)?\b|\bwe (?:have )?attach(?:ed)?\b|\bsee the attach(?:ment|ed)|\bin the attach(?:ment|ed)|\benclosed\b|\bthe attached (?!log|file you|files you)/i;
/** The reader's own attachment, or one that he is asked for. */
const theirs =
	/(?:您|你们?|客户)(?:的|发来|提供|上传|上一封|邮件)[^，。]{0,16}附件|收到[^，。]{0,16}附件|附件(?:已|均已|都)?(?:收到|查看|阅读)|请[^，。；]{0,20}附(?:上|件)|附件(?:大小|过大|太大|打不开|无法打开)|your (?:mail'?s? )?attach|you (?:have )?attach|attach(?:ment)?s? (?:that )?you|\bplease (?:also )?(?:send|attach|add)|please .{0,30}\bas an attachment|attachments? (?:above|over|larger|up to|bigger)|received .{0,30}attach/i;
/** The text's own list of what goes with it. */
const list = /^[ \t]*(?:附件|Attachments?)[ \t]*[：:][ \t]*\S*[\p{L}\p{N}_-]\.[A-Za-z\d]{2,5}\b/imu;

/** Steps that stand at the end of the mail itself. */
const below = /附录|\bappendix\b/i;

/** The words with which a sentence promises an attachment. */
const promiseIn = (text: string): RegExpExecArray | undefined => {
	const found = promises.exec(text);
	if (!found || below.test(text) || theirs.test(text) || isConditional(text) || isNegated(text)) return undefined;
	return found;
};

/** Whether files go with the mail, as far as we know or it says. */
export const hasAttachment = ({own, sentences}: Reading, {draft}: Checking): boolean =>
	isListed(own, draft) || sentences.some(({text}) => promiseIn(text) !== undefined);

const isListed = (own: string, draft: Checking['draft']) => (draft?.attachments?.length ?? 0) > 0 || list.test(own);

/** A mail that promises an attachment and has none. */
export const attachment: Rule = ({own, sentences, at}, {draft}) => {
	if (isListed(own, draft)) return [];

	return sentences
		.flatMap(({text, index}): Problem[] => {
			const found = promiseIn(text);
			if (!found) return [];
			return [
				{
					code: 'attachment-missing',
					level: 'warn',
					...at(index + found.index, found[0]),
					message: {
						zh: `“${found[0]}”：邮件还没有附件，请附上文件，或把内容写进正文。`,
						en: `“${found[0]}”, but nothing is attached: attach the file, or write it into the mail.`,
					},
					candidates: [],
				},
			];
		})
		.slice(0, 1);
};
