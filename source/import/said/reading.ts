import {readText} from '../../drafts/check/reading.js';
import type {Knowledge} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import {readSubjectLine, type SubjectLine} from '../../text/subject-line/subject-line.js';
import type {Letter} from '../mails/letter.js';
import {type Machine, machinesIn} from './machines.js';
import {ourSenders} from './sides.js';
import type {Thread} from '../mails/thread.js';

/** A sentence of a mail, with the line of the source on which it stands. */
export type Sentence = {
	readonly text: string;
	/** From 1, in the file or paste. */
	readonly line: number;
	/** Where it begins in the mail's own text, from 0. */
	readonly index: number;
	/** The line above the list whose item this is. */
	readonly head?: string;
};

export type Mail = Letter & {
	/** From 1, oldest first. */
	readonly n: number;
	/** Written by the support side, as its words show. */
	readonly isOurs: boolean;
	/** `2024-07-31`, or which mail it is where it says no date. */
	readonly day: Both;
	readonly sentences: readonly Sentence[];
};

/** A thread with its mails read; everything that is found in it quotes these sentences. */
export type Reading = {
	readonly subject?: string;
	readonly fields: SubjectLine;
	readonly mails: readonly Mail[];
	readonly machines: readonly Machine[];
	readonly knowledge: Knowledge;
};

/** `1）`, `2.`, `(3)`, `- ` in front of an item. */
export const listMark = /^\s{0,8}(?:[（(]?\d{1,2}[）).、．:：](?!\d)|[①-⑳]|[-•·*]\s)\s{0,4}/;

/** What is longer than this is no sentence; only its beginning is read. */
const longest = 2000;
const bareMark = /^\s*\d{1,2}\.\s*$/;

const sentencesOf = ({text, line}: Letter): Sentence[] => {
	const {sentences, at} = readText(text);
	let head: string | undefined;
	let last = 0;
	// `2. ` in front of an item ends no sentence.
	const whole = sentences.flatMap(({text: said, index}, at) => {
		if (bareMark.test(said)) return [];
		const before = sentences[at - 1];
		const mark = before && bareMark.test(before.text) ? before : undefined;
		return [{text: `${mark?.text ?? ''}${said}`, index: mark?.index ?? index}];
	});
	return whole.map(sentence => {
		const own = sentence.text.trim().slice(0, longest);
		const place = at(sentence.index + sentence.text.indexOf(own), own).line;
		const isItem = listMark.test(sentence.text);
		// An item may hold several sentences; a new line without a mark ends the list.
		if (!isItem && place !== last) head = /[：:]\s*$/.test(own) ? own : undefined;
		last = place;
		return {
			text: own,
			line: line + place - 1,
			index: sentence.index,
			...(head !== undefined && head !== own && {head}),
		};
	});
};

/** Reads a thread's mails; `ours`: names or addresses of the support side, where they are known. */
export const readThread = ({subject, letters}: Thread, knowledge: Knowledge, ours: readonly string[] = []): Reading => {
	const isOurs = ourSenders(letters, ours);
	const mails = letters.map((letter, index): Mail => {
		const n = index + 1;
		const date = letter.written?.date;
		return {
			...letter,
			n,
			isOurs: isOurs(letter),
			day: date ? {zh: date, en: date} : {zh: `第${n}封邮件`, en: `mail ${n}`},
			sentences: sentencesOf(letter),
		};
	});
	return {
		...(subject && {subject}),
		fields: readSubjectLine(subject ?? ''),
		mails,
		machines: machinesIn(mails),
		knowledge,
	};
};
