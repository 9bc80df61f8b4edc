import type {Advice, Answer, Case, CaseField, Conflict, FactStatement, Subject, WalkRecord} from './case.js';
import type {Instant} from '../text/time.js';
import {type Body, type Event, eventVersion, type RecordedFact, type Told} from './event.js';
import {machinesOf} from './reading/subject.js';
import {undoneIds} from './acts/undo.js';

type Mutable<T> = {-readonly [K in keyof T]: T[K]};
/** The case while it is being folded; lists are replaced, never changed in place. */
type Draft = Mutable<Case>;
type Of<T extends Body['type']> = Extract<Told, {type: T}>;
type Handlers = {[T in Body['type']]?: (draft: Draft, body: Of<T>, event: Event) => void};

const empty = (first: Event): Draft => ({
	id: first.case,
	openedAt: first.body.on ?? first.at,
	changedAt: first.at,
	state: 'open',
	contacts: [],
	subjects: [],
	symptoms: [],
	calls: [],
	notes: [],
	walks: [],
	facts: [],
	hypotheses: [],
	evidence: [],
	joinings: [],
	advice: [],
	consents: [],
	promises: [],
	drafts: [],
	mails: [],
	waiting: [],
	priorities: [],
	archivings: [],
	conflicts: [],
	unread: [],
	seq: 0,
});

/** The list with the item of that id changed; unknown ids change nothing. */
const changed = <T extends {readonly id: string}>(list: readonly T[], id: string, change: Partial<T>): T[] =>
	list.map(item => (item.id === id ? {...item, ...change} : item));

const without = <T extends {type: string; on?: Instant}>({type: _, on: __, ...rest}: T) => rest;

const statement = (event: Event, about: Omit<FactStatement, 'seq' | 'at'>): FactStatement => ({
	...about,
	seq: event.seq,
	at: event.at,
});

/** A device split from a group goes on with the group's answers. */
const inherited = (draft: Draft, subject: string, tree: string): WalkRecord | undefined => {
	const from = draft.subjects.find(({id}) => id === subject)?.from;
	return from === undefined ? undefined : draft.walks.findLast(walk => walk.subject === from && walk.tree === tree);
};

const answer = (draft: Draft, event: Event, walk: string, given: Omit<Answer, 'seq' | 'at'>) => {
	draft.walks = draft.walks.map(record =>
		record.id === walk
			? {...record, answers: new Map(record.answers).set(given.path, {...given, seq: event.seq, at: event.at})}
			: record,
	);
};

/** What logs say becomes what is said of the subject. */
const state = (draft: Draft, event: Event, subject: string | undefined, facts: readonly RecordedFact[]) => {
	for (const {name, value, ...quoted} of facts) {
		const source = {by: 'log', ...quoted} as const;
		draft.facts = [...draft.facts, statement(event, {fact: name, value, subject, source})];
	}
};

type Part = {readonly subjects?: readonly string[] | undefined; readonly recommends?: readonly string[] | undefined};

/** The advice as it goes on when it is settled for some of its machines or updates; settled for all of them it stays one. */
const settledFor = (advice: Advice, part: Part, settled: Partial<Advice>, draft: Draft): readonly Advice[] => {
	const machines = machinesOf(advice.subjects, draft.subjects).map(({id}) => id);
	const chosen = machines.filter(id => part.subjects?.includes(id) ?? true);
	const left = machines.filter(id => !chosen.includes(id));
	const kbs = advice.recommends.filter(kb => part.recommends?.includes(kb) ?? true);
	const kept = advice.recommends.filter(kb => !kbs.includes(kb));
	if (chosen.length === 0 && machines.length > 0) return [advice];
	const here = left.length === 0 ? advice : {...advice, id: `${advice.id}/${chosen.join('+')}`, subjects: chosen};
	return [
		...(left.length === 0 ? [] : [{...advice, subjects: left}]),
		...(kept.length === 0 || kbs.length === 0
			? [{...here, ...settled}]
			: [
					{...here, recommends: kept},
					{...here, ...settled, id: `${here.id}/${kbs.join('+')}`, recommends: kbs},
				]),
	];
};

const nothing = {zh: '', en: ''};
const said = (because = '') => (because.trim() === '' ? [] : [because]);

