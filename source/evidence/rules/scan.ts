import {type Block, lineLimit} from '../open/blocks.js';
import {decodeLine} from '../open/encoding.js';
import type {Anchors} from './anchors.js';

/** A line that an anchor met, decoded and without its end. */
export type Line = {
	/** From 1. */
	readonly number: number;
	readonly text: string;
	/** The true length in bytes of a line that was cut at 64 KiB. */
	readonly cutFrom?: number | undefined;
	/**
	 * The line after it, when that one carries no stamp: long records are wrapped, by copying or by their writer. To be
	 * asked while the line is seen, not later.
	 */
	readonly next?: () => string | undefined;
	/** The anchors that stand in it; undefined: it may be any. To be asked like `next`. */
	readonly words?: () => readonly string[] | undefined;
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

const lineEnd = 10;
const stampSize = 19;
const stamp = /^\d{4}[-/]\d\d[-/]\d\d[ \t]\d\d:\d\d:\d\d/;

const secondsOf = (at: string) => Date.parse(`${at}Z`) / 1000;
const isoOf = (at: string) => `${at.slice(0, 10).replaceAll('/', '-')}T${at.slice(11)}`;
const stampAt = (bytes: Buffer, at: number) => bytes.toString('latin1', at, at + stampSize);

const endFrom = (bytes: Buffer, start: number) => {
	const found = bytes.indexOf(lineEnd, start);
	return found === -1 ? bytes.length : found;
};

const isMark = (bytes: Buffer, at: number) => bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;

/** The text of a line from its first byte to its end, without marks and returns. */
export const lineAt = ({bytes, isAscii}: Block, start: number, end: number) => {
	let first = start;
	let last = Math.min(end, start + lineLimit);
	while (isMark(bytes, first)) first += 3;
	while (last > first && bytes[last - 1] === 13) last--;
	return isAscii ? bytes.toString('latin1', first, last) : decodeLine(bytes.subarray(first, last));
};

/**
 * Passes once over a block of whole lines: counts them, keeps first and last stamp, tells gaps, and decodes only the
 * lines that `anchors` meets.
 */
export const scan = (block: Block, tally: Tally, anchors: Anchors, seen: Seen): void => {
	const {bytes, cutFrom} = block;
	const size = bytes.length;
	let met = anchors.next(bytes, 0);
	let stamped = -1;
	let before = -1;

	for (let start = 0; start < size; ) {
		const end = endFrom(bytes, start);
		tally.lines++;
		if (end < size) {
			if (end > start && bytes[end - 1] === 13) tally.crlf++;
			else tally.lf++;
		}

		const first = bytes[start] === 0xef ? start + 3 : start;
		if (isStamped(bytes, first)) {
			if (stamped === -1 || !isSameMinute(bytes, stamped, first)) {
				const shown = stampAt(bytes, first);
				if (stamp.test(shown)) {
					const from = stamped === -1 ? tally.to : isoOf(stampAt(bytes, stamped));
					const to = isoOf(shown);
					tally.from ??= to;
					if (from !== null) {
						const seconds = secondsOf(to) - secondsOf(from);
						const line = tally.lines - 1;
						if (seconds >= gapSeconds)
							seen.gap({from, to, seconds, line, before: before === -1 ? '' : lineAt(block, before, start - 1)});
					}

					stamped = first;
				}
			} else stamped = first;
		}

		if (met !== -1 && met < end) {
			const from = start;
			seen.line({
				number: tally.lines,
				text: lineAt(block, start, end),
				cutFrom,
				next: () => nextOf(block, end + 1),
				words: () => (block.isAscii ? anchors.within(bytes, from, end) : undefined),
			});
			met = anchors.next(bytes, end);
		}

		before = start;
		start = end + 1;
	}

	if (stamped !== -1) tally.to = isoOf(stampAt(bytes, stamped));
};

/** `2016-09-28 04:30:30`; the update agent writes a tab between day and time, its converted logs slashes in the day. */
const isStamped = (bytes: Buffer, at: number) => {
	const dash = bytes[at + 4];
	const space = bytes[at + 10];
	return (dash === 45 || dash === 47) && (space === 32 || space === 9) && bytes[at + 13] === 58;
};

/** Day, hour and minute by their last letters: what is equal there cannot be a gap worth telling. */
const isSameMinute = (bytes: Buffer, one: number, other: number) =>
	bytes[one + 15] === bytes[other + 15] &&
	bytes[one + 14] === bytes[other + 14] &&
	bytes[one + 12] === bytes[other + 12] &&
	bytes[one + 9] === bytes[other + 9];

const nextOf = (block: Block, start: number) =>
	start >= block.bytes.length || isStamped(block.bytes, start)
		? undefined
		: lineAt(block, start, endFrom(block.bytes, start));
