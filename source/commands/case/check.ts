import type {Elsewhere} from '../../case/reading/held.js';
import type {CaseView} from '../../case/view.js';
import {blocks, check, type Problem} from '../../drafts/check.js';
import type {Knowledge} from '../../knowledge/schema.js';
import type {Both, Language} from '../../text/both.js';
import {visibleLine} from '../../text/shown/visible.js';
import {graphemes, width} from '../../text/shown/width.js';
import type {ExitCode, Io} from '../io.js';
import type {MailIn} from './mail-in.js';

type Options = Io & {
	readonly knowledge: Knowledge;
	/** The case the text is about. */
	readonly view?: CaseView;
	/** What the cases hold, other customers' too. */
	readonly elsewhere?: Elsewhere;
};

const words = {
	block: {zh: '错误', en: 'error'},
	warn: {zh: '提醒', en: 'warning'},
	instead: {zh: '可选', en: 'may be'},
	refused: {zh: '不是', en: 'not'},
	nothing: {zh: '没有发现问题。', en: 'Nothing to correct.'},
} as const satisfies Record<string, Both>;

const columns = 76;

/** The end of a text, or its beginning, that takes no more than so many cells. */
const cut = (text: string, cells: number, side: 'end' | 'start'): string => {
	if (width(text) <= cells) return text;
	const signs = side === 'end' ? graphemes(text).toReversed() : graphemes(text);
	let kept = '';
	for (const sign of signs) {
		if (width(kept) + width(sign) > cells - 1) break;
		kept = side === 'end' ? sign + kept : kept + sign;
	}

	return side === 'end' ? `…${kept}` : `${kept}…`;
};

/** The line of the mail with a mark under the place; nothing where the problem is in the subject or the whole of a line. */
const marked = ({line, column, text}: Problem, lines: readonly string[]): string => {
	const said = lines[line - 1] ?? '';
	const first = text.split('\n')[0]!;
	if (!said.startsWith(first, column - 1) || first.trim() === '' || first === said.trim()) return '';
	const place = cut(visibleLine(first), columns / 2, 'start');
	const before = cut(visibleLine(said.slice(0, column - 1)), Math.floor((columns - width(place)) / 2), 'end');
	const after = cut(
		visibleLine(said.slice(column - 1 + first.length)),
		columns - width(before) - width(place),
		'start',
	);
	return `    ${before}${place}${after}\n    ${' '.repeat(width(before))}${'^'.repeat(Math.max(1, width(place)))}\n`;
};

const inWords = (problem: Problem, lines: readonly string[], language: Language): string => {
	const {level, code, line, column, message, candidates} = problem;
	const rows = candidates.map(({text, why, refused}) => {
		const mark = words[refused ? 'refused' : 'instead'][language];
		return `    ${mark} ${visibleLine(text)}  ${visibleLine(why[language])}\n`;
	});
	const head = `${line}:${column} ${words[level][language]} ${visibleLine(message[language])} [${code}]\n`;
	return head + marked(problem, lines) + rows.join('');
};

const counted = (problems: readonly Problem[], language: Language): string => {
	const errors = problems.filter(({level}) => level === 'block').length;
	const warnings = problems.length - errors;
	if (language === 'zh') return `\n${errors}处错误，${warnings}处提醒。${errors > 0 ? '改好错误才能发出。' : ''}\n`;
	return `\n${errors} error(s), ${warnings} warning(s).${errors > 0 ? ' Correct the errors before this may leave.' : ''}\n`;
};

const asJson = ({message, candidates, ...problem}: Problem, language: Language) => ({
	code: problem.code,
	level: problem.level,
	line: problem.line,
	column: problem.column,
	text: problem.text,
	message: message[language],
	candidates: candidates.map(({text, why, refused}) => ({text, why: why[language], ...(refused ? {refused} : {})})),
});

/** `casewalk check FILE|- [--case CASE]`: proofreads a text or a mail; 1 when something blocks. */
export const checkMail = (
	{text, subject, attachments}: MailIn,
	{knowledge, view, elsewhere, write, language, json}: Options,
): ExitCode => {
	const draft = {...(subject !== undefined && {subject}), ...(attachments && {attachments})};
	const problems = check(text, {knowledge, draft, ...(view && {view}), ...(elsewhere && {elsewhere})});
	const blocked = blocks(problems);

	if (json) {
		const said = {schema: 1, blocks: blocked, problems: problems.map(problem => asJson(problem, language))};
		write(`${JSON.stringify(said)}\n`);
	} else if (problems.length === 0) {
		write(`${words.nothing[language]}\n`);
	} else {
		const lines = text.split('\n');
		write(problems.map(problem => inWords(problem, lines, language)).join('') + counted(problems, language));
	}

	return blocked ? 1 : 0;
};