const handlers: Handlers = {
	'case-opened': (draft, body) => Object.assign(draft, without(body)),
	'case-edited': (draft, {field, value}) => {
		draft[field] = value;
	},
	'contact-added': (draft, {contact, ...body}) => {
		const known = {id: contact, surname: body.surname, title: body.title, role: body.role, address: body.address};
		draft.contacts = [...draft.contacts.filter(({id}) => id !== contact), known];
	},
	'priority-changed': (draft, {to, agreedBy}, {at}) => {
		draft.priorities = [...draft.priorities, {from: draft.priority, to, agreedBy, at}];
		draft.priority = to;
	},
	'call-started': (draft, _, {at}) => {
		if (draft.calls.at(-1)?.to !== undefined || draft.calls.length === 0) draft.calls = [...draft.calls, {from: at}];
	},
	'call-ended': (draft, _, {at}) => {
		draft.calls = draft.calls.map((call, index, {length}) =>
			index === length - 1 && call.to === undefined ? {...call, to: at} : call,
		);
	},
	'note-added': (draft, {note, text}, {at, author}) => {
		draft.notes = [...draft.notes, {id: note, text, at, author}];
	},
	'device-added': (draft, {subject, serial, name, note, planned}) => {
		const device: Subject = {id: subject, kind: 'device', name: name ?? '', serial, into: [], note, planned};
		draft.subjects = [...draft.subjects, device];
	},
	'group-added': (draft, {subject, name, count, note}) => {
		draft.subjects = [...draft.subjects, {id: subject, kind: 'group', name, count, into: [], note}];
	},
	'group-split': (draft, {subject, devices}) => {
		draft.subjects = [
			...changed(draft.subjects, subject, {into: devices.map(device => device.subject)}),
			...devices.map(
				({subject: id, serial, name}): Subject => ({
					id,
					kind: 'device',
					name: name ?? '',
					serial,
					from: subject,
					into: [],
				}),
			),
		];
	},
	'device-edited': (draft, {subject, field, value}) => {
		draft.subjects = changed(draft.subjects, subject, {[field]: field === 'planned' ? value === 'yes' : value});
	},
	'symptom-added': (draft, {symptom, text, subjects, affected, total, since, changed: whatChanged}) => {
		draft.symptoms = [...draft.symptoms, {id: symptom, text, subjects, affected, total, since, changed: whatChanged}];
	},
	'symptom-edited': (draft, {symptom, field, value}) => {
		const counted = field === 'affected' || field === 'total';
		draft.symptoms = changed(draft.symptoms, symptom, {[field]: counted ? Number(value) : value});
	},
	'symptom-settled': (draft, {symptom, outcome, words}) => {
		draft.symptoms = changed(draft.symptoms, symptom, {outcome, outcomeWords: words});
	},
	'walk-started': (draft, {walk, subject, tree, round, from}) => {
		const last = draft.walks.findLast(record => record.subject === subject && record.tree === tree);
		const answers = round === 1 ? (inherited(draft, subject, tree)?.answers ?? new Map()) : new Map();
		const before = round === 1 ? new Map() : (last?.answers ?? new Map());
		draft.walks = [...draft.walks, {id: walk, subject, tree, round, from, answers, before}];
	},
	answered: (draft, {walk, path, choice, asked, said, tree, states, reason}, event) => {
		answer(draft, event, walk, {path, choice, asked, said, tree, kind: 'answered', reason});
		const subject = draft.walks.find(({id}) => id === walk)?.subject;
		// An answer replaces what the same question stated before.
		draft.facts = draft.facts.filter(
			({source}) => !(source.by === 'answer' && source.walk === walk && source.path === path),
		);
		for (const [fact, value] of Object.entries(states ?? {})) {
			draft.facts = [...draft.facts, statement(event, {fact, value, subject, source: {by: 'answer', walk, path}})];
		}
	},
	'step-skipped': (draft, {walk, path, reason}, event) => {
		answer(draft, event, walk, {path, choice: '', asked: nothing, said: nothing, tree: '', kind: 'skipped', reason});
	},
	'step-deferred': (draft, {walk, path, reason}, event) => {
		answer(draft, event, walk, {path, choice: '', asked: nothing, said: nothing, tree: '', kind: 'deferred', reason});
	},
	'consent-given': (draft, {walk, path, risk, by, backup}, {at}) => {
		draft.consents = [...draft.consents, {walk, path, risk, by, backup, at}];
	},
	'fact-stated': (draft, {fact, value, subject, source}, event) => {
		draft.facts = [...draft.facts, statement(event, {fact, value, subject, source})];
	},
	'fact-settled': (draft, {fact, value, subject, because}, event) => {
		const source = {by: 'engineer', words: because} as const;
		draft.facts = [...draft.facts, statement(event, {fact, value, subject, source, settles: true})];
	},
	'hypothesis-raised': (
		draft,
		{hypothesis: id, title, subject, test, by: raisedBy = 'walk', because},
		{at: raisedAt},
	) => {
		if (draft.hypotheses.some(one => one.id === id)) return;
		const raised = {id, title, subject, test, state: 'open', because: said(because), raisedAt, raisedBy} as const;
		draft.hypotheses = [...draft.hypotheses, raised];
	},
	'hypothesis-settled': (draft, {hypothesis, to, because}, {at: settledAt}) => {
		const was = draft.hypotheses.find(({id}) => id === hypothesis)?.because ?? [];
		draft.hypotheses = changed(draft.hypotheses, hypothesis, {
			state: to,
			because: [...was, ...said(because)],
			settledAt,
		});
	},
	'evidence-added': (draft, {evidence, ...body}, {at}) => {
		const was = draft.evidence.find(({id}) => id === evidence);
		// The same file once more: what was said of its findings stays with them.
		const kept = {...without(body), id: evidence, at, findings: was?.findings ?? [], facts: was?.facts ?? []};
		draft.evidence = [...draft.evidence.filter(({id}) => id !== evidence), kept];
		if (!was || was.subject === body.subject) return;
		// What it states was said of another subject before.
		draft.facts = draft.facts.filter(
			({source, subject}) => !(source.by === 'log' && source.sha256 === was.sha256 && subject === was.subject),
		);
	},
	'findings-recorded': (draft, {evidence, findings, facts, log, gaps}, event) => {
		const was = draft.evidence.find(({id}) => id === evidence);
		const kept = findings.map(finding => {
			const before = was?.findings.find(({rule, line}) => rule === finding.rule && line === finding.line);
			return before?.setAside ? {...finding, setAside: before.setAside} : finding;
		});
		draft.evidence = changed(draft.evidence, evidence, {findings: kept, facts, log, gaps});
		state(draft, event, was?.subject, facts);
	},
	'logs-joined': (draft, {subject, drivers, gaps, facts}, event) => {
		draft.joinings = [...draft.joinings.filter(one => one.subject !== subject), {subject, drivers, gaps}];
		state(draft, event, subject, facts);
	},
	'finding-set-aside': (draft, {evidence, rule, line, reason}, {at, author}) => {
		const findings = draft.evidence
			.find(({id}) => id === evidence)
			?.findings.map(finding =>
				finding.rule === rule && finding.line === line ? {...finding, setAside: {reason, by: author, at}} : finding,
			);
		if (findings) draft.evidence = changed(draft.evidence, evidence, {findings});
	},
	'advice-given': (draft, {advice, ...body}, {at}) => {
		draft.advice = [...draft.advice, {...without(body), id: advice, at}];
	},
	'advice-settled': (draft, {advice, fate, because, mail, ...part}, {at}) => {
		const settled = {fate, because, settledAt: at, ...(mail !== undefined && {toldBy: mail})};
		draft.advice = draft.advice.flatMap(one => (one.id === advice ? settledFor(one, part, settled, draft) : one));
	},
	'promise-made': (draft, {promise, ...body}, {at}) => {
		draft.promises = draft.promises.some(({id}) => id === promise)
			? changed(draft.promises, promise, {due: body.due})
			: [...draft.promises, {...without(body), id: promise, kept: false, at}];
	},
	'promise-kept': (draft, {promise}, {at}) => {
		draft.promises = changed(draft.promises, promise, {kept: true, keptAt: at});
	},
	'draft-saved': (draft, {draft: id, ...body}, {at}) => {
		draft.drafts = [...draft.drafts.filter(saved => saved.id !== id), {...without(body), id, at}];
	},
	'mail-sent': (draft, {mail, repeats = [], ...body}, {at}) => {
		draft.mails = [...draft.mails, {...without(body), id: mail, way: 'sent', at}];
		draft.advice = draft.advice.map(one =>
			repeats.includes(one.id) ? {...one, again: [...(one.again ?? []), {at, by: 'mail', mail}]} : one,
		);
	},
	'mail-received': (draft, {mail, from: _, ...body}, {at}) => {
		draft.mails = [...draft.mails, {...without(body), id: mail, way: 'received', at}];
	},
	'waiting-started': (draft, {waiting, ...body}, {at}) => {
		const known = draft.waiting.find(({id}) => id === waiting);
		const started = {...without(body), id: waiting, from: known?.from ?? at};
		draft.waiting = known ? changed(draft.waiting, waiting, started) : [...draft.waiting, started];
	},
	'waiting-ended': (draft, {waiting}, {at}) => {
		draft.waiting = changed(draft.waiting, waiting, {to: at});
	},
	archived: (draft, body, {at}) => {
		draft.archivings = [...draft.archivings, {...without(body), at}];
		draft.state = 'archived';
	},
	reopened: (draft, {because}) => {
		draft.archivings = draft.archivings.map((last, index, {length}) =>
			index === length - 1 ? {...last, reopened: because} : last,
		);
		draft.state = 'open';
	},
	'conflict-settled': (draft, {field, value}) => {
		putValue(draft, field, value);
		draft.conflicts = draft.conflicts.filter(conflict => conflict.field !== field);
	},
	undone: () => {},
};

