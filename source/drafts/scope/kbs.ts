import type {CaseView} from '../../case/view.js';
import {lookUpKb} from '../../knowledge/kb.js';
import type {Family, Knowledge} from '../../knowledge/schema.js';
import type {Both, Language} from '../../text/both.js';
import {type FoundKb, findKbs} from '../../text/kb.js';
import {compareInstants} from '../../text/time.js';
import {type Filling, isUnknown} from '../slots.js';
import {listed} from '../letter/join.js';
import {familiesOfKb, knownFamilies, systemHints} from './system.js';

/** Every KB that ticket, symptoms, notes and facts (a log, an answer) name, once each and in the order they came. */
export const kbsOfCase = (view: CaseView, knowledge: Knowledge): readonly FoundKb[] => {
	const {title, notes, symptoms, facts} = view.case;
	const stated = facts.filter(({fact}) => knowledge.facts[fact]?.type === 'kb').map(({value}) => value);
	const texts = [title ?? '', ...symptoms.map(({text}) => text), ...notes.map(({text}) => text), ...stated].join('\n');
	const found = findKbs(texts, {known: Object.keys(knowledge.kb)});
	return found.filter(({token}, index) => found.findIndex(other => other.token === token) === index);
};

const unnumbered: Both = {zh: '另一个编号待确认的补丁', en: 'one more update whose number is yet to be confirmed'};

/** The one family that all of them name; undefined when there is none, or more than one. */
const only = (families: Iterable<string>): Family | undefined => {
	const [family, other] = new Set(families);
	return other === undefined ? (family as Family | undefined) : undefined;
};

/**
What a misheard number is most likely for: the system that facts tell; before there are facts, that of the case's other
updates, else what ticket and notes agree on. It only orders proposals, it asserts nothing.
*/
const likelyFamily = (view: CaseView, knowledge: Knowledge, near: readonly string[]): Family | undefined => {
	const known = knownFamilies(view);
	if (known.size > 0) return only(known);
	const ofUpdates = near.flatMap(kb => (knowledge.kb[kb] ? [familiesOfKb(knowledge.kb[kb])] : []));
	const shared = [...(ofUpdates[0] ?? [])].filter(family => ofUpdates.every(one => one.has(family)));
	return only(shared) ?? only(systemHints(view, knowledge).map(({family}) => family));
};

/** The context of a look-up: the family when the case has one only, and the KBs it names already. */
export const kbContext = (view: CaseView, knowledge: Knowledge) => {
	const near = kbsOfCase(view, knowledge).flatMap(({kb}) => kb ?? []);
	const family = likelyFamily(view, knowledge, near);
	return {...(family && {family}), near};
};

/** The slot of a KB number that cannot be right: asked with the numbers that it may stand for. */
export const kbSlot = ({token, why}: FoundKb, view: CaseView, knowledge: Knowledge) => {
	const {candidates} = lookUpKb(token, knowledge, kbContext(view, knowledge));
	const either = (language: Language) => candidates.map(({kb}) => kb).join(language === 'zh' ? '或' : ' or ');

	return {
		slot: `kb.${token}`,
		label: {zh: `${token}的正确编号`, en: `the right number for ${token}`},
		ask: {
			zh: `${token}${why ? `：${why.zh}` : ''}。请客户逐位读一遍${candidates.length > 0 ? `，可能是${either('zh')}` : ''}。`,
			en: `${token}: ${why?.en ?? 'not a KB number'}. Have it read digit by digit${candidates.length > 0 ? `; it may be ${either('en')}` : ''}.`,
		},
	};
};

/** The case as the first mail defined it: what was noted after it is no part of the definition. */
const whenDefined = (view: CaseView): CaseView => {
	const first = view.case.mails.find(({way, kind}) => way === 'sent' && kind === 'first-response');
	const notes = view.case.notes.filter(({at}) => first === undefined || compareInstants(at, first.at) <= 0);
	return {...view, case: {...view.case, notes}};
};

/** The updates that the case is about, `KB4474419、KB4530692和…`; null when it names none. */
export const kbsInWords = (view: CaseView, knowledge: Knowledge, filling: Filling): string | null => {
	const {language} = filling;
	const found = kbsOfCase(whenDefined(view), knowledge);
	if (found.length === 0) return filling.answer('kbs') ?? null;

	const said = found.map(kb => {
		if (kb.kb) return kb.kb;
		const slot = kbSlot(kb, view, knowledge);
		const given = filling.answer(slot.slot);
		return given && isUnknown(given) ? unnumbered[language] : filling.value(slot);
	});

	return filling.answer('kbs') ?? listed([...new Set(said)], language);
};
