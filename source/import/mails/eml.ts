import type {Letter} from './letter.js';
import {plainOf} from './plain.js';
import {withoutTail} from './thread.js';
import {readWritten} from './written.js';

const isUtf8 = (bytes: Uint8Array): boolean => {
	try {
		new TextDecoder('utf-8', {fatal: true}).decode(bytes);
		return true;
	} catch {
		return false;
	}
};

/** Header lines with bare Chinese bytes, and a name of GB2312 that only Python writes, as parsers know them. */
const mended = (bytes: Uint8Array): Uint8Array => {
	const latin = new TextDecoder('latin1').decode(bytes);
	const end = /\r?\n\r?\n/.exec(latin)?.index ?? bytes.length;
	const head = bytes.subarray(0, end);
	const text = new TextDecoder(isUtf8(head) ? 'utf-8' : 'gb18030').decode(head);
	const named = text.replaceAll(/eucgb2312_cn/gi, 'gb18030');
	if (named === text && isUtf8(head)) return bytes;
	const written = new TextEncoder().encode(named);
	const whole = new Uint8Array(written.length + bytes.length - end);
	whole.set(written);
	whole.set(bytes.subarray(end), written.length);
	return whole;
};

/**
 * Reads one `.eml` (any charset and transfer encoding; nested parts to a depth of 50). The date is the one its own
 * header writes, with its offset; tails of earlier mails are cut. Throws what the parser throws on a broken file.
 * The parser is loaded with the first mail.
 */
export const readEml = async (bytes: Uint8Array, source: string): Promise<Letter> => {
	const {default: PostalMime} = await import('postal-mime');
	const {from, to, subject, text, html, headers, messageId, attachments} = await PostalMime.parse(mended(bytes), {
		maxNestingDepth: 50,
	});
	const header = (name: string) => headers.find(({key}) => key === name)?.value;
	const written = readWritten(header('date') ?? '');
	const own = withoutTail(text?.trim() ? text : plainOf(html ?? ''));
	const recipients = (to ?? []).map(({name, address}) => name || address || '').filter(Boolean);
	const files = attachments.filter(({disposition, related}) => disposition !== 'inline' && !related);
	return {
		from: from?.name || from?.address || '',
		...(from?.address && {address: from.address}),
		...(recipients.length > 0 && {to: recipients.join('; ')}),
		...(subject && {subject}),
		...(written && {written}),
		text: own.text,
		line: 1,
		source,
		...(messageId && {id: messageId.replaceAll(/^<|>$/g, '')}),
		...(files.length > 0 && {attachments: files.map(({filename}) => filename ?? '')}),
		...(own.cut > 0 && {cut: own.cut}),
	};
};
