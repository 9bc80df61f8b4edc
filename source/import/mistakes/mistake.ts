import type {Both} from '../../text/both.js';
import type {Advised} from '../said/advice.js';
import * as time from '../../text/time.js';
import type {stacksIn} from '../said/stacks.js';
import type {Mail, Reading, Sentence} from '../said/reading.js';

export type MistakeId = `M${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14}`;

/** What went wrong in a thread, proved by its own words (design §1). */
export type Mistake = {
	readonly id: MistakeId;
	/** The day of the mail it stands in; null where the thread has no dates. */
	readonly date: string | null;
	/** The mail, from 1, oldest first. */
	readonly mail: number;
	readonly sentence: Both;
	/** What casewalk would have done. */
	readonly instead: Both;
	readonly quote: string;
	/** From 1, in `source`. */
	readonly line: number;
	readonly source: string;
};

/** A thread with what several rules look at, read once. */
export type Judged = Reading & {readonly advised: readonly Advised[]; readonly stacks: ReturnType<typeof stacksIn>};

export type Judge = (thread: Judged) => readonly Mistake[];

/** A mistake at a sentence of a mail. */
export const mistakeAt = (
	id: MistakeId,
	mail: Mail,
	{text, line}: Pick<Sentence, 'text' | 'line'>,
	said: {readonly sentence: Both; readonly instead: Both},
): Mistake => ({
	id,
	date: mail.written?.date ?? null,
	mail: mail.n,
	...said,
	quote: text,
	line,
	source: mail.source,
});

/** `07-31、08-05` or `mail 2, mail 3`: days each once, in order. */
export const daysOf = (mails: readonly Mail[]): Both => {
	const inOrder = [...new Set(mails)].toSorted((a, b) => a.n - b.n);
	const join = (language: 'zh' | 'en', sign: string) => [...new Set(inOrder.map(({day}) => day[language]))].join(sign);
	return {zh: join('zh', '、'), en: join('en', ', ')};
};

/** Whole days from one mail to a later one, by their written dates; undefined where one has none. */
export const daysBetween = (one: Mail, other: Mail): number | undefined =>
	one.written && other.written ? time.daysBetween(one.written.date, other.written.date) : undefined;
