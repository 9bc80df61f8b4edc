import type {FieldsData} from '@kenjiuno/msgreader';
import type {Letter} from './letter.js';
import {plainOf} from './plain.js';
import {withoutTail} from './thread.js';
import {readWritten} from './written.js';

const codePages: Readonly<Record<number, string>> = {
	932: 'cp932',
	936: 'gb18030',
	949: 'cp949',
	950: 'big5',
	65001: 'utf8',
};

const bodyOf = ({body, bodyHtml, html, internetCodepage}: FieldsData): string => {
	if (body?.trim()) return body;
	if (bodyHtml) return plainOf(bodyHtml);
	if (!html) return '';
	const encoding = codePages[internetCodepage ?? 65_001] ?? `windows-${internetCodepage}`;
	try {
		return plainOf(new TextDecoder(encoding === 'cp932' ? 'shift_jis' : encoding).decode(html));
	} catch {
		return plainOf(new TextDecoder().decode(html));
	}
};

/**
 * Reads one Outlook `.msg`; mails from before Unicode are read in their code page, Chinese where they name none. The date
 * is the one the mail's own header writes; a mail without headers (a sent one) has Outlook's time, which is UTC. Throws
 * on a broken file. The reader is loaded with the first mail.
 */
export const readMsg = async (bytes: Uint8Array, source: string): Promise<Letter> => {
	const {
		default: {default: MsgReader},
	} = await import('@kenjiuno/msgreader');
	const open = (ansiEncoding: string) => {
		const copy = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
		const reader = new MsgReader(copy);
		reader.parserConfig = {ansiEncoding};
		return reader.getFileData();
	};

	const first = open('gb18030');
	if (first.error) throw new Error(first.error);
	const page = codePages[first.messageCodepage ?? 936];
	const mail = page === undefined || page === 'gb18030' ? first : open(page);
	const header = (name: string) => new RegExp(`^${name}:[ \\t]*(.+)$`, 'im').exec(mail.headers ?? '')?.[1]?.trim();
	const utc = mail.clientSubmitTime ?? mail.messageDeliveryTime;
	const written = readWritten(header('Date') ?? '') ?? readWritten(utc ?? '');
	const own = withoutTail(bodyOf(mail));
	const recipients = (mail.recipients ?? [])
		.filter(({recipType}) => recipType !== 'cc' && recipType !== 'bcc')
		.map(({name, smtpAddress}) => name ?? smtpAddress ?? '');
	const address = mail.senderSmtpAddress ?? (mail.senderEmail?.includes('@') ? mail.senderEmail : undefined);
	const id = (mail.messageId ?? header('Message-ID'))?.replaceAll(/^<|>$/g, '');
	const files = (mail.attachments ?? [])
		.filter(({attachmentHidden}) => !attachmentHidden)
		.map(({fileName, name}) => fileName ?? name ?? '');
	return {
		from: mail.senderName ?? address ?? '',
		...(address && {address}),
		...(recipients.length > 0 && {to: recipients.join('; ')}),
		...(mail.subject && {subject: mail.subject}),
		...(written && {written}),
		text: own.text,
		line: 1,
		source,
		...(id && {id}),
		...(files.length > 0 && {attachments: files}),
		...(own.cut > 0 && {cut: own.cut}),
	};
};