const isCaseField = (field: string): field is CaseField | 'priority' =>
	/^(number|customer|title|product|reference|impact|solvedWhen|priority)$/.test(field);

/** Puts a value into the field that `editOf` names; a name it cannot have given changes nothing. */
const putValue = (draft: Draft, field: string, value: string) => {
	if (isCaseField(field)) draft[field] = value;
	const [, id = '', name = ''] = /^(.+)\.(\w+)$/.exec(field) ?? [];
	if (/^(serial|name)$/.test(name)) draft.subjects = changed(draft.subjects, id, {[name]: value});
	if (/^(affected|total)$/.test(name)) draft.symptoms = changed(draft.symptoms, id, {[name]: Number(value)});
	if (/^(text|since|changed)$/.test(name)) draft.symptoms = changed(draft.symptoms, id, {[name]: value});
};

/** The field an event edits and its new value, for noticing two edits that did not see each other. */
const editOf = (body: Body): {field: string; value: string} | undefined => {
	switch (body.type) {
		case 'case-edited':
			return {field: body.field, value: body.value};
		case 'priority-changed':
			return {field: 'priority', value: body.to};
		case 'device-edited':
			return {field: `${body.subject}.${body.field}`, value: body.value};
		case 'symptom-edited':
			return {field: `${body.symptom}.${body.field}`, value: body.value};
		default:
			return undefined;
	}
};

