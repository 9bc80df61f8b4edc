import type {Elsewhere} from '../../case/reading/held.js';
import {subjectName} from '../../case/reading/subject.js';
import type {CaseView} from '../../case/view.js';
import {check} from '../../drafts/check.js';
import {asEdited} from '../../drafts/as-edited.js';
import {draft} from '../../drafts/draft.js';
import {draftIn} from '../../drafts/in-hand.js';
import {type Drafted, type DraftKind, type DraftSettings, draftKinds} from '../../drafts/kinds.js';
import {mayLeave, otherDraft} from '../../drafts/may-leave.js';
import {TemplateError} from '../../drafts/render.js';
import type {Knowledge} from '../../knowledge/schema.js';
import type {Both, Language} from '../../text/both.js';
import type {Instant} from '../../text/time.js';
import {visible, visibleLine} from '../../text/shown/visible.js';
import {refuse} from './case-ref.js';
import type {ExitCode, Io} from '../io.js';

type Options = Io & {
	readonly knowledge: Knowledge;
	readonly view: CaseView;
	readonly settings: DraftSettings;
	/** What the cases hold, other customers' too. */
	readonly elsewhere?: Elsewhere;
	readonly now: Instant;
	/** Of the mail; absent: that of the screen. */
	readonly lang?: string;
	/** Devices or groups by id, serial or name. */
	readonly for?: readonly string[];
	readonly format?: string;
	readonly slots?: Readonly<Record<string, string>>;
	/** Writes the file of `--out`; undefined when it was written, else one sentence. */
	readonly save?: (content: string | Uint8Array) => Promise<Both | undefined>;
};

export const isKind = (kind: string): kind is DraftKind => (draftKinds as readonly string[]).includes(kind);

/** Says which kinds of mail there are. */
export const refuseKind = (kind: string, io: Io): ExitCode =>
	refuse(
		io,
		io.language === 'zh' ? `没有这种邮件：${visibleLine(kind)}。` : `There is no such mail: ${visibleLine(kind)}.`,
		draftKinds.join(' '),
	);

/** The subjects that names, serials or ids mean; a name nobody has is given back as it is. */
const subjectsNamed = (
	names: readonly string[],
	{case: {subjects}}: CaseView,
): readonly string[] | {unknown: string} => {
	const found = names.map(
		name => subjects.find(({id, serial, name: own}) => [id, serial, own].includes(name))?.id ?? {unknown: name},
	);
	const unknown = found.find(one => typeof one !== 'string');
	return unknown === undefined ? found.filter(one => typeof one === 'string') : (unknown as {unknown: string});
};

const json = (drafted: Drafted, held: Both | undefined, problems: ReturnType<typeof check>, language: Language) => ({
	schema: 1,
	kind: drafted.kind,
	language: drafted.language,
	to: drafted.to,
	subject: drafted.subject,
	text: drafted.text,
	open: drafted.open.map(({slot, ask, line, column}) => ({slot, ask: ask[language], line, column})),
	held: drafted.held.map(({advised, why}) => ({step: advised.step, subject: advised.subject.id, why: why[language]})),
	howtos: drafted.howtos,
	attachments: drafted.attachments.map(({name}) => name),
	problems: problems.map(({message, candidates, ...problem}) => ({
		...problem,
		message: message[language],
		candidates: candidates.map(({why, ...candidate}) => ({...candidate, why: why[language]})),
	})),
	mayLeave: held === undefined,
});

/**
 * `casewalk draft KIND --case CASE`: the mail as text, or as an unsent `.eml`. A draft that may not leave is shown as work in
 * progress, with what is missing on stderr and exit code 1, and is never written to a file.
 */
export const draftMail = async (kind: string, options: Options): Promise<ExitCode> => {
	const {knowledge, view, settings, now, language, write, writeError, format = 'text', lang = language} = options;
	const zh = language === 'zh';
	if (!isKind(kind)) return refuseKind(kind, options);
	if (lang !== 'zh' && lang !== 'en')
		return refuse(options, zh ? '邮件语言只有zh和en。' : 'A mail is in zh or en.', '--lang zh');
	if (format !== 'text' && format !== 'eml')
		return refuse(options, zh ? '格式只有text和eml。' : 'The format is text or eml.', '--format eml');

	const ids = subjectsNamed(options.for ?? [], view);
	if ('unknown' in ids) {
		const name = visibleLine(ids.unknown);
		const known = view.case.subjects.map(subject => visibleLine(subject.serial ?? subject.name)).join(' ');
		return refuse(options, zh ? `案例里没有“${name}”。` : `The case has no “${name}”.`, known);
	}

	let drafted: Drafted;
	try {
		// What the engineer filled in and wrote on the screen holds for the plain command too.
		const own = draftIn(view.case, kind, lang);
		const slots = {...own.slots, ...options.slots};
		const made = await draft({kind, language: lang, view, knowledge, slots, settings, now, for: ids});
		drafted = ids.length > 0 ? made : asEdited(made, own);
	} catch (error) {
		if (!(error instanceof TemplateError)) throw error;
		return refuse(
			options,
			visibleLine(error.message),
			zh ? '请修正模板，或去掉团队文件夹里的同名模板。' : 'Mend the template, or take the team’s own away.',
			1,
		);
	}

	const other = otherDraft(view, kind, lang);
	const problems = check(drafted.text, {
		knowledge,
		view,
		language: lang,
		draft: {kind, subject: drafted.subject, attachments: drafted.attachments.map(({name}) => name)},
		...(other !== undefined && {other}),
		...(options.elsewhere && {elsewhere: options.elsewhere}),
	});
	const held = mayLeave(drafted, problems);

	if (options.json) {
		write(`${JSON.stringify(json(drafted, held, problems, language))}\n`);
		return held ? 1 : 0;
	}

	if (held) {
		write(visible(drafted.text));
		for (const {ask, line} of drafted.open) writeError(`${line}: ${visibleLine(ask[language])}\n`);
		for (const {why, advised} of drafted.held)
			writeError(`${visibleLine(subjectName(advised.subject))}: ${visibleLine(why[language])}\n`);
		return refuse(options, visibleLine(held[language]), '', 1);
	}

	for (const {message, line} of problems) writeError(`${line}: ${visibleLine(message[language])}\n`);
	const content = format === 'eml' ? await asEml(drafted, now, view) : visible(drafted.text);

	if (options.save) {
		const failed = await options.save(content);
		return failed ? refuse(options, failed[language], '', 1) : 0;
	}

	write(typeof content === 'string' ? content : new TextDecoder().decode(content));
	return 0;
};

const asEml = async (drafted: Drafted, now: Instant, view: CaseView): Promise<Uint8Array> => {
	const {emlOf, threadOf} = await import('../../drafts/eml.js');
	return emlOf({...drafted, ...threadOf(view.case), now, id: `${view.case.id}-${drafted.kind}-${view.case.seq}`});
};
