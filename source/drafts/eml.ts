import type {Case} from '../case/case.js';
import type {Instant} from '../text/time.js';
import {htmlOf} from './html.js';
import type {Drafted} from './kinds.js';

/** Which mails a mail answers, by their Message-IDs without brackets. */
export type Thread = {readonly inReplyTo?: string; readonly references?: readonly string[]};

export type Letter = Pick<Drafted, 'to' | 'subject' | 'text'> &
	Partial<Pick<Drafted, 'attachments'>> &
	Thread & {
		readonly now: Instant;
		/** Tells this draft from others: the message id and the boundaries come from it, so that the same draft is the same file. */
		readonly id: string;
	};

/** One line: what could end a header line, or hide in it, becomes a blank; what a reader would decode (RFC 2047) stays text. */
const oneLine = (text: string): string =>
	text
		.replaceAll(/[\p{Control}\p{Default_Ignorable_Code_Point}\p{Surrogate}\u2028\u2029]+/gu, ' ')
		.replaceAll('=?', '= ?')
		.trim();

/** One plain address, or nothing: lists, comments, routes and anything with a blank are no address. */
const oneAddress = (address: string | undefined): string | undefined =>
	address !== undefined && /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z\d](?:[A-Za-z\d.-]{0,250}[A-Za-z\d])?$/.test(address)
		? address
		: undefined;

/** A Message-ID of another's mail is as hostile as any header: one token with one @, or nothing. */
const oneId = (id: string): readonly string[] =>
	/^[\w.!#$%&'*+/=?^`{|}~-]{1,200}@[\w.:[\]-]{1,200}$/.test(id) ? [`<${id}>`] : [];

/** The mail that a mail of this case answers: the customer's last, when its Message-ID is known. */
export const threadOf = ({mails}: Pick<Case, 'mails'>): Thread => {
	const last = mails.findLast(({messageId}) => messageId !== undefined);
	if (last?.messageId === undefined) return {};
	const before = last.references ?? mails.filter(({messageId}) => messageId !== undefined).map(mail => mail.messageId!);
	return {inReplyTo: last.messageId, references: [...new Set([...before, last.messageId])].slice(-20)};
};

/**
 * The mail as an unsent draft (`.eml` with X-Unsent: 1) for the mail client: UTF-8 in base64, RFC 2047 subject, text and
 * the HTML made from it, its files. No field can add a header or a recipient. The composer is loaded with the first draft.
 */
export const emlOf = async (letter: Letter): Promise<Uint8Array> => {
	const {to, subject, text, now, id, attachments = [], inReplyTo = '', references = []} = letter;
	const {default: MailComposer} = await import('nodemailer/lib/mail-composer');
	const address = oneAddress(to.address);
	const tag = id.replaceAll(/[^\w-]/g, '') || 'draft';
	const [answered] = oneId(inReplyTo);
	const chain = references.flatMap(oneId);

	return new MailComposer({
		...(address ? {to: {name: oneLine(to.name), address}} : {}),
		...(answered && {inReplyTo: answered}),
		...(chain.length > 0 && {references: chain}),
		subject: oneLine(subject),
		text,
		html: htmlOf(text),
		attachments: attachments.map(({name, text: content}) => ({
			filename: oneLine(name).replaceAll(/[/\\:*?"<>|]/g, '-'),
			content: Buffer.from(content),
			contentType: 'application/octet-stream',
		})),
		date: now,
		messageId: `<${tag}@casewalk.invalid>`,
		baseBoundary: tag,
		headers: {'X-Unsent': '1'},
		textEncoding: 'base64',
		xMailer: false,
		disableUrlAccess: true,
		disableFileAccess: true,
	} as ConstructorParameters<typeof MailComposer>[0])
		.compile()
		.build();
};
