import {type Head, headAt, isRule} from './heads.js';
import type {Letter} from './letter.js';

const depthOf = (line: string): number => /^(?:\s?>)*/.exec(line)![0].replaceAll(/\s/g, '').length;
const unquoted = (line: string, depth: number): string => {
	let rest = line;
	for (let level = 0; level < depth; level++) rest = rest.replace(/^\s?>\s?/, '');
	return rest;
};

/** Where the mails begin in a thread, and how deep each is quoted. */
const partsOf = (lines: readonly string[]) => {
	const parts: Array<{head: Head; from: number; to: number; depth: number}> = [];
	for (let at = 0; at < lines.length; ) {
		const head = headAt(lines, at);
		if (!head) {
			at += 1;
			continue;
		}

		const last = parts.at(-1);
		if (last) last.to = at;
		const from = at + Math.max(1, head.length);
		const first = lines.slice(from).find(line => line.replaceAll('>', '').trim() !== '');
		parts.push({head, from, to: lines.length, depth: depthOf(first ?? '')});
		at = from;
	}

	return parts;
};

/** The mail's own lines: what it quotes of others, deeper than itself, is left out line by line. */
const textOf = (lines: readonly string[], from: number, to: number, depth: number) => {
	const own = lines.slice(from, to).map(line => {
		const isOwn = depthOf(line) <= depth;
		return isOwn && !isRule(line) ? unquoted(line, depth).trimEnd() : '';
	});
	let first = own.findIndex(line => line.trim() !== '');
	if (first === -1) first = 0;
	return {text: own.slice(first).join('\n').trimEnd(), line: from + first + 1};
};

const stampOf = ({written}: Pick<Letter, 'written'>): string | undefined =>
	written && `${written.date}T${written.clock ?? ''}`;

const bare = (text: string) => text.replaceAll(/[\s>]+/g, '');

/** One mail copied twice (whole, and as the tail of another) is one: the fuller copy of it. */
const once = (letters: readonly Letter[]): Letter[] => {
	const kept: Letter[] = [];
	for (const letter of letters) {
		const stamp = stampOf(letter)?.slice(0, 16);
		const same = kept.findIndex(other => {
			const [a, b] = [bare(other.text), bare(letter.text)];
			const isOne = a === b && (stampOf(other) === undefined || stamp === undefined);
			const isSame = stamp !== undefined && stamp.length > 11 && stampOf(other)?.slice(0, 16) === stamp;
			return isOne || (isSame && (a === b || a.startsWith(b.slice(0, 40)) || b.startsWith(a.slice(0, 40))));
		});
		if (same === -1) kept.push(letter);
		else if (bare(letter.text).length > bare(kept[same]!.text).length) kept[same] = letter;
	}

	return kept;
};

const ends = /归档|结案|关闭(?:此|本|该)?案例|案例总结|archiv|clos(?:e|ing) (?:this|the) case|case summary/i;
const begins = /问题定义|问题范围|初次响应|problem (?:definition|statement)|scope/i;

/** Oldest first: by what the mails say of their time; else as they stand, turned round where quotes or the words show the newest on top. */
const inTime = (letters: readonly Letter[], numbers: ReadonlyMap<Letter, number>, isQuoting: boolean): Letter[] => {
	const stamps = letters.map(stampOf);
	if (stamps.every(stamp => stamp !== undefined)) {
		return letters
			.map((letter, index) => ({letter, stamp: stamps[index]!, index}))
			.toSorted((a, b) => (a.stamp < b.stamp ? -1 : a.stamp > b.stamp ? 1 : a.index - b.index))
			.map(({letter}) => letter);
	}

	if (letters.every(letter => numbers.has(letter)))
		return letters.toSorted((a, b) => numbers.get(a)! - numbers.get(b)!);
	const known = stamps.filter(stamp => stamp !== undefined);
	const [first, last] = [letters[0], letters.at(-1)];
	const falls = known.length > 1 && known[0]! > known.at(-1)!;
	const turned =
		known.length < 2 &&
		(isQuoting || (ends.test(first?.text ?? '') && begins.test(last?.text ?? '') && !begins.test(first?.text ?? '')));
	return falls || turned ? letters.toReversed() : [...letters];
};

const subjectHead = /^[\s>*]{0,8}(?:邮件主题|主题|主旨|标题|Subject)\*{0,2}\s{0,3}[：:]\s{0,4}(.+)$/i;
const greets = /您好|你好|各位好|大家好|^\s{0,4}(?:Dear|Hi|Hello)\b/im;

export type Thread = {
	/** The subject line as it stands there, the first that any mail has. */
	readonly subject?: string;
	/** Oldest first. */
	readonly letters: readonly Letter[];
};

/**
 * Takes a thread apart into its mails, oldest first, each with its own words: exported lists, Outlook's blocks of
 * headers in either language, `wrote:` and quotes, newest on top or oldest, with times or without. What nobody's head
 * stands above is a mail of its own when it reads like one. Never throws.
 */
export const splitThread = (whole: string, source: string): Thread => {
	const lines = whole.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
	const parts = partsOf(lines);
	const above = lines.slice(0, parts[0] ? parts[0].from - Math.max(1, parts[0].head.length) : lines.length);
	const subjectLine = above.map(line => subjectHead.exec(line)?.[1]?.trim()).find(Boolean);
	const preface = textOf(
		above.map(line => (subjectHead.test(line) ? '' : line)),
		0,
		above.length,
		0,
	);
	const isPrefaceMail = preface.text.split('\n').filter(line => line.trim()).length > 1 && greets.test(preface.text);

	const numbers = new Map<Letter, number>();
	const letters = parts.map(({head, from, to, depth}): Letter => {
		const {length: _, isQuoted: __, number, from: sender = '', ...said} = head;
		const letter = {...said, from: sender, ...textOf(lines, from, to, depth), source};
		if (number !== undefined) numbers.set(letter, number);
		return letter;
	});
	const all = isPrefaceMail || parts.length === 0 ? [{from: '', ...preface, source}, ...letters] : letters;
	const filled = once(all.filter(({text}) => text.trim() !== ''));
	const subject = subjectLine ?? letters.find(letter => letter.subject)?.subject;
	return {
		...(subject && {subject}),
		letters: inTime(
			filled,
			numbers,
			parts.some(({head}) => head.isQuoted),
		),
	};
};

/** Several files of one thread as one: what stands in two of them is one mail. */
export const joinThreads = (threads: readonly Thread[]): Thread => {
	const [only] = threads;
	if (threads.length === 1 && only) return only;
	const subject = threads.map(thread => thread.subject).find(Boolean);
	const letters = once(threads.flatMap(thread => thread.letters));
	return {...(subject && {subject}), letters: inTime(letters, new Map(), false)};
};

/** Whether a text holds more than one mail, or one with a head: what a paste must be to be offered as a thread. */
export const isThread = (text: string): boolean => {
	const parts = partsOf(text.split(/\r\n|\r|\n/));
	const named = parts.filter(({head}) => head.from || head.written);
	return named.length > 1 || (parts.length > 1 && named.length > 0);
};

/** A mail's words without the earlier mails below them, and how many those were. */
export const withoutTail = (whole: string): {readonly text: string; readonly cut: number} => {
	const lines = whole.split(/\r\n|\r|\n/);
	const parts = partsOf(lines);
	const first = parts[0];
	const end = first ? first.from - Math.max(1, first.head.length) : lines.length;
	const {text} = textOf(lines, 0, end, 0);
	return {text, cut: parts.length};
};
