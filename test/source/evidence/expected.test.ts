import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {FileReport, Finding} from '../../../source/evidence/report/report.js';
import {root, shared} from '../../helpers/root.js';
import {testShared} from '../../helpers/shared.js';
import {analysisOfPaths, serious} from './logs.js';

/*
Hand-read answers, held against the report field by field. A field stands either in `checks` (or, of a finding, in `ofFinding`)
or in `reasons`, with the reason why it cannot be compared; any other field fails. Other people's logs are in shared/logs,
with answers of their own; each has a twin in our own words, with the same traps, that is always there.
*/
type Read = {
	readonly file: FileReport;
	readonly facts: Readonly<Record<string, string>>;
	/** The lines of the file, the first at 0. */
	readonly lines: readonly string[];
};

const equal = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const sorted = (row: object) => Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1));
const alike = (one: object, other: object) => equal(sorted(one), sorted(other));
const iso = (written: string) => written.replace(' ', 'T');

const families: Readonly<Record<string, string | undefined>> = {
	'Windows Vista': undefined,
	'Windows 7': 'win7',
	'Windows 8.1': 'win8.1',
	'Windows 10': 'win10',
	'Windows 11': 'win11',
};
/** What a release is called, by the build that the stack's version names. */
const builds: Readonly<Record<string, RegExp>> = {
	SP1: /^6\.1\.7601\./,
	'22H2': /^10\.0\.22621\./,
	'24H2': /^10\.0\.26100\./,
};

const system = /^(Windows [\w.]+)(?: (?:SP1|[\dH/]+))?(?: (x64|x86))?(?: \([\d.]*?(\d{4,5})\))?$/;

const saysSystem = (os: string, {file, facts}: Read) => {
	const [, family, arch, build] = system.exec(os) ?? [];
	const stack = file.servicingStacks.at(-1) ?? '';
	return (
		family !== undefined &&
		family in families &&
		families[family] === facts['os.family'] &&
		(arch === undefined || arch === facts['os.arch']) &&
		(build === undefined || stack.split('.')[2] === build) &&
		Object.entries(builds).every(([name, pattern]) => !os.includes(name) || pattern.test(stack))
	);
};

const codesOf = (file: FileReport) => Object.fromEntries(file.codes.map(({hresult, count}) => [hresult, count]));
const queueOf = ({file}: Read) => file.driverQueues.at(-1);

const checks: Readonly<Record<string, (expected: never, read: Read) => boolean>> = {
	kind: (kind: string, {file}) => file.kind === kind,
	os: saysSystem,
	servicingStack: (versions: readonly string[], {file}) => equal(versions, file.servicingStacks),
	stackLoads: (count: number, {file}) => file.stackLoads === count,
	errorLevelLines: (count: number, {file}) => file.errorLines.count === count,
	'firstErrorLine.line': (line: number, {file}) => file.errorLines.firstLine === line,
	utcOffset: (offset: string, {file}) => file.utcOffset === offset,
	'sessions.total': (total: number, {file}) => file.sessions.total === total,
	'sessions.byClient': (byClient: object, {file}) => alike(byClient, file.sessions.byClient),
	'sessions.finalized': (ended: ReadonlyArray<readonly [string, string]>, {file}) =>
		ended.every(([id, result]) => file.sessions.ended.some(one => one.id === id && one.result === result)),
	'format.bom': (bom: string, {file}) => (bom === 'none' ? !file.bom : file.bom && file.encoding === bom),
	'format.eol': (eol: string, {file, lines}) =>
		eol === (lines.at(-1) === '' ? file.eol : `${file.eol} (last line without eol)`),
	'format.lines': (count: number, {file}) => file.lines === count,
	'format.first': (at: string, {file}) => file.from === iso(at),
	'format.last': (at: string, {file}) => file.to === iso(at),
	findings: (none: readonly unknown[], {file}) => none.length === 0 && equal(serious(file), []),
	benignNoise: (rows: ReadonlyArray<{hresult: string; count: number}>, {file}) =>
		rows.every(({hresult, count}) =>
			file.codes.some(code => code.hresult === hresult && code.count === count && code.noise),
		),
	verdict: (_, {file}) => equal(serious(file), []) && file.root === null && file.hangs.length === 0,
	traps: (_, {file}) => equal(serious(file), []) && file.root === null,
	'doqe.direction': (direction: string, read) => queueOf(read)?.direction === direction.toLowerCase(),
	'doqe.count': (count: number, read) => queueOf(read)?.count === count,
	'doqe.hresult': (hresult: string, read) =>
		queueOf(read)?.hresult === hresult &&
		read.file.findings.some(({rule, values}) => rule === 'cbs-driver-queue-failed' && values['hresult'] === hresult),
	'timeouts.BlockTimeIncrementMs': (value: number, {facts}) => facts['hang.block-time-increment'] === String(value),
	'shown.percent': (percent: number, {file}) => file.shown.at(-1)?.percent === percent,
	'shown.before': (before: string, {file}) => file.shown.at(-1)?.before === before,
	root: (status: string, {file}) => file.root?.status === status,
	codes: (codes: object, {file}) => alike(codes, codesOf(file)),
	packages: (states: Readonly<Record<string, string>>, {file}) =>
		Object.entries(states).every(([kb, state]) => file.packages.some(one => one.kb === kb && one.state === state)),
	facts: (facts: Readonly<Record<string, string>>, read) =>
		Object.entries(facts).every(([name, value]) => read.facts[name] === value),
	hostOs: (version: string, {file}) => file.dism?.host === version,
	levels: (levels: object, {file}) => alike(levels, file.dism?.levels ?? {}),
	hr: (codes: object, {file}) => alike(codes, codesOf(file)),
	binaryVersion: (version: string, {file}) => file.checksur?.binaryVersion === version,
	packageVersion: (version: string, {file}) => file.checksur?.packageVersion === version,
	items: (items: readonly unknown[], {file}) =>
		equal(
			items,
			file.checksur?.items.map(({mark, what, code, kb}) => [mark, what, code, kb]),
		),
};

