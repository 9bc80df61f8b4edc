import type {Event} from '../../case/event.js';
import type {Desk} from '../../case/view.js';
import {takeIn} from '../../import/into.js';
import type {Clocks} from '../../import/offset.js';
import {readMails, textOf} from '../../import/mails/read.js';
import {joinThreads} from '../../import/mails/thread.js';
import type {Knowledge} from '../../knowledge/schema.js';
import {visibleLine} from '../../text/shown/visible.js';
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
/** Characters of all mails together: more than any correspondence has. */
const mostText = 2_000_000;

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
		const size = thread?.letters.reduce((sum, {text}) => sum + text.length, 0) ?? 0;
		if (size > mostText)
			return refuse(
				options,
				zh ? `${shown} 里的文字太多，不像邮件往来。` : `${shown} holds more text than a correspondence has.`,
				zh ? '日志请用 casewalk analyze。' : 'For a log use casewalk analyze.',
			);
		if (!thread || thread.letters.length === 0)
			return refuse(options, zh ? `${shown} 里没有读到邮件。` : `No mail was found in ${shown}.`, hint);
		threads.push(thread);
	}

	const view = reference === undefined ? undefined : await findCase(desk, reference);
	if (reference !== undefined && !view) {
		const shown = visibleLine(reference);
		return refuse(
			options,
			zh ? `没有案例 ${shown}。` : `There is no case ${shown}.`,
			zh ? '用 casewalk list 查看所有案例。' : 'See all cases with casewalk list.',
		);
	}

	const taken = await takeIn(joinThreads(threads), {
		desk,
		knowledge,
		clocks,
		...(view && {case: view.case.id}),
		...(options.here !== undefined && {here: options.here}),
		...(options.ours && {ours: options.ours}),
	});
	if (!taken.ok) return refuse(options, taken.sentence[language], '', 1);
	const report = {schema: 1, case: taken.case, added: taken.added, ...reportOf(taken.summary, taken.clock, language)};
	write(json ? `${JSON.stringify(report)}\n` : tellImport(report, language));
	return 0;
};
