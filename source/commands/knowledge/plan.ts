import {machineNamed, machineNames} from '../../knowledge/machine.js';
import {type Plan, planFor} from '../../knowledge/plan.js';
import type {Knowledge} from '../../knowledge/schema.js';
import type {Language} from '../../text/both.js';
import {isVersion} from '../../text/versions.js';
import {visibleLine} from '../../text/shown/visible.js';
import {refuse} from '../case/case-ref.js';
import type {ExitCode, Io} from '../io.js';
import {tokensOf} from './kb.js';
import {aligned, json} from '../table.js';

type Options = Io & {
	readonly knowledge: Knowledge;
	/** `win7-sp1-x64`, `win10-1809`, `win7`. */
	readonly os?: string;
	/** KBs between commas or blanks. */
	readonly installed?: string;
	/** Four numbers. */
	readonly ssu?: string;
};

const said = ({target, steps, satisfied, refused}: Plan, language: Language) => ({
	schema: 1,
	target,
	steps: steps.map(({kb, restartAfter, why}) => ({kb, restartAfter, why: why[language]})),
	satisfied,
	refused: refused?.[language] ?? null,
});

const written = ({target, steps, satisfied, refused}: Plan, {knowledge, language}: Options): string => {
	const zh = language === 'zh';
	if (refused) return `${zh ? '不能安装：' : 'Refused: '}${visibleLine(refused[language])}\n`;
	const title = knowledge.kb[target]?.title[language] ?? '';
	const order = steps.flatMap(({kb, revision, restartAfter, why}, index) => [
		[`${index + 1}.`, revision === undefined ? kb : `${kb} ${revision}`, why[language]],
		...(restartAfter ? [['', zh ? '重启' : 'restart', '']] : []),
	]);
	const there = satisfied.map(({kb, by}) =>
		zh ? ['已满足', kb, `由 ${by.replace(/^stack/, '服务堆栈')}`] : ['Satisfied', kb, `by ${by}`],
	);
	const nothing = steps.length === 0 ? (zh ? '  不需要再安装。\n' : '  Nothing to install.\n') : '';
	return aligned([[target, title]], '') + aligned(order) + nothing + aligned(there);
};

/** `casewalk plan KB [--os ID] [--installed KB,…] [--ssu VERSION]`: what to install first, in which order; 1 when it is refused. */
export const plan = async (words: readonly string[], options: Options): Promise<ExitCode> => {
	const {knowledge, language, os, installed, ssu, write} = options;
	const zh = language === 'zh';
	const [target, ...more] = tokensOf(words);
	if (target === undefined || more.length > 0)
		return refuse(options, zh ? '请给出一个 KB 号。' : 'Give one KB number.', 'casewalk plan KB4530692');
	const machine = os === undefined ? undefined : machineNamed(os);
	if (os !== undefined && !machine)
		return refuse(options, zh ? '没有这个系统名。' : 'No such system.', `${machineNames.join(' ')} (-x64 -x86)`);
	if (ssu !== undefined && !isVersion(ssu))
		return refuse(options, zh ? '堆栈版本应为四段数字。' : 'A stack is four numbers.', '--ssu 6.1.7601.24537');

	const planned = planFor(target, knowledge, {
		...(machine && {machine}),
		...(ssu !== undefined && {ssu}),
		installed: tokensOf((installed ?? '').split(/[,，、;；\s]+/)),
	});
	write(options.json ? json(said(planned, language)) : written(planned, options));
	return planned.refused ? 1 : 0;
};
