import {type KbLookUp, lookUpKb, requiredBy, satisfiedBy, supersededBy} from '../../knowledge/kb.js';
import {machineNamed, machineNames} from '../../knowledge/machine.js';
import {confidenceNames, kindNames, systemNames} from '../../knowledge/names.js';
import {reachedBy} from '../../knowledge/plan.js';
import type {Kb, Knowledge} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import {isVersion} from '../../text/versions.js';
import {width} from '../../text/shown/width.js';
import {refuse} from '../case/case-ref.js';
import type {ExitCode, Io} from '../io.js';
import {ofTeam, sourcesOf} from './sources.js';
import {aligned, json, listed} from '../table.js';

type Options = Io & {
	readonly knowledge: Knowledge;
	/** A system or a family, perhaps with its architecture: `win7`, `win10-1809`, `win7-sp1-x64`. */
	readonly os?: string;
	/** A machine's servicing stack, four numbers: whether it satisfies the KB is told. */
	readonly ssu?: string;
	/** KBs of the case, for the order of candidates. */
	readonly near?: readonly string[];
};

const uninstall: Readonly<Record<Kb['uninstall'], Both>> = {
	yes: {zh: '可以', en: 'yes'},
	no: {zh: '不可以', en: 'no'},
	unknown: {zh: '未知', en: 'unknown'},
};

/** Six KBs fit a line of 80 cells beside their label. */
const inRows = (kbs: readonly string[] = []): string[] =>
	kbs.flatMap((_, index) => (index % 6 === 0 ? [kbs.slice(index, index + 6).join(' ')] : []));

/** What a servicing stack says of the KB, in words. */
const stackSays = (kb: Kb, options: Options): string | undefined => {
	const {ssu, language} = options;
	if (ssu === undefined) return undefined;
	const zh = language === 'zh';
	const by = satisfied(kb, options);
	if (by === kb.id) return zh ? `${ssu} 已满足，不需要再安装` : `${ssu} satisfies it, nothing to install`;
	if (by !== null) return zh ? `${ssu} 已满足（达到 ${by}）` : `${ssu} satisfies it (reaches ${by})`;
	return satisfiedBy(kb, ssu) === false
		? `${ssu} ${zh ? '低于' : 'is below'} ${kb.stack!.version}`
		: `${ssu} ${zh ? '无法说明是否满足' : 'does not tell'}`;
};

const known = (kb: Kb, options: Options): string => {
	const {knowledge, language} = options;
	const zh = language === 'zh';
	const sure = (confidence: Kb['confidence']) => confidenceNames[confidence][language];
	return (
		aligned([[kb.id, kb.title[language], sure(kb.confidence), ...ofTeam(knowledge, 'kb', kb.id, language)]], '') +
		listed([
			[zh ? '类型' : 'Kind', kindNames[kb.kind][language]],
			[
				zh ? '适用' : 'For',
				kb.products
					.map(product => systemNames[product])
					.concat(kb.architectures ?? [])
					.join(zh ? '、' : ', '),
			],
			[zh ? '发布' : 'Released', kb.released],
			[zh ? '堆栈版本' : 'Stack', kb.stack && `${kb.stack.version}  ${sure(kb.stack.confidence)}`],
			[zh ? '这台机器' : 'This machine', stackSays(kb, options)],
			[
				zh ? '先决条件' : 'Requires',
				kb.requires?.map(({kb: id, restart, why, confidence}) => {
					const again = restart ? (zh ? '（装后重启）' : ' (restart after it)') : '';
					return `${id}${again}  ${sure(confidence)}  ${why[language]}`;
				}),
			],
			[zh ? '取代' : 'Supersedes', inRows(kb.supersedes)],
			[zh ? '被取代' : 'Superseded by', inRows(supersededBy(kb.id, knowledge))],
			[zh ? '被要求' : 'Required by', inRows(requiredBy(kb.id, knowledge))],
			[zh ? '同月另一更新' : 'Twin', kb.twin],
			[zh ? '修订' : 'Revisions', kb.revisions?.map(({name, released}) => `${name}  ${released}`)],
			[zh ? '渠道' : 'Channel', kb.channel?.join(' ')],
			[zh ? '可卸载' : 'Uninstall', uninstall[kb.uninstall][language]],
			[zh ? '说明' : 'Notes', kb.notes?.map(note => note[language])],
			...sourcesOf(kb, language),
		])
	);
};

