import {type Clause, clausesOf} from './clauses.js';
import {findCounts} from './counts.js';
import {groupName, machinesIn, pointsBack, type Said} from './groups.js';
import {type FoundKb, findKbs} from '../kb.js';
import {ownerOf} from './names.js';
import {factsIn} from './said.js';
import {findSerials} from './serials.js';
import {type FoundSymptom, symptomsIn} from './symptoms.js';
import {findTimes} from './when.js';

/** What one key can make of a note. `of` is the index, in the same list, of the group or device that it is about. */
export type Proposal =
	| {readonly kind: 'group'; readonly name: string; readonly count?: number}
	| {readonly kind: 'device'; readonly serial: string; readonly name?: string}
	| SymptomProposal
	| FactProposal
	| ({readonly kind: 'kb'} & Pick<FoundKb, 'token' | 'verdict' | 'kb' | 'why'>);

export type SymptomProposal = {
	readonly kind: 'symptom';
	readonly text: string;
	readonly of?: number;
	/** n of m machines. */
	readonly affected?: number;
	readonly total?: number;
	/** As said: `昨天`, `7月30日`. */
	readonly since?: string;
};

/** A fact in the names and values of `knowledge/facts.yaml`; without `of` it is said of the whole case. */
export type FactProposal = {readonly kind: 'fact'; readonly fact: string; readonly value: string; readonly of?: number};

/** `kbs`: every known KB, so that an old one of six digits is right. */
export type Known = {readonly kbs?: readonly string[]};

type Draft = {-readonly [key in keyof SymptomProposal]: SymptomProposal[key]};

/** Who is spoken of while the clauses are read. */
type Talk = {
	readonly made: Proposal[];
	readonly facts: FactProposal[];
	/** Where in `made` a group, device, symptom or fact was made before. */
	readonly before: Map<string, number>;
	/** Machines said, not yet known to be a group. */
	pending?: Said;
	/** Index of the group, or of the devices. */
	of: readonly number[];
	/** The symptom that the next clause may go on with. */
	run: Draft[];
	said?: Said;
	quiet: number;
	since?: string;
};

const mostInRun = 3;
const longestSymptom = 60;

/** A number of times or a length of time is no moment. */
const lasts = /^(?:[×?]|\d+(?:s|m|h|d|w|mo)$)/;
/** `代码0xc0000428` said after its symptom. */
const onlyCode = /^(?:错误|报错|停止)?(?:代?码)?(?:是|为|[:： ])*(0x[\da-f]{1,8}|[89c-e][\da-f]{7})$/i;

const sinceIn = (clause: string): string | undefined => {
	if (!/[从自打起后始]|以来|since/i.test(clause)) return undefined;
	for (const {from, to, kind, value} of findTimes(clause)) {
		if (kind === 'time' && lasts.test(value)) continue;
		const isFrom = /(?:从|自从?|打|since )$/i.test(clause.slice(0, from)) || /^since /i.test(clause.slice(from, to));
		const goesOn = /^ ?(?:开始|起(?!来)|以来|之后|以后|后就|就开始)/.test(clause.slice(to));
		if (isFrom || goesOn) return clause.slice(from, to).replace(/^since /i, '');
	}

	return undefined;
};

type Heard = Clause & {readonly symptoms: readonly FoundSymptom[]};

/** Two groups in one breath (`三台卡32%两台进修复`) are two clauses. */
const parted = (clause: Clause): Heard[] => {
	const symptoms = clause.isSupposed ? [] : symptomsIn(clause.text);
	if (symptoms.length < 2) return [{...clause, symptoms}];
	const cuts = findCounts(clause.text)
		.map(({from}) => from)
		.filter((at, index, all) => symptoms.some(({from, to}) => to <= at && from >= (all[index - 1] ?? 0)));
	const ends = cuts.filter(at => at < symptoms.at(-1)!.from);
	return [0, ...ends].map((start, index) => {
		const end = ends[index] ?? clause.text.length;
		const own = symptoms.filter(({from, to}) => from >= start && to <= end);
		return {
			...clause,
			text: clause.text.slice(start, end),
			from: clause.from + start,
			to: clause.from + end,
			startsAnew: clause.startsAnew && index === 0,
			symptoms: own.map(one => ({...one, from: one.from - start, to: one.to - start})),
		};
	});
};

