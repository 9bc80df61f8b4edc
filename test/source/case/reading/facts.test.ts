import test from 'ava';
import type {Case, FactSource, FactStatement, Subject} from '../../../../source/case/case.js';
import {factOf} from '../../../../source/case/reading/facts.js';

const device = (id: string, from?: string): Subject => ({id, kind: 'device', name: id, serial: id, from, into: []});
const group = (id: string, count?: number): Subject => ({id, kind: 'group', name: id, count, into: []});

const caseOf = (facts: readonly FactStatement[], more: Partial<Case> = {}): Case => ({
	id: 'c',
	openedAt: '2026-03-02T09:00:00.000+08:00',
	changedAt: '2026-03-02T09:00:00.000+08:00',
	state: 'open',
	contacts: [],
	subjects: [device('pc', 'desks'), device('other', 'desks'), group('desks')],
	symptoms: [],
	calls: [],
	notes: [],
	walks: [],
	facts,
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
	seq: facts.length,
	...more,
});

type Said = {value: string; seq: number; subject?: string; settles?: boolean};
const day = (seq: number) => `2026-03-${String(seq).padStart(2, '0')}`;
const state = ({value, seq, subject = 'pc', settles}: Said, source: FactSource): FactStatement => ({
	fact: 'x',
	value,
	subject: subject === 'case' ? undefined : subject,
	source,
	seq,
	at: `${day(seq)}T10:00:00.000+08:00`,
	settles,
});

const customer = (said: Said) => state(said, {by: 'customer'});
const engineer = (said: Said) => state(said, {by: 'engineer'});
const answer = (said: Said, path = 'screen/form') => state(said, {by: 'answer', walk: 'w', path});
const log = (said: Said, at: string | null, file = 'CBS.log', line = 1) =>
	state(said, {by: 'log', file, sha256: file, line, quote: said.value, at});

const tells = test.macro<[FactStatement[], string, boolean?]>((t, statements, expected, evidence = false) => {
	const view = factOf(caseOf(statements), 'pc', 'x', {evidence});
	t.is(view.state === 'known' ? view.value : view.state, expected);
});

