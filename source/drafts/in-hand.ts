import type {Case} from '../case/case.js';
import type {Language} from '../text/both.js';

/** The mail of this kind that is being written: a sent one is closed, and the next of its kind is a new draft. */
export type DraftInHand = {
	readonly id: string;
	readonly slots: Readonly<Record<string, string>>;
	/** The engineer's own text, when he edited it, and the generated one that he wrote over. */
	readonly text?: string;
	readonly base?: string;
};

export const draftIn = ({drafts, mails}: Case, kind: string, language: Language): DraftInHand => {
	const sent = mails.filter(mail => mail.way === 'sent' && mail.kind === kind).length;
	const id = `${kind}.${language}.${sent + 1}`;
	const saved = drafts.findLast(draft => draft.id === id);
	return {
		id,
		slots: saved?.slots ?? {},
		...(saved?.text !== undefined && {text: saved.text, ...(saved.base !== undefined && {base: saved.base})}),
	};
};
