import type {Letter} from './letter.js';
import {plainOf} from './plain.js';
import {withoutTail} from './thread.js';
import {readWritten} from './written.js';

/**
 * Reads one `.eml` (any charset and transfer encoding; nested parts to a depth of 50). The date is the one its own
 * header writes, with its offset; tails of earlier mails are cut. Throws what the parser throws on a broken file.
 * The parser is loaded with the first mail.
 */
export const readEml = async (bytes: Uint8Array, source: string): Promise<Letter> => {
	const {default: PostalMime} = await import('postal-mime');
	const {from, to, subject, text, html, headers, messageId} = await PostalMime.parse(bytes, {maxNestingDepth: 50});
	const header = (name: string) => headers.find(({key}) => key === name)?.value;
	const written = readWritten(header('date') ?? '');
	const own = withoutTail(text?.trim() ? text : plainOf(html ?? ''));
	const recipients = (to ?? []).map(({name, address}) => name || address || '').filter(Boolean);
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
		...(own.cut > 0 && {cut: own.cut}),
	};
};
