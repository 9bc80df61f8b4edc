import type {Event} from '../../case/event.js';
import {privateIn} from '../../case/reading/private.js';
import type {CaseView, Desk} from '../../case/view.js';
import type {Written} from '../../outbox.js';
import {openMask} from '../../text/mask/mask.js';
import {visibleLine} from '../../text/shown/visible.js';
import {refuse, withCase} from './case-ref.js';
import type {ExitCode, Io} from '../io.js';
import {shownCase} from './show.js';

type Options = Io & {
	readonly masked?: boolean;
	/** Writes the file; to stdout when absent. */
	readonly save?: (content: string) => Written;
};

/** Ids, hashes and times tell nobody anything, and are what holds a journal together. */
const asTheyAre = new Set(['id', 'case', 'session', 'hash', 'sha256', 'at']);

/** Every text of a value, and every name of its fields, through the mask. */
const through = (mask: (text: string) => string, value: unknown, key = ''): unknown => {
	if (typeof value === 'string') return asTheyAre.has(key) ? value : mask(value);
	if (Array.isArray(value)) return value.map(item => through(mask, item, key));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, inner]) => [mask(name), through(mask, inner, name)]));
};

/** The mask for everything that is said of a case; `author` is who says it now. */
export const maskOf = (view: CaseView, events: readonly Event[], author = ''): ((text: string) => string) =>
	openMask([...privateIn(view.case, events), ...(author === '' ? [] : [{kind: 'person', value: author} as const])]);

/**
What an export says: the case as `show --json` does, and its journal. A masked one has no hashes, since they were made over
what the mask has taken away; it is to be read, not taken in again.
*/
export const exported = (view: CaseView, events: readonly Event[], masked = false) => {
	const whole = {schema: 1, export: 'case', masked, case: shownCase(view)};
	if (!masked) return {...whole, events};
	return through(maskOf(view, events), {...whole, events: events.map(({hash: _, ...event}) => event)});
};

/** `casewalk export CASE [--masked] [--out FILE]`: the whole case in one file, which `import` takes in again. */
export const exportCase = async (reference: string, desk: Desk, options: Options): Promise<ExitCode> =>
	withCase(desk, reference, options, async view => {
		const events = await desk.events(view.case.id);
		const text = `${JSON.stringify(exported(view, events, options.masked), undefined, '\t')}\n`;
		if (!options.save) {
			options.write(text);
			return 0;
		}

		const written = options.save(text);
		if (!written.ok) return refuse(options, written.sentence[options.language], '', 1);
		const path = visibleLine(written.path);
		options.writeError(options.language === 'zh' ? `已写入 ${path}\n` : `Written to ${path}\n`);
		return 0;
	});
