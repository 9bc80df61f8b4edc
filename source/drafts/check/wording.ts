import type {Knowledge, Term} from '../../knowledge/schema.js';
import type {Problem, Rule} from '../check.js';
import {shareOf} from './likeness.js';

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const latin = /^[\x20-\x7e]+$/;

type Misspelt = {readonly patterns: readonly RegExp[]; readonly terms: ReadonlyMap<string, Term>};
const ofKnowledge = new WeakMap<Knowledge['terms'], Misspelt>();

const wrongIn = (term: Term) => {
	const right = [term.zh, term.en, ...(term.names ?? [])].map(name => name.toLowerCase());
	return (term.misspellings ?? []).filter(wrong => !right.includes(wrong.toLowerCase()));
};

/** Misspellings as words of their own; paths and identifiers are quoted as they are, and a short one in small letters is a word. */
const misspeltIn = (all: Knowledge['terms']): Misspelt => {
	const read = ofKnowledge.get(all);
	if (read) return read;
	const pairs = Object.values(all).flatMap(term =>
		wrongIn(term).map(wrong => [wrong.toLowerCase(), term, wrong] as const),
	);
	const anyOf = (wrongs: readonly string[]) => wrongs.map(escaped).join('|') || '(?!)';
	const alone = (wrongs: readonly string[]) => `(?<![A-Za-z0-9_\\\\/.-])(?:${anyOf(wrongs)})(?![A-Za-z0-9_\\\\/-])`;
	const wrongs = pairs.map(([, , wrong]) => wrong).toSorted((a, b) => b.length - a.length);
	const made = {
		patterns: [
			new RegExp(alone(wrongs.filter(wrong => latin.test(wrong) && wrong.length > 4)), 'gi'),
			new RegExp(alone(wrongs.filter(wrong => latin.test(wrong) && wrong.length <= 4)), 'g'),
			new RegExp(anyOf(wrongs.filter(wrong => !latin.test(wrong))), 'g'),
		],
		terms: new Map(pairs.map(([wrong, term]) => [wrong, term])),
	};
	ofKnowledge.set(all, made);
	return made;
};

/** The name of the term that is spelled most like what stands there. */
const nearest = (found: string, {zh, en, names = []}: Term): string => {
	const isLatin = latin.test(found);
	const spelled = [en, zh, ...names].filter(name => latin.test(name) === isLatin);
	const like = (name: string) => shareOf(found, name) + (name[0] === found[0] ? 0.01 : 0);
	return spelled.toSorted((a, b) => like(b) - like(a))[0] ?? zh;
};

/** A percentage is where the bar stood, never why. What is measured in percent (CPU, disk) may well be a cause. */
const causes = [
	/(?:根本原因|根因|原因)(?:是|为|在于|就是|[：:])(?:[^，。；\n]{0,6}?)\d{1,3} ?[%％]/g,
	/(?:由于|因为|因)(?:[^，。；\n]{0,10}?)\d{1,3} ?[%％](?=[^。；\n]{0,12}(?:导致|造成|引起|致使|所致))/g,
	/\d{1,3} ?[%％](?:的?(?:进度|卡顿|问题|现象))?(?:直接)?(?:导致|造成|引起)/g,
	/(?:(?:root )?cause (?:is|was)|caused by|because of|due to) (?:the |being |stuck |hang(?:ing)? |stopping |at ){0,5}\d{1,3} ?%/gi,
	/\d{1,3} ?% (?:hang |stop |mark )?(?:caused|causes|is the (?:root )?cause)/gi,
];
const measured = /CPU|内存|磁盘|空间|占用|使用率|利用率|负载|丢包|memory|disk|usage|load|utili[sz]ation|packet/i;

/** Terms of the trade that are misspelt, and a percentage given as a cause. */
export const wording: Rule = ({own, sentences, at}, {knowledge}) => {
	const problems: Problem[] = [];

	const {patterns, terms} = misspeltIn(knowledge.terms);
	for (const {0: found, index} of patterns.flatMap(pattern => [...own.matchAll(pattern)])) {
		const term = terms.get(found.toLowerCase())!;
		const right = nearest(found, term);
		problems.push({
			code: 'term-misspelt',
			level: 'warn',
			...at(index, found),
			message: {zh: `“${found}”应写作“${right}”。`, en: `Write “${right}” for “${found}”.`},
			candidates: [{text: right, why: {zh: term.meaning.zh, en: term.meaning.en}}],
		});
	}

	for (const {text, index} of sentences) {
		const found = causes.flatMap(cause => [...text.matchAll(cause)])[0];
		if (!found || measured.test(text)) continue;
		problems.push({
			code: 'percentage-cause',
			level: 'warn',
			...at(index + found.index, found[0]),
			message: {
				zh: '百分比只说明停在哪里，不是原因：请写停住的阶段和日志里的依据。',
				en: 'A percentage says where it stopped, not why: name the phase and what the log shows.',
			},
			candidates: [],
		});
	}

	return problems;
};
