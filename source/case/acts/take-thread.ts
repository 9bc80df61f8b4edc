import {dateOf} from '../../text/time.js';
import {visibleLine} from '../../text/shown/visible.js';
import {type Acted, events, refuse} from './acted.js';
import type {Acting} from './act.js';
import type {Advice, Case} from '../case.js';
import type {Told} from '../event.js';
import type {Imported, ImportedMail, Of} from './imported.js';

const caseFields = ['number', 'customer', 'title', 'product', 'reference'] as const;

const bare = (text: string) => text.replaceAll(/[\s>]+/g, '');

/** A mail that is in the case already: imported before, or sent from here with these words. */
const isKnown = ({mails}: Case, {id, text, at}: ImportedMail): boolean =>
	mails.some(
		mail => mail.id === id || (bare(mail.text) === bare(text) && (at === undefined || dateOf(at) === dateOf(mail.at))),
	);

/** How many mails of a thread a case does not have yet. */
export const newMails = (found: Case, {mails}: Imported): number => mails.filter(mail => !isKnown(found, mail)).length;

/** The machines of the case by what mails call them, growing with those that the thread brings. */
const openSubjects = ({subjects}: Case, newId: () => string) => {
	const devices = new Map(subjects.flatMap(({serial, id}) => (serial ? [[serial, id] as const] : [])));
	const groups = new Map(subjects.flatMap(({kind, name, id}) => (kind === 'group' ? [[name, id] as const] : [])));
	return {
		device: (serial: string | undefined) => (serial === undefined ? undefined : devices.get(serial)),
		idsOf: (of: Of) => [
			...of.devices.flatMap(serial => devices.get(serial) ?? []),
			...of.groups.flatMap(name => groups.get(name) ?? []),
		],
		add({devices: serials, groups: names}: Pick<ImportedMail, 'devices' | 'groups'>): Told[] {
			const added: Told[] = [];
			for (const {serial, name} of serials) {
				if (devices.has(serial)) continue;
				const subject = newId();
				devices.set(serial, subject);
				added.push({type: 'device-added', subject, serial, ...(name && {name})});
			}

			for (const {name, count} of names) {
				if (groups.has(name)) continue;
				const subject = newId();
				groups.set(name, subject);
				added.push({type: 'group-added', subject, name, ...(count !== undefined && {count})});
			}

			return added;
		},
	};
};

const isSame = (
	one: Partial<Pick<Advice, 'howto' | 'recommends' | 'words'>>,
	other: Partial<Pick<Advice, 'howto' | 'recommends' | 'words'>>,
) =>
	one.howto !== undefined || other.howto !== undefined
		? one.howto === other.howto
		: (one.recommends ?? []).length > 0
			? one.recommends!.join() === (other.recommends ?? []).join()
			: one.words === other.words;

/**
 * What a thread becomes in the journal: each mail that is not there yet, on its written date, with the machines, facts,
 * advice and promises that it brings. Taking the same thread again becomes nothing; a longer one only what is new.
 */
export const takeThread = ({fields, contacts, mails, note}: Imported, {view, newId, knowledge}: Acting): Acted => {
	const {case: found} = view;
	if (found.number && fields.number && found.number !== fields.number)
		return refuse(
			`这些邮件写的是案例${visibleLine(fields.number)}，不是${visibleLine(found.number)}：请在那个案例里导入。`,
			`These mails are of case ${visibleLine(fields.number)}, not ${visibleLine(found.number)}: take them in there.`,
		);
	const fresh = mails.filter(mail => !isKnown(found, mail));
	if (fresh.length === 0) return events();
	const subjects = openSubjects(found, newId);
	const symptoms = new Set(found.symptoms.map(({text}) => text));
	const facts = new Set(found.facts.map(({fact, value, subject = ''}) => `${fact} ${value} ${subject}`));
	const hypotheses = new Set(found.hypotheses.map(({id}) => id));
	const open: Array<Pick<Advice, 'id' | 'subjects' | 'howto' | 'recommends' | 'words'>> = found.advice.filter(
		({fate}) => fate === undefined,
	);
	let {priority} = found;

	const people = contacts
		.filter(one => !found.contacts.some(({surname, role}) => surname === one.surname && role === one.role))
		.map((one): Told => ({type: 'contact-added', contact: newId(), ...one}));

	/** What the mail advises for the first time, and what it only repeats to the same machines. */
	const adviceOf = (mail: ImportedMail) => {
		const given: Told[] = [];
		const repeats: string[] = [];
		for (const {step, howto, recommends, words, ...of} of mail.advice) {
			const about = subjects.idsOf(of);
			const said = open.filter(one => isSame(one, {howto, recommends, words}));
			const before = said.filter(one => one.subjects.some(id => about.includes(id)));
			const first = about.filter(id => !before.some(one => one.subjects.includes(id)));
			repeats.push(...before.map(({id}) => id).filter(id => !repeats.includes(id)));
			if (first.length === 0 && (before.length > 0 || said.length > 0)) continue;
			const advice = newId();
			const one = {subjects: first, recommends, ...(howto && {howto}), ...(words && {words})};
			open.push({id: advice, ...one});
			given.push({type: 'advice-given', advice, step, by: 'mail', mail: mail.id, ...one});
		}

		return {given, repeats};
	};

	const named = caseFields.flatMap((field): Told[] => {
		const value = fields[field];
		return value && !found[field] ? [{type: 'case-edited', field, value}] : [];
	});

	const told = fresh.flatMap((mail): Told[] => {
		const {id, at: on, way, from, subject, text, kind, language} = mail;
		const machines = subjects.add(mail);
		const {given, repeats} = adviceOf(mail);
		const bodies: Told[] = [
			...machines,
			way === 'sent'
				? {type: 'mail-sent', mail: id, kind, language, subject, text, ...(repeats.length > 0 && {repeats})}
				: {type: 'mail-received', mail: id, subject, text, from},
		];
		if (mail.priority && mail.priority.to !== priority) {
			priority = mail.priority.to;
			bodies.push({type: 'priority-changed', ...mail.priority});
		}

		for (const {text: words, ...of} of mail.symptoms) {
			if (symptoms.has(words)) continue;
			symptoms.add(words);
			bodies.push({type: 'symptom-added', symptom: newId(), text: words, subjects: subjects.idsOf(of)});
		}

		for (const {fact, value, device, quote} of mail.facts) {
			const about = subjects.device(device);
			const key = `${fact} ${value} ${about ?? ''}`;
			if (facts.has(key)) continue;
			facts.add(key);
			const source = {by: 'mail', mail: id, quote} as const;
			bodies.push({type: 'fact-stated', fact, value, source, ...(about !== undefined && {subject: about})});
		}

		bodies.push(...given);
		for (const {kb, because} of mail.corrects)
			for (const {id: advice} of open.filter(({recommends}) => recommends.includes(kb)))
				bodies.push({type: 'advice-settled', advice, fate: 'withdrawn', because, mail: id});

		for (const promise of mail.promises) bodies.push({type: 'promise-made', promise: newId(), ...promise});
		for (const {hypothesis, because} of mail.suspects) {
			const known = knowledge.hypotheses[hypothesis];
			if (!known || hypotheses.has(hypothesis)) continue;
			hypotheses.add(hypothesis);
			bodies.push({
				type: 'hypothesis-raised',
				hypothesis,
				title: known.title,
				test: known.test.words,
				by: 'engineer',
				because,
			});
		}

		return bodies.map(body => (on === undefined ? body : {...body, on}));
	});
	return events(
		...named,
		...people,
		...told,
		...(note ? [{type: 'note-added', note: newId(), text: note} as const] : []),
	);
};