const rules: Readonly<Record<string, string>> = {
	'sfc-clean': 'cbs-sfc-clean',
	'sfc-unrepaired': 'cbs-sfc-unrepaired',
	'package-uninstall': 'cbs-package-uninstalled',
	'package-failed': 'cbs-package-failed',
	'dism-scanhealth': 'cbs-store-scan-damage',
	'servicing-interrupted-by-shutdown': 'cbs-interrupted-by-shutdown',
	'esu-not-eligible': 'cbs-esu-not-eligible',
	'ssu-required': 'cbs-ssu-required',
	'advanced-installer': 'cbs-advanced-installer',
	'driver-timeout': 'setupapi-timeout',
	'pending-blocks': 'cbs-pending-blocks',
	'store-corruption': 'cbs-store-corruption',
	'service-pack-failed': 'cbs-service-pack-failed',
	'access-denied': 'cbs-access-denied',
};

/** The line that a person names for a finding, where the report quotes another one of the same statement. */
const namedLine: Readonly<Record<string, (finding: Finding, read: Read) => number>> = {
	// The outcome of a scan stands some lines before the count that the report quotes.
	'cbs-store-scan-damage': ({line}, {lines}) =>
		lines.slice(0, line).findLastIndex(text => text.includes('Operation result:')) + 1,
	// The shutdown begins before the session is found at work.
	'cbs-interrupted-by-shutdown': ({line}, {file}) =>
		file.phases.findLast(phase => phase.name === 'shutdown' && phase.line <= line)?.line ?? 0,
};

const value =
	(name: string) =>
	(expected: string | number, {values}: Finding) =>
		values[name] === String(expected);
const ofFinding: Readonly<Record<string, (expected: never, finding: Finding, read: Read) => boolean>> = {
	type: (type: string, {rule}) => rules[type] === rule,
	line: (line: number, finding, read) => (namedLine[finding.rule]?.(finding, read) ?? finding.line) === line,
	componentsToRepair: (count: number, finding) =>
		count === 0 ? finding.quote.endsWith('Repairing 0 components') : value('components')(count, finding),
	cannotRepairLines: value('cannotRepair'),
	couldNotReprojectLines: value('cannotReproject'),
	detected: value('detected'),
	repaired: value('repaired'),
	result: value('result'),
	session: value('session'),
	package: value('package'),
};

/** Why a field is not compared. */
const reasons: Readonly<Record<string, string>> = {
	file: 'names the log the answer is for',
	hidden: 'says who may see the answer',
	'format.note': 'words for the reader of the answer',
	'findings.note': 'words for the reader of the answer',
};

/** Fields that are words: what they say is compared, and other words would say the same. */
const inWords = new Set(['verdict', 'traps']);

type Answer = {readonly [field: string]: unknown};
const isGroup = (field: unknown): field is Answer =>
	typeof field === 'object' && field !== null && !Array.isArray(field);

/** The fields of an answer as the tables name them; those of findings one by one. */
const fieldsOf = (answer: Answer, path = ''): ReadonlyArray<readonly [field: string, expected: unknown]> =>
	Object.entries(answer).flatMap(([name, expected]) => {
		const field = `${path}${name}`;
		return isGroup(expected) && !checks[field] ? fieldsOf(expected, `${field}.`) : [[field, expected] as const];
	});
