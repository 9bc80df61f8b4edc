import {halfWidth} from './half-width.js';
import {type Place, placesIn} from './place.js';

/** A canonical error code: `0x80070005`, lower case; Win32 errors folded to 0x8007…. */
export type Code = string;

/** Names to codes: `E_ACCESSDENIED` → `0x80070005`. A Win32 name and its HRESULT are the same code. */
export type Symbols = ReadonlyMap<string, string>;

export type FoundCode = Place & {readonly text: string; readonly code: Code};

const hex = (value: number): Code => `0x${(value >>> 0).toString(16).padStart(8, '0')}`;

/**
One number in one form: Win32 (up to 0xffff, not 0) becomes 0x8007…; so does an NTSTATUS that only wraps a Win32 error
(0xc007…); an NTSTATUS wrapped into an HRESULT (0xd…) becomes itself again.
*/
const canonical = (value: number): Code | undefined => {
	if (!Number.isSafeInteger(value) || value < -(2 ** 31) || value >= 2 ** 32) return undefined;
	const unsigned = value >>> 0;
	if (unsigned === 0) return hex(0);
	if (unsigned <= 0xffff) return hex(0x80070000 + unsigned);
	if (unsigned >>> 16 === 0xc007) return hex(0x80070000 + (unsigned & 0xffff));
	return hex(unsigned >>> 28 === 0xd ? unsigned - 0x10000000 : unsigned);
};

const named = (name: string, symbols: Symbols | undefined): Code | undefined => {
	const code = symbols?.get(name) ?? symbols?.get(name.toUpperCase());
	return code === undefined ? undefined : canonical(Number.parseInt(code.replace(/^0x/i, ''), 16));
};

const spelled = (said: string, symbols: Symbols | undefined): Code | undefined =>
	/^0x[\da-f]+$/i.test(said)
		? canonical(Number.parseInt(said.slice(2), 16))
		: /^-?\d+$/.test(said)
			? canonical(Number(said))
			: named(said, symbols);

/** Hex digits without 0x only where a failure's facility stands: 8000, 8004, 8007, 8024, 800f …, c000, c01a, d000, e000. */
const failure = /^(?:8000(?:00|4|ffff)|80(?:0[1-9bf]|2[0-8]|7[0-9]|d[0-9]|c8)|c0(?:00|07|15|19|1[a-e])|d000|e000)/;
const isFailure = (code: Code | undefined) => code !== undefined && failure.test(code.slice(2));

