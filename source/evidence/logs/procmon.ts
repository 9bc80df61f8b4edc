import {readPlain} from '../report/plain.js';
import type {DeniedAccess} from '../report/report.js';
import {columnReader, rowOf, type Table, tableOf} from './csv.js';

/** Every row is looked at for its process: a word this short meets them all. */
export const procmonAnchors = ['"', ','];

const isHeading = (text: string) => text.includes('Process Name') && text.includes('Operation');
const refusal = /ACCESS DENIED|SHARING VIOLATION/;

/** Processes of Windows itself by their names; a capture without the column Company knows no better. */
const ofWindows = new Set(
	`audiodg autochk cmd conhost consent csrss ctfmon defrag dism dismhost dllhost drvinst dwm explorer fontdrvhost idle
	interrupts logonui lsaiso lsass lsm mmc mpcmdrun mrt mscorsvw msiexec msmpeng musnotification ngen ngentask nissrv
	poqexec powershell procmon procmon64 reg regedit registry regsvr32 rundll32 runtimebroker sc searchfilterhost
	searchindexer searchprotocolhost securityhealthservice services setup sihost smss spoolsv sppsvc svchost system
	taskeng taskhost taskhostex taskhostw taskmgr tiworker trustedinstaller unsecapp usoclient userinit vssvc w32tm
	werfault wermgr wevtutil wininit winlogon wmiadap wmiprvse wuauclt wudfhost wusa`.split(/\s+/),
);
const isOfWindows = (process: string) => ofWindows.has(process.toLowerCase().replace(/\.exe$/, ''));

/** Groups and processes kept. */
const most = 5000;

/**
 * Reads what Procmon saves as CSV: columns by name, in any order. Rows that were refused are grouped by process, path
 * and result; rules see them as `process, operation, path, result` between tabs.
 */
export const readProcmon = readPlain(() => {
	let table: Table | undefined;
	let processIn: (line: string) => string | undefined = () => undefined;
	let companyIn: (line: string) => string | undefined = () => undefined;
	const denied = new Map<string, DeniedAccess>();
	const processes = new Map<string, boolean>();

	const put = (row: Readonly<Record<string, string>>, line: number) => {
		const {'Process Name': process = '', Operation: operation = '', Path: path = '', Result: result = ''} = row;
		const key = [process, path, result].join('\n');
		const known = denied.get(key);
		if (!known && denied.size >= most) return;
		const operations = known?.operations ?? [];
		denied.set(key, {
			process,
			path,
			result,
			operations: operations.includes(operation) ? operations : [...operations, operation],
			count: (known?.count ?? 0) + 1,
			line: known?.line ?? line,
		});
	};

	return {
		at: () => null,
		codes: () => [],
		sight(text) {
			if (!table || !refusal.test(text)) return '';
			const row = rowOf(text, table);
			return [row['Process Name'], row['Operation'], row['Path'], row['Result']].join('\t');
		},
		see({text, number, whole}) {
			if (!table && isHeading(text)) {
				table = tableOf(text);
				processIn = columnReader(table, 'Process Name');
				companyIn = columnReader(table, 'Company');
				return;
			}

			if (!table) return;
			const process = processIn(text);
			if (process && (processes.size < most || processes.has(process)) && !processes.get(process)) {
				const company = companyIn(text);
				processes.set(process, company ? !/\bMicrosoft\b/i.test(company) : !isOfWindows(process));
			}

			const [, , , result = ''] = whole.split('\t');
			if (result === 'ACCESS DENIED' || result === 'SHARING VIOLATION') put(rowOf(text, table), number);
		},
		understood: () => ({
			procmon: {
				denied: [...denied.values()].sort((one, other) => other.count - one.count || one.line - other.line),
				thirdParty: [...processes].filter(([, isThird]) => isThird).map(([name]) => name),
			},
		}),
	};
});
