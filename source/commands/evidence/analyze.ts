import {type Analyzing, analyze, type Opened} from '../../evidence/analyze.js';
import type {FactTypes, FileFacts} from '../../evidence/report/facts.js';
import type {Analysis, FileReport} from '../../evidence/report/report.js';
import type {Rule} from '../../knowledge/schema.js';
import type {Both, Language} from '../../text/both.js';
import {visible, visibleLine} from '../../text/shown/visible.js';

export type AnalyzeArguments = {
	readonly paths: readonly string[];
	readonly device?: string;
	readonly json: boolean;
};

export type AnalyzeIo = {
	readonly rules: Readonly<Record<string, Rule>>;
	/** `knowledge/facts.yaml`: gives each fact its type. */
	readonly types?: FactTypes;
	/** Holds rules to their time; `timed` of evidence/timed. */
	readonly held?: Pick<Analyzing, 'watch' | 'slow'>;
	readonly language: Language;
	/** Opens what the paths name; `openPaths` of evidence/open. */
	readonly open: (paths: readonly string[], options: {readonly device: string | null}) => AsyncIterable<Opened>;
	readonly write: (text: string) => void;
	readonly fail: (text: string) => void;
	/** Keeps what was understood in a case; absent when no case was named. */
	readonly record?: (files: readonly FileFacts[], analysis: Analysis) => Promise<void>;
};

const words = {
	kind: {zh: '类型', en: 'kind'},
	lines: {zh: '行数', en: 'lines'},
	time: {zh: '时间', en: 'time'},
	stack: {zh: '服务堆栈', en: 'servicing stack'},
	unknown: {zh: '未知', en: 'unknown'},
	sessions: {zh: '会话', en: 'sessions'},
	codes: {zh: '错误代码', en: 'error codes'},
	noise: {zh: '无害', en: 'noise'},
	root: {zh: '回滚根源', en: 'root of the rollback'},
	hang: {zh: '停顿', en: 'hang'},
	seconds: {zh: '秒', en: 's'},
	findings: {zh: '发现', en: 'findings'},
	twin: {zh: '内容与此文件相同，不再重复', en: 'the same bytes as'},
	none: {zh: '没有警告或错误级别的发现', en: 'no finding of level warning or error'},
	line: {zh: '行', en: 'line'},
	facts: {zh: '事实', en: 'facts'},
	joined: {zh: '两份日志互相印证', en: 'told by two logs'},
	gaps: {zh: '没有看到的', en: 'not seen'},
	error: {zh: '错误', en: 'error'},
	warning: {zh: '警告', en: 'warning'},
	info: {zh: '信息', en: 'info'},
	nothing: {zh: '没有可以解读的日志。', en: 'No log that can be read.'},
	hint: {
		zh: '请指定日志文件或文件夹，例如 C:\\Windows\\Logs\\CBS\\CBS.log。',
		en: 'Name a log file or a folder, for example C:\\Windows\\Logs\\CBS\\CBS.log.',
	},
} as const satisfies Record<string, Both>;

/**
 * A text or photo that was named is told for what it is, even when nobody knows it; what merely lay in a folder is not.
 * An archive is told by its files.
 */
const isReadable = ({error, lines, kind, encoding, path}: FileReport, named: readonly string[]) => {
	if ((error !== null && lines === 0) || kind === 'zip' || kind === 'cab') return false;
	if (kind === 'photo') return named.includes(path);
	return kind !== 'unknown' || (encoding !== 'binary' && named.includes(path));
};