test('nobody said anything: unknown', tells, [], 'unknown');
test('what one person said is known', tells, [customer({value: 'a', seq: 1})], 'a');
test(
	'what a person says later replaces what the same person said',
	tells,
	[customer({value: 'a', seq: 1}), customer({value: 'b', seq: 2})],
	'b',
);
test(
	'the order of the journal counts, not that of the list',
	tells,
	[customer({value: 'b', seq: 2}), customer({value: 'a', seq: 1})],
	'b',
);
test(
	'two persons who say different things contradict each other',
	tells,
	[customer({value: 'a', seq: 1}), engineer({value: 'b', seq: 2})],
	'contradicted',
);
test(
	'an answer was said by one and written by the other: it replaces both',
	tells,
	[customer({value: 'a', seq: 1}), engineer({value: 'b', seq: 2}), answer({value: 'c', seq: 3})],
	'c',
);
test('an answer is replaced by either', tells, [answer({value: 'a', seq: 1}), engineer({value: 'b', seq: 2})], 'b');
test(
	'a log outranks what was remembered before it was read',
	tells,
	[customer({value: 'a', seq: 1}), log({value: 'b', seq: 2}, '2026-02-01T08:00:00')],
	'b',
);
test(
	'a person who says otherwise after the log was read contradicts it',
	tells,
	[log({value: 'b', seq: 1}, '2026-02-01T08:00:00'), customer({value: 'a', seq: 2})],
	'contradicted',
);
test(
	'a person who says the same after the log was read contradicts nothing',
	tells,
	[log({value: 'b', seq: 1}, '2026-02-01T08:00:00'), customer({value: 'b', seq: 2})],
	'b',
);
test(
	'a fact that evidence decides stays with the log against a later statistic',
	tells,
	[log({value: '6.1.7601.24537', seq: 1}, '2026-02-01T08:00:00'), customer({value: '6.1.7601.23505', seq: 2})],
	'6.1.7601.24537',
	true,
);
test(
	'without a log a person is believed even where evidence would decide',
	tells,
	[customer({value: '6.1.7601.23505', seq: 2})],
	'6.1.7601.23505',
	true,
);
test(
	'of two logs the newer one counts, in whatever order they were read',
	tells,
	[log({value: 'new', seq: 1}, '2026-02-02T08:00:00', 'b'), log({value: 'old', seq: 2}, '2026-02-01T08:00:00', 'a')],
	'new',
);
test(
	'two logs that speak of the same time contradict each other',
	tells,
	[log({value: 'a', seq: 1}, '2026-02-01T08:00:00', 'a'), log({value: 'b', seq: 2}, '2026-02-01T08:00:00', 'b')],
	'contradicted',
);
test(
	'within one file a later line of the same second is the newer one',
	tells,
	[log({value: 'a', seq: 1}, '2026-02-01T08:00:00', 'f', 1), log({value: 'b', seq: 1}, '2026-02-01T08:00:00', 'f', 2)],
	'b',
);
test(
	'a log without a time is no history of another file',
	tells,
	[log({value: 'a', seq: 1}, null, 'a'), log({value: 'b', seq: 2}, '2026-02-01T08:00:00', 'b')],
	'contradicted',
);
test(
	'reading the same file again gives its word no new weight',
	tells,
	[
		log({value: 'b', seq: 1}, '2026-02-01T08:00:00'),
		customer({value: 'a', seq: 2}),
		log({value: 'b', seq: 3}, '2026-02-01T08:00:00'),
	],
	'contradicted',
);
test(
	'settling ends a contradiction',
	tells,
	[
		log({value: 'b', seq: 1}, '2026-02-01T08:00:00'),
		customer({value: 'a', seq: 2}),
		engineer({value: 'a', seq: 3, settles: true}),
	],
	'a',
);
test(
	'newer evidence outranks what was settled before',
	tells,
	[engineer({value: 'a', seq: 3, settles: true}), log({value: 'b', seq: 4}, '2026-03-04T08:00:00')],
	'b',
);
test(
	'a log from before the settlement that turns up later contradicts it, even where evidence decides',
	tells,
	[engineer({value: 'a', seq: 3, settles: true}), log({value: 'b', seq: 4}, '2026-03-01T08:00:00')],
	'contradicted',
	true,
);
test(
	'a log older than one that was settled is history',
	tells,
	[
		log({value: 'b', seq: 1}, '2026-02-02T08:00:00', 'b'),
		engineer({value: 'a', seq: 3, settles: true}),
		log({value: 'c', seq: 4}, '2026-02-01T08:00:00', 'c'),
	],
	'a',
);
test(
	'somebody who says otherwise after the settlement contradicts it',
	tells,
	[engineer({value: 'a', seq: 3, settles: true}), customer({value: 'b', seq: 4})],
	'contradicted',
);
test('a device inherits what is known of its group', tells, [customer({value: 'a', seq: 1, subject: 'desks'})], 'a');
test('what is known of the case holds for a device', tells, [customer({value: 'a', seq: 1, subject: 'case'})], 'a');
test(
	'another device says nothing about this one',
	tells,
	[customer({value: 'a', seq: 1, subject: 'other'})],
	'unknown',
);
test(
	'what is said of the device itself is nearer than what is said of its group',
	tells,
	[customer({value: 'a', seq: 1}), engineer({value: 'b', seq: 2, subject: 'desks'})],
	'a',
);
test(
	"a log kept with the group outranks what was remembered of the device, and the device's own log is nearer still",
	tells,
	[
		customer({value: 'a', seq: 1}),
		log({value: 'b', seq: 2, subject: 'desks'}, '2026-02-09T08:00:00', 'b'),
		log({value: 'c', seq: 3}, '2026-02-01T08:00:00', 'c'),
	],
	'c',
);

test('logs of a group may come from several machines: they are no history of each other', t => {
	const logs = [
		log({value: 'a', seq: 1, subject: 'desks'}, '2026-02-01T08:00:00', 'a'),
		log({value: 'b', seq: 2, subject: 'desks'}, '2026-02-02T08:00:00', 'b'),
	];
	t.is(factOf(caseOf(logs), 'desks', 'x').state, 'contradicted');
	t.like(factOf(caseOf(logs, {subjects: [group('desks', 1)]}), 'desks', 'x'), {state: 'known', value: 'b'});
});

test('an answer that was changed since states nothing any more', t => {
	const stale = answer({value: 'a', seq: 1});
	const now = {path: 'screen/form', choice: 'unsure', seq: 2, at: '', tree: '', kind: 'answered' as const};
	const words = {zh: '', en: ''};
	const walks = [
		{
			id: 'w',
			subject: 'pc',
			tree: 'screen',
			round: 1,
			answers: new Map([['screen/form', {...now, asked: words, said: words}]]),
			before: new Map(),
		},
	];
	t.is(factOf(caseOf([stale], {walks}), 'pc', 'x').state, 'unknown');
	t.is(factOf(caseOf([stale]), 'pc', 'x').state, 'known');
});

test('a known fact carries every statement that says so', t => {
	const agreeing = [log({value: 'b', seq: 1}, '2026-02-01T08:00:00'), customer({value: 'b', seq: 2})];
	t.like(factOf(caseOf(agreeing), 'pc', 'x'), {because: {length: 2}});
});
