import {halfWidth} from '../../text/half-width.js';
import {numberOf} from '../../text/note/numerals.js';
import type {Letter} from './letter.js';
import {findWritten, readWritten} from './written.js';

/** What stands above a mail in a thread: who, when, about what; `length` is how many lines it takes. */
export type Head = Partial<Pick<Letter, 'from' | 'address' | 'to' | 'subject' | 'written'>> & {
	readonly length: number;
	/** It introduces an earlier mail below the one that quotes it. */
	readonly isQuoted: boolean;
	/** The number in its rule: `第3封邮件`. */
	readonly number?: number;
};

const fields = {
	from: /^(?:发件人|发送人|发信人|寄件人|寄件者|作者|From|Sender|Author)$/i,
	sent: /^(?:发送时间|发送日期|发件时间|寄件日期|收到时间|日期|时间|Sent|Date|Time)$/i,
	to: /^(?:收件人|收信人|收件者|To)$/i,
	subject: /^(?:邮件主题|主题|主旨|标题|Subject)$/i,
	other: /^(?:抄送人?|副本|密送|Cc|Bcc|重要性|优先级|Importance|附件|Attachments?|邮件编号|Message-ID|Reply-To|回复)$/i,
	body: /^(?:邮件内容|邮件正文|正文|内容|Body|Content|Message)$/i,
} as const;
type Field = keyof typeof fields;

