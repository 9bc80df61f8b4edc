import {readFileSync} from 'node:fs';
import type {FileReport} from '../../../source/evidence/report/report.js';
import {shared} from '../../helpers/root.js';
import {testShared} from '../../helpers/shared.js';
import {analysisOfPaths, serious} from './logs.js';

/** A hand-read answer; every field of it is held against the report by `checks`, or named in `beyond`. */
type Expected = {readonly [field: string]: unknown} & {readonly file: string};
type Row = {readonly [field: string]: unknown};

const families: Readonly<Record<string, string>> = {
	'Windows 7': 'win7',
	'Windows 8.1': 'win8.1',
	'Windows 10': 'win10',
	'Windows 11': 'win11',
};

/** Hand-read findings by the rule that says them; null: no rule, the reports says it elsewhere or not yet. */
const rules: Readonly<Record<string, string | null>> = {
	'sfc-clean': 'cbs-sfc-clean',
	'package-uninstall': null,
	'dism-scanhealth': 'cbs-store-scan-damage',
	'sfc-unrepaired': 'cbs-sfc-unrepaired',
	'servicing-interrupted-by-shutdown': 'cbs-interrupted-by-shutdown',
};

/** Not part of the report: notes for the reader, and counts that the report does not give. */
const beyond = new Set(['file', 'hidden', 'verdict', 'traps', 'stackLoads', 'errorLevelLines', 'firstErrorLine']);

const sorted = (row: Row) => Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1));

type Check = (expected: never, file: FileReport, facts: Readonly<Record<string, string>>) => boolean;
const checks: Readonly<Record<string, Check>> = {
	kind: (expected: string, {kind}) => kind === expected,
	os: (expected: string, _, facts) => {
		const family = Object.keys(families).find(name => expected.startsWith(name));
		return (
			family !== undefined &&
			families[family] === facts['os.family'] &&
			(!expected.includes('x64') || facts['os.arch'] === 'x64')
		);
	},
	servicingStack: (expected: readonly string[], {servicingStacks}) =>
		JSON.stringify(expected) === JSON.stringify(servicingStacks),
	sessions: (expected: {total: number; byClient?: Row}, {sessions}) =>
		expected.total === sessions.total &&
		Object.entries(expected.byClient ?? {}).every(([client, count]) => sessions.byClient[client] === count),
	format: (expected: Row, file) =>
		(expected['bom'] !== 'none') === file.bom &&
		String(expected['eol']).startsWith(file.eol ?? 'none') &&
		(expected['lines'] === undefined || expected['lines'] === file.lines) &&
		(expected['first'] === undefined || String(expected['first']).replace(' ', 'T') === file.from) &&
		(expected['last'] === undefined || String(expected['last']).replace(' ', 'T') === file.to),
	benignNoise: (expected: readonly Row[], {codes}) =>
		expected.every(({hresult, count}) =>
			codes.some(code => code.hresult === hresult && code.count === count && code.noise),
		),
	doqe: (expected: Row, {findings}) =>
		findings.some(({rule, values}) => rule === 'cbs-driver-queue-failed' && values['hresult'] === expected['hresult']),
	hostOs: (expected: string, {dism}) => dism?.host === expected,
	levels: (expected: Row, {dism}) => JSON.stringify(sorted(expected)) === JSON.stringify(sorted(dism?.levels ?? {})),
	hr: (expected: Row, {codes}) =>
		JSON.stringify(sorted(expected)) ===
		JSON.stringify(sorted(Object.fromEntries(codes.map(({hresult, count}) => [hresult, count])))),
	binaryVersion: (expected: string, {checksur}) => checksur?.binaryVersion === expected,
	packageVersion: (expected: string, {checksur}) => checksur?.packageVersion === expected,
	items: (expected: readonly unknown[], {checksur}) =>
		JSON.stringify(expected) ===
		JSON.stringify(checksur?.items.map(({mark, what, code, kb}) => [mark, what, code, kb])),
	timeouts: (expected: Row, _, facts) =>
		facts['hang.block-time-increment'] === String(expected['BlockTimeIncrementMs']),
	findings: (expected: readonly Row[], {findings}) =>
		expected.every(({type, componentsToRepair, detected, repaired}) => {
			const rule = rules[String(type)];
			if (rule === undefined) return false;
			if (rule === null) return true;
			return findings.some(
				({rule: found, values}) =>
					found === rule &&
					(!componentsToRepair || values['components'] === String(componentsToRepair)) &&
					(detected === undefined ||
						(values['detected'] === String(detected) && values['repaired'] === String(repaired))),
			);
		}),
};

const offsets: Readonly<Record<string, string>> = {
	'cbs/loghub-win7-2k.log': '+08:00',
	'cbs/hofcake-2015.log': '-05:00',
	'cbs/solstice-2023.log': '+02:00',
	'cbs/eyeofparadox-2025.log': '-07:00',
	'cbs/appostarsi-win11.log': '-07:00',
	'cbs/scarlaglen-2024.log': '+08:00',
};
const healthy = new Set([
	'cbs/loghub-win7-2k.log',
	'cbs/hofcake-2015.log',
	'cbs/solstice-2023.log',
	'cbs/eyeofparadox-2025.log',
]);

for (const name of [
	'cbs-win7-loghub-2k',
	'cbs-win81-hofcake',
	'cbs-win10-solstice-clean',
	'cbs-win11-24h2-eyeofparadox',
	'cbs-win11-appostarsi',
	'cbs-win11-scarlaglen',
	'excerpt-micco-win7sp1-0x80070490',
	'checksur-sevenforums',
	'dism-appostarsi-0523',
]) {
	testShared(`the real log of ${name} is read as a person read it`, async t => {
		const answer = shared(`logs/expected/${name}.json`)!;
		const expected = JSON.parse(readFileSync(answer, 'utf8')) as Expected;
		const {files, facts} = await analysisOfPaths([shared(`logs/${expected.file}`)!]);
		const [file] = files;
		const values = Object.fromEntries(facts.map(fact => [fact.name, fact.value]));

		for (const [field, value] of Object.entries(expected)) {
			if (beyond.has(field)) continue;
			t.true(checks[field]?.(value as never, file!, values), `${field}: ${JSON.stringify(value)}`);
		}

		if (offsets[expected.file]) t.is(file?.utcOffset, offsets[expected.file]);
		if (healthy.has(expected.file)) t.deepEqual(serious(file!), []);
	});
}
