import type {CaseView} from '../../case/view.js';
import type {Language} from '../../text/both.js';
import {plain} from '../slots.js';

const replies = /^(?:\s*(?:回复|答复|转发|re|fw|fwd)\s*[:：]\s*)+/i;
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
	const own = [
		number ? `[案例号: ${number}]` : '',
		[priority ? `|${priority}` : '', customer ? `|${customer}` : '', title ? `|${title}` : ''].join(''),
		reference ?? '',
	];

	const subject = line?.trim() ? line.replace(replies, '') : own.filter(Boolean).join(' % ');
	return `${language === 'zh' ? '回复' : 'RE'}: ${plain(correctedSubject(subject, priority) ?? subject)}`;
};