/** One file, for a person: what it is, what it says, with the lines that prove it. */
const fileText = (file: FileReport, language: Language): string => {
	const say = (word: keyof typeof words) => words[word][language];
	const colon = language === 'zh' ? '：' : ': ';
	const head = `${visibleLine(file.path)}\n${file.error ? `  ${visible(file.error[language])}\n` : ''}`;
	if (file.error && file.lines === 0) return head;

	if (file.sameAs !== undefined) return `${head}  ${say('twin')}${colon}${visibleLine(file.sameAs)}\n`;

	const offset = file.utcOffset ? ` (UTC${file.utcOffset})` : '';
	const rows = [
		`${say('kind')}${colon}${file.kind}, ${file.encoding}${file.bom ? ' BOM' : ''}, ${say('lines')} ${file.lines}`,
		`${say('time')}${colon}${file.from ?? '?'} – ${file.to ?? '?'}${offset}`,
	];
	if (file.kind === 'cbs' || file.servicingStacks.length > 0)
		rows.push(`${say('stack')}${colon}${file.servicingStacks.join(', ') || say('unknown')}`);
	if (file.kind === 'cbs') {
		const clients = Object.entries(file.sessions.byClient).map(([client, count]) => `${visibleLine(client)} ${count}`);
		rows.push(
			`${say('sessions')}${colon}${file.sessions.total}${clients.length > 0 ? ` (${clients.join(', ')})` : ''}`,
		);
	}

	const codes = file.codes
		.slice(0, 12)
		.map(({hresult, count, noise}) => `${hresult} × ${count}${noise ? ` ${say('noise')}` : ''}`);
	if (codes.length > 0) rows.push(`${say('codes')}${colon}${codes.join(', ')}`);
	if (file.root) rows.push(`${say('root')}${colon}${file.root.status}, ${say('line')} ${file.root.line}`);
	for (const {from, to, seconds} of file.hangs)
		rows.push(`${say('hang')}${colon}${from} – ${to} (${seconds} ${say('seconds')})`);
	const isJudged = file.kind === 'cbs' || file.kind === 'setupapi';
	if (isJudged && !file.findings.some(({level}) => level !== 'info')) rows.push(say('none'));

	for (const {level, line, count, quote, title, meaning} of file.findings) {
		rows.push(`[${say(level)}] ${visible(title[language])}${count > 1 ? ` × ${count}` : ''}`);
		rows.push(`  ${visible(meaning[language])}`, `  ${say('line')} ${line}: ${visibleLine(quote)}`);
	}

	return `${head}${rows.map(row => `  ${row}\n`).join('')}`;
};

const restText = ({facts, joined, gaps}: Analysis, language: Language): string => {
	const blocks: string[] = [];
	if (facts.length > 0) {
		const rows = facts.map(({name, value, state, because: [proof]}) => {
			const place = proof ? ` (${visibleLine(proof.file)}:${proof.line})` : '';
			return `  ${name} = ${visibleLine(value)}${state === 'known' ? '' : ` [${state}]`}${place}\n`;
		});
		blocks.push(`${words.facts[language]}\n${rows.join('')}`);
	}

	if (joined.length > 0) {
		const proofOf = ({file, line, quote}: (typeof joined)[number]['cbs']) =>
			`    ${visibleLine(file)}:${line}: ${visibleLine(quote)}\n`;
		const rows = joined.map(
			({meaning, cbs, setupapi}) => `  ${visible(meaning[language])}\n${proofOf(cbs)}${proofOf(setupapi)}`,
		);
		blocks.push(`${words.joined[language]}\n${rows.join('')}`);
	}

	if (gaps.length > 0) {
		const rows = gaps.map(
			({why, ask, file}) => `  ${file ? `${visibleLine(file)}\n    ` : ''}${why[language]}\n    ${ask[language]}\n`,
		);
		blocks.push(`${words.gaps[language]}\n${rows.join('')}`);
	}

	return blocks.join('');
};

/**
 * `casewalk analyze PATH…`: 0 whatever it finds, 2 when nothing named can be read. Every file is told as soon as it
 * is through; under `json` one object at the end, `{error, hint}` on stderr when there is nothing.
 */
export const analyzeCommand = async (
	{paths, device, json}: AnalyzeArguments,
	{rules, types, held, language, open, write, fail, record}: AnalyzeIo,
): Promise<0 | 2> => {
	const say = (both: Both) => both[language];
	const refuse = (error: string) => {
		if (json) fail(`${JSON.stringify({error, hint: say(words.hint)})}\n`);
		else fail(`${visible(error)}\n${say(words.hint)}\n`);
		return 2 as const;
	};
	if (paths.length === 0) return refuse(say(words.nothing));

	const files: FileFacts[] = [];
	const analyzing = {rules, ...held, ...(types && {types})};
	for await (const message of analyze(open(paths, {device: device ?? null}), analyzing)) {
		if (message.type === 'file') {
			const {report, facts} = message;
			files.push({file: report, facts});
			if (!json && isReadable(report, paths)) write(fileText(report, language));
			else if (!json && report.error && (paths.length > 1 || !paths.includes(report.path)))
				fail(fileText(report, language));
		}

		if (message.type !== 'done') continue;
		const {analysis} = message;
		if (!analysis.files.some(file => isReadable(file, paths))) {
			const [first, second] = analysis.files.filter(({error, kind}) => error || (kind !== 'zip' && kind !== 'cab'));
			const why = first?.error ?? words.nothing;
			return refuse(first && !second ? `${visibleLine(first.path)}: ${say(why)}` : say(words.nothing));
		}

		await record?.(files, analysis);
		write(json ? `${JSON.stringify(analysis, null, '\t')}\n` : restText(analysis, language));
	}

	return 0;
};
