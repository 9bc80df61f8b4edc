import {type DriverResult, quoteOf, type Section} from '../report/report.js';
import type {Ruled} from '../rules/rules.js';
import {bootOf, endOf, type Entry, exitOf, startOf, titleOf} from './entry.js';
import {codeIn, codeOf, infIn, objectIn, stepIn} from './said.js';

/** A marked line with what the lines around it tell about it. */
export type Marked = Ruled & {
	readonly mark: 'error' | 'warning' | 'exit';
	readonly code: string | undefined;
	readonly inf: string | undefined;
	readonly object: string | undefined;
};

/** A section that is over, or as much of it as the log holds. */
export type Work = {
	readonly section: Section;
	/** Its lines with `!!!` and `!`, then the one with its exit. */
	readonly marked: readonly Marked[];
	/** The innermost subsection that failed. */
	readonly step: string | undefined;
	/** The line of its title, when the machine started anew before the section ended. */
	readonly cut: Ruled | undefined;
};

/** Lines of each mark that are kept of one section. */
const most = 400;

const later = (date: string, time: string, start: string) => {
	const at = `${date}T${time}`;
	if (at >= start) return at;
	// Lines inside carry no day: one past midnight is of the next.
	return new Date(Date.parse(`${at}Z`) + 86_400_000).toISOString().slice(0, 19);
};

const clock = /\s(\d\d:\d\d:\d\d)\.\d{3}\s*$/;

const ruledOf = ({number, text, seen, cutFrom}: Entry, at: string | null): Ruled => ({
	number,
	endLine: number,
	text,
	whole: seen,
	at,
	...(cutFrom && {cutFrom}),
});

/** Gathers the lines of one section; `title` is null for lines that stand before the first one. */
const gathering = (title: string | null, opening: Entry) => {
	const line = opening.number;
	let from: string | null = null;
	let to: string | null = null;
	let at: string | null = null;
	let endLine = line;
	let outcome: {status: Section['status']; detail: string | null} | undefined;
	let step: string | undefined;
	let named = new Map<number, string>();
	const marked: Marked[] = [];
	const kept = new Map<Marked['mark'], number>();
	let object: {readonly path: string; readonly inf: string | undefined} | undefined;

	const infAt = (depth: number) => {
		const nearest = [...named.keys()].filter(other => other <= depth).sort((one, other) => other - one)[0];
		return nearest === undefined ? undefined : named.get(nearest);
	};

	const forget = (depth: number) => {
		if (named.size === 0) return;
		named = new Map([...named].filter(([other]) => other < depth));
	};

	const put = (entry: Entry, mark: Marked['mark']) => {
		const {seen, depth} = entry;
		const code = codeIn(seen);
		const last = marked.findLast(({inf}) => inf !== undefined);
		const inf = infIn(seen) ?? (mark === 'exit' ? last?.inf : undefined) ?? infAt(depth);
		const named = mark === 'exit' ? undefined : objectIn(seen, code);
		const before = object?.inf === inf ? object?.path : undefined;
		const count = (kept.get(mark) ?? 0) + 1;
		kept.set(mark, count);
		if (count <= most) marked.push({...ruledOf(entry, at), mark, code, inf, object: named ?? before});
	};

	return {
		title,
		see(entry: Entry) {
			const {seen, depth, number} = entry;
			endLine = number;
			const time = seen.at(-4) === '.' || seen.endsWith(' ') ? clock.exec(seen)?.[1] : undefined;
			if (time && from) at = later(from.slice(0, 10), time, from);

			const ended = stepIn(seen);
			if (entry.mark) put(entry, entry.mark);
			if (ended) {
				if (ended.code) step ??= ended.name;
				else forget(depth);
				return;
			}

			const inf = infIn(seen);
			if (inf) {
				forget(depth);
				if (depth < 500) named.set(depth, inf);
			}

			const path = objectIn(seen);
			if (path && !entry.mark) object = {path, inf: infAt(depth)};
		},
		/** True when the line was the section's own frame. */
		frame(entry: Entry): boolean {
			const {seen, number} = entry;
			if (entry.frame !== '>' && entry.frame !== '<') return false;
			const start = startOf(seen);
			const end = endOf(seen);
			const exit = exitOf(seen);
			if (start) from = at = start;
			if (end) to = at = end;
			if (exit) {
				outcome = exit;
				put(entry, 'exit');
			}

			if (!start && !end && !exit) return false;
			endLine = number;
			return true;
		},
		isOver: () => outcome !== undefined,
		result(isCut = false): Work {
			const {status, detail} = outcome ?? {status: 'unknown', detail: null};
			const exit = status === 'failure' ? (codeOf(detail ?? '') ?? detail?.toLowerCase() ?? null) : detail;
			const isFailed = status !== 'success';
			const proving = status === 'failure' ? marked : marked.filter(({mark}) => mark === 'error');
			const failed = isFailed ? failuresOf(proving, exit) : [];
			const section = {title: title ?? '', from, to, line, endLine, status, exit, failed};
			return {section, marked, step, cut: isCut ? ruledOf(opening, from) : undefined};
		},
	};
};

/** One failure for each INF: the line that names its registry key or file if one does, else its first error. */
const failuresOf = (marked: readonly Marked[], exit: string | null): Section['failed'] => {
	const byInf = Map.groupBy(
		marked.filter(({mark, code}) => mark !== 'warning' || code !== undefined),
		({inf}) => inf?.toLowerCase() ?? '',
	);
	return [...byInf.values()].slice(0, 50).map(lines => {
		const errors = lines.filter(({mark}) => mark === 'error');
		const told = errors.length > 0 ? errors : lines;
		const best =
			told.find(({object, code}) => object && code) ??
			told.find(({object}) => object) ??
			told.find(({code}) => code) ??
			told[0]!;
		const code = best.code ?? told.find(line => line.code)?.code ?? exit;
		const result: DriverResult = {
			inf: best.inf ?? null,
			hresult: code,
			at: best.at,
			line: best.number,
			quote: quoteOf(best.text),
		};
		return {...result, object: best.object ?? told.find(({object}) => object)?.object ?? null};
	});
};

/** Cuts a log into its sections; `done` gets each as soon as it is over. */
export const sectionWatch = (done: (work: Work) => void) => {
	let open: ReturnType<typeof gathering> | undefined;
	const close = (isCut = false) => {
		if (open) done(open.result(isCut && open.title !== null));
		open = undefined;
	};

	return {
		see(entry: Entry) {
			const title = entry.frame === '>' ? titleOf(entry.seen) : undefined;
			if (title !== undefined) {
				close();
				open = gathering(title, entry);
			} else if (entry.frame === '[' && bootOf(entry.seen)) close(true);
			else {
				open ??= gathering(null, entry);
				if (!open.frame(entry)) open.see(entry);
				else if (open.isOver()) close();
			}
		},
		end: () => close(),
	};
};