const notKnown = ({token, verdict, why, candidates, refused}: KbLookUp, {knowledge, language}: Options): string => {
	const zh = language === 'zh';
	const wrong =
		verdict === 'malformed'
			? `${zh ? '号码有误' : 'malformed'}${zh ? '：' : ': '}${why?.[language] ?? ''}`
			: zh
				? '未收录'
				: 'unknown';
	const ask = zh ? '请与客户逐位核对号码。' : 'Have the customer read the number digit by digit.';
	const [perhaps, not] = zh ? ['可能是', '不会是'] : ['Perhaps', 'Not    '];
	return [
		aligned([[token, wrong]], ''),
		aligned(
			candidates.map(({kb, confidence, why}, index) => [
				index === 0 ? perhaps! : ' '.repeat(width(perhaps!)),
				kb,
				confidenceNames[confidence][language],
				knowledge.kb[kb]!.title[language],
				why[language],
			]),
		),
		aligned(refused.map(({kb, why}, index) => [index === 0 ? not! : ' '.repeat(width(not!)), kb, why[language]])),
		`  ${ask}\n`,
	].join('');
};

/** By which KB's stack this one is satisfied on a machine with that servicing stack; null when it shows nothing of the kind. */
const satisfied = (kb: Kb, {ssu, knowledge}: Options): string | null =>
	(ssu !== undefined && reachedBy(kb, ssu, knowledge)) || null;

const said = (looked: KbLookUp, options: Options) => {
	const {language, knowledge, ssu} = options;
	return {
		schema: 1,
		token: looked.token,
		verdict: looked.verdict,
		kb: looked.kb && {
			...looked.kb,
			supersededBy: supersededBy(looked.kb.id, knowledge),
			requiredBy: requiredBy(looked.kb.id, knowledge),
			...(ssu !== undefined && {satisfiedBy: satisfied(looked.kb, options)}),
		},
		candidates: looked.candidates.map(candidate => ({...candidate, why: candidate.why[language]})),
		refused: looked.refused.map(({kb, why}) => ({kb, why: why[language]})),
	};
};

/** `KB 4530692` comes from the shell as two words. */
export const tokensOf = (words: readonly string[]): string[] =>
	words
		.join('\n')
		.replaceAll(/^(kb)\n(?=\d)/gim, '$1')
		.split('\n')
		.filter(word => word.trim() !== '');

/** `casewalk kb KB… [--os ID] [--ssu VERSION]`: what is known of each; 1 when one is malformed or unknown. */
export const kb = async (words: readonly string[], options: Options): Promise<ExitCode> => {
	const {os, ssu, near, knowledge, language, write} = options;
	const zh = language === 'zh';
	const tokens = tokensOf(words);
	if (tokens.length === 0)
		return refuse(options, zh ? '没有给出 KB 号。' : 'No KB number given.', 'casewalk kb KB4490628');
	const family = os === undefined ? undefined : machineNamed(os)?.family;
	if (os !== undefined && family === undefined)
		return refuse(options, zh ? '没有这个系统名。' : 'No such system.', machineNames.join(' '));
	if (ssu !== undefined && !isVersion(ssu))
		return refuse(options, zh ? '堆栈版本应为四段数字。' : 'A stack is four numbers.', '--ssu 6.1.7601.24537');

	const looked = tokens.map(token => lookUpKb(token, knowledge, {family, near}));
	if (options.json) {
		const all = looked.map(one => said(one, options));
		write(json(all.length === 1 ? all[0] : all));
	} else write(looked.map(one => (one.kb ? known(one.kb, options) : notKnown(one, options))).join('\n'));
	return looked.every(({verdict}) => verdict === 'known') ? 0 : 1;
};