const once = (talk: Talk, key: string, make: () => Proposal): number => {
	const same = talk.before.get(key);
	if (same !== undefined) return same;
	const index = talk.made.push(make()) - 1;
	talk.before.set(key, index);
	return index;
};

const addGroup = (talk: Talk, said: Said, symptom: FoundSymptom | undefined): void => {
	const name = groupName(said, symptom);
	if (name === undefined) return;
	talk.said = said;
	const count = said.count;
	talk.of = [once(talk, `group ${name} ${count}`, () => ({kind: 'group', name, ...(count !== undefined && {count})}))];
};

const joined = (texts: readonly string[]): string =>
	texts.join(texts.every(text => /^[\x20-\x7e]+$/.test(text)) ? ', ' : '，');

const addSymptoms = (talk: Talk, found: readonly FoundSymptom[], since: string | undefined): void => {
	const text = joined(found.map(symptom => symptom.text));
	const goesOn = talk.run.length > 0 && talk.run[0]!.text.split(/，|, /).length < mostInRun;
	if (goesOn && talk.run[0]!.text.length + text.length < longestSymptom) {
		for (const symptom of talk.run) {
			if (!symptom.text.includes(text)) symptom.text = joined([symptom.text, text]);
			if (since) symptom.since ??= since;
		}

		return;
	}

	const share = talk.said?.total === undefined ? {} : {affected: talk.said.count, total: talk.said.total};
	const owners = talk.of.length > 0 ? talk.of : [undefined];
	talk.run = owners.map(
		of => ({kind: 'symptom', text, ...(of !== undefined && {of}), ...share, ...(since && {since})}) as Draft,
	);
	for (const symptom of talk.run) once(talk, `symptom ${symptom.of} ${symptom.text}`, () => symptom);
};

const readDevices = (talk: Talk, {text}: Clause): boolean => {
	const serials = findSerials(text);
	if (serials.length === 0) return false;
	talk.of = serials.map(({serial, from, to}) => {
		const name = ownerOf(text, from, to);
		return once(talk, `device ${serial}`, () => ({kind: 'device', serial, ...(name && {name})}));
	});
	leave(talk);
	return true;
};

/** The talk turns to other machines. */
const leave = (talk: Talk): void => {
	if (talk.pending) addPending(talk, talk.pending);
	talk.pending = undefined;
	talk.said = undefined;
	talk.run = [];
	talk.quiet = 0;
};

/** Machines counted after their symptom: `补丁装不上，20台里3台`, `一共20台`. */
const countAfter = (talk: Talk, said: Said): boolean => {
	const last = talk.run[0];
	if (!last || !(said.isAll || said.mark)) return false;
	if (last.of !== undefined) {
		const group = talk.made[last.of];
		if (!said.isAll || said.total !== undefined || said.count === undefined || group?.kind !== 'group') return false;
		if (group.count === undefined || group.count >= said.count) return false;
		Object.assign(last, {affected: group.count, total: said.count});
		return true;
	}

	const at = talk.made.length - 1;
	const text = last.text.split('，')[0]!;
	const name = groupName(said, {from: 0, to: 0, text, short: text});
	if (talk.made[at] !== last || name === undefined) return false;
	talk.made.splice(at, 0, {kind: 'group', name, ...(said.count !== undefined && {count: said.count})});
	last.of = at;
	talk.before.set(`symptom undefined ${last.text}`, at + 1);
	if (said.total !== undefined) Object.assign(last, {affected: said.count, total: said.total});
	talk.of = [at];
	talk.said = said;
	return true;
};

