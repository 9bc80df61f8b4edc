import {lookUpKb} from '../../knowledge/kb.js';
import {systemNames} from '../../knowledge/names.js';
import type {Family, Kb, Knowledge} from '../../knowledge/schema.js';
import {findKbs} from '../../text/kb.js';
import type {Candidate, Checking, Problem, Rule} from '../check.js';
import {kbContext, kbsOfCase} from '../scope/kbs.js';
import {familiesIn, familiesOfKb, familyName, knownFamilies} from '../scope/system.js';
import {openMark} from '../slots.js';
import {asksToInstall} from './asking.js';
import {isOfHowto} from '../check/howto-words.js';
import {isNegated, type Reading} from '../check/reading.js';

const productsOf = (products: Kb['products'], language: 'zh' | 'en') =>
	products.map(product => systemNames[product]).join(language === 'zh' ? '、' : ', ');

const candidatesOf = (token: string, {knowledge, view}: Checking): readonly Candidate[] => {
	const {candidates, refused} = lookUpKb(token, knowledge, view ? kbContext(view, knowledge) : {});

	return [
		...candidates.map(({kb, products, why}) => ({
			text: kb,
			why: {
				zh: `${why.zh}；${productsOf(products, 'zh')}；未经客户核实`,
				en: `${why.en}; ${productsOf(products, 'en')}; not confirmed by the customer`,
			},
		})),
		...refused.map(({kb, why}) => ({text: kb, why, refused: true})),
	];
};

/** The sentence around an index. */
const around = ({sentences}: Reading, index: number) =>
	sentences.find(({index: from, text}) => from <= index && index < from + text.length)?.text ?? '';

/** Windows 7使用CheckSUR（KB947821）: whoever runs another system knows that it is not for him. */
const saysItsSystem = (sentence: string, entry: Kb) =>
	[...familiesOfKb(entry)].some(family => familiesIn(sentence).has(family));

const successors = new WeakMap<Knowledge['kb'], ReadonlyMap<string, readonly string[]>>();

/** The updates that take the place of each, nearest first. */
const successorsIn = (all: Knowledge['kb']): ReadonlyMap<string, readonly string[]> => {
	const read = successors.get(all);
	if (read) return read;
	const next = new Map<string, string[]>();
	for (const {id, supersedes = []} of Object.values(all))
		for (const old of supersedes) next.set(old, [...(next.get(old) ?? []), id]);
	const after = (kb: string, seen: readonly string[] = []): readonly string[] =>
		(next.get(kb) ?? []).filter(id => !seen.includes(id)).flatMap(id => [id, ...after(id, [...seen, kb])]);
	const made = new Map([...next.keys()].map(kb => [kb, [...new Set(after(kb))]]));
	successors.set(all, made);
	return made;
};

/**
 * What takes the place of an update that the mail advises; undefined where it is wanted all the same: the case is about it, or
 * another update needs it first.
 */
const supersededBy = (kb: string, named: ReadonlySet<string>, {knowledge, view}: Checking): string | undefined => {
	const later = successorsIn(knowledge.kb).get(kb) ?? [];
	if (later.length === 0 || later.some(id => named.has(id))) return undefined;
	const about = view ? kbsOfCase(view, knowledge).flatMap(found => found.kb ?? []) : [];
	if (about.includes(kb)) return undefined;
	const needs = [...named, ...about].flatMap(id => knowledge.kb[id]?.requires ?? []);
	return needs.some(need => need.kb === kb) ? undefined : later[0];
};

/** KB numbers: malformed, unknown, superseded, or of another system than the case's. */
export const kbNumbers: Rule = (reading, checking) => {
	const {knowledge, view} = checking;
	const families = view ? knownFamilies(view) : new Set<string>();
	const problems: Problem[] = [];

	const found = findKbs(
		// The mark of a slot may name the number it asks about.
		reading.own.replaceAll(openMark, mark => ' '.repeat(mark.length)),
		{known: Object.keys(knowledge.kb)},
	);
	const named = new Set(found.flatMap(({kb}) => kb ?? []));

	for (const {text, token, index, verdict, kb, why} of found) {
		const place = reading.at(index, text);
		const entry = kb !== undefined && Object.hasOwn(knowledge.kb, kb) ? knowledge.kb[kb] : undefined;

		if (verdict === 'malformed') {
			const candidates = candidatesOf(token, checking);
			const fitting = candidates.filter(({refused}) => !refused).map(candidate => candidate.text);
			// Where the system is not known there are many: the list of candidates has them all.
			const fits = fitting.length > 3 ? [] : fitting;
			problems.push({
				code: 'kb-malformed',
				level: 'block',
				...place,
				message: {
					zh: `${text}不是有效的补丁编号（${why?.zh ?? '格式不对'}）：请客户逐位核对${fits.length > 0 ? `，可能是${fits.join('或')}` : ''}。`,
					en: `${text} is no valid KB number (${why?.en ?? 'wrong form'}): have it read again digit by digit${fits.length > 0 ? `; it may be ${fits.join(' or ')}` : ''}.`,
				},
				candidates,
			});
		} else if (!entry) {
			problems.push({
				code: 'kb-unknown',
				level: 'warn',
				...place,
				message: {
					zh: `知识库里没有${kb}：请核对编号和适用系统后再发。`,
					en: `${kb} is not in the knowledge: check the number and its product before you send this.`,
				},
				candidates: candidatesOf(token, checking),
			});
		} else if (families.size > 0 && ![...familiesOfKb(entry)].some(family => families.has(family))) {
			const sentence = around(reading, index);
			if (isNegated(sentence) || /适用于|for other|applies to/i.test(sentence)) continue;
			if (isOfHowto(sentence, knowledge) || saysItsSystem(sentence, entry)) continue;
			const [own] = families;
			const name = familyName(own as Family);
			problems.push({
				code: 'kb-product',
				level: 'warn',
				...place,
				message: {
					zh: `${kb}适用于${productsOf(entry.products, 'zh')}，本案例的系统是${name.zh}：请换成对应系统的补丁，或先核实系统。`,
					en: `${kb} is for ${productsOf(entry.products, 'en')}, but this case runs ${name.en}: name the update for that system, or check the system first.`,
				},
				candidates: [],
			});
		} else if (asksToInstall(around(reading, index)) && !isOfHowto(around(reading, index), knowledge)) {
			const later = supersededBy(entry.id, named, checking);
			if (later === undefined) continue;
			problems.push({
				code: 'kb-superseded',
				level: 'warn',
				...place,
				message: {
					zh: `${kb}已被${later}取代：请建议较新的更新，确实需要${kb}时写明原因。`,
					en: `${later} has taken the place of ${kb}: advise the later update, or say why ${kb} is wanted.`,
				},
				candidates: [{text: later, why: knowledge.kb[later]!.title}],
			});
		}
	}

	return problems;
};
