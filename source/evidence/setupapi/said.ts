/** Numbers that end a piece of work without a fault: nothing better found, restart wanted, left to the default. */
const harmless = new Set([0, 1, 0x1_03, 0x6_69, 0xb_c2, 0xb_c3, 0xe0_00_02_0e]);

const ofNumber = (value: number): string | undefined => {
	const unsigned = value >>> 0;
	if (!Number.isSafeInteger(value) || harmless.has(unsigned)) return undefined;
	if (unsigned < 0x1_00_00) return `0x8007${unsigned.toString(16).padStart(4, '0')}`;
	return unsigned >>> 31 === 1 ? `0x${unsigned.toString(16)}` : undefined;
};

/** A failing code as one number in one form, Win32 folded to 0x8007…; undefined when it means no failure. */
export const codeOf = (written: string): string | undefined =>
	ofNumber(/^0x/i.test(written) ? Number.parseInt(written.slice(2), 16) : Number(written));

const spellings = [
	/\bError(?: ?= ?|: ?| )\(?(0x[0-9a-fA-F]{1,8})\b/,
	/\bError (\d{1,10}):/,
	/\((0x[0-9a-fA-F]{8})\)/,
	/\bstatus ?= ?(0x[0-9a-fA-F]{1,8})\b/i,
	/\bFAILURE ?\((0x[0-9a-fA-F]{1,8})\)/,
	/\bexit ?\((?:0x)?([0-9a-fA-F]{8})\)/,
];

/** The failing code that a line names. Windows 7 also writes `exit(000005b4)`, without 0x. */
export const codeIn = (text: string): string | undefined => {
	for (const [index, pattern] of spellings.entries()) {
		const found = pattern.exec(text)?.[1];
		if (found === undefined) continue;
		const code = codeOf(index === spellings.length - 1 ? `0x${found}` : found);
		if (code !== undefined) return code;
	}

	return undefined;
};

const step = /\{([^{}]{1,200}?)(?: ?[-:])? exit ?\((?:0x)?([0-9a-fA-F]{8})\)\}/;
/** What these notifications end with is an answer, not an error. */
const notification = /^SPFILENOTIFY_/;

/** `{Add Service: exit(0x00000005)}`: the subsection that ends, and its failing code. */
export const stepIn = (text: string): {readonly name: string; readonly code: string | undefined} | undefined => {
	const found = text.includes('exit') ? step.exec(text) : null;
	if (!found) return undefined;
	const name = found[1]!.trim();
	return {name, code: notification.test(name) ? undefined : codeOf(`0x${found[2]}`)};
};

const extension = /\.inf(?!\w|\.\w)/gi;
/** What no file name holds, and what lines put around one. */
const separator = /[\\/'"\s:[\](){}<>=,|*?]/;
const longestName = 100;

/** The INF that a line names, without its folder; the last one, as a path may hold a folder of that name. */
export const infIn = (text: string): string | undefined => {
	let name: string | undefined;
	extension.lastIndex = 0;
	for (let found = extension.exec(text); found; found = extension.exec(text)) {
		const end = found.index;
		let start = end;
		while (start > 0 && end - start < longestName && !separator.test(text[start - 1]!)) start--;
		if (start < end) name = text.slice(start, end + found[0].length);
	}

	return name;
};

const key = /(?:\b(?:HKLM|HKCR|HKCU|HKU|HKR|HKEY_[A-Z_]{4,20})[\\,]|\\Registry\\)[^'"\]\r\n]{1,300}/i;
const keyWord = /HK|\\Registry\\/i;
const keyEnd = /(?:[.:]? {0,2}(?:Error|failed|\(0x)\b.*|[.\s]+)$/i;
const quoted = /'((?:[A-Za-z]:|\\\\|\\SystemRoot|\\\?\?)[^']{1,400})'/g;

/**
 * The registry key or file that a line is about. Of a copy it is the target, unless a file was not found: then it is
 * the source.
 */
export const objectIn = (text: string, code?: string): string | undefined => {
	const registry = (keyWord.test(text) ? key.exec(text)?.[0] : undefined)?.replace(keyEnd, '').trim();
	if (registry) return registry;
	if (!text.includes("'")) return undefined;
	const paths = [...text.matchAll(quoted)].map(([, path]) => path!);
	return code === '0x80070002' || code === '0x80070003' ? paths[0] : paths.at(-1);
};
