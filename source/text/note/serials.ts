import {halfWidth} from '../half-width.js';

export type Span = {readonly from: number; readonly to: number};
export type FoundSerial = Span & {/** Upper case, half-width. */ readonly serial: string};

// After a colon it is a value (SN:…); after one or two signs and a colon a path's or an address's part.
const token = /(?<![\w.\-\\/@~]|(?<![A-Za-z\d])(?:[A-Za-z]|[\dA-Fa-f]{2}):)[A-Za-z\d]{10,24}(?![\w\\/@~]|[.:-]\w)/g;
const isSerial = (text: string): boolean => {
	if (!/[a-z]/i.test(text) || !/(?:\d.*){4}/.test(text)) return false;
	if (/^(?:0x|KB\d|CAS|win|server|20\d{6}T)/i.test(text)) return false;
	if (/^[\da-f]+$/i.test(text) && (text.length === 12 || text.length >= 16)) return false;
	return /[A-Z]/.test(text) ? !/[a-z]{3}/.test(text) : /(?:\d.*){6}/.test(text) && !/[a-z]{5}/.test(text);
};

/** Serial numbers in a text: ten or more letters and digits with at least four digits; no KB, code, version, hash, MAC, path or file name. */
export const findSerials = (text: string): FoundSerial[] => {
	const found: FoundSerial[] = [];
	for (const {index, 0: said} of halfWidth(text).matchAll(token))
		if (isSerial(said)) found.push({from: index, to: index + said.length, serial: said.toUpperCase()});
	return found;
};
