import type {CodeCount} from '../report/report.js';
import type {Entry} from './entry.js';

/** What a failing number begins with: HRESULT, NTSTATUS and the codes of SetupAPI. */
const beginnings = ['80', 'c0', 'C0', 'd0', 'D0', 'e0', 'E0'];
const before = (...words: string[]) => words.flatMap(word => beginnings.map(digit => `${word}${digit}`));

/** The words before a code in all its dresses. */
export const codeAnchors = [
	...before('HRESULT = 0x', 'hr=0x', 'hr:0x', 'hr: 0x', 'hr = 0x', 'HR=0x', 'gle=0x'),
	...before('tatus: 0x', 'tatus 0x', 'rror: 0x', 'rror 0x', 'rror with 0x', 'rrorCode: ', 'esult: 0x', 'ailed 0x'),
	...[...'123456789abcdef'].map(digit => ` er=0x${digit}`),
	...['_FROM_WIN32(', 'NTSTATUS -', 'tatus -', 'tatus: -', 'rror STATUS_', ', result '],
];

/** Win32 and NT names that CSI writes instead of numbers. */
const win32: Readonly<{[name: string]: number}> = {
	ERROR_FILE_NOT_FOUND: 2,
	ERROR_PATH_NOT_FOUND: 3,
	ERROR_ACCESS_DENIED: 5,
	ERROR_NOT_ENOUGH_MEMORY: 8,
	ERROR_INVALID_DATA: 13,
	ERROR_OUTOFMEMORY: 14,
	ERROR_SHARING_VIOLATION: 32,
	ERROR_HANDLE_EOF: 38,
	ERROR_NOT_SUPPORTED: 50,
	ERROR_INVALID_PARAMETER: 87,
	ERROR_DISK_FULL: 112,
	ERROR_ALREADY_EXISTS: 183,
	ERROR_FILE_INVALID: 1006,
	ERROR_SERVICE_DISABLED: 1058,
	ERROR_SHUTDOWN_IN_PROGRESS: 1115,
	ERROR_NOT_FOUND: 1168,
	ERROR_FILE_CORRUPT: 1392,
	ERROR_NO_SYSTEM_RESOURCES: 1450,
	ERROR_TIMEOUT: 1460,
	ERROR_INVALID_DATATYPE: 1804,
	ERROR_SXS_ASSEMBLY_MISSING: 14_081,
	ERROR_SXS_COMPONENT_STORE_CORRUPT: 14_098,
};
const ntstatus: Readonly<{[name: string]: number}> = {
	STATUS_ACCESS_DENIED: 0xc0_00_00_22,
	STATUS_OBJECT_NAME_NOT_FOUND: 0xc0_00_00_34,
	STATUS_OBJECT_PATH_NOT_FOUND: 0xc0_00_00_3a,
	STATUS_SHARING_VIOLATION: 0xc0_00_00_43,
	STATUS_CANNOT_DELETE: 0xc0_00_01_21,
};

const hexOf = (value: number) => `0x${(value >>> 0).toString(16).padStart(8, '0')}`;
/** ERROR_SUCCESS_REBOOT_REQUIRED wears the dress of a failure and is none. */
const rebootRequired = 0x80_07_0b_c2;
const isFailure = (value: number) => value >>> 31 === 1 && value >>> 0 !== rebootRequired;
/** 0xc007nnnn is a Win32 code in an NTSTATUS: the same fault as 0x8007nnnn. */
const fold = (value: number) => (value >>> 16 === 0xc0_07 ? 0x80_07_00_00 | (value & 0xff_ff) : value);
const ofWin32 = (value: number) => (value > 0 && value < 0x1_00_00 ? 0x80_07_00_00 | value : value);

const ofHex = (found: string) => Number.parseInt(found, 16);

/** A word that stands in every such line, the code, and what its digits mean. */
const dresses: ReadonlyArray<readonly [string, RegExp, (found: string) => number | undefined]> = [
	['HRESULT', /\bHRESULT(?:: ?| ?= ?)0x([0-9a-fA-F]{8})\b/g, ofHex],
	['hr', /\bhr(?:: ?| ?= ?)0x([0-9a-fA-F]{8})\b/g, ofHex],
	['HR=', /\bHR=0x([0-9a-fA-F]{8})\b/g, ofHex],
	['gle=', /\bgle=0x([0-9a-fA-F]{8})\b/g, ofHex],
	['er=0x', /\ber=0x([0-9a-fA-F]{1,8})\b/g, found => ofWin32(ofHex(found))],
	[
		'_FROM_WIN32(',
		/_FROM_WIN32\((\w{1,60})\)/g,
		found => ofWin32(/^\d+$/.test(found) ? Number(found) : (win32[found] ?? 0)),
	],
	['NTSTATUS -', /\bNTSTATUS (-\d{5,10})\b/g, Number],
	['tatus', /\b[Ss]tatus:? (-\d{5,10})\b/g, Number],
	['0x', /\b(?:[Ss]tatus:?|[Ee]rror:?|[Rr]esult:|[Ff]ailed|[Ee]rror with) 0x([0-9a-fA-F]{8})\b/g, ofHex],
	['rrorCode: ', /\b[Ee]rrorCode: ([0-9a-fA-F]{8})\b/g, ofHex],
	['rror STATUS_', /\b[Ee]rror (STATUS_\w{1,60})/g, found => ntstatus[found]],
	[
		', result ',
		/^\s*(?:INSTALL|UNINSTALL|CRITICAL)? ?index: \d+.{0,40}?, result (\d{1,5}),/g,
		found => ofWin32(Number(found)),
	],
];

const codesIn = (message: string): readonly string[] => {
	const codes: string[] = [];
	for (const [word, pattern, numberOf] of dresses) {
		if (!message.includes(word)) continue;
		pattern.lastIndex = 0;
		for (let found = pattern.exec(message); found; found = pattern.exec(message)) {
			const value = numberOf(found[1]!);
			if (value === undefined || !isFailure(value)) continue;
			const code = hexOf(fold(value));
			if (!codes.includes(code)) codes.push(code);
		}
	}

	return codes;
};

/** A log says the same thousands of times: what short messages carry is remembered, so long as they are few. */
const remembered = {messages: 500, letters: 300};
const known = new Map<string, readonly string[]>();

/** The failing codes that a line carries, each once, as `0x80070005`; names that we cannot number are left out. */
export const codesOf = (message: string): readonly string[] => {
	if (message.length > remembered.letters) return codesIn(message);
	const before = known.get(message);
	if (before) return before;
	const codes = codesIn(message);
	if (known.size >= remembered.messages) known.clear();
	known.set(message, codes);
	return codes;
};

/** Different codes that are kept: a true log has tens. */
const most = 10_000;

export const codeCounter = () => {
	const counts = new Map<string, {count: number; noise: number; firstLine: number}>();
	return {
		see({number}: Pick<Entry, 'number'>, codes: readonly string[], isNoise: boolean) {
			for (const code of codes) {
				if (counts.size >= most && !counts.has(code)) continue;
				const known = counts.get(code) ?? {count: 0, noise: 0, firstLine: number};
				known.count++;
				if (isNoise) known.noise++;
				counts.set(code, known);
			}
		},
		/** The most frequent first. */
		result: (): readonly CodeCount[] =>
			[...counts]
				.map(([hresult, {count, noise, firstLine}]) => ({hresult, count, noise: noise === count, firstLine}))
				.sort((one, other) => other.count - one.count || one.firstLine - other.firstLine),
	};
};
