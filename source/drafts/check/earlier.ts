import type {CaseView} from '../../case/view.js';
import {bare} from './likeness.js';
import {readText, type Sentence} from './reading.js';

/** A sentence without what differs between two mails about two machines: numbers, serials, versions, dates. */
export const signOf = (text: string): string => bare(text).replaceAll(/[a-z]*\d[a-z\d]*/g, '#');

/** A whole mail in one, to know the very same mail by. */
export const wholeOf = (sentences: readonly Sentence[]): string => sentences.map(({text}) => bare(text)).join('');

/** What the mails of a case have said; mails by their place in the case. */
export type Earlier = {
	readonly whole: readonly string[];
	/** The mails in which a sentence stood already, nearly word for word. */
	readonly saidIn: (text: string) => ReadonlySet<number>;
};

const gramsOf = (sign: string): ReadonlySet<string> => {
	const grams = new Set<string>();
	for (let at = 0; at < sign.length - 3; at++) grams.add(sign.slice(at, at + 4));
	return grams;
};

/** A sentence as it was said, once for all mails that have it. */
type Told = {readonly grams: number; readonly mails: Set<number>};

const add = <K, T>(map: Map<K, T>, key: K, make: () => T): T => {
	const found = map.get(key) ?? make();
	map.set(key, found);
	return found;
};

const read = (mails: CaseView['case']['mails']): Earlier => {
	const told = new Map<string, Told>();
	const byGram = new Map<string, Set<Told>>();
	const whole: string[] = [];

	for (const [mail, {way, text}] of mails.entries()) {
		if (way !== 'sent') continue;
		const {sentences} = readText(text);
		whole[mail] = wholeOf(sentences);
		for (const sentence of sentences) {
			const sign = signOf(sentence.text);
			const known = told.get(sign);
			if (known) {
				known.mails.add(mail);
				continue;
			}

			const grams = gramsOf(sign);
			const made = {grams: grams.size, mails: new Set([mail])};
			told.set(sign, made);
			for (const gram of grams) add(byGram, gram, () => new Set<Told>()).add(made);
		}
	}

	const answers = new Map<string, ReadonlySet<number>>();
	const search = (sign: string): ReadonlySet<number> => {
		const grams = gramsOf(sign);
		const shared = new Map<Told, number>();
		for (const gram of grams) for (const one of byGram.get(gram) ?? []) shared.set(one, (shared.get(one) ?? 0) + 1);
		const alike = [...shared].filter(([one, count]) => (2 * count) / (grams.size + one.grams) >= 0.7);
		return new Set(alike.flatMap(([one]) => [...one.mails]));
	};

	return {
		whole,
		saidIn(text) {
			const sign = signOf(text);
			return add(answers, sign, () => search(sign));
		},
	};
};

const ofCases = new WeakMap<CaseView['case']['mails'], Earlier>();

/** Read once for the mails of a case: the check runs while a mail is typed, and most sentences are those of a moment ago. */
export const earlierMails = ({case: {mails}}: CaseView): Earlier => {
	const known = ofCases.get(mails) ?? read(mails);
	ofCases.set(mails, known);
	return known;
};
