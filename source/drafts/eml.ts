import type {Drafted} from './kinds.js';
import {htmlOf} from './html.js';
import type {Instant} from '../text/time.js';

export type Letter = Pick<Drafted, 'to' | 'subject' | 'text'> & {
	readonly now: Instant;
	/** Tells this draft from others: the message id and the boundaries come from it, so that the same draft is the same file. */
	readonly id: string;
};

/** One line: what could end a header line, or hide in it, becomes a blank. */
const oneLine = (text: string): string =>
	text.replaceAll(/[\p{Control}\p{Default_Ignorable_Code_Point}\p{Surrogate}\u2028\u2029]+/gu, ' ').trim();

/** One plain address, or nothing: lists, comments, routes and anything with a blank are no address. */
const oneAddress = (address: string | undefined): string | undefined =>
	address !== undefined && /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z\d](?:[A-Za-z\d.-]{0,250}[A-Za-z\d])?$/.test(address)
		? address
		: undefined;

/**
 * The mail as an unsent draft (`.eml` with X-Unsent: 1) for the mail client: UTF-8 in base64, RFC 2047 subject, text and
 * the HTML made from it. No field can add a header or a recipient. The composer is loaded with the first draft.
 */
export const emlOf = async ({to, subject, text, now, id}: Letter): Promise<Uint8Array> => {
	const {default: MailComposer} = await import('nodemailer/lib/mail-composer');
	const address = oneAddress(to.address);
	const tag = id.replaceAll(/[^\w-]/g, '') || 'draft';

	return new MailComposer({
		...(address ? {to: {name: oneLine(to.name), address}} : {}),
		subject: oneLine(subject),
		text,
		html: htmlOf(text),
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