const conflictAfter = (
	draft: Draft,
	event: Event,
	edits: Map<string, {seq: number; value: string; session: string}>,
) => {
	const edit = editOf(event.body);
	if (!edit) return;
	const last = edits.get(edit.field);
	edits.set(edit.field, {seq: event.seq, value: edit.value, session: event.session});
	const others: readonly Conflict[] = draft.conflicts.filter(({field}) => field !== edit.field);
	const unseen = last && event.seen < last.seq && last.session !== event.session && last.value !== edit.value;
	draft.conflicts = unseen ? [...others, {field: edit.field, values: [last.value, edit.value]}] : others;
};

/** The case that the events tell, in the order of seq. Undefined for no events. Events of a newer version or an unknown type are kept in `unread`. */
export const replay = (events: readonly Event[]): Case | undefined => {
	const first = events[0];
	if (!first) return undefined;
	const draft = empty(first);
	const undone = undoneIds(events);
	const edits = new Map<string, {seq: number; value: string; session: string}>();
	for (const event of events) {
		draft.seq = event.seq;
		draft.changedAt = event.at;
		if (undone.has(event.id)) continue;
		const handle = handlers[event.body.type] as ((draft: Draft, body: Body, event: Event) => void) | undefined;
		if (event.v > eventVersion || !handle) {
			draft.unread = [...draft.unread, event];
			continue;
		}

		const {on} = event.body;
		handle(draft, event.body, on === undefined ? event : {...event, at: on});
		conflictAfter(draft, event, edits);
	}

	return draft;
};
