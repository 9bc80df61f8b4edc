import type {CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import {type Code, findCodes} from '../../text/codes.js';
import {findKbs} from '../../text/kb.js';
import {findVersions, type Version} from '../../text/versions.js';
import type {Problem, Rule} from '../check.js';
import {wordsOf} from './case-words.js';
import {bare, shareOf} from '../check/likeness.js';
import {isOfHowto} from '../check/howto-words.js';
import {isConditional, isQuestion} from '../check/reading.js';

type Said = {
	/** By what they are as numbers: 06.1 is 6.1. */
	readonly versions: ReadonlyMap<string, Version>;
	readonly codes: ReadonlySet<Code>;
};

const numbersOf = (version: Version) => version.split('.').map(Number).join('.');

const saidIn = (text: string): Said => ({
	versions: new Map(findVersions(text).map(({version}) => [numbersOf(version), version])),
	codes: new Set(findCodes(text).map(({code}) => code)),
});

const ofCases = new WeakMap<CaseView, Said>();
const ofKnowledge = new WeakMap<Knowledge['howto'], ReadonlyMap<string, readonly string[]>>();

const ofCase = (view: CaseView): Said => {
	const said = ofCases.get(view) ?? saidIn(wordsOf(view));
	ofCases.set(view, said);
	return said;
};

const textsIn = (value: unknown): readonly string[] => {
	if (typeof value === 'string') return [value];
	return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
};

/** The sentences of how-tos, trees and hypotheses that name a version or a code, by what they name. */
const advisedIn = ({howto, trees, hypotheses}: Knowledge): ReadonlyMap<string, readonly string[]> => {
	const read = ofKnowledge.get(howto);
	if (read) return read;
	const found = new Map<string, string[]>();

	for (const text of textsIn([howto, hypotheses, Object.values(trees).map(({nodes}) => nodes)])) {
		for (const {code} of findCodes(text)) found.set(code, [...(found.get(code) ?? []), text]);
		for (const {version} of findVersions(text)) found.set(version, [...(found.get(version) ?? []), text]);
	}

	ofKnowledge.set(howto, found);
	return found;
};

/** What is known of the updates that a text names. */
const named = (text: string, {kb}: Knowledge): Said => {
	const found = findKbs(text, {known: Object.keys(kb)}).flatMap(({kb: id}) => (id ? (kb[id] ?? []) : []));
	return saidIn(JSON.stringify(found));
};

/** The words in front of an advice that say which machine it is for. */
const forWhom = /^\s*(?:\d{1,2}[)）.、]\s*)?(?:对于[^，]{1,60}，|For [^,]{1,60},)/;

/** A short number in hex that is put in or stood there is a value, no error. */
const setsValue =
	/(?:改[为成回]|设[为成]|设置[为成]|默认(?:值|为|是)?|原?值[为是]?|写入|\bto|\bvalue|\bdefault)\s*[:：]?\s*$/i;

/** Versions and error codes that neither the case nor the knowledge of what the mail names has. */
export const sourced: Rule = ({own, sentences, at}, {view, knowledge}) => {
	if (!view) return [];
	const sources = [ofCase(view), named(own, knowledge)];
	// The steps of a how-to name codes of their own: in their words, never in others.
	const isQuoted = (sentence: string, found: string, said: string) => {
		const rest = sentence.replaceAll(found, '').replace(forWhom, '');
		return bare(rest).length > 8 && (advisedIn(knowledge).get(said) ?? []).some(text => shareOf(rest, text) > 0.6);
	};
	const problems: Problem[] = [];

	for (const {text, index} of sentences) {
		if (isConditional(text) || isQuestion(text) || isOfHowto(text, knowledge)) continue;

		for (const {version, text: found, index: start} of findVersions(text)) {
			if (sources.some(({versions}) => versions.has(numbersOf(version))) || isQuoted(text, found, version)) continue;
			const near = sources
				.flatMap(({versions}) => [...versions.values()])
				.filter(other => other.slice(0, -2) === version.slice(0, -2));
			problems.push({
				code: 'version-unsourced',
				level: 'block',
				...at(index + start, found),
				message: {
					zh: `版本${found}在案例和所提补丁的知识里都没有：请核对，或先把来源记入案例。`,
					en: `Version ${found} is neither in the case nor known of the updates named here: check it, or record where it comes from.`,
				},
				candidates: [...new Set(near)]
					.slice(0, 3)
					.map(other => ({text: other, why: {zh: '案例或知识中的版本', en: 'a version of the case or the knowledge'}})),
			});
		}

		for (const {code, text: found, index: start} of findCodes(text)) {
			if (found.length < 10 && setsValue.test(text.slice(0, start))) continue;
			if (sources.some(({codes}) => codes.has(code)) || isQuoted(text, found, code)) continue;
			problems.push({
				code: 'code-unsourced',
				level: 'block',
				...at(index + start, found),
				message: {
					zh: `代码${found}在案例里没有：请核对，或先把来源记入案例。`,
					en: `Code ${found} is not in the case: check it, or record where it comes from.`,
				},
				candidates: [],
			});
		}
	}

	return problems;
};
