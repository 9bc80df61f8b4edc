import type {Anchors} from './anchors.js';
import {type Block, lineLimit} from '../open/blocks.js';
import {decodeLine} from '../open/encoding.js';

/** A line that an anchor met, decoded and without its end. */
export type Line = {
	/** From 1. */
	readonly number: number;
	readonly text: string;
	/** The true length in bytes of a line that was cut at 64 KiB. */
	readonly cutFrom?: number;
	/** The line after it, when that one carries no stamp: long records are wrapped, by copying or by their writer. */
	readonly next?: string;
};

/** A stretch of at least {@link gapSeconds} in which nothing was written. */
export type Gap = {
	readonly from: string;
	readonly to: string;
	readonly seconds: number;
	/** The last line before it. */
	readonly line: number;
	readonly before: string;
};

/** 14½ minutes: the watchdog's 15 less what the clock and the last line may differ. */
export const gapSeconds = 870;

/** What one pass over a file counts; `scan` writes into it, block after block. */
export type Tally = {
	lines: number;
	lf: number;
	crlf: number;
	from: string | null;
	to: string | null;
};

export const emptyTally = (): Tally => ({lines: 0, lf: 0, crlf: 0, from: null, to: null});

export type Seen = {readonly line: (line: Line) => void; readonly gap: (gap: Gap) => void};

const stampSize = 19;
const stamp = /^\d{4}[-/]\d\d[-/]\d\d[ \t]\d\d:\d\d:\d\d/;

const secondsOf = (at: string) => Date.parse(`${isoOf(at)}Z`) / 1000;
const isoOf = (at: string) => `${at.slice(0, 10).replaceAll('/', '-')}T${at.slice(11, stampSize)}`;

/** A slice keeps its whole block alive; what is kept beyond the block is copied out of it. */
const copyOf = (text: string) => Buffer.from(text, 'latin1').toString('latin1');

export const lineAt = (bytes: Buffer, start: number, end: number) => {
	let first = start;
	let last = Math.min(end, start + lineLimit);
	while (bytes[first] === 0xef && bytes[first + 1] === 0xbb && bytes[first + 2] === 0xbf) first += 3;
	while (last > first && bytes[last - 1] === 13) last--;
	return decodeLine(bytes.subarray(first, last));
};

/**
 * Passes once over a block of whole lines: counts them, keeps first and last stamp, tells gaps, and decodes only the
 * lines that `anchors` meets. The pass itself sees latin1, one letter a byte.
 */
export const scan = ({bytes, cutFrom}: Block, tally: Tally, anchors: Anchors, seen: Seen): void => {
	const text = bytes.toString('latin1');
	let met = anchors(bytes, 0);
	let stamped = -1;
	let before = -1;

	for (let start = 0; start < text.length; ) {
		const found = text.indexOf('\n', start);
		const end = found === -1 ? text.length : found;
		tally.lines++;
		if (found !== -1) {
			if (text.charCodeAt(found - 1) === 13 && found > start) tally.crlf++;
			else tally.lf++;
		}

		const first = text.charCodeAt(start) === 0xef ? start + 3 : start;
		if (isStamped(text, first)) {
			if (stamped === -1 || !isSameMinute(text, stamped, first)) {
				const at = text.slice(first, first + stampSize);
				if (stamp.test(at)) {
					const last = stamped === -1 ? tally.to : isoOf(text.slice(stamped, stamped + stampSize));
					tally.from ??= copyOf(isoOf(at));
					if (last !== null) {
						const seconds = secondsOf(at) - secondsOf(last);
						if (seconds >= gapSeconds)
							seen.gap({
								from: copyOf(last),
								to: copyOf(isoOf(at)),
								seconds,
								line: tally.lines - 1,
								before: before === -1 ? '' : lineAt(bytes, before, start - 1),
							});
					}

					stamped = first;
				}
			} else stamped = first;
		}

		if (met !== -1 && met < end) {
			const number = tally.lines;
			const line = lineAt(bytes, start, end);
			const next = nextOf(bytes, text, end + 1);
			seen.line({number, text: line, ...(next !== undefined && {next}), ...(cutFrom && {cutFrom})});
			met = anchors(bytes, end);
		}

		before = start;
		start = end + 1;
	}

	if (stamped !== -1) tally.to = copyOf(isoOf(text.slice(stamped, stamped + stampSize)));
};

/** `2016-09-28 04:30:30`; the update agent writes a tab between day and time, its converted logs slashes in the day. */
const isStamped = (text: string, at: number) => {
	const dash = text.charCodeAt(at + 4);
	const space = text.charCodeAt(at + 10);
	return (dash === 45 || dash === 47) && (space === 32 || space === 9) && text.charCodeAt(at + 13) === 58;
};

/** Day, hour and minute by their last letters: what is equal there cannot be a gap worth telling. */
const isSameMinute = (text: string, one: number, other: number) =>
	text.charCodeAt(one + 15) === text.charCodeAt(other + 15) &&
	text.charCodeAt(one + 14) === text.charCodeAt(other + 14) &&
	text.charCodeAt(one + 12) === text.charCodeAt(other + 12) &&
	text.charCodeAt(one + 9) === text.charCodeAt(other + 9);

const nextOf = (bytes: Buffer, text: string, start: number) => {
	if (start >= text.length || isStamped(text, start)) return undefined;
	const end = text.indexOf('\n', start);
	return lineAt(bytes, start, end === -1 ? text.length : end);
};