const fieldLine =
	/^[\s>*_|#-]{0,8}([\p{Script=Han}]{2,5}|[A-Za-z][A-Za-z -]{1,14})[*_\s]{0,4}[：:][*_]{0,2}\s{0,4}(.*)$/u;

const fieldOf = (line: string): readonly [Field, string] | undefined => {
	const [, name, value] = fieldLine.exec(line) ?? [];
	if (name === undefined) return undefined;
	const known = (Object.keys(fields) as Field[]).find(field => fields[field].test(name.trim()));
	return known && [known, value!.trim()];
};

/** `第3封邮件`, `Mail 3`, `Email #3 of 5`, between rules of any kind. */
const numbered =
	/^[\s=\-_*#~>[【]{0,20}(?:第\s?[\d一二三四五六七八九十]{1,3}\s?封(?:邮件)?|(?:邮件|e-?mail|mail|message|msg)\s?(?:no\.?\s?|#\s?)?\d{1,3}(?:\s?(?:of|\/)\s?\d{1,3})?)[\s=\-_*#~:：\]】]{0,20}$|^\s{0,4}[=\-_*#~]{2,}\s?#?\d{1,3}\s?[=\-_*#~]{2,}\s{0,4}$/i;
const numberIn = (line: string): number => {
	const [digits = ''] = /\d{1,3}|[一二三四五六七八九十]{1,3}/.exec(line) ?? [];
	return numberOf(digits) ?? 0;
};

const rule = /^\s{0,8}[=_*~-]{4,}\s{0,8}$/;
const quotedMail =
	/^[\s>]{0,8}(?:-{2,}|_{2,})?\s{0,3}(?:原始邮件|原邮件|转发的?邮件|转发邮件信息|回复的原邮件|Original (?:Message|Appointment)|Forwarded [Mm]essage|Begin forwarded message:?)\s{0,3}(?:-{2,}|_{2,})?\s{0,8}$/i;
const wrote =
	/^[\s>]{0,8}(?:(?:在|于|On|Le|Am)\s?)?(.{6,160}?)\s?(?:写道|写到|wrote|a écrit|schrieb)\s?[:：]\s{0,4}$/is;

export const isRule = (line: string): boolean => rule.test(line) || numbered.test(line) || quotedMail.test(line);

/** `Wei Liang <wei@example.com>`, `"许先生" [mailto:xu@example.com]`: the name and the address. */
export const senderOf = (value: string): Pick<Letter, 'from' | 'address'> => {
	const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(value)?.[0];
	const from = value
		.replaceAll(/[<[(]?(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[>\])]?/g, '')
		.replaceAll(/^[\s"'“”,;|-]+|[\s"'“”,;|:：-]+$/g, '')
		.trim();
	return {from: from || address || '', ...(address && {address})};
};

/** Header lines in a row, one blank line between two of them allowed. */
const blockAt = (lines: readonly string[], at: number): Head | undefined => {
	const found = new Map<Field, string>();
	let next = at;
	for (let blanks = 0; next < lines.length; next++) {
		const field = fieldOf(lines[next]!);
		if (!field) {
			const isBlank = lines[next]!.replaceAll('>', '').trim() === '';
			const last = [...found.keys()].at(-1);
			if (isBlank && found.size > 0 && blanks === 0 && next + 1 < lines.length && fieldOf(lines[next + 1]!)) {
				blanks += 1;
				continue;
			}

			// A long list of recipients goes on in the next lines, indented.
			if (!isBlank && (last === 'to' || last === 'other') && /^\s{2,}|[;,]\s*$/.test(lines[next]!)) continue;
			break;
		}

		const [name, value] = field;
		if (found.has(name) && name !== 'other') break;
		blanks = 0;
		found.set(name, value);
		if (name !== 'body') continue;
		// What stands behind 邮件内容： on its line is the mail's first line already.
		if (value === '') next += 1;
		break;
	}

	const written = readWritten(found.get('sent') ?? '');
	const isHead = found.has('from')
		? written !== undefined || found.size > 1
		: written !== undefined && (found.has('to') || found.has('subject') || found.has('body'));
	if (!isHead) return undefined;
	const to = found.get('to');
	const subject = found.get('subject');
	return {
		...senderOf(found.get('from') ?? ''),
		...(to && {to}),
		...(subject && {subject}),
		...(written && {written}),
		length: next - at,
		isQuoted: false,
	};
};

/** `On Tue, 30 Jul 2024 at 10:52, Wei Liang <…> wrote:`, `Wei Liang 于2024年7月30日周二 10:52写道：`; it may take two lines. */
const wroteAt = (lines: readonly string[], at: number): Head | undefined => {
	for (const length of [1, 2]) {
		const said = lines.slice(at, at + length).join(' ');
		const inside = wrote.exec(said)?.[1];
		if (inside === undefined) continue;
		const found = findWritten(inside);
		const sender = senderOf(
			(found ? `${inside.slice(0, found.from)} ${inside.slice(found.to)}` : inside)
				.replace(/^\s*(?:On|在|于)?\s*(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?)?/i, '')
				.replaceAll(/[,，]|于\s*$|\bat\s*$/g, ' '),
		);
		if (!found && !sender.address) continue;
		return {...sender, ...(found && {written: found.written}), length, isQuoted: true};
	}

	return undefined;
};

const person =
	/^(?:[A-Z][\w'.-]+(?: [A-Z][\w'.-]+){0,2}|[\p{Script=Han}]{1,4}(?:工|先生|女士|经理|主任|老师|工程师)?)(?:\s?[（(][^()（）]{1,20}[)）])?$/u;

/** A head on one line: `2024-07-30 10:52 Wei Liang`, `[Wei Liang -> Xu | 30 Jul 2024 10:52]`. */
const lineAt = (line: string): Head | undefined => {
	if (line.length > 90) return undefined;
	const found = findWritten(line);
	if (!found) return undefined;
	const trim = (text: string) =>
		text
			.replaceAll(
				/[[\]【】=#*|>~]|-{2,}|(?:星期|周)[一二三四五六日天]|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b,?/g,
				' ',
			)
			.trim();
	const sides = `${line.slice(0, found.from)} ${line.slice(found.to)}`.split(/->|→|=>|发给|\bto\b/);
	const [who = '', to] = sides.map(trim);
	const sender = senderOf(who.replace(/^(?:发件人|From)\s*[:：]/i, '').replaceAll(/^[\s,，:：-]+|[\s,，:：-]+$/g, ''));
	if (!person.test(sender.from) && !sender.address) return undefined;
	return {...sender, ...(to && {to}), written: found.written, length: 1, isQuoted: false};
};

/** The head of a mail that begins at this line, or undefined. Rules and numbers above a head belong to it. */
export const headAt = (lines: readonly string[], at: number): Head | undefined => {
	let first = at;
	let isQuoted = false;
	let number: number | undefined;
	while (first < lines.length && first < at + 6) {
		const line = halfWidth(lines[first]!);
		if (quotedMail.test(line)) isQuoted = true;
		else if (numbered.test(line)) number = numberIn(line);
		else if (!rule.test(line) && (line.replaceAll('>', '').trim() !== '' || first === at)) break;
		first += 1;
	}

	const head = blockAt(lines, first) ?? wroteAt(lines, first) ?? lineAt(lines[first] ?? '');
	const length = first - at;
	const order = number === undefined ? {} : {number};
	if (head) return {...head, ...order, length: length + head.length, isQuoted: isQuoted || head.isQuoted};
	return number !== undefined || isQuoted ? {...order, length, isQuoted} : undefined;
};
