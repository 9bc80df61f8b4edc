import type {FactStatement} from '../../case/case.js';
import type {CaseView} from '../../case/view.js';
import {familyOf} from '../../knowledge/names.js';
import type {Family, Kb, Knowledge, Term} from '../../knowledge/schema.js';
import type {Both, Language} from '../../text/both.js';
import {findKbs} from '../../text/kb.js';
import {type Filling, plain} from '../slots.js';
import {listed} from '../letter/join.js';
import {reported} from './subjects.js';

export const systemFact = 'os.family';

const names: Readonly<Record<Family, Both>> = {
	win7: {zh: 'Windows 7 SP1', en: 'Windows 7 SP1'},
	'win8.1': {zh: 'Windows 8.1', en: 'Windows 8.1'},
	win10: {zh: 'Windows 10', en: 'Windows 10'},
	win11: {zh: 'Windows 11', en: 'Windows 11'},
	other: {zh: '其他系统', en: 'another system'},
};

/** The name of a family as a mail writes it: `Windows 7 SP1`. */
export const familyName = (family: string): Both => names[family as Family] ?? {zh: family, en: family};

/** The families whose machines take this update; 2008 R2 shares its packages with Windows 7. */
export const familiesOfKb = (kb: Kb): ReadonlySet<Family> => new Set(kb.products.map(familyOf));

const isWindows = ({en}: Term) => /^win/i.test(en);

/**
 * The product that a text names, with the name as it stands there (`V2020-L`) and the term it belongs to: an edition before
 * a plain Windows name.
 */
export const productIn = (text: string, knowledge: Knowledge) => {
	const lower = text.toLowerCase();
	const named = Object.values(knowledge.terms).flatMap(term => {
		const {id, kind, family, zh, en, names: others = []} = term;
		if (kind !== 'product' || family === undefined) return [];
		const name = [zh, en, ...others, id].find(one => one.length > 2 && lower.includes(one.toLowerCase()));
		if (name === undefined) return [];
		const index = lower.indexOf(name.toLowerCase());
		return [{term, family, index, said: text.slice(index, index + name.length), isEdition: !isWindows(term)}];
	});

	return named.find(({isEdition}) => isEdition) ?? named[0];
};

const mentioned = /(?<![A-Za-z])win(?:dows)?\s*(7|8\.1|10|11)(?![\d.])/gi;

/** Families of Windows that a text names: `win7`, `Windows 10`. */
export const familiesIn = (text: string): ReadonlySet<Family> =>
	new Set([...text.matchAll(mentioned)].map(([, version]): Family => `win${version}` as Family));

/** What the facts say the machines of the case run; empty when nothing is known or sources contradict. */
export const knownFamilies = (view: CaseView, subjects?: readonly string[]): ReadonlySet<string> => {
	const ids = subjects ?? view.case.subjects.map(({id}) => id);
	const found = [undefined, ...ids].map(id => view.factsOf(id)(systemFact));
	return new Set(found.flatMap(fact => (fact.state === 'known' ? [fact.value] : [])));
};

export type SystemHint = {readonly family: Family; readonly from: Both};

/** What ticket, notes and updates say of the system, each with where it stands. None of them is a fact. */
export const systemHints = (view: CaseView, knowledge: Knowledge): readonly SystemHint[] => {
	const {product, title, subjectLine, notes, symptoms} = view.case;
	const ticket = productIn([product, title, subjectLine].filter(Boolean).join(' '), knowledge);
	const texts = [title ?? '', ...notes.map(({text}) => text), ...symptoms.map(({text}) => text)].join('\n');
	const hints: SystemHint[] = [];

	if (ticket) {
		const {family, said, isEdition} = ticket;
		const name = familyName(family);
		hints.push({
			family,
			from: {
				zh: `工单写的是${said}${isEdition ? `（${name.zh}版本）` : ''}`,
				en: `the ticket says ${said}${isEdition ? ` (an edition of ${name.en})` : ''}`,
			},
		});
	}

	for (const family of familiesIn(texts)) {
		const name = familyName(family);
		hints.push({family, from: {zh: `记录里提到${name.zh}`, en: `the notes speak of ${name.en}`}});
	}

	for (const {kb} of findKbs(texts, {known: Object.keys(knowledge.kb)})) {
		const entry = kb === undefined ? undefined : knowledge.kb[kb];
		const [family, other] = entry ? familiesOfKb(entry) : [];
		if (!family || other || hints.some(hint => hint.family === family && hint.from.zh.startsWith('KB'))) continue;
		const name = familyName(family);
		hints.push({family, from: {zh: `${kb}是${name.zh}的更新`, en: `${kb} is an update for ${name.en}`}});
	}

	return hints;
};

const contradicted = (view: CaseView): readonly FactStatement[] => {
	const found = [undefined, ...view.case.subjects.map(({id}) => id)].map(id => view.factsOf(id)(systemFact));
	return found.flatMap(fact => (fact.state === 'contradicted' ? fact.because : []));
};

/**
 * The system for the definition, and the ticket's product where it says another one. Facts decide; where they are silent
 * and ticket, notes and updates disagree, it is asked once and never settled here.
 */
export const systemOf = (view: CaseView, knowledge: Knowledge, filling: Filling) => {
	const {language} = filling;
	const families = [...knownFamilies(view)].sort();
	const hints = systemHints(view, knowledge);
	const quarrel = contradicted(view);
	const said = [...hints.map(({from}) => from), ...quarrel.map(({value}) => familyName(value))];
	const disagree = new Set(hints.map(({family}) => family)).size > 1 || quarrel.length > 0;
	// With ticket, notes and updates at odds, what is known of some machines does not hold for the others.
	const isKnown = (id: string) =>
		view.factsOf(id)(systemFact).state === 'known' || view.factsOf()(systemFact).state === 'known';
	const isSettled = families.length > 0 && (!disagree || reported(view).every(({id}) => isKnown(id)));
	const reasons = (both: Language) => said.map(hint => hint[both]).join(both === 'zh' ? '，' : ', ');

	const system = filling.value(
		{
			slot: 'system',
			label: {zh: '操作系统', en: 'operating system'},
			ask: disagree
				? {
						zh: `${reasons('zh')}，互相矛盾：这些机器实际是什么系统？`,
						en: `Contradiction: ${reasons('en')}. Which system do the machines run?`,
					}
				: {
						zh: `这些机器是什么系统、什么版本？${said.length > 0 ? `（${reasons('zh')}）` : ''}`,
						en: `Which system and version do the machines run?${said.length > 0 ? ` (${reasons('en')})` : ''}`,
					},
		},
		isSettled && quarrel.length === 0
			? listed(
					families.map(family => familyName(family)[language]),
					language,
				)
			: undefined,
	);

	const product = productIn(`${view.case.product ?? ''} ${view.case.title ?? ''}`, knowledge);
	const decided: readonly string[] = isSettled ? families : [...familiesIn(system)];
	const differs = product !== undefined && decided.length > 0 && !decided.includes(product.family);

	return {
		system,
		/** The ticket's product, when it is of another system than the machines. */
		ticket: differs
			? {product: plain(product.said), family: product.isEdition ? familyName(product.family)[language] : null}
			: null,
	};
};
