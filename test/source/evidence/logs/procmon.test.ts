import test from 'ava';
import fc from 'fast-check';
import {columnReader, rowOf, tableOf} from '../../../../source/evidence/logs/csv.js';
import {analysisOfBytes, reportOf, serious} from '../logs.js';

const quoted = (fields: readonly string[]) => fields.map(field => `"${field.replaceAll('"', '""')}"`).join(',');
const columns = ['Time of Day', 'Process Name', 'PID', 'Operation', 'Path', 'Result', 'Detail'];
type Row = Readonly<Record<string, string>>;
const row = (process: string, path: string, result: string, operation = 'CreateFile'): Row => ({
	'Time of Day': '4:33:14.3062614 PM',
	'Process Name': process,
	PID: '812',
	Operation: operation,
	Path: path,
	Result: result,
	Detail: 'Desired Access: Generic Read, Note: "a, b"',
	TID: '1400',
	Company: /agent/.test(process) ? 'Example Security Ltd.' : 'Microsoft Corporation',
});
const capture = (rows: readonly Row[], names: readonly string[] = columns) =>
	`\uFEFF${[names, ...rows.map(one => names.map(name => one[name] ?? ''))].map(quoted).join('\r\n')}\r\n`;

const rows = [
	row('svchost.exe', 'C:\\Windows\\fine.dll', 'SUCCESS'),
	row('TiWorker.exe', 'C:\\Windows\\WinSxS\\sample, "one".dll', 'ACCESS DENIED'),
	row('TiWorker.exe', 'C:\\Windows\\WinSxS\\sample, "one".dll', 'ACCESS DENIED', 'SetSecurityFile'),
	row('agent64.exe', 'C:\\ACCESS DENIED\\log.txt', 'SUCCESS'),
	row('TrustedInstaller.exe', 'C:\\Windows\\servicing\\x.mum', 'SHARING VIOLATION'),
	row('explorer.exe', 'HKLM\\SECURITY', 'ACCESS DENIED', 'RegOpenKey'),
];
const denied = [
	['TiWorker.exe', 'C:\\Windows\\WinSxS\\sample, "one".dll', 'ACCESS DENIED', ['CreateFile', 'SetSecurityFile'], 2, 3],
	['TrustedInstaller.exe', 'C:\\Windows\\servicing\\x.mum', 'SHARING VIOLATION', ['CreateFile'], 1, 6],
	['explorer.exe', 'HKLM\\SECURITY', 'ACCESS DENIED', ['RegOpenKey'], 1, 7],
];
const unquoted = (text: string) => text.replace(/^.*\r\n/, heading => heading.replaceAll('"', ''));

for (const [name, text] of [
	['as Procmon writes it', capture(rows)],
	['in another order', capture(rows, ['Result', 'TID', 'Path', 'PID', 'Operation', 'Detail', 'Process Name'])],
	['with the column Company', capture(rows, [...columns, 'Company'])],
	['with a heading that lost its quotes', unquoted(capture(rows))],
	['parted by semicolons', capture(rows).replaceAll('","', '";"')],
] as const) {
	test(`refused rows are grouped by process and path, other makers' processes named: ${name}`, async t => {
		const report = await reportOf(text);
		t.is(report.kind, 'procmon');
		t.deepEqual(
			report.procmon?.denied.map(({process, path, result, operations, count, line}) => [
				process,
				path,
				result,
				operations,
				count,
				line,
			]),
			denied,
		);
		t.deepEqual(report.procmon?.thirdParty, ['agent64.exe']);
		t.deepEqual(serious(report), ['procmon-servicing-denied', 'procmon-servicing-sharing']);
		t.like(report.findings[0], {line: 3, endLine: 4, count: 2});
		t.true(text.includes(report.findings[0]!.quote));
	});
}

test('a capture without a refused servicing process is silent', async t => {
	const report = await reportOf(capture([rows[0]!, rows[3]!, rows[5]!]));
	t.deepEqual(serious(report), []);
});

test('a capture in its own format is known, and the gap says how to save it', async t => {
	const {files, gaps} = await analysisOfBytes(Buffer.concat([Buffer.from('PML_'), Buffer.alloc(2000)]));
	t.is(files[0]?.kind, 'pml');
	t.deepEqual(
		gaps.map(({what}) => what),
		['pml.unread'],
	);
	t.regex(gaps[0]?.ask.zh ?? '', /CSV/);
});

test('one column read alone is the column of the whole row', t => {
	const field = fc.string({unit: fc.constantFrom('a', 'b', '"', ',', ' ', '\\', '驱'), maxLength: 8});
	fc.assert(
		fc.property(fc.array(field, {minLength: 4, maxLength: 4}), fc.nat({max: 3}), (fields, at) => {
			const table = tableOf(quoted(['One', 'Two', 'Three', 'Four']));
			const name = table.columns[at]!;
			const line = quoted(fields);
			t.is(columnReader(table, name)(line), fields[at]);
			t.is(rowOf(line, table)[name], fields[at]);
		}),
	);
});