const compared = (finding: Answer) => Object.entries(finding).filter(([name]) => !(`findings.${name}` in reasons));

const isFound = (answer: Answer, read: Read) =>
	read.file.findings.some(finding =>
		compared(answer).every(([name, expected]) => ofFinding[name]?.(expected as never, finding, read)),
	);

/** In what the report and an answer differ, and what of the answer no table names. */
const differing = (answer: Answer, read: Read): readonly string[] =>
	fieldsOf(answer).flatMap(([field, expected]) => {
		if (field in reasons) return [];
		const said = `${field}: ${JSON.stringify(expected)}`;
		if (field === 'findings' && (expected as readonly Answer[]).length > 0)
			return (expected as readonly Answer[]).flatMap(finding => [
				...compared(finding).flatMap(([name]) => (ofFinding[name] ? [] : [`unnamed findings.${name}`])),
				...(isFound(finding, read) ? [] : [`no finding is ${JSON.stringify(finding)}`]),
			]);
		if (!checks[field]) return [`unnamed ${said}`];
		return checks[field](expected as never, read) ? [] : [said];
	});

const readAt = async (path: string): Promise<Read> => {
	const {files, facts} = await analysisOfPaths([path]);
	const known = facts.filter(({state}) => state !== 'history');
	return {
		file: files[0]!,
		facts: Object.fromEntries(known.map(fact => [fact.name, fact.value])),
		lines: readFileSync(path, 'utf8').split('\n'),
	};
};
const answerAt = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Answer & {readonly file: string};
const answersIn = (folder: string) => readdirSync(folder).filter(name => name.endsWith('.json'));

const twins = join(root, 'test/fixtures/evidence/twins');
for (const name of answersIn(twins))
	test(`a twin is read as a person reads it: ${name.replace('.json', '')}`, async t => {
		const answer = answerAt(join(twins, name));
		t.deepEqual(differing(answer, await readAt(join(twins, answer.file))), []);
	});

/** The same answer with one number or word in it changed, once for each that is compared. */
const wrongAnswers = (answer: unknown, field = ''): readonly unknown[] => {
	if (typeof answer === 'number') return [answer + 1];
	if (typeof answer === 'string') return [`${answer}0`];
	if (Array.isArray(answer))
		return answer.flatMap((one, index) => wrongAnswers(one, field).map(wrong => answer.with(index, wrong)));
	if (!isGroup(answer)) return [];
	return Object.entries(answer).flatMap(([name, one]) => {
		const path = field === '' ? name : `${field}.${name}`;
		if (path in reasons || inWords.has(path) || name === 'why') return [];
		return wrongAnswers(one, path).map(wrong => ({...answer, [name]: wrong}));
	});
};

test('an answer that is wrong in a single field is noticed, and every check is used', async t => {
	const used = new Set<string>();
	for (const name of answersIn(twins)) {
		const answer = answerAt(join(twins, name));
		const read = await readAt(join(twins, answer.file));
		for (const [field] of fieldsOf(answer)) used.add(field);
		for (const finding of (answer['findings'] ?? []) as readonly Answer[])
			for (const [field] of compared(finding)) used.add(`findings.${field}`);
		const unnoticed = wrongAnswers(answer).filter(wrong => differing(wrong as Answer, read).length === 0);
		t.deepEqual(unnoticed, [], name);
	}

	const all = [...Object.keys(checks), ...Object.keys(ofFinding).map(field => `findings.${field}`)];
	t.deepEqual(
		all.filter(field => !used.has(field)),
		[],
	);
});

const real = shared('logs/expected');
for (const name of real ? answersIn(real) : [])
	testShared(`a real log is read as a person read it: ${name.replace('.json', '')}`, async t => {
		const answer = answerAt(join(real!, name));
		t.deepEqual(differing(answer, await readAt(shared(`logs/${answer.file}`)!)), []);
	});

/** The zone of each machine, by the session ids in its log. */
const offsets: Readonly<Record<string, string>> = {
	'loghub-win7-2k': '+08:00',
	'hofcake-2015': '-05:00',
	'solstice-2023': '+02:00',
	'eyeofparadox-2025': '-07:00',
	'appostarsi-win11': '-07:00',
	'scarlaglen-2024': '+08:00',
};
for (const [name, offset] of Object.entries(offsets))
	testShared(`a real log betrays the zone of its machine: ${name}`, async t => {
		t.is((await readAt(shared(`logs/cbs/${name}.log`)!)).file.utcOffset, offset);
	});
