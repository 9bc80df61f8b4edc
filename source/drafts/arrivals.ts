import type {Evidence, Mail, Subject} from '../case/case.js';
import {evidenceFor} from '../case/reading/findings.js';
import type {CaseView} from '../case/view.js';
import type {Knowledge} from '../knowledge/schema.js';
import type {Both} from '../text/both.js';
import {fileName} from '../text/file-name.js';
import type {Instant} from '../text/time.js';
import {logOf, wantedLogs} from './advice/collect.js';

/** A file that was asked for, and what of it has come. */
export type Arrival = {
	/** As the customer is asked for it: `C:\Windows\inf\setupapi.dev.log`. */
	readonly path: string;
	readonly why: Both;
	/** `open`: a question needs it now and nobody asked the customer yet. */
	readonly asked: 'mail' | 'phone' | 'open';
	readonly at?: Instant;
	/** Empty: still missing. */
	readonly arrived: readonly Evidence[];
};

/** `isMain`: a fact is read from it, so that every machine has it. */
type Log = {readonly path: string; readonly why: Both; readonly isMain: boolean};

/** Every log that the knowledge has a path for, once each, in the words of its term where it has one. */
const logsIn = ({facts, terms}: Knowledge): readonly Log[] => {
	const stated = Object.values(facts).flatMap(({log}) => (log ? [{...log, isMain: true}] : []));
	const main = new Set(stated.map(({path}) => path));
	const named = Object.values(terms).flatMap(({path, meaning}) =>
		path ? [{path, why: meaning, isMain: main.has(path)}] : [],
	);
	return [...new Map([...stated, ...named].map(log => [log.path, log])).values()];
};

/** What a log is by its content, told from its usual name: it may come under another one. */
const kinds: ReadonlyArray<readonly [RegExp, readonly string[]]> = [
	[/^cbs\.log$/i, ['cbs']],
	[/^setupapi\.dev\.log$/i, ['setupapi']],
	[/^dism\.log$/i, ['dism']],
	[/^windowsupdate\.log$/i, ['windowsupdate']],
	[/^checksur\.log$/i, ['checksur']],
	[/^reportingevents\.log$/i, ['reporting']],
	[/^poqexec\.log$/i, ['poqexec']],
	[/^logs$|\.evtx$/i, ['evtx']],
	[/\.pm[bl]$/i, ['pml', 'procmon']],
];
const kindsOf = (path: string) => kinds.find(([name]) => name.test(fileName(path)))?.[1] ?? [];

/** Whether a file bears the name of a path, `*` standing for anything. */
const isNamed = (file: string, path: string) => {
	const parts = fileName(path).split('*').map(RegExp.escape);
	return new RegExp(`^${parts.join('.*')}$`, 'i').test(file);
};

/** By its name; else by its content, unless its name is that of another log. */
const isArrival = ({path, kind}: Evidence, wanted: string, others: readonly string[]) => {
	const names = [fileName(path), ...path.split('!/').map(fileName)];
	if (names.some(name => isNamed(name, wanted))) return true;
	return kindsOf(wanted).includes(kind) && !others.some(other => names.some(name => isNamed(name, other)));
};

/** A path that a text asks for: itself, or the folder that the main log lies in, named with its backslash. */
const isAskedIn = (text: string, {path, isMain}: Log) => {
	if (text.toLowerCase().includes(path.toLowerCase())) return true;
	const folder = path.slice(0, -fileName(path).length);
	return isMain && new RegExp(`${RegExp.escape(folder)}(?![\\w*])`, 'i').test(text);
};

/** What a step that was advised asks the customer to collect. */
const collectedBy = (step: string, knowledge: Knowledge): readonly string[] => {
	const [tree = '', node = ''] = step.split('/');
	const advised = knowledge.trees[tree]?.nodes[node];
	const ids = advised?.kind === 'do' ? (advised.collects ?? []) : [];
	return ids.flatMap(id => logOf(id, knowledge)?.path ?? []);
};

const asking = new Set(['log-request', 'first-response', 'chaser']);

/** A mail asks every machine it names, or all when it names none. */
const isTo = ({text}: Mail, subject: Subject | undefined, subjects: readonly Subject[]) => {
	const names = ({serial, name}: Subject) => [serial, name].some(word => word && text.includes(word));
	return subject === undefined || names(subject) || !subjects.some(names);
};

/**
 * What was asked for of a subject, against what has come: first what is missing. Asked for is what mails that left
 * name, what advised steps collect, what was promised on the phone, and what the open questions need.
 */
export const arrivalsFor = (view: CaseView, knowledge: Knowledge, subject: Subject | undefined): readonly Arrival[] => {
	const {case: found} = view;
	const logs = logsIn(knowledge);
	const mails = found.mails.filter(
		mail => mail.way === 'sent' && asking.has(mail.kind ?? '') && isTo(mail, subject, found.subjects),
	);
	const advised = found.advice
		.filter(({subjects}) => subject === undefined || subjects.includes(subject.id))
		.flatMap(({step, by, at}) => collectedBy(step, knowledge).map(path => ({path, asked: by, at})));
	const promised = found.promises.filter(({side, kept}) => side === 'theirs' && !kept);
	const asked = logs.flatMap((log): Array<Omit<Arrival, 'arrived'>> => {
		const {path, why} = log;
		const mail = mails.find(({text}) => isAskedIn(text, log));
		if (mail) return [{path, why, asked: 'mail', at: mail.at}];
		const advice = advised.find(one => one.path === path);
		if (advice) return [{why, ...advice}];
		return promised.some(({text}) => text.includes(path)) ? [{path, why, asked: 'phone'}] : [];
	});
	const open = wantedLogs(view, knowledge, subject && [subject.id])
		.filter(({path}) => !asked.some(one => one.path === path))
		.map(({path, why}) => ({path, why, asked: 'open' as const}));
	const evidence = evidenceFor(found, subject?.id);
	return [...asked, ...open]
		.map(request => {
			const others = logs.map(({path}) => path).filter(path => path !== request.path);
			return {...request, arrived: evidence.filter(one => isArrival(one, request.path, others))};
		})
		.toSorted((one, other) => Number(one.arrived.length > 0) - Number(other.arrived.length > 0));
};
