import {readEml} from './eml.js';
import {readMsg} from './msg.js';
import type {Thread} from './thread.js';
import {splitThread} from './thread.js';

const compound = [0xd0, 0xcf, 0x11, 0xe0];

const decodings = ['utf-8', 'gb18030'] as const;

/** A text file's words: by its mark, by NULs, as UTF-8 where it is valid, else as Chinese. */
export const textOf = (bytes: Uint8Array): string => {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	if (bytes.subarray(0, 400).filter(byte => byte === 0).length > 20) return new TextDecoder('utf-16le').decode(bytes);
	for (const encoding of decodings) {
		try {
			return new TextDecoder(encoding, {fatal: true}).decode(bytes);
		} catch {}
	}

	return new TextDecoder('gb18030').decode(bytes);
};

const internetHeader =
	/^(?:MIME-Version|Received|Return-Path|Message-ID|Content-Type|DKIM-Signature|X-[\w-]+) {0,3}:/im;

/** An `.eml` by what stands in it: header lines of the internet before the first blank line. */
const isEml = (text: string): boolean => {
	const top = text.replace(/^\uFEFF/, '').split(/\r?\n\r?\n/, 1)[0]!;
	return /^[\w-]+ {0,3}:/.test(top) && internetHeader.test(top) && /^(?:From|Date|Subject) {0,3}:/im.test(top);
};

/** What a file is, by what stands in it. */
export const kindOf = (bytes: Uint8Array): 'msg' | 'eml' | 'text' => {
	if (compound.every((byte, index) => bytes[index] === byte)) return 'msg';
	return isEml(new TextDecoder('latin1').decode(bytes.subarray(0, 65_536))) ? 'eml' : 'text';
};

/** Reads one file, by what it is and not by its name: `.msg`, `.eml` or the text of a whole thread. Throws on a broken mail. */
export const readMails = async (bytes: Uint8Array, source: string): Promise<Thread> => {
	const kind = kindOf(bytes);
	if (kind === 'text') return splitThread(textOf(bytes), source);
	return one(await (kind === 'msg' ? readMsg : readEml)(bytes, source));
};

const one = (letter: Thread['letters'][number]): Thread => ({
	...(letter.subject && {subject: letter.subject}),
	letters: [letter],
});
