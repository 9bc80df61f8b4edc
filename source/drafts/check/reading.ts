import {placesIn} from '../../text/place.js';
import type {Problem} from '../check.js';

/** A sentence of the mail's own part, with where it begins in the whole text. */
export type Sentence = {
	readonly text: string;
	/** From 0, in the whole text. */
	readonly index: number;
	/** The paragraph: lines without an empty one between them. From 0. */
	readonly block: number;
};

export type Reading = {
	/** The text as given. */
	readonly whole: string;
	/** The same length, with quoted tails of earlier mails blanked: what this mail itself says. */
	readonly own: string;
	readonly sentences: readonly Sentence[];
	readonly blocks: readonly string[];
	/** The subject lines that stand in the text itself. */
	readonly subjects: ReadonlyArray<{readonly text: string; readonly index: number}>;
	/** A problem at an index of the whole text. */
	readonly at: (index: number, text: string) => Pick<Problem, 'line' | 'column' | 'text'>;
};

const tailHead =
	/^\s*(?:-{2,}\s*(?:原始邮件|转发的邮件|Original Message|Forwarded message)|_{10,}\s*$|(?:在|On) .{4,80}(?:写道|wrote)[：:]\s*$)/i;
const headerLine = /^\s*(?:发件人|From|发送时间|Sent|收件人|To|抄送|Cc|日期|Date)\s*[：:]/i;
const subjectHead = /^\s*(?:邮件主题|主题|Subject)\s*[：:]\s*/i;

/** Blanks what is quoted: lines behind `>`, and all from the head of an earlier mail on (two header lines in a row). */
const ownPart = (text: string): string => {
	const lines = text.split('\n');
	const cut = lines.findIndex(
		(line, index) =>
			tailHead.test(line) || (index > 2 && headerLine.test(line) && headerLine.test(lines[index + 1] ?? '')),
	);

	return lines
		.map((line, index) => ((cut >= 0 && index >= cut) || /^\s*>/.test(line) ? ' '.repeat(line.length) : line))
		.join('\n');
};

const sentenceEnd =
	/[。！？!?；;](?=\s|$|[\p{Script=Han}“（\d])|(?<!\b(?:Mr|Mrs|Ms|Dr|Prof|No|vs|e\.g|i\.e|approx|ext|Tel))[.](?=\s|$)|\n/gu;

const sentencesOf = (own: string) => {
	const sentences: Sentence[] = [];
	const blocks: string[] = [''];
	let from = 0;

	const add = (to: number) => {
		const text = own.slice(from, to);
		if (text.trim()) sentences.push({text, index: from, block: blocks.length - 1});
		blocks[blocks.length - 1] += text;
		from = to;
	};

	for (const {index, 0: sign} of own.matchAll(sentenceEnd)) {
		add(index + sign.length);
		if (sign === '\n' && /^[ \t]*\n/.test(own.slice(index + 1))) blocks.push('');
	}

	add(own.length);
	return {sentences, blocks};
};

/** Cuts a text into what the rules look at; every index stays that of the text as given. */
export const readText = (whole: string): Reading => {
	const own = ownPart(whole);
	const place = placesIn(whole);
	const subjects: Array<{text: string; index: number}> = [];
	let index = 0;

	for (const line of own.split('\n')) {
		const head = subjectHead.exec(line)?.[0];
		if (head !== undefined) subjects.push({text: line.slice(head.length), index: index + head.length});
		index += line.length + 1;
	}

	const body = own
		.split('\n')
		.map(line => (subjectHead.test(line) ? ' '.repeat(line.length) : line))
		.join('\n');

	return {
		whole,
		own,
		...sentencesOf(body),
		subjects,
		at: (start, text) => {
			const {line, column} = place(start);
			return {line, column, text};
		},
	};
};

/** A sentence that speaks of a condition: what it names is not asserted. */
export const isConditional = (sentence: string): boolean =>
	/如果|若|如需|如出现|如仍|倘|一旦|假如|\bif\b|\bin case\b|\bshould (?:you|the|it|this)\b|\bunless\b|\bwhen it shows\b/i.test(
		sentence,
	);

/** Words that deny what follows or came before: not needed, do not, does not apply. */
export const isNegated = (text: string): boolean =>
	/不再需要|不安装|不装|不需要|无需|不必|不用|不适用|请勿|切勿|不要|勿|不得|禁止|避免|不建议|不能|无法安装|并非|而非|不是|撤回|更正|\bnot\b|n't\b|\bno (?:need|longer)\b|\bnever\b|\bavoid\b|\bwithout\b|\binstead of\b|\bwithdraw/i.test(
		text,
	);

/** A sentence that puts an earlier slip right: it names the wrong value too. */
export const isCorrection = (sentence: string): boolean =>
	/误写|误为|错写|写成|写错|笔误|有误|更正|应为|应该?是|正确的是|而不是|并非|\bmis(?:spelt|spelled|typed|read)|\bwrong(?:ly)?\b|\bcorrect(?:ed|ion)?\b|\binstead of\b|\bshould (?:be|read)\b|\btypo\b/i.test(
		sentence,
	);

/** A question asks what was done or is so; it asserts nothing. */
export const isQuestion = (sentence: string): boolean =>
	/[?？]\s*$/.test(sentence) && !/请您?(?!问)|please/i.test(sentence);