const addFacts = (talk: Talk, clause: Clause): boolean => {
	const isOfAll =
		/^[ 也]*[都全均]/.test(clause.text) &&
		talk.made.filter(one => one.kind === 'group' || one.kind === 'device').length > 1;
	const owners = talk.of.length === 0 || isOfAll ? [undefined] : talk.of;
	const facts = factsIn(clause);
	for (const {fact, value} of facts)
		for (const of of owners) {
			const key = `fact ${of} ${fact} ${value}`;
			if (!talk.before.has(key)) talk.facts.push({kind: 'fact', fact, value, ...(of !== undefined && {of})});
			talk.before.set(key, -1);
		}

	return facts.length > 0;
};

const readClause = (talk: Talk, clause: Heard): void => {
	if (clause.startsAnew) {
		leave(talk);
		talk.of = [];
	}

	const {symptoms} = clause;
	const since = clause.isSupposed ? undefined : sinceIn(clause.text);
	const isDevice = readDevices(talk, clause);
	const said = isDevice || clause.isSupposed || pointsBack(clause.text) ? undefined : machinesIn(clause.text, symptoms);
	const code = onlyCode.exec(clause.text.trim())?.[1];
	if (code && talk.run.length > 0) {
		for (const symptom of talk.run) if (!symptom.text.endsWith('）')) symptom.text += `（${code}）`;
		return;
	}

	const isCounted = said !== undefined && symptoms.length === 0 && countAfter(talk, said);
	if (
		said &&
		!isCounted &&
		!(said.isWhole && symptoms.length === 0) &&
		(symptoms.length > 0 || said.isAll || said.mark)
	) {
		leave(talk);
		talk.of = [];
		if (symptoms.length > 0) addGroup(talk, said, symptoms[0]);
		else talk.pending = said;
	}

	if (symptoms.length > 0) {
		const {pending} = talk;
		talk.pending = undefined;
		if (pending) addGroup(talk, pending, symptoms[0]);
		addSymptoms(talk, symptoms, since ?? talk.since);
		talk.since = undefined;
		talk.quiet = 0;
	}

	const hasFacts = addFacts(talk, clause);
	if (symptoms.length > 0 || isCounted) return;
	if (since) {
		const open = talk.run.filter(symptom => symptom.since === undefined);
		for (const symptom of open) symptom.since = since;
		talk.since = open.length > 0 ? undefined : since;
	} else if (!said && !isDevice && !hasFacts) {
		talk.run = [];
		talk.since = undefined;
		talk.quiet += 1;
		if (talk.quiet > 2) {
			leave(talk);
			talk.of = [];
		}
	}
};

/**
What a note says, as typed or pasted: machines, what is wrong with them, facts, KBs. Only what is really said: questions,
plans, denials and good news propose nothing. Pure and total; what it misses, a person adds by hand.
*/
export const proposalsIn = (text: string, {kbs = []}: Known = {}): Proposal[] => {
	const talk: Talk = {made: [], facts: [], before: new Map(), of: [], run: [], quiet: 0};
	for (const clause of clausesOf(text).flatMap(parted)) readClause(talk, clause);
	leave(talk);
	// Two values of one fact for one machine: nothing was said that a key could record.
	const said = Map.groupBy(talk.facts, ({fact, of}) => `${fact} ${of}`);
	const facts = [...said.values()].flatMap(same => (same.length === 1 ? same : []));
	const found = new Map(findKbs(text, {known: kbs}).map(kb => [kb.token, kb]));
	const named = [...found.values()].map(
		({token, verdict, kb, why}) => ({kind: 'kb', token, verdict, ...(kb && {kb}), ...(why && {why})}) as const,
	);
	return [...talk.made, ...facts, ...named];
};

/** `三台云桌面` or `三台V10开头的` and nothing more is a group too; `多台win7的设备` is none. */
const addPending = (talk: Talk, said: Said): void => {
	if (said.mark && said.count === undefined && !/开头|打头|结尾|系列/.test(said.mark)) return;
	const name = groupName(said, undefined);
	if (name !== undefined) talk.made.push({kind: 'group', name, ...(said.count !== undefined && {count: said.count})});
};
