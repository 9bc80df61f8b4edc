import {halfWidth} from '../half-width.js';
import {numberOf, numeral} from './numerals.js';
import type {Span} from './serials.js';
import {apart, isSlashedDate} from './when.js';

/** How many machines a text says. */
export type FoundCount = Span & {
	/** Absent: some, nobody said how many. */
	readonly count?: number;
	/** n of m: `count` of `total`. */
	readonly total?: number;
};

export const machine =
	'(?:云桌面虚拟机|云桌面|虚拟桌面|虚拟机|云终端|瘦客户机|物理机|实体机|台式机|笔记本(?:电脑)?|一体机|服务器|工作站|自助机|终端|设备|电脑|机器|机子|主机|PC机?|VDI|VMs?(?![A-Za-z]))';
const vague = '(?:好几|几十|十?几|上百|数十|若干|多|数|不少)';
const slash = /(?<![\w./\\:-])(\d{1,5}) ?\/ ?(\d{1,5})(?![\w/\\:]|\.\d|[月号日])/g;
const within = new RegExp(
	`(${numeral})(?:台|个|部)${machine}?(?:里面|里边|里头|里|中间|当中|之中|中|内|，其中|,其中|其中)(?:大概|大约|只|已经|已)?有?(${numeral}|${vague})(?:台|个|部)?(?!式|月|小时)`,
	'g',
);
const among =
	/(?<![\w./])(\d{1,5}) (?:out )?of (?:the |our |all )?(\d{1,6})(?![\w%]|[./]\d)(?: (?:[A-Za-z\d-]{2,14} )?(?:machines?|PCs?|desktops?|VMs?|laptops?|devices?|servers?|clients?|workstations?|computers?)(?!\w))?/gi;
const plain = new RegExp(
	`(?<![第这那每哪某上下本./年月\\d]|[A-Za-z](?=\\d))(${vague}|${numeral})(多?)(?:台(?!式|账|历|词|阶|湾)|(?:个|套|部|批)(?=[^，,。；;、\\n]{0,4}?${machine}))`,
	'g',
);
const english =
	/(?<![\w./])(\d{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|some|several|a few|many|all) (?:(?:[A-Za-z\d-]{2,14}) ){0,2}?(?:machines?|PCs?|desktops?|VMs?|laptops?|devices?|servers?|clients?|workstations?|computers?)(?!\w)/gi;
const isVague = new RegExp(`^${vague}$`);
const hint = /[台个套部批/]|[A-Za-z]s?\b/;
const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const some = (said: string): number | undefined => {
	const word = words.indexOf(said.toLowerCase());
	return word > 0 ? word : numberOf(said);
};

/** Counts of machines: `三台`, `几台` (unknown), `20台里3台`, `3/20`, `3 of 20`, `two laptops`; ordinals (第三台) and dates are none. */
export const findCounts = (text: string): FoundCount[] => {
	const half = halfWidth(text);
	if (!hint.test(half)) return [];
	const found: FoundCount[] = [];
	const add = (index: number, length: number, count: number | undefined, total?: number) => {
		found.push({
			from: index,
			to: index + length,
			...(count !== undefined && {count}),
			...(total !== undefined && {total}),
		});
	};

	for (const {index, 0: all, 1: n, 2: m} of half.matchAll(slash)) {
		const isDate = isSlashedDate(half, index, index + all.length, Number(n), Number(m));
		if (Number(n) <= Number(m) && Number(m) > 0 && !isDate) add(index, all.length, Number(n), Number(m));
	}

	for (const {index, 0: all, 1: m, 2: n} of half.matchAll(within)) {
		const total = numberOf(m!);
		if (total !== undefined) add(index, all.length, numberOf(n!), total);
	}

	for (const {index, 0: all, 1: n, 2: m} of half.matchAll(among)) add(index, all.length, Number(n), Number(m));
	for (const {index, 0: all, 1: n, 2: more} of half.matchAll(plain)) {
		const count = numberOf(n!);
		if (count !== undefined || isVague.test(n!)) add(index, all.length, more ? undefined : count);
	}

	for (const {index, 0: all, 1: n} of half.matchAll(english)) add(index, all.length, some(n!));
	return apart(found);
};
