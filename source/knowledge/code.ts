import type {Both} from '../text/both.js';
import {findCodes, readCode, type Symbols} from '../text/codes.js';
import {halfWidth} from '../text/half-width.js';
import type {Code, Knowledge} from './schema.js';

export type CodeLookUp = {
	/** As typed. */
	readonly token: string;
	readonly verdict: 'known' | 'unknown' | 'malformed';
	/** `0x80070005`: lower case, Win32 folded to 0x8007…; null when the token is no code. */
	readonly code: string | null;
	readonly entry: Code | null;
	/** What the number says by itself, known or not. */
	readonly parts: CodeParts | null;
};

export type CodeParts = {
	/** As event logs and WMI print it: unsigned and signed decimal. */
	readonly unsigned: number;
	readonly signed: number;
	/** Who raised it, by the high digits. */
	readonly facility: Both;
	/** The Win32 error inside 0x8007…; null for others. */
	readonly win32: number | null;
};

/** The longest beginning that fits names who raised a code. Source: winerror.h facilities; the ranges of Windows Update and CBS. */
const facilities: ReadonlyArray<readonly [string, Both]> = [
	['00000000', {zh: '成功，不是错误', en: 'success, no error'}],
	['0000', {zh: '蓝屏停止代码', en: 'stop code of a blue screen'}],
	['80072e', {zh: 'WinHTTP / WinINet（网络连接）', en: 'WinHTTP / WinINet (network)'}],
	['80072f', {zh: 'WinHTTP / WinINet（网络连接、证书）', en: 'WinHTTP / WinINet (network, certificates)'}],
	['8007', {zh: 'Win32 系统错误', en: 'Win32 system error'}],
	['800f', {zh: 'CBS 与 SetupAPI（维护与驱动安装）', en: 'CBS and SetupAPI (servicing, driver installation)'}],
	['8009', {zh: '加密与签名', en: 'cryptography and signatures'}],
	['800b', {zh: '证书与信任', en: 'certificates and trust'}],
	['8024', {zh: 'Windows Update 客户端', en: 'Windows Update agent'}],
	['8020', {zh: 'BITS 后台传输', en: 'BITS background transfer'}],
	['80d0', {zh: '传递优化', en: 'Delivery Optimization'}],
	['8019', {zh: '安装程序', en: 'Windows Setup'}],
	['c190', {zh: 'Windows 安装程序', en: 'Windows Setup'}],
	['8004', {zh: 'COM 组件', en: 'COM component'}],
	['8000', {zh: '通用错误', en: 'generic'}],
	['c', {zh: 'NTSTATUS（内核、启动）', en: 'NTSTATUS (kernel, boot)'}],
	['e0', {zh: 'SetupAPI（驱动安装）', en: 'SetupAPI (driver installation)'}],
	['', {zh: '未知来源', en: 'unknown origin'}],
];

const partsOf = (code: string): CodeParts => {
	const digits = code.slice(2);
	const unsigned = Number.parseInt(digits, 16);
	return {
		unsigned,
		signed: unsigned | 0,
		facility: facilities.find(([start]) => digits.startsWith(start))![1],
		win32: digits.startsWith('8007') ? unsigned & 0xffff : null,
	};
};

/** Every symbol of the knowledge, for spellings like `E_ACCESSDENIED`; an entry may name several, `A / B`, or have more among its names. */
export const symbolsOf = ({codes}: Knowledge): ReadonlyMap<string, string> =>
	new Map(
		Object.values(codes).flatMap(({id, symbol, names = []}) =>
			[
				...(symbol.match(/[A-Z][A-Z\d_]+/gi) ?? []),
				...names.filter(name => /^[A-Z][A-Z\d]*(_[A-Z\d]+)+$/.test(name)),
			].map(name => [name, id]),
		),
	);

const stop = /(?:stop|bug ?check|bsod|蓝屏|停止代码|终止代码)[\s:=(]{0,3}(?:0x)?([\da-f]{1,8})\)?$/i;

/** A stop code keeps its number, it is no Win32 error: `STOP 0x7B`, `蓝屏 0x0000007b`; eight digits alone where one is described. */
const readStop = (said: string, {codes}: Knowledge, symbols: Symbols): string | undefined => {
	const number = stop.exec(said)?.[1];
	if (number !== undefined) return `0x${number.toLowerCase().padStart(8, '0')}`;
	const id = symbols.get(said.toUpperCase()) ?? said.toLowerCase();
	return /^0x0000[\da-f]{4}$/.test(id) && Object.hasOwn(codes, id) ? id : undefined;
};

/** What a C or Basic programmer, a form or a careless copy puts around a code. */
const bared = (said: string): string =>
	said
		.replace(/^[[(<{"'“‘「【]+|[\])>}"'”’」】.,;!?。，；！？]+$/g, '')
		.replace(/^&h(?=[\da-f]{8})/i, '0x')
		.replace(/^((?:0x)?[\da-f]{8})[hlu]{1,2}$/i, '$1')
		.replace(/^win32\s*[:=#]?\s*(?=-?\d+$)/i, 'win32 error ')
		.replace(/^(hresult_from_win32|hresult_from_nt|ntstatus_from_win32)\s+\(/i, '$1(');

/** The one code of a longer text; undefined when there is none or more than one. */
const onlyOne = (said: string, symbols: Symbols): string | undefined => {
	const [first, ...more] = new Set(findCodes(said, {symbols}).map(({code}) => code));
	return more.length === 0 ? first : undefined;
};

const read = (said: string, symbols: Symbols, bare: boolean): string | undefined => {
	const close = said.replaceAll(/\s+/g, '');
	return (
		readCode(said, symbols, {bare}) ??
		readCode(bared(said), symbols, {bare}) ??
		(/^(0x)?[\da-f]{8}$/i.test(close) ? readCode(close, symbols) : undefined) ??
		onlyOne(said, symbols)
	);
};

/**
 * Looks a code up in any spelling: `0x80070005`, `80070005`, `-2147024891`, `2147942405`, `HRESULT_FROM_WIN32(5)`,
 * `E_ACCESSDENIED`, `Error 5`, `STOP 0x7B`, `[HRESULT = 0x80070005 - E_ACCESSDENIED]`, `5` (a small number alone only with `bare`).
 * A code nobody described is still taken apart, and said to be unknown. Never throws.
 */
export const lookUpCode = (given: string, knowledge: Knowledge, {bare = true} = {}): CodeLookUp => {
	const symbols = symbolsOf(knowledge);
	const said = halfWidth(given.slice(0, 200)).trim();
	const code = readStop(said, knowledge, symbols) ?? read(said, symbols, bare);
	if (code === undefined) return {token: given, verdict: 'malformed', code: null, entry: null, parts: null};
	const entry = Object.hasOwn(knowledge.codes, code) ? knowledge.codes[code]! : null;
	return {token: given, verdict: entry ? 'known' : 'unknown', code, entry, parts: partsOf(code)};
};
