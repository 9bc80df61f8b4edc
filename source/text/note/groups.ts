import {type FoundCount, findCounts, machine} from './counts.js';
import {findProducts} from '../products.js';
import {findSerials, type Span} from './serials.js';
import type {FoundSymptom} from './symptoms.js';

/** Machines that a clause speaks of. */
export type Said = {
	/** As said: `三台`, `几台`. */
	readonly amount: string;
	readonly count?: number;
	readonly total?: number;
	/** What they have in common besides the symptom: `V10开头的`, `V10`. */
	readonly mark?: string;
	/** `云桌面`, when it was said. */
	readonly noun?: string;
	/** English phrases name themselves: `two laptops`. */
	readonly phrase?: string;
	/** The clause holds nothing else. */
	readonly isAll: boolean;
	/** All machines there are, not those with the symptom: `一共20台`. */
	readonly isWhole: boolean;
};

const nounIn = new RegExp(`${machine}(?!平台|管理|系统|厂商|软件|客户端|网络|环境|型号|组|号|名|账号|密码)`, 'gi');
const special = /云桌面|虚拟|云终端|瘦客户机|物理机|实体机|台式机|笔记本|一体机|服务器|工作站|自助机|VDI|VM/i;
const back = /[这那该](?:[\d一二两三四五六七八九十几]{0,3}(?:台|个|些|批)|些)|上述|它们?|他们/;
const some = new RegExp(`(有些|部分|一些|个别|大部分|多数|所有|全部|一批|某些)的?(?=.{0,4}${machine})`, 'i');
const begins = /((?:序列号|编号|资产号|SN)?[A-Za-z\d]{1,11}(?:开头|打头|结尾|系列))的?/i;
const called = new RegExp(
	`^ ?([\\p{Script=Han}A-Za-z\\d-]{1,10}?)的(?=$|${machine}|[都也又 ]|卡|回滚|进|蓝|黑|重启|装|无法)`,
	'iu',
);
const model = /^ ?([A-Za-z][A-Za-z\d.-]{1,11})(?![A-Za-z\d])/;
const isMachine = new RegExp(`^${machine}$`, 'i');
const filler = /^(?:[ 有还共总约的]|一共|大概|大约|另外|其中|我们|这边|那边|客户|现在|目前|发现|反馈)*$/;
const english = /^[\x20-\x7e]+$/;

/** Does the clause point back to machines already spoken of (这三台, 那几台)? */
export const pointsBack = (clause: string): boolean => back.test(clause);

/** Machines without a serial that a clause speaks of, or undefined: how many, which, what kind. */
export const machinesIn = (clause: string, symptoms: readonly FoundSymptom[]): Said | undefined => {
	if (findSerials(clause).length > 0) return undefined;
	const isFree = ({from, to}: Span) => !symptoms.some(symptom => symptom.from < to && from < symptom.to);
	const count = findCounts(clause).find(isFree);
	const nouns = [...clause.matchAll(nounIn)].filter(({index, 0: said}) =>
		isFree({from: index, to: index + said.length}),
	);
	const after = count && clause.slice(count.to);
	const noun = (nouns.find(({index}) => count && index >= count.from) ?? nouns.at(0))?.[0];
	const plural = some.exec(clause)?.[1];
	const mark = begins.exec(clause)?.[1] ?? (after === undefined ? undefined : markAfter(after, symptoms, count!));
	if (!count && !plural && !mark && !(noun && special.test(noun))) return undefined;
	const rest = clause.replace(noun ?? '', '').replace(count ? clause.slice(count.from, count.to) : '', '');
	const isEnglish = count !== undefined && english.test(clause.slice(count.from, count.to));
	return {
		amount: count ? amountOf(clause.slice(count.from, count.to), count) : (plural ?? ''),
		...(count?.count !== undefined && {count: count.count}),
		...(count?.total !== undefined && {total: count.total}),
		...(mark && {mark}),
		...(noun && !isEnglish && {noun}),
		...(isEnglish &&
			/[A-Za-z]{3}/.test(clause.slice(count.from, count.to)) && {phrase: clause.slice(count.from, count.to)}),
		isAll: filler.test(rest),
		isWhole: /[共总]/.test(rest),
	};
};

const amountOf = (said: string, {total, count}: FoundCount): string => (total === undefined ? said : `${count}台`);

const markAfter = (after: string, symptoms: readonly FoundSymptom[], {to}: FoundCount): string | undefined => {
	const words = called.exec(after);
	const overlaps = (length: number) => symptoms.some(symptom => symptom.from < to + length && to < symptom.to);
	if (words && !overlaps(words[0].length) && !isMachine.test(words[1]!)) return `${words[1]}的`;
	const name = model.exec(after);
	if (!name || overlaps(name[0].length) || isMachine.test(name[1]!)) return undefined;
	return findProducts(after).find(({index}) => index < 2)?.text ?? name[1];
};

/** A group's name in natural words: as it was described (`三台V10开头的设备`), else by its symptom (`进修复的云桌面`); undefined when nothing tells it. */
export const groupName = (
	{amount, mark, noun, phrase, isAll}: Said,
	symptom: FoundSymptom | undefined,
): string | undefined => {
	const kind = noun ?? '设备';
	if (phrase && (symptom || isAll)) return phrase;
	if (mark) return `${amount}${/^[\x20-\x7e]+$/.test(mark) || mark.endsWith('的') ? mark : `${mark}的`}${kind}`;
	if (symptom) return `${symptom.short}的${kind}`;
	return isAll && amount !== '' && noun ? `${amount}${noun}` : undefined;
};