const wrapped = /^(?:hresult_from_win32|ntstatus_from_win32|hresult_from_nt)\s*\(\s*([^()\s]{1,60})\s*\)$/i;
const label =
	/^(?:(?:win32|system|windows)\s*)?(?:error\s*code|errorcode|error|err|ntstatus|hresult|status|result|code|gle|hr|er|getlasterror(?:\(\))?|错误代?码|错误号?|报错|代码|返回码|返回值)\s*[:=(#]?\s*([^\s()]{1,60})\)?$/i;

/**
One code as a person gives it (`casewalk code CODE`), in any spelling: hex with or without 0x, signed or unsigned decimal,
`HRESULT_FROM_WIN32(…)`, `Error 5`, `gle=0x…`, a symbol. A bare small number only with `bare`. Undefined when it is none.
*/
export const readCode = (text: string, symbols?: Symbols, {bare = false} = {}): Code | undefined => {
	const said = halfWidth(text)
		.trim()
		.replace(/^[[("'“]+|[\])"'”.,，。]+$/g, found => (found.startsWith(')') ? ')' : ''))
		.trim();
	const inner = wrapped.exec(said)?.[1];
	if (inner !== undefined) return spelled(inner, symbols);
	const direct = number(said, bare) ?? named(said, symbols);
	if (direct !== undefined) return direct;
	const after = label.exec(said)?.[1];
	return after === undefined ? undefined : (number(after, true) ?? named(after, symbols));
};

const number = (said: string, small: boolean): Code | undefined => {
	if (/^0x[\da-f]{1,8}$/i.test(said)) return spelled(said, undefined);
	if (/^[89a-f][\da-f]{7}$/i.test(said)) return canonical(Number.parseInt(said, 16));
	if (!/^-?\d{1,10}$/.test(said)) return undefined;
	const value = Number(said);
	return small || value < 0 || value >= 2 ** 31 ? canonical(value) : undefined;
};

const patterns: ReadonlyArray<readonly [RegExp, 'call' | 'hex' | 'plain-hex' | 'decimal' | 'worded' | 'name']> = [
	[/(?<!\w)(?:HRESULT_FROM_WIN32|NTSTATUS_FROM_WIN32|HRESULT_FROM_NT) ?\( ?[\w-]{1,60} ?\)/gi, 'call'],
	[/(?<![\w\\])0x[\da-f]{1,8}(?![\da-z_])/gi, 'hex'],
	[/(?<![\w.\-\\/{@~])[8cde][\da-f]{7}(?!\w|[.-]\w)/gi, 'plain-hex'],
	[/(?<![\w.,])-?\d{9,10}(?!\w|[.,]\d)/g, 'decimal'],
	[
		/(?<![\w])(?:(?:win32|system) )?(?:error|err|gle|GetLastError)(?: ?code)?(?: ?[:=#] ?| )(\d{1,5})(?![\w%]|[.,:-]\d| ?(?:of|times|errors|machines|pcs|devices))/gi,
		'worded',
	],
	[/错误(?:代?码|号)?(?: ?[:=是为] ?| ?)(\d{1,5})(?![\w%]|[.,:-]\d| ?[个次台条处种项分小天月年日])/g, 'worded'],
	[/(?<!\w)[A-Z][A-Z\d]{0,14}(?:_[A-Z\d]{1,30}){1,8}(?!\w)/g, 'name'],
];

const isStop = (before: string) => /(?:蓝屏|BSOD|stop|bug ?check|终止代码)[^\n]{0,12}$/i.test(before);
/** `BlockTimeIncrement=0x384` sets a value; `gle=0x5` says an error. */
const isSetting = (before: string) => {
	const left = /([A-Za-z_]{1,40})\)? {0,2}[=:] {0,2}$/.exec(before)?.[1];
	return left !== undefined && !/err|gle|hr|result|code|status|^er$|ret/i.test(left);
};

export type CodeReading = {
	readonly symbols?: Symbols /** Success codes (0x00000000) too. */;
	readonly success?: boolean;
};

/** Every error code in a text, in order, each place once; never throws. A stop code after 蓝屏 stays as it is (`0x0000007b`). */
export const findCodes = (text: string, {symbols, success = false}: CodeReading = {}): FoundCode[] => {
	const half = halfWidth(text);
	const place = placesIn(text);
	const found: FoundCode[] = [];
	let taken: Array<readonly [number, number]> = [];
	for (const [pattern, kind] of patterns) {
		if (kind === 'name' && !symbols) continue;
		const here: Array<readonly [number, number]> = [];
		for (const match of half.matchAll(pattern)) {
			const {index, 0: all} = match;
			const end = index + all.length;
			const code = codeOf(kind, match, half, symbols);
			if (code === undefined || (!success && code === '0x00000000')) continue;
			if (overlaps(taken, index, end)) continue;
			here.push([index, end]);
			found.push({...place(index), text: text.slice(index, end), code});
		}

		if (here.length > 0) taken = [...taken, ...here].toSorted((a, b) => a[0] - b[0]);
	}

	return found.toSorted((a, b) => a.index - b.index);
};

const overlaps = (taken: ReadonlyArray<readonly [number, number]>, from: number, to: number): boolean => {
	let low = 0;
	let high = taken.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (taken[middle]![1] <= from) low = middle + 1;
		else high = middle;
	}

	return low < taken.length && taken[low]![0] < to;
};

const codeOf = (
	kind: (typeof patterns)[number][1],
	match: RegExpExecArray,
	half: string,
	symbols: Symbols | undefined,
): Code | undefined => {
	const all = match[0];
	const before = half.slice(Math.max(0, match.index - 48), match.index);
	switch (kind) {
		case 'call':
			return readCode(all, symbols);
		case 'hex': {
			if (all.length === 10 && isStop(before)) return hex(Number.parseInt(all, 16));
			if (all.length < 10 && (isStop(before) || isSetting(before))) return undefined;
			return spelled(all, undefined);
		}

		case 'plain-hex': {
			const code = canonical(Number.parseInt(all, 16));
			return isFailure(hex(Number.parseInt(all, 16))) ? code : undefined;
		}

		case 'decimal': {
			const value = Number(all);
			return (value < 0 || value >= 2 ** 31) && isFailure(hex(value)) ? canonical(value) : undefined;
		}

		case 'worded':
			return /http ?$/i.test(before) ? undefined : canonical(Number(match[1]));
		case 'name':
			return named(all, symbols);
	}
};
