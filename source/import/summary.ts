import {lookUpKb} from '../knowledge/kb.js';
import type {Both} from '../text/both.js';
import {findCodes} from '../text/codes.js';
import {findKbs} from '../text/kb.js';
import {proposalsIn} from '../text/note/note.js';
import {findVersions} from '../text/versions.js';
import {findProducts} from '../text/products.js';
import {type Advised, advisedIn} from './said/advice.js';
import {closingOf, definitionOf} from './said/kinds.js';
import {mistakesIn} from './mistakes.js';
import type {Mistake} from './mistakes/mistake.js';
import {type Person, peopleIn} from './said/people.js';
import {type PromiseSaid, promisesIn} from './said/promises.js';
import type {Mail, Reading, Sentence} from './said/reading.js';
import {type Reported, reportedIn} from './said/reported.js';
import {type StackSaid, stacksIn} from './said/stacks.js';
import {systemsSaid} from './said/systems.js';

/** Where something stands first. */
export type Said = {readonly mail: Mail; readonly sentence: Sentence};

export type SaidKb = Said & {
	readonly token: string;
	readonly verdict: 'known' | 'unknown' | 'malformed';
	readonly kb?: string;
	readonly why?: Both;
};

export type Group = {readonly name: string; readonly count?: number; readonly symptom?: string};

export type Contradiction = {
	/** A fact of knowledge/facts.yaml, or the KB that it is about. */
	readonly about: string;
	readonly values: ReadonlyArray<{readonly value: string} & Partial<Said>>;
};

/** Everything that a thread says, for a case and for a reader. */
export type Summary = {
	readonly reading: Reading;
	readonly people: readonly Person[];
	readonly priorities: ReadonlyArray<Said & {readonly to: string; readonly agreedBy: string}>;
	readonly groups: readonly Group[];
	readonly kbs: readonly SaidKb[];
	readonly codes: ReadonlyArray<Said & {readonly code: string; readonly text: string}>;
	readonly stacks: readonly StackSaid[];
	/** Every version, with the machine that has it or the update that brings it. */
	readonly versions: ReadonlyArray<Said & {readonly version: string; readonly device?: string; readonly kb?: string}>;
	readonly systems: ReturnType<typeof systemsSaid>;
	readonly symptoms: readonly Reported[];
	readonly advised: readonly Advised[];
	readonly promises: readonly PromiseSaid[];
	readonly contradictions: readonly Contradiction[];
	readonly mistakes: readonly Mistake[];
};

const change =
	/(?:降|升|调整|改|变更|下调|上调|提升|定)(?:级)?(?:为|到|至|成)\s?(P[0-4])|(?:lower|rais|chang|downgrad|upgrad|escalat|set)\w*[^.\n]{0,30}?\bto (P[0-4])\b/i;
const agreed = /(?:经过?|与)(.{1,12}?)(?:与您|和您|同您)?(?:沟通|确认|商定|同意)|agreed (?:with|by) ([^.,\n]{2,30})/i;

const prioritiesIn = ({mails}: Reading) =>
	mails.flatMap(mail =>
		mail.sentences.flatMap(sentence => {
			const found = change.exec(sentence.text);
			const to = (found?.[1] ?? found?.[2])?.toUpperCase();
			const by = agreed.exec(sentence.text);
			return to ? [{mail, sentence, to, agreedBy: (by?.[1] ?? by?.[2] ?? mail.from).trim()}] : [];
		}),
	);

/** Each once, where it stands first. */
const firsts = <T>(mails: readonly Mail[], find: (text: string) => ReadonlyArray<T & {readonly key: string}>) => {
	const found = new Map<string, T & Said>();
	for (const mail of mails)
		for (const sentence of mail.sentences)
			for (const {key, ...one} of find(sentence.text))
				if (!found.has(key)) found.set(key, {...(one as unknown as T), mail, sentence});
	return [...found.values()];
};

const paragraph = /^(?:对于)?([^，,。：:]{2,24}?)的?(设备|机器|电脑|云桌面|虚拟机|终端|主机)[，,]/;
const onDevices = /^For (?:the )?((?:machines|devices|desktops|laptops|PCs|servers|computers) [^,.]{4,50}),/i;

