import {newMails} from '../../case/take-thread.js';
import type {Event} from '../../case/event.js';
import type {CaseView, Desk} from '../../case/view.js';
import {type Clocks, clockOf} from '../../import/offset.js';
import {readMails, textOf} from '../../import/read.js';
import {readThread} from '../../import/reading.js';
import {summaryOf} from '../../import/summary.js';
import {takeFrom} from '../../import/take.js';
import {joinThreads} from '../../import/thread.js';
import type {Imported} from '../../case/imported.js';
import type {Knowledge} from '../../knowledge/schema.js';
import {visibleLine} from '../../text/shown/visible.js';
import {withoutReplies} from '../../text/subject-line/subject-line.js';
import type {ExitCode, Io} from '../io.js';
import {findCase, refuse} from './case-ref.js';
import {tellImport} from './tell-import.js';
import {reportOf} from '../../import/report.js';

/** A file's name and its bytes; undefined bytes: it cannot be read. */
export type Source = {readonly path: string; readonly bytes: Uint8Array | undefined};

type Options = Io & {
	readonly desk: Desk;
	readonly knowledge: Knowledge;
	/** The case it goes into; absent: the one with its number, else a new one. */
	readonly reference?: string;
	/** As typed: `local`, `declared`, `+08:00`. */
	readonly offset?: string;
	/** Who writes for us, where the settings know. */
	readonly ours?: readonly string[];
	/** This machine's offset: for mails that say none. */
	readonly here?: string;
};

const longest = 50_000_000;

const clocksOf = (said: string | undefined): Clocks | undefined => {
	if (said === undefined || said === 'local' || said === 'declared') return said ?? 'local';
	const [, sign, hours, minutes = '00'] = /^([+-])(\d{1,2}):?(\d\d)?$/.exec(said) ?? [];
	return hours === undefined || Number(hours) > 14
		? undefined
		: (`${sign}${hours.padStart(2, '0')}:${minutes}` as Clocks);
};

/** The journal of an exported case; undefined for every other file. */
const exportedIn = (bytes: Uint8Array): {readonly events: readonly Event[]; readonly masked: boolean} | undefined => {
	if (!/^\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 64)))) return undefined;
	try {
		const {export: kind, events, masked} = JSON.parse(textOf(bytes)) as Record<string, unknown>;
		return kind === 'case' && Array.isArray(events) ? {events, masked: masked === true} : undefined;
	} catch {
		return undefined;
	}
};

/** The case that a thread belongs to: the one that has its number, or mails of it. */
const caseFor = async (
	desk: Desk,
	number: string | undefined,
	title: string | undefined,
	thread: Imported,
): Promise<CaseView | undefined> => {
	const {cases} = desk.get();
	const same = number ? cases.find(one => one.number === number) : undefined;
	if (same) return findCase(desk, same.id);
	for (const one of cases) {
		if (one.number !== undefined || one.title !== title) continue;
		const view = await findCase(desk, one.id);
		if (view && newMails(view.case, thread) < thread.mails.length) return view;
	}

	return undefined;
};

const takeExport = async (
	{events, masked}: {events: readonly Event[]; masked: boolean},
	io: Options,
): Promise<ExitCode> => {
	const zh = io.language === 'zh';
	if (masked)
		return refuse(
			io,
			zh ? '这是脱敏的导出，只能阅读，不能导入。' : 'This is a masked export, to be read and not taken in.',
			zh ? '请用不带 --masked 的导出。' : 'Export it without --masked.',
			1,
		);
	const done = await io.desk.take(events);
	if (!done.ok) return refuse(io, done.sentence[io.language], '', 1);
	io.write(io.json ? `${JSON.stringify({schema: 1, case: done.case})}\n` : `${visibleLine(done.case ?? '')}\n`);
	return 0;
};

/**
 * `casewalk import FILE… [--case CASE] [--offset local|declared|+08:00]`: takes mails (text of a thread, `.eml`, `.msg`)
 * into a case and says what the thread says, with what went wrong in it. A case that `export` wrote is taken in whole.
 */
export const importMails = async (sources: readonly Source[], options: Options): Promise<ExitCode> => {
	const {desk, knowledge, language, json, write, reference} = options;
	const zh = language === 'zh';
	const clocks = clocksOf(options.offset);
	if (!clocks)
		return refuse(
			options,
			zh
				? `时区写法不对：${visibleLine(options.offset ?? '')}`
				: `No such offset: ${visibleLine(options.offset ?? '')}`,
			zh ? '请写 local、declared 或 +08:00 这样的值。' : 'Say local, declared, or one such as +08:00.',
		);

	const threads = [];
	for (const {path, bytes} of sources) {
		const shown = visibleLine(path);
		const hint = zh
			? '请给出邮件往来的文本、.eml 或 .msg 文件。'
			: 'Name the text of a thread, an .eml or a .msg file.';
		if (bytes === undefined || bytes.length > longest)
			return refuse(options, zh ? `无法读取 ${shown}。` : `${shown} cannot be read.`, hint);
		const exported = exportedIn(bytes);
		if (exported) return takeExport(exported, options);
		const thread = await readMails(bytes, path).catch(() => undefined);
		if (!thread || thread.letters.length === 0)
			return refuse(options, zh ? `${shown} 里没有读到邮件。` : `No mail was found in ${shown}.`, hint);
		threads.push(thread);
	}

	const reading = readThread(joinThreads(threads), knowledge, options.ours);
	const summary = summaryOf(reading);
	const clock = clockOf(reading.mails, clocks, options.here);
	const taken = takeFrom(summary, clock);
	const {number, title} = reading.fields;
	let view = reference === undefined ? await caseFor(desk, number, title, taken) : await findCase(desk, reference);
	if (reference !== undefined && !view) {
		const shown = visibleLine(reference);
		return refuse(
			options,
			zh ? `没有案例 ${shown}。` : `There is no case ${shown}.`,
			zh ? '用 casewalk list 查看所有案例。' : 'See all cases with casewalk list.',
		);
	}

	if (!view) {
		const [on] = taken.mails.flatMap(({at}) => at ?? []);
		const line = withoutReplies(reading.subject ?? '');
		const made = await desk.do({do: 'new-case', line, ...(on !== undefined && {on})});
		if (!made.ok) return refuse(options, made.sentence[language], '', 1);
		view = desk.get().opened.get(made.case!)!;
	}

	const {id} = view.case;
	const added = newMails(view.case, taken);
	const done = await desk.do({do: 'import-thread', case: id, thread: taken});
	if (!done.ok) return refuse(options, done.sentence[language], '', 1);
	const report = {schema: 1, case: id, added, ...reportOf(summary, clock, language)};
	write(json ? `${JSON.stringify(report)}\n` : tellImport(report, language));
	return 0;
};
