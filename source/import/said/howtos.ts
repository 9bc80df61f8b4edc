import {listMark, type Mail, type Sentence} from './reading.js';
import type {Topic} from './topics.js';

/** Consecutive items of one list, with the line above it. */
export type Steps = {readonly head: string; readonly items: readonly Sentence[]};

export const stepsIn = ({sentences}: Mail): readonly Steps[] => {
	const lists: Array<{head: string; items: Sentence[]}> = [];
	let open = false;
	for (const [index, sentence] of sentences.entries()) {
		if (listMark.test(sentence.text)) {
			if (!open) lists.push({head: sentences[index - 1]?.text ?? '', items: []});
			lists.at(-1)!.items.push(sentence);
			open = true;
		} else if (open && sentence.line !== lists.at(-1)!.items.at(-1)!.line) {
			const last = lists.at(-1)!.items.at(-1)!;
			// A command under its step belongs to it.
			if (sentence.line - last.line > 1 && !/^\s*(?:[A-Za-z]:\\|[a-z]+(?:\.exe)?\s)/.test(sentence.text)) open = false;
		}
	}

	return lists.filter(({items}) => items.length > 1);
};

const proposes =
	/建议|测试|尝试|需要|如下(?:操作|措施)|以下(?:操作|措施)|recommend|suggest|next steps?|please (?:try|do)/i;
const says =
	/步骤|方法|配置|说明|操作指南|指南|设置|抓取|如何|how to|steps|instructions|procedure|guide|set ?up|configur/i;
const below =
	/步骤(?:如下|见下)|(?:具体|以下|如下|下列)(?:的)?步骤|按(?:以下|下列|如下)|steps (?:are )?below|as follows|following steps|these steps/i;
const attached = /附件|见附|attached|attachment|enclosed/i;

/** The steps with which a mail says how a topic is done: a list about it, a command, or an attachment. */
export const howtoIn = (mail: Mail, {pattern, told}: Topic): Steps | true | undefined => {
	const list = stepsIn(mail).find(({head, items}) => {
		const about = items.filter(({text}) => pattern.test(text)).length;
		if (pattern.test(head) && (says.test(head) || !proposes.test(head))) return true;
		return about > 1 || (about > 0 && says.test(head) && !proposes.test(head));
	});
	if (list) return list;
	const [first] = stepsIn(mail);
	if (first && mail.sentences.some(({text}) => pattern.test(text) && below.test(text))) return first;
	const isTold = mail.sentences.some(
		({text}) => told?.test(text) || (pattern.test(text) && attached.test(text) && says.test(text)),
	);
	return isTold ? true : undefined;
};

/** A menu path or a command tells the step without its picture. */
const inWords = /->|→|>\s?\w|\.exe|\\|\/\w/i;

/** Numbers of the steps that end in a colon with nothing behind it: what they show was only a picture. */
export const emptySteps = ({sentences}: Mail, {items}: Steps): readonly number[] =>
	items.flatMap(({text, line}, index) => {
		const next = items[index + 1];
		const isTold = (from: number, to: number) => sentences.some(one => one.line > from && one.line < to);
		return /[：:]\s*$/.test(text) && !inWords.test(text) && next && !isTold(line, next.line) ? [index + 1] : [];
	});
