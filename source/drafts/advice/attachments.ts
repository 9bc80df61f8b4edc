import type {Knowledge} from '../../knowledge/schema.js';

/** A file that goes with a mail. */
export type Attachment = {readonly name: string; readonly text: string};

/** Outlook and mail gateways hold back .cmd files (Microsoft: Blocked attachments in Outlook); the reader renames it. */
export const mailedAs = (name: string): string => `${name}.txt`;

/** What these how-tos give the customer, each file once. */
export const attachmentsOf = (howtos: readonly string[], knowledge: Knowledge): readonly Attachment[] => {
	const names = howtos.flatMap(id => knowledge.howto[id]?.attachment ?? []);
	return [...new Set(names)].flatMap(name => {
		const text = knowledge.attachments[name];
		return text === undefined ? [] : [{name: mailedAs(name), text}];
	});
};