/** Groups in the words of the definition, and those that our advice speaks to. */
const groupsIn = (mails: readonly Mail[], symptoms: readonly Reported[]): readonly Group[] => {
	const groups: Group[] = [];
	const defining = mails.find(mail => definitionOf(mail).length > 0) ?? mails[0];
	const said = proposalsIn(
		defining
			? definitionOf(defining)
					.map(({text}) => text)
					.join('\n')
			: '',
	);
	for (const proposal of said) {
		if (proposal.kind !== 'group') continue;
		const symptom = symptoms.find(({pattern}) =>
			pattern.test(proposal.name.replace(/^进(?!入)/, '进入').replace(/修复(?=的)/, '修复选项')),
		);
		const {name, count} = proposal;
		groups.push({name, ...(count !== undefined && {count}), ...(symptom && {symptom: symptom.text})});
	}

	for (const {sentences, isOurs} of mails) {
		for (const {text} of isOurs ? sentences : []) {
			const [, words, noun] = paragraph.exec(text) ?? onDevices.exec(text) ?? [];
			const symptom = words === undefined ? undefined : symptoms.find(({pattern}) => pattern.test(words));
			if (!words || !symptom || groups.some(group => group.symptom === symptom.text)) continue;
			groups.push({name: noun ? `${words.replace(/的$/, '')}的${noun}` : words, symptom: symptom.text});
		}
	}

	return groups;
};

const absent =
	/(?:未能?|没有?|无法)(?:安装|装|获取)[^。\n]{0,6}(KB ?\d{6,7})|(KB ?\d{6,7})[^。\n]{0,8}(?:未安装|没有安装|未能安装)|(KB ?\d{6,7})[^.\n]{0,20}(?:is|was|are) not installed|not (?:get|install|have) (KB ?\d{6,7})/i;

const contradictionsIn = (
	{subject = '', mails}: Reading,
	systems: Summary['systems'],
	stacks: ReturnType<typeof stacksIn>,
): Contradiction[] => {
	const found: Contradiction[] = [];
	const titled = findProducts(subject).find(({family}) => family !== undefined);
	const said = [...systems].filter(([family]) => family !== titled?.family);
	if (titled && said.length > 0 && !systems.has(titled.family!))
		found.push({
			about: 'os.family',
			values: [{value: titled.product}, ...said.map(([, {said: value, mail, sentence}]) => ({value, mail, sentence}))],
		});
	else if (systems.size > 1)
		found.push({
			about: 'os.family',
			values: [...systems.values()].map(({said: value, ...place}) => ({value, ...place})),
		});

	for (const mail of mails)
		for (const sentence of mail.sentences) {
			const kb = absent.exec(sentence.text)?.slice(1).find(Boolean)?.replace(' ', '').toUpperCase();
			const brings = kb && stacks.stackOfKb(kb);
			const newer = brings
				? stacks.said.filter(({version}) => version.startsWith(brings.split('.').slice(0, 3).join('.')))
				: [];
			if (kb && newer.length > 0 && !found.some(({about}) => about === kb))
				found.push({
					about: kb,
					values: [
						{value: sentence.text, mail, sentence},
						...newer.map(({version, mail: where, sentence: line}) => ({value: version, mail: where, sentence: line})),
					],
				});
		}

	return found;
};

/** Reads everything out of a thread: for its case and for its reader. Pure; the thread's own words prove all of it. */
export const summaryOf = (reading: Reading): Summary => {
	const {mails, knowledge} = reading;
	const known = Object.keys(knowledge.kb);
	const symbols = new Map(Object.values(knowledge.codes).map(({symbol, id}) => [symbol, id]));
	const symptoms = reportedIn(mails);
	const systems = systemsSaid(mails);
	const stacks = stacksIn(reading);
	return {
		reading,
		people: peopleIn(reading),
		priorities: prioritiesIn(reading),
		groups: groupsIn(mails, symptoms),
		kbs: firsts<Omit<SaidKb, keyof Said>>(mails, text =>
			findKbs(text, {known}).map(({token}) => {
				const {verdict, kb, why} = lookUpKb(token, knowledge);
				return {
					key: token,
					token,
					verdict,
					...(verdict !== 'malformed' && {kb: kb?.id ?? token}),
					...(verdict === 'malformed' && why && {why}),
				};
			}),
		),
		codes: firsts(mails, text =>
			findCodes(text, {symbols}).map(({code, text: said}) => ({key: code, code, text: said})),
		),
		stacks: stacks.said,
		versions: firsts<{readonly version: string}>(mails, text =>
			findVersions(text).map(({version}) => ({key: version, version})),
		).map(one => {
			const device = stacks.said.find(({version}) => version === one.version)?.machine;
			const kb = [...stacks.brought].find(([, version]) => version === one.version)?.[0];
			return {...one, ...(device && {device}), ...(kb && {kb})};
		}),
		systems,
		symptoms,
		advised: advisedIn(reading).filter(({mail}) => closingOf(mail) === undefined),
		promises: promisesIn(reading),
		contradictions: contradictionsIn(reading, systems, stacks),
		mistakes: mistakesIn(reading),
	};
};
