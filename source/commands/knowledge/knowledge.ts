import {existsSync} from 'node:fs';
import {confidenceNames} from '../../knowledge/names.js';
import type {Confidence, Knowledge} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import {visible} from '../../text/shown/visible.js';
import {width} from '../../text/shown/width.js';
import {refuse} from '../case/case-ref.js';
import type {ExitCode, Io} from '../io.js';
import {aligned, json} from '../table.js';

type LintOptions = Io & {
	/** What the folder lies over; absent for the shipped knowledge itself. */
	readonly base?: Knowledge;
	/** Only problems of these files, by the beginning of their name below the folder. */
	readonly only?: readonly string[];
	/** `2026-11-22`: entries not looked over for a year before it are told, as a warning. */
	readonly today?: string;
};

/** `casewalk knowledge lint DIR`: every problem as `file:line:column`; 1 when there are any, 2 when there is no such folder. */
export const lintKnowledge = async (folder: string | undefined, options: LintOptions): Promise<ExitCode> => {
	const {language, write, base, today, only = ['']} = options;
	const zh = language === 'zh';
	if (folder === undefined || !existsSync(folder)) {
		return refuse(
			options,
			zh ? '没有这个知识文件夹。' : 'There is no such folder of knowledge.',
			zh ? '用法：casewalk knowledge lint 文件夹' : 'Usage: casewalk knowledge lint DIR',
		);
	}

	// zod and yaml are loaded only here: no other command needs them.
	const {compileKnowledge} = await import('../../knowledge/compile.js');
	const name = folder.replace(/[/\\]+$/, '');
	const {knowledge, problems, warnings} = compileKnowledge(folder, {name, base, today});
	const wanted = (sentences: readonly string[]) =>
		sentences.filter(sentence => only.some(start => sentence.startsWith(`${name}/${start}`)));
	const shown = wanted(problems);
	const warned = wanted(warnings);
	const lines = (sentences: readonly string[], mark = '') =>
		sentences.map(sentence => `${mark}${visible(sentence)}\n`).join('');
	if (options.json) write(json({schema: 1, problems: shown, warnings: warned}));
	else write(lines(shown) + lines(warned, zh ? '提醒 ' : 'warning '));
	if (!options.json && shown.length === 0) {
		const {total} = counts(knowledge).at(-1)!;
		write(zh ? `${total} 条，没有问题。\n` : `${total} entries, no problems.\n`);
	}

	return shown.length > 0 ? 1 : 0;
};

type Count = {readonly kind: string; readonly total: number} & Readonly<Record<Confidence, number>>;

const kinds: ReadonlyArray<readonly [keyof Knowledge, Both]> = [
	['kb', {zh: 'KB', en: 'KBs'}],
	['codes', {zh: '错误代码', en: 'Codes'}],
	['rules', {zh: '日志规则', en: 'Rules'}],
	['trees', {zh: '流程', en: 'Walks'}],
	['howto', {zh: '操作说明', en: 'How-tos'}],
	['hypotheses', {zh: '可能原因', en: 'Hypotheses'}],
	['terms', {zh: '术语', en: 'Terms'}],
	['facts', {zh: '事实', en: 'Facts'}],
	['templates', {zh: '邮件模板', en: 'Templates'}],
];

const sum = (counts: readonly Count[]): Count => ({
	kind: 'all',
	total: counts.reduce((sum, {total}) => sum + total, 0),
	verified: counts.reduce((sum, {verified}) => sum + verified, 0),
	inferred: counts.reduce((sum, {inferred}) => sum + inferred, 0),
	unverified: counts.reduce((sum, {unverified}) => sum + unverified, 0),
});

/** Entries by kind and confidence, the sum of all last. Facts and templates have no confidence. */
const counts = (knowledge: Knowledge): readonly Count[] => {
	const each = kinds.map(([kind]): Count => {
		const entries: unknown[] = Object.values(knowledge[kind]);
		const of = (confidence: Confidence) =>
			entries.filter(entry => (entry as {confidence?: Confidence}).confidence === confidence).length;
		return {
			kind,
			total: entries.length,
			verified: of('verified'),
			inferred: of('inferred'),
			unverified: of('unverified'),
		};
	});
	return [...each, sum(each)];
};

/** `casewalk knowledge list`: how much is known, and how surely. */
export const listKnowledge = async (options: Io & {readonly knowledge: Knowledge}): Promise<ExitCode> => {
	const {knowledge, language, write} = options;
	const counted = counts(knowledge);
	if (options.json) {
		write(json({schema: 1, kinds: counted.slice(0, -1), team: knowledge.team}));
		return 0;
	}

	const heads = [
		language === 'zh' ? '条数' : 'Count',
		...(['verified', 'inferred', 'unverified'] as const).map(confidence => confidenceNames[confidence][language]),
	];
	const right = (text: string, column: number) => ' '.repeat(Math.max(0, width(heads[column]!) - text.length)) + text;
	const names = [...kinds.map(([, name]) => name[language]), language === 'zh' ? '合计' : 'All'];
	write(
		aligned(
			[
				['', ...heads],
				...counted.map(({total, verified, inferred, unverified}, index) => [
					names[index]!,
					...[total, verified, inferred, unverified].map((count, column) => right(String(count || ''), column)),
				]),
			],
			'',
		),
	);
	if (knowledge.team.length > 0)
		write(`${language === 'zh' ? '团队' : 'Team'}  ${visible(knowledge.team.join(' '))}\n`);
	return 0;
};
