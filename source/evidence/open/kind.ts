import type {Encoding} from './encoding.js';

/** What a file is by its content; its name says nothing. `unknown` is an answer. */
export type Kind =
	| 'cbs'
	| 'setupapi'
	| 'dism'
	| 'windowsupdate'
	| 'checksur'
	| 'setupact'
	| 'reporting'
	| 'procmon'
	| 'pml'
	| 'poqexec'
	| 'evtx'
	| 'zip'
	| 'cab'
	| 'photo'
	| 'unknown';

const magics: ReadonlyArray<readonly [Kind, string]> = [
	['zip', 'PK\u0003\u0004'],
	['cab', 'MSCF'],
	['evtx', 'ElfFile\u0000'],
	['pml', 'PML_'],
];

const stamp = String.raw`[\dx]{4}-[\dx]{2}-\d\d[ T]\d\d:\d\d:\d\d(?:[.:]\d+)?,?\s+`;
const opening = String.raw`^\uFEFF?(?:Line \d+:\s*)?(?:${stamp})?(?:Info|Error|Warning|Perf)\b`;

/** Lines that only one kind of log writes; the kind with the most of them is it. */
const shapes: ReadonlyArray<readonly [Kind, RegExp]> = [
	['cbs', new RegExp(String.raw`${opening},?\s+(?:\[0x[0-9a-fA-F]+\]\s*)?(?:CBS|CSI|DPX|DEPLOY|SXS|WCP|SQM)\s`)],
	['dism', new RegExp(String.raw`${opening},?\s+DISM\s`)],
	[
		'setupact',
		new RegExp(
			String.raw`${opening},?\s+(?:\[0x[0-9a-fA-F]+\]\s*)?(?:MOUPG|SP|MIG|IBS|IBSLIB|SETUP|PANTHR|DIAG|CONX)\s`,
		),
	],
	[
		'setupapi',
		/^(?:\uFEFF?\[Device Install Log\]|>>>\s{2}(?:\[|Section start)|<<<\s{2}(?:\[|Section end)|(?:!!!\s{2}|!\s{4}|\s{5}) ?(?:dvi|inf|sto|flq|cpy|sig|ump|ndv|pol|idb|bak|dvs|cmd|utl|cmp):)/,
	],
	[
		'windowsupdate',
		/^\uFEFF?\d{4}[-/]\d\d[-/]\d\d[\t ]\d\d:\d\d:\d\d[:.]\d{3,7}[\t ]+[\da-f]+[\t ]+[\da-f]+[\t ]+\w+/i,
	],
	[
		'checksur',
		/^\uFEFF?(?:Checking System Update Readiness\.|Binary Version \d|Checking (?:Windows Servicing Packages|Package Manifests and Catalogs|Package Watchlist|Component Watchlist|Packages|Component Store)|\((?:f|fix|w)\)\t?\s?C(?:BS|SI) |Summary: ?Seconds executed)/,
	],
	['reporting', /^\uFEFF?\{[0-9A-F-]{36}\}\t\d{4}-\d\d-\d\d \d\d:\d\d:\d\d:\d{3}[+-]\d{4}\t/],
	// A FILETIME of this century in fifteen digits begins every line.
	['poqexec', /^\uFEFF?1[c-f][\da-f]{13}(?![\da-f])/i],
	['procmon', /^(?=.{0,300}\bProcess Name\b)(?=.{0,300}\bOperation\b)\uFEFF?"?[A-Z][\w &]{1,30}"?[,;\t]/],
];

/** A log whose beginning holds none of its own lines is `unknown`, whatever its name. */
export const kindOf = (head: string, encoding: Encoding): Kind => {
	const magic = magics.find(([, word]) => head.startsWith(word));
	if (magic) return magic[0];
	if (encoding === 'binary') return 'unknown';

	const counts = new Map<Kind, number>();
	for (const line of head.split(/\r*\n/)) {
		const shape = shapes.find(([, pattern]) => pattern.test(line.slice(0, 400)));
		if (shape) counts.set(shape[0], (counts.get(shape[0]) ?? 0) + 1);
	}

	// dism.log quotes CBS lines between its own; a CBS.log never holds DISM's.
	if (counts.has('dism')) return 'dism';
	return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 'unknown';
};
