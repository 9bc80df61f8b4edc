import type {Fact} from '../../knowledge/schema.js';
import type {FactLookup, FactView} from '../../walk/walk.js';
import type {Case, FactSource, FactStatement} from '../case.js';

type LogSource = Extract<FactSource, {by: 'log'}>;
type Logged = FactStatement & {readonly source: LogSource};

/** The subject, the group it was split from, and that one's; then the whole case: nearest first. */
const scopesOf = ({subjects}: Case, subject: string | undefined): Array<string | undefined> => {
	const scopes: Array<string | undefined> = [];
	let id = subject;
	while (id !== undefined && !scopes.includes(id)) {
		scopes.push(id);
		id = subjects.find(other => other.id === id)?.from;
	}

	return [...scopes, undefined];
};

const byFact = new WeakMap<Case['facts'], ReadonlyMap<string, readonly FactStatement[]>>();

/** What was said of a fact, of whomever: a case is asked for its facts hundreds of times between two events. */
const saidOf = ({facts}: Case, fact: string): readonly FactStatement[] => {
	const known = byFact.get(facts) ?? Map.groupBy(facts, one => one.fact);
	byFact.set(facts, known);
	return known.get(fact) ?? [];
};

/** An answer that was changed since states nothing any more. */
const stands = (kase: Case, {source, seq}: FactStatement): boolean => {
	if (source.by !== 'answer') return true;
	const answer = kase.walks.find(({id}) => id === source.walk)?.answers.get(source.path);
	return answer === undefined || answer.seq === seq;
};

const isLogged = (statement: FactStatement): statement is Logged => statement.source.by === 'log';

const isSameLine = (one: LogSource, other: LogSource) => one.sha256 === other.sha256 && one.line === other.line;

/** Logs kept with a group, or with a case of several subjects, may come from several machines. */
const isOneMachine = ({subjects}: Case, about: string | undefined) => {
	if (about === undefined) return subjects.length <= 1;
	const subject = subjects.find(({id}) => id === about);
	return subject === undefined || subject.kind === 'device' || subject.count === 1;
};

/** Times are local and of one form, so that they compare as text; within one file a later line is the newer one. */
const isNewer = (one: LogSource, other: LogSource) =>
	one.at === other.at ? one.line > other.line : (one.at ?? '') > (other.at ?? '');

/**
 * What the logs say last. A file speaks with its newest statement. Of one machine's files the newest wins and the
 * others are history; a file without a time is neither older nor newer, so it stays. Files that several machines may
 * have sent are no history of each other: all stay.
 */
const latestLogs = (statements: readonly Logged[], isOneMachine: boolean): Logged[] => {
	const read = statements.filter(
		({source}, index) => statements.findIndex(other => isSameLine(other.source, source)) === index,
	);
	const byFile = read.filter(
		({source}) => !read.some(other => other.source.sha256 === source.sha256 && isNewer(other.source, source)),
	);
	const newest = byFile
		.map(({source}) => source.at ?? '')
		.toSorted()
		.at(-1);
	return isOneMachine ? byFile.filter(({source}) => source.at === null || source.at === newest) : byFile;
};

/** The last word of each person. An answer was said by one and written by the other: it replaces both and is replaced by either. */
const latestPersons = (statements: readonly FactStatement[]): FactStatement[] =>
	statements.reduce<FactStatement[]>((heard, said) => {
		if (said.source.by === 'answer' || said.settles) return [said];
		return [...heard.filter(({source}) => source.by !== said.source.by && source.by !== 'answer'), said];
	}, []);

const viewOf = (statements: readonly FactStatement[]): FactView => {
	const [first] = statements;
	if (!first) return {state: 'unknown'};
	return new Set(statements.map(({value}) => value)).size > 1
		? {state: 'contradicted', because: statements}
		: {state: 'known', value: first.value, because: statements};
};

/** A person's word counts against the log when it came after the log was read, or settled what an older log says again. */
const saysOtherwise = (person: FactStatement, logs: readonly Logged[], isEvidence: boolean) =>
	person.settles
		? logs.every(({source, seq}) => seq < person.seq || (source.at ?? '') <= person.at.slice(0, 19))
		: !isEvidence && logs.every(({seq}) => seq < person.seq);

/** Settled is what was said before, and a log that turns up later but is no newer than one that was settled. */
const isSettled = (statement: FactStatement, settled: FactStatement, said: readonly FactStatement[]) => {
	if (statement.seq < settled.seq) return true;
	if (!isLogged(statement) || statement.source.at === null) return false;
	const {at} = statement.source;
	return said.some(other => isLogged(other) && other.seq < settled.seq && (other.source.at ?? '') >= at);
};

/**
 * What is known of a fact about a subject (absent: about the whole case), from what was said of it, of the group it
 * was split from and of the case; the nearest counts. A log outranks what persons remembered before it was read; what
 * they say otherwise afterwards contradicts it, unless the fact is one that only evidence decides. Settling ends a
 * contradiction until newer evidence comes.
 */
export const factOf = (
	kase: Case,
	subject: string | undefined,
	fact: string,
	{evidence: isEvidence = false}: Pick<Fact, 'evidence'> = {},
): FactView => {
	const scopes = scopesOf(kase, subject);
	const width = (statement: FactStatement) => scopes.indexOf(statement.subject);
	const said = saidOf(kase, fact)
		.filter(statement => width(statement) !== -1 && stands(kase, statement))
		.toSorted((one, other) => one.seq - other.seq);

	const settled = said.findLast(({settles}) => settles);
	const open = said.filter(
		(statement, _, all) =>
			settled === undefined || width(statement) < width(settled) || !isSettled(statement, settled, all),
	);

	const nearest = <T extends FactStatement>(statements: readonly T[]): T[] => {
		const scope = scopes.find(id => statements.some(({subject: about}) => about === id));
		return statements.filter(({subject: about}) => about === scope);
	};

	const logged = nearest(open.filter(isLogged));
	const logs = latestLogs(logged, isOneMachine(kase, logged[0]?.subject));
	const persons = latestPersons(nearest(open.filter(statement => !isLogged(statement))));
	if (logs.length === 0) return viewOf(persons);
	return viewOf([...logs, ...persons.filter(person => saysOtherwise(person, logs, isEvidence))]);
};

/** The facts of a subject as a walk asks for them; `knows` is knowledge/facts.yaml. */
export const factsOf =
	(kase: Case, subject: string | undefined, knows: Readonly<Record<string, Fact>>): FactLookup =>
	fact =>
		factOf(kase, subject, fact, knows[fact]);
