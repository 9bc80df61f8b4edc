import type {Knowledge} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import {candidatesFor} from '../../text/kb.js';
import {listed} from './join.js';
import {familiesOfKb, familyName} from './system.js';

export type Fit = {readonly kb: string; readonly why: Both};

const slips: Readonly<Record<ReturnType<typeof candidatesFor>[number]['edit'], Both>> = {
	letters: {zh: '把字母读作数字', en: 'letters read as digits'},
	missing: {zh: '补上一位数字', en: 'with the missing digit'},
	extra: {zh: '去掉多余的一位', en: 'without the digit too many'},
	swapped: {zh: '相邻两位对调', en: 'with two digits swapped'},
	wrong: {zh: '改一位数字', en: 'with one digit changed'},
};

/**
 * The known updates that a wrong number may stand for: those for the systems of the case, and those that are one slip
 * away but belong to another system, each with why. With no system known all of them fit.
 */
export const fitting = (token: string, knowledge: Knowledge, families: ReadonlySet<string>) => {
	const fits: Fit[] = [];
	const refused: Fit[] = [];

	for (const {kb, edit} of candidatesFor(token, Object.keys(knowledge.kb))) {
		const entry = knowledge.kb[kb]!;
		const own = [...familiesOfKb(entry)];
		const unproven = entry.confidence === 'unverified';
		const why: Both = {
			zh: `${slips[edit].zh}：${entry.title.zh}${unproven ? '（编号未经证实）' : ''}`,
			en: `${slips[edit].en}: ${entry.title.en}${unproven ? ' (number not verified)' : ''}`,
		};

		if (families.size === 0 || own.some(family => families.has(family))) fits.push({kb, why});
		else {
			const other = (language: 'zh' | 'en') => listed(own.map(family => familyName(family)[language]), language);
			refused.push({
				kb,
				why: {zh: `${why.zh}；属于${other('zh')}，与本案例的系统不符`, en: `${why.en}; it is for ${other('en')}, not the system of this case`},
			});
		}
	}

	return {fits, refused};
};
