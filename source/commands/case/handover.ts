import type {CaseView} from '../../case/view.js';
import {draft} from '../../drafts/draft.js';
import type {DraftSettings} from '../../drafts/kinds.js';
import type {Knowledge} from '../../knowledge/schema.js';
import {visible} from '../../text/shown/visible.js';
import type {Instant} from '../../text/time.js';
import type {ExitCode, Io} from '../io.js';

type Options = Io & {
	readonly knowledge: Knowledge;
	readonly view: CaseView;
	readonly settings: DraftSettings;
	readonly now: Instant;
	/** What the page shows instead of names, numbers and serials; absent: the page as it is. */
	readonly mask?: (text: string) => string;
};

/** `casewalk handover CASE`: the case on one page for a colleague. It asks nothing: what is not known stands as unknown. */
export const handOver = async ({view, knowledge, settings, now, mask, ...io}: Options): Promise<ExitCode> => {
	const {language, write, json} = io;
	const {text: page} = await draft({kind: 'handover', language, view, knowledge, slots: {}, settings, now});
	const text = mask ? mask(page) : page;
	const {id, number, state, seq} = view.case;
	write(
		json
			? `${JSON.stringify({schema: 1, id, ...(number !== undefined && !mask && {number}), state, seq, language, text})}\n`
			: visible(text),
	);
	return 0;
};
