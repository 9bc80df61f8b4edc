import {halfWidth} from '../half-width.js';
import {findProducts} from '../products.js';
import {fieldsOf, type Field, type Marked, take} from './fields.js';
import {isCapitals, isCustomer, isStage, repliesAt, stageAt, trouble} from './words.js';

/** What a ticket's subject line says; every part may be missing. */
export type SubjectLine = {
	readonly number?: string;
	/** P0 … P4 */
	readonly priority?: string;
	readonly customer?: string;
	readonly title?: string;
	/** As said in the line; what the machines run is another question. */
	readonly product?: string;
	readonly reference?: string;
	readonly stage?: string;
};

type Reading = {-readonly [key in keyof SubjectLine]: SubjectLine[key]};

const longest = 2000;
const invisible = /[[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Control}]--[\t\n\r]]/gv;

const label =
	'(?:案例编?号|案件编?号|工单编?号|工单|案例|案件|Case(?: ?(?:No\\.?|Number|ID))?|Ticket(?: ?(?:No\\.?|Number|ID))?|SR) ?[#:]{0,2} {0,3}';
const cas = new RegExp(
	`[[(]? {0,3}(?:${label})?(?<![A-Za-z\\d])(CAS ?- ?\\d{3,9}(?: ?- ?[A-Z\\d]{3,10}(?![A-Za-z\\d]))?) {0,3}[\\])]?`,
	'i',
);
const otherNumber = new RegExp(
	`\\[ {0,3}${label}((?=[A-Z-]{0,12}\\d)[A-Z\\d][A-Z\\d-]{4,30})(?![A-Z\\d]) {0,3}\\]?`,
	'i',
);
const emptyNumber = new RegExp(`\\[ {0,3}${label}\\]`, 'i');
const cmit = /[[(]? {0,3}(?<![A-Za-z])(CMIT) ?[:#-]? ?(\d{4,12})(?!\d) {0,3}[\])]?/i;
const lastReference = /(?<![A-Za-z\d])(?!KB|SN|ID|P\d)([A-Z]{2,8}) ?: ?(\d{5,12}) {0,3}$/;
const labelledPriority = /(?:优先级|级别|Priority|Prio) {0,2}:? {0,2}P?([0-4])(?!\d)/i;
const labelledCustomer = /(?:客户名?称?|Customer) {0,2}: {0,2}([^|%:\n\v[\]]{2,24}?) {0,3}(?=[|%\n\v[\],;]|$)/i;

const lineOf = (text: string): Marked => {
	const said = text
		.slice(0, longest)
		.replaceAll(invisible, '')
		.replaceAll(/\r?\n[ \t]+(?=\S)/g, ' ')
		.replaceAll(/[\t\u00a0]/g, ' ');
	for (const line of said.split(/[\r\n]+/)) {
		const marks = structure(line);
		const at = repliesAt(marks);
		if (marks.slice(at).trim() !== '') return {said: line.slice(at), marks: marks.slice(at)};
	}

	return {said: '', marks: ''};
};

/** Brackets, bars, colons and percent signs in one spelling, index by index. */
const structure = (line: string): string =>
	halfWidth(line)
		.replaceAll(/[【〔〖「『]/g, '[')
		.replaceAll(/[】〕〗」』]/g, ']')
		.replaceAll(/[│┃丨∣¦]/g, '|')
		.replaceAll('﹪', '%')
		.replaceAll(/[∶︰]/g, ':');

/** The line less `回复:`, RE:, FW: … before it, however many. */
export const withoutReplies = (line: string): string => line.slice(repliesAt(structure(line)));

const edges = /^[\s|%:,;.\-–—_·/\])，；：。、｜％】）]+|(?:[\s|:,;\-–—_·/[(，；：、｜【（]|(?<!\d)[%％])+$/g;
const trimmed = (text: string): string => text.replaceAll(edges, '');

/**
Reads a ticket's subject line in any of its real forms: by what its parts look like, not by where they stand. Whatever
does not parse leaves a title or nothing; no text throws.
*/
export const readSubjectLine = (text: string): SubjectLine => {
	const reading: Reading = {};
	let line = lineOf(text);
	const cut = (pattern: RegExp) => {
		const [found, rest] = take(line, pattern);
		line = rest;
		return found;
	};

	const number = (cut(cas) ?? cut(otherNumber))?.[1];
	if (number === undefined) cut(emptyNumber);
	else reading.number = number.replaceAll(' ', '').toUpperCase();
	const reference = cut(cmit) ?? cut(lastReference);
	if (reference) reading.reference = `${reference[1]!.toUpperCase()}:${reference[2]}`;
	const priority = cut(labelledPriority)?.[1];
	if (priority) reading.priority = `P${priority}`;
	const customer = cut(labelledCustomer)?.[1];
	if (customer) reading.customer = customer.trim();

	const rest = classify(fieldsOf(line), reading);
	titleFrom(line, rest, reading);
	const product = findProducts(reading.title ?? '')[0] ?? findProducts(line.said)[0];
	if (product && !reading.product) reading.product = product.product;
	return reading;
};

const bracketed = (text: string) =>
	trimmed(text)
		.replace(/^[[(](.*)[\])]$/, '$1')
		.trim();

/** Takes what can only be one thing; gives what is left for the title. */
const classify = (fields: readonly Field[], reading: Reading): Field[] => {
	const isPriority = ({marks}: Field) => /^P ?[0-4]级?$/i.test(bracketed(marks));
	const open = fields.filter(field => {
		const [product] = findProducts(field.said);
		if (!reading.priority && isPriority(field)) reading.priority = `P${/[0-4]/.exec(field.marks)![0]}`;
		else if (isPriority(field)) return false;
		else if (!reading.stage && isStage(field.marks)) reading.stage = field.said.trim();
		else if (!reading.product && product?.text === field.said.trim() && fields.length > 1)
			reading.product = product.product;
		else return true;
		return false;
	});
	const isTicket = reading.number !== undefined || reading.priority !== undefined;
	const isName = ({marks}: Field) =>
		open.length > 1 ? isCustomer(bracketed(marks)) : isTicket && isCapitals(bracketed(marks));
	const named = !reading.customer && open.find(isName);
	if (named) reading.customer = bracketed(named.said.trim());
	const left = open.filter(field => field !== named);
	// What stands behind the last % of a ticket's line, or before the reference at its end, names the mail, when something else is the title.
	const last = left.at(-1);
	if (
		last &&
		left.length > 1 &&
		!reading.stage &&
		(last.endsAtCut || (reading.number !== undefined && !trouble.test(last.marks))) &&
		last.startsAtPercent &&
		last.marks.trim().length <= 12
	) {
		reading.stage = last.said.trim();
		left.pop();
	}

	return left;
};

/** The longest run of what is left, bars and percent signs inside it included, less what a line without separators puts around it. */
const titleFrom = (line: Marked, fields: readonly Field[], reading: Reading): void => {
	const runs: Array<{from: number; to: number}> = [];
	for (const field of fields) {
		const last = runs.at(-1);
		const between = last && line.marks.slice(last.to, field.from);
		if (last && /^[ |%]*$/.test(between!)) last.to = field.to;
		else runs.push({from: field.from, to: field.to});
	}

	const size = ({from, to}: {from: number; to: number}) => line.said.slice(from, to).trim().length;
	const run = runs.toSorted((a, b) => size(b) - size(a))[0];
	if (!run) return;
	const title = unwrapped(line.said.slice(run.from, run.to), reading);
	if (/[\p{Letter}\d]/u.test(title)) reading.title = title;
};

const unwrapped = (run: string, reading: Reading): string => {
	let title = run.trim();
	for (let before = ''; before !== title; ) {
		before = title;
		title = trimmed(withoutReplies(title));
		const marks = structure(title);
		const priority = /^(?:\[(P[0-4])级?\]|\((P[0-4])\)|(P[0-4])(?=[\s\-_/:,;]))[\s\-_/:,;]*/i.exec(marks);
		const group = /^[[(]([^[\]()]{2,24})[\])] {0,3}/.exec(marks);
		const word = /^([A-Z&]{2,10}|\p{Script=Han}{2,12})[\s\-_/:,;]+(?=.{4})/u.exec(marks);
		if (priority && !reading.priority) {
			reading.priority = (priority[1] ?? priority[2] ?? priority[3])!.toUpperCase();
			title = title.slice(priority[0].length);
		} else if (group && !reading.customer && isCustomer(group[1]!)) {
			reading.customer = title.slice(1, group[0].trimEnd().length - 1).trim();
			title = title.slice(group[0].length);
		} else if (
			word &&
			!reading.customer &&
			(reading.number || reading.priority) &&
			(isCapitals(word[1]!) || (/^\P{ASCII}/u.test(word[1]!) && isCustomer(word[1]!)))
		) {
			reading.customer = word[1]!;
			title = title.slice(word[0].length);
		}
	}

	const marks = structure(title);
	const lastPriority = /\s[[(]?(P[0-4])[\])]?$/i.exec(marks);
	if (lastPriority && !reading.priority) {
		reading.priority = lastPriority[1]!.toUpperCase();
		title = title.slice(0, lastPriority.index);
	}

	const stage = stageAt(title);
	if (stage !== undefined && !reading.stage) {
		reading.stage = title.slice(stage).trim();
		title = title.slice(0, stage);
	}

	return trimmed(title);
};

const replies = {zh: '回复: ', en: 'RE: '} as const;

/** The subject of our next mail in a case: the ticket's form, with what the case says now; a part it does not know is left out. */
export const writeSubject = (fields: SubjectLine, {language = 'zh' as 'zh' | 'en', isReply = true} = {}): string => {
	const {number, priority, customer, title, stage, reference} = fields;
	const bars = [priority, customer].filter(Boolean).map(field => `|${field}`);
	const head = bars.length > 0 ? `${bars.join('')}|${title ?? ''}` : (title ?? '');
	const parts = [number && `[案例号: ${number} ]`, head, [stage, reference].filter(Boolean).join(' ')];
	return (isReply ? replies[language] : '') + parts.filter(Boolean).join(' % ');
};
