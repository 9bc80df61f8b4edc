import {readEml} from '../../import/mails/eml.js';
import {readMsg} from '../../import/mails/msg.js';
import {kindOf, textOf} from '../../import/mails/read.js';

/** A text to proofread; of a mail its own words, with what goes with them. */
export type MailIn = {
	readonly text: string;
	readonly subject?: string;
	/** Names of the attached files; absent: a text has none to speak of. */
	readonly attachments?: readonly string[];
	/** Message-ID without its brackets. */
	readonly messageId?: string;
};

/** Reads a file by what it is: `.eml`, `.msg` or text in any of the usual encodings. Undefined for a broken mail. */
export const mailIn = async (bytes: Uint8Array, source: string): Promise<MailIn | undefined> => {
	const kind = kindOf(bytes);
	if (kind === 'text') return {text: textOf(bytes).replaceAll('\r\n', '\n')};
	try {
		const {text, subject, attachments = [], id} = await (kind === 'eml' ? readEml : readMsg)(bytes, source);
		return {text: text.replaceAll('\r\n', '\n'), attachments, ...(subject && {subject}), ...(id && {messageId: id})};
	} catch {
		return undefined;
	}
};
