import type {Both} from '../text/both.js';
import {type Candidate as Slip, candidatesFor, judgeKb} from '../text/kb.js';
import {compareVersions} from '../text/versions.js';
import {familyNames, familyOf, kindNames, systemNames} from './names.js';
import type {Confidence, Family, Kb, Knowledge} from './schema.js';

export type KbCandidate = {
	readonly kb: string;
	readonly products: Kb['products'];
	/** Of the KB's entry; that it was meant is a guess until the customer reads the number again. */
	readonly confidence: Confidence;
	readonly why: Both;
};

export type KbLookUp = {
	/** As typed, half-width upper case with KB in front. */
	readonly token: string;
	readonly verdict: 'known' | 'unknown' | 'malformed';
	/** What is wrong with a malformed token. */
	readonly why?: Both;
	readonly kb: Kb | null;
	/** Known KBs it could stand for, likeliest first: to be asked about, never put in its place silently. */
	readonly candidates: readonly KbCandidate[];
	/** Those one slip away that the family excludes. */
	readonly refused: ReadonlyArray<{readonly kb: string; readonly why: Both}>;
};

export type KbContext = {
	/** What the machines run: only its KBs are proposed. */
	readonly family?: Family;
	/** KBs of the case: a candidate of their kind comes first. */
	readonly near?: readonly string[];
};

const slips: Readonly<Record<Slip['edit'], Both>> = {
	letters: {zh: '字母应为数字', en: 'letters for digits'},
	missing: {zh: '少一位数字', en: 'a digit is missing'},
	extra: {zh: '多一位数字', en: 'a digit too many'},
	swapped: {zh: '两位数字颠倒', en: 'two digits swapped'},
	wrong: {zh: '一位数字不同', en: 'one digit differs'},
};
const sureness: readonly Confidence[] = ['verified', 'inferred', 'unverified'];

const isFor = (kb: Kb, family: Family | undefined) =>
	family === undefined || kb.products.some(product => familyOf(product) === family);

const refusal = (kb: Kb, family: Family): Both => {
	const products = kb.products.map(product => systemNames[product]);
	return {
		zh: `适用于 ${products.join('、')}，不适用于 ${familyNames[family]}`,
		en: `for ${products.join(', ')}, not for ${familyNames[family]}`,
	};
};

/**
 * Looks a KB number up as it was heard or typed: `KB 4530692`, `kb4490628`, `4490628`, `KB452523`, `KB453O692`.
 * Candidates are known KBs one slip away. Never throws.
 */
export const lookUpKb = (given: string, knowledge: Knowledge, {family, near = []}: KbContext = {}): KbLookUp => {
	const ids = Object.keys(knowledge.kb);
	const {token, verdict, kb: id, why} = judgeKb(given, ids);
	const known = id !== undefined && Object.hasOwn(knowledge.kb, id) ? knowledge.kb[id] : undefined;
	if (known) return {token, verdict: 'known', kb: known, candidates: [], refused: []};

	const neighbours = near.flatMap(name => knowledge.kb[name] ?? []);
	const kindred = (kb: Kb) => neighbours.find(({kind}) => kind === kb.kind);
	const close = candidatesFor(given, ids).map(({kb, edit}) => ({kb: knowledge.kb[kb]!, edit}));
	const fitting = close
		.filter(({kb}) => isFor(kb, family))
		.toSorted(
			(a, b) =>
				Number(kindred(b.kb) !== undefined) - Number(kindred(a.kb) !== undefined) ||
				sureness.indexOf(a.kb.confidence) - sureness.indexOf(b.kb.confidence),
		);

	return {
		token,
		verdict: verdict === 'well-formed' ? 'unknown' : 'malformed',
		why,
		kb: null,
		candidates: fitting.map(({kb, edit}) => {
			const like = kindred(kb);
			const slip = slips[edit];
			const kind = kindNames[kb.kind];
			return {
				kb: kb.id,
				products: kb.products,
				confidence: kb.confidence,
				why: like
					? {
							zh: `${slip.zh}；与 ${like.id} 同为${kind.zh}`,
							en: `${slip.en}; like ${like.id}: ${kind.en.toLowerCase()}`,
						}
					: slip,
			};
		}),
		refused: family
			? close.filter(({kb}) => !isFor(kb, family)).map(({kb}) => ({kb: kb.id, why: refusal(kb, family)}))
			: [],
	};
};

/** Every KB that replaces this one, the direct successor first. */
export const supersededBy = (id: string, knowledge: Knowledge): readonly string[] => {
	const found: string[] = [];
	for (let below = [id]; below.length > 0; ) {
		below = Object.values(knowledge.kb)
			.filter(kb => kb.id !== id && !found.includes(kb.id) && kb.supersedes?.some(name => below.includes(name)))
			.map(kb => kb.id);
		found.push(...below);
	}

	return found;
};

/** KBs that ask for this one first. */
export const requiredBy = (id: string, knowledge: Knowledge): readonly string[] =>
	Object.values(knowledge.kb)
		.filter(({requires}) => requires?.some(({kb}) => kb === id))
		.map(kb => kb.id);

/** The stack version a KB brings, for conditions like `>= KB4490628.stack`. */
export const stackOf =
	({kb}: Knowledge) =>
	(id: string): string | undefined =>
		Object.hasOwn(kb, id) ? kb[id]!.stack?.version : undefined;

const branchOf = (version: string) => version.split('.').slice(0, 3).join('.');

/**
 * Whether a machine with this servicing stack needs the KB no more: four integers, compared within one branch (`6.1.7601`).
 * Undefined where the KB brings no known stack or the machine is of another branch: then nothing can be said.
 */
export const satisfiedBy = ({stack}: Kb, version: string): boolean | undefined =>
	stack === undefined || branchOf(stack.version) !== branchOf(version)
		? undefined
		: compareVersions(version, stack.version) >= 0;
