import {lookUpKb} from '../../knowledge/kb.js';
import {systemNames} from '../../knowledge/names.js';
import type {Family, Kb} from '../../knowledge/schema.js';
import {findKbs} from '../../text/kb.js';
import type {Candidate, Checking, Problem, Rule} from '../check.js';
import {kbContext} from '../parts/kbs.js';
import {familiesOfKb, familyName, knownFamilies} from '../parts/system.js';
import {openMark} from '../slots.js';
import {isNegated, type Reading} from './reading.js';

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

/** KB numbers: malformed, unknown, or of another system than the case's. */
export const kbNumbers: Rule = (reading, checking) => {
	const {knowledge, view} = checking;
	const families = view ? knownFamilies(view) : new Set<string>();
	const problems: Problem[] = [];

	for (const {text, token, index, verdict, kb, why} of findKbs(
		// The mark of a slot may name the number it asks about.
		reading.own.replaceAll(openMark, mark => ' '.repeat(mark.length)),
		{known: Object.keys(knowledge.kb)},
	)) {
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
			if (isNegated(around(reading, index)) || /适用于|for other|applies to/i.test(around(reading, index))) continue;
			const [own] = families;
			const name = familyName(own as Family);
			problems.push({
				code: 'kb-product',
				level: 'block',
				...place,
				message: {
					zh: `${kb}适用于${productsOf(entry.products, 'zh')}，本案例的系统是${name.zh}：请换成对应系统的补丁，或先核实系统。`,
					en: `${kb} is for ${productsOf(entry.products, 'en')}, but this case runs ${name.en}: name the update for that system, or check the system first.`,
				},
				candidates: [],
			});
		}
	}

	return problems;
};
