import type {Both, Language} from '../text/both.js';
import {visibleLine} from '../text/shown/visible.js';

/** A value that is not known yet: its name, what it is called in the text, and how the engineer is asked for it. */
export type Slot = {
	readonly slot: string;
	readonly label: Both;
	readonly ask: Both;
	/** The mail cannot do without: "unknown" does not fill it. */
	readonly isNeeded?: boolean;
};

/** A slot that the text still shows as a mark. */
export type OpenSlot = Omit<Slot, 'label'> & {
	/** From 1. */
	readonly line: number;
	/** From 1, in UTF-16 units. */
	readonly column: number;
};

/** What a draft is filled from: answers of the engineer before what the case knows, a slot where neither speaks. */
export type Filling = {
	readonly language: Language;
	/** The engineer's answer, what is known, or an open slot. "Unknown" is an answer and is written as such. */
	readonly value: (slot: Slot, known?: string) => string;
	/** Words of the case in the language of the mail: Chinese words in an English mail are a slot, never a guess. */
	readonly said: (slot: string, words: string) => string;
	/** An open slot that only the case can settle: an answer given here does not close it. */
	readonly mark: (slot: Slot) => string;
	/** A line of a log, a command or a path: it comes out as it is, whatever is done to the words around it. */
	readonly literal: (text: string) => string;
	/** What the engineer answered, if he did. */
	readonly answer: (slot: string) => string | undefined;
	/** Puts the marks where the slots are, with their places. */
	readonly settle: (rendered: string) => {readonly text: string; readonly open: readonly OpenSlot[]};
};

const begin = '\ue000';
const end = '\ue001';
const han = /\p{Script=Han}/u;

/** Data as one plain line of a mail: control, bidi and hidden characters shown, our own slot signs taken out. */
export const plain = (text: string): string => visibleLine(text.trim()).replaceAll(/[\ue000\ue001]/g, '\ufffd');

/** "Unknown" is an answer; the engineer may say it in several ways. */
export const isUnknown = (answer: string): boolean =>
	/^(未知|不知道|不清楚|不详|不明|unknown|not known|\?|？)$/i.test(answer.trim());

const unknown: Both = {zh: '未知', en: 'unknown'};

/** How an open slot looks in the text. */
export const markOf = (label: string, language: Language): string =>
	language === 'zh' ? `【待填：${label}】` : `[to fill: ${label}]`;

/** Finds marks of open slots in a text of either language, also after the engineer edited it. */
export const openMark = /【待填[：:][^】\n]*】|\[to fill:[^\]\n]*\]/g;

export const startFilling = (language: Language, slots: Readonly<Record<string, string>>): Filling => {
	const asked = new Map<string, Slot>();
	const literals: string[] = [];

	const answer = (slot: string) => {
		const given = Object.hasOwn(slots, slot) ? slots[slot]! : '';
		return given.trim() === '' ? undefined : plain(given);
	};

	const openSlot = (slot: Slot) => {
		asked.set(slot.slot, slot);
		return `${begin}${slot.slot}${end}`;
	};

	const said = (slot: string, words: string) => {
		const shown = plain(words);
		if (language === 'zh' || !han.test(shown)) return shown;

		return (
			answer(`${slot}.en`) ??
			openSlot({
				slot: `${slot}.en`,
				label: {zh: shown, en: shown},
				ask: {zh: `英文邮件里“${shown}”怎么写？`, en: `How is “${shown}” said in the English mail?`},
			})
		);
	};

	const value = (slot: Slot, known?: string) => {
		const found = answer(slot.slot) ?? (known?.trim() ? plain(known) : undefined);
		if (found === undefined || (slot.isNeeded && isUnknown(found))) return openSlot(slot);
		return isUnknown(found) ? unknown[language] : said(slot.slot, found);
	};

	const literal = (text: string) => `${begin}=${literals.push(plain(text)) - 1}${end}`;

	const settle = (rendered: string) => {
		const open: OpenSlot[] = [];
		const lines = rendered.split('\n').map((line, index) => {
			let text = '';

			for (const part of line.split(/(\ue000[^\ue001]*\ue001)/)) {
				const name = part.startsWith(begin) ? part.slice(1, -1) : '';
				const slot = asked.get(name);

				if (slot && !open.some(other => other.slot === slot.slot)) {
					open.push({slot: slot.slot, ask: slot.ask, line: index + 1, column: text.length + 1});
				}

				text += slot
					? markOf(slot.label[language], language)
					: name.startsWith('=')
						? (literals[Number(name.slice(1))] ?? '')
						: part;
			}

			return text;
		});

		return {text: lines.join('\n'), open};
	};

	return {language, value, said, mark: openSlot, literal, answer, settle};
};
