import type {CaseView} from '../../case/view.js';
import type {Language} from '../../text/both.js';
import {withoutReplies, writeSubject} from '../../text/subject-line/subject-line.js';
import {plain} from '../slots.js';

const priorityInLine = /(?<=[|｜]\s*)P\d(?=\s*[|｜])/gi;

/** The ticket's subject line with the priority as it is now; undefined when it says nothing old. */
export const correctedSubject = (line: string, priority: string | undefined): string | undefined => {
	if (!priority) return undefined;
	const corrected = line.replaceAll(priorityInLine, priority);
	return corrected === line ? undefined : corrected;
};

/** The mail's subject: the ticket's own line, with one 回复: before it and the priority of today; else built from the case. */
export const subjectLine = (view: CaseView, language: Language): string => {
	const {subjectLine: line, number, priority, customer, title, reference} = view.case;
	const subject = line?.trim()
		? withoutReplies(line)
		: writeSubject({number, priority, customer, title, reference}, {isReply: false});
	return `${language === 'zh' ? '回复' : 'RE'}: ${plain(correctedSubject(subject, priority) ?? subject)}`;
};

/** The subject of a handover: a colleague's mail, not an answer to the customer. */
export const handoverSubject = ({case: {number, id, customer}}: CaseView, language: Language): string =>
	plain([language === 'zh' ? '案例交接' : 'Handover', number ?? id, customer].filter(Boolean).join(' '));
