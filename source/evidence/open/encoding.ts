import {isAscii, isUtf8} from 'node:buffer';

/** How a file writes its text; `windows-125x` stands for the ANSI code pages of the West and the East alike. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-125x' | 'ascii' | 'binary';

export type Guess = {readonly encoding: Encoding; readonly bom: boolean};

/** Bytes of a file's beginning that are enough to tell text from binary and wide text from narrow. */
export const headSize = 65_536;

const beginsWith = (bytes: Uint8Array, ...wanted: number[]) => wanted.every((byte, index) => bytes[index] === byte);

const magics = [
	[0x4d, 0x5a], // MZ: programs
	[0x50, 0x4b, 0x03, 0x04], // zip
	[0x4d, 0x53, 0x43, 0x46], // cab
	[0x7f, 0x45, 0x4c, 0x46], // ELF
	[0x1f, 0x8b], // gzip
	[0x89, 0x50, 0x4e, 0x47], // PNG
	[0xff, 0xd8, 0xff], // JPEG
	[0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65, 0x00], // evtx
	[0x72, 0x65, 0x67, 0x66], // registry hive
];

const isControl = (byte: number) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27;

/**
 * Tells what the beginning of a file shows: byte order mark, NUL pattern of wide text, binary or narrow text.
 * For narrow text without a mark the answer is provisional (`ascii`, `utf-8`, `gb18030`, `windows-125x` by this part
 * only): the first byte above 127 may come a gigabyte later, see {@link Narrow}.
 */
export const guessEncoding = (head: Uint8Array): Guess => {
	if (beginsWith(head, 0xef, 0xbb, 0xbf)) return {encoding: 'utf-8', bom: true};
	if (beginsWith(head, 0xff, 0xfe)) return {encoding: 'utf-16le', bom: true};
	if (beginsWith(head, 0xfe, 0xff)) return {encoding: 'utf-16be', bom: true};
	if (magics.some(magic => beginsWith(head, ...magic))) return {encoding: 'binary', bom: false};

	const nuls = [0, 0];
	let controls = 0;
	for (const [index, byte] of head.entries()) {
		if (byte === 0) nuls[index % 2]!++;
		else if (isControl(byte)) controls++;
	}

	const half = head.length / 2;
	if (nuls[1]! > half * 0.6 && nuls[0]! < half * 0.1) return {encoding: 'utf-16le', bom: false};
	if (nuls[0]! > half * 0.6 && nuls[1]! < half * 0.1) return {encoding: 'utf-16be', bom: false};
	// A log that lost power ends in a run of NULs: only a beginning that is mostly NUL or control is no text.
	if (nuls[0]! + nuls[1]! > head.length * 0.5 || controls > head.length * 0.1) return {encoding: 'binary', bom: false};
	return {encoding: narrowEncoding(head), bom: false};
};

/**
 * GBK and the ANSI code pages cannot be told apart by validity alone: most Western text is valid GBK. Chinese text
 * stands in pairs of high bytes whose first names a common character (A1–A3 punctuation, B0–D7 level 1).
 */
const looksChinese = (bytes: Uint8Array) => {
	let common = 0;
	let other = 0;
	for (let index = 0; index < bytes.length; index++) {
		const lead = bytes[index]!;
		if (lead < 0x80) continue;
		const trail = bytes[index + 1] ?? 0;
		const isPair = trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7));
		if (isPair) common++;
		else other++;
		if (lead >= 0x81 && trail >= 0x40) index++;
	}

	return common > other;
};

const isGb18030 = (bytes: Uint8Array) => {
	try {
		new TextDecoder('gb18030', {fatal: true}).decode(bytes);
		return true;
	} catch {
		return false;
	}
};

const narrowEncoding = (bytes: Uint8Array): 'ascii' | 'utf-8' | 'gb18030' | 'windows-125x' => {
	if (isAscii(bytes)) return 'ascii';
	// The sample may end inside a character: up to three bytes are forgiven.
	if ([0, 1, 2, 3].some(cut => isUtf8(bytes.subarray(0, bytes.length - cut)))) return 'utf-8';
	return looksChinese(bytes) && [0, 1, 2, 3].some(cut => isGb18030(bytes.subarray(0, bytes.length - cut)))
		? 'gb18030'
		: 'windows-125x';
};

const decoders = {
	gb18030: new TextDecoder('gb18030'),
	'windows-125x': new TextDecoder('windows-1252'),
	'utf-8': new TextDecoder('utf-8', {ignoreBOM: true}),
};

/** The text of one line's bytes, by its own evidence: CBS writes GBK names into files that begin with a UTF-8 mark. */
export const decodeLine = (bytes: Buffer): string => {
	const encoding = narrowEncoding(bytes);
	return encoding === 'ascii' ? bytes.toString('latin1') : decoders[encoding].decode(bytes);
};

const rank = ['ascii', 'utf-8', 'windows-125x', 'gb18030'] as const;

/** What a narrow file proves to be, block by block; a later block can only add knowledge. */
export const narrower = (known: Encoding, block: Uint8Array): Encoding => {
	if (known === rank.at(-1)) return known;
	const seen = narrowEncoding(block);
	return rank.indexOf(seen) > rank.indexOf(known as (typeof rank)[number]) ? seen : known;
};
