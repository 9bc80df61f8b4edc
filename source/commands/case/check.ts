import type {CaseView} from '../../case/view.js';
import {blocks, check, type Problem} from '../../drafts/check.js';
import type {Knowledge} from '../../knowledge/schema.js';
import type {Language} from '../../text/both.js';
import {visibleLine} from '../../text/shown/visible.js';
import type {ExitCode, Io} from '../io.js';

type Options = Io & {
	readonly knowledge: Knowledge;
	/** The case the text is about. */
	readonly view?: CaseView;
};

const levels = {block: {zh: '错误', en: 'error'}, warn: {zh: '提醒', en: 'warning'}} as const;

const inWords = ({level, code, line, column, message, candidates}: Problem, language: Language): string => {
	const rows = candidates.map(({text, why, refused}) => {
		const mark = refused ? (language === 'zh' ? '不是' : 'not') : language === 'zh' ? '可选' : 'may be';
		return `    ${mark} ${visibleLine(text)}  ${visibleLine(why[language])}\n`;
	});
	return `${line}:${column} ${levels[level][language]} ${visibleLine(message[language])} [${code}]\n${rows.join('')}`;
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

/** `casewalk check FILE|- [--case CASE]`: proofreads a text; 1 when something blocks. */
export const checkText = (text: string, {knowledge, view, write, language, json}: Options): ExitCode => {
	const problems = check(text, {knowledge, ...(view ? {view} : {})});
	const blocked = blocks(problems);

	if (json) {
		const said = {schema: 1, blocks: blocked, problems: problems.map(problem => asJson(problem, language))};
		write(`${JSON.stringify(said)}\n`);
	} else if (problems.length === 0) {
		write(language === 'zh' ? '没有发现问题。\n' : 'Nothing to correct.\n');
	} else {
		write(problems.map(problem => inWords(problem, language)).join(''));
	}

	return blocked ? 1 : 0;
};
