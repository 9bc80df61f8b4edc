import type {Line} from '../rules/scan.js';

/** A line of setupapi.dev.log in its parts. */
export type Entry = {
	readonly number: number;
	/** The line as it stands in the file: what is quoted. */
	readonly text: string;
	/** What is looked at of it. */
	readonly seen: string;
	/** `!!!` error, `!` warning; null for every other line. */
	readonly mark: 'error' | 'warning' | null;
	/** Spaces before its words: how deep in subsections it stands. */
	readonly depth: number;
	/** `>` opens a section, `<` ends it, `[` is of the log itself: most lines are none of these and need no closer look. */
	readonly frame: '>' | '<' | '[' | null;
	readonly cutFrom?: number;
};

const shape = /^\uFEFF?\s{0,12}(?:(!!!|!)\s{1,4}|([<>[]))?(?:[a-zA-Z]{2,4}\s?:(\s{0,200}))?/;

/** What is looked at of a line: the longest that Windows writes has some hundred letters. */
const sightLimit = 4096;

export const entryOf = ({number, text, cutFrom}: Line): Entry => {
	const seen = text.slice(0, sightLimit);
	const [, mark, frame, spaces] = shape.exec(seen)!;
	return {
		number,
		text,
		seen,
		mark: mark === undefined ? null : mark === '!' ? 'warning' : 'error',
		depth: spaces?.length ?? 0,
		frame: (frame as Entry['frame']) ?? null,
		...(cutFrom && {cutFrom}),
	};
};

const stamp = String.raw`(\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d)(?:\.\d{1,3})?`;
const stamped = (words: string) => new RegExp(`^\\s{0,12}${words}`);
const isoOf = (found: RegExpExecArray | null) =>
	found ? `${found[1]}-${found[2]}-${found[3]}T${found[4]}` : undefined;

const title = /^\s{0,12}>>>\s{1,4}\[(.{0,1000}?)\]?\s*$/;
// The documentation puts the time first, Windows writes it last.
const starts = [stamped(`>>>\\s{1,4}Section start ${stamp}`), stamped(`>>>\\s{1,4}${stamp}: Section start`)];
const ends = [stamped(`<<<\\s{1,4}Section end ${stamp}`), stamped(`<<<\\s{1,4}${stamp}: Section end`)];
const booted = new RegExp(String.raw`^\uFEFF?\[Boot Session: ${stamp}`);
const exit = /^\s{0,12}<<<\s{1,4}\[Exit(?: status: (SUCCESS|FAILURE)(?: ?\((0x[0-9a-fA-F]{1,8}|[A-Z_]{1,40})\))?)?\]/;

const firstOf = (patterns: readonly RegExp[], text: string) =>
	patterns.map(pattern => isoOf(pattern.exec(text))).find(at => at !== undefined);

/** `Install Driver Updates`, or the title with the device it is about. */
export const titleOf = (text: string): string | undefined => title.exec(text)?.[1]?.slice(0, 300);
export const startOf = (text: string): string | undefined => firstOf(starts, text);
export const endOf = (text: string): string | undefined => firstOf(ends, text);
export const bootOf = (text: string): string | undefined => isoOf(booted.exec(text));

/** `[Exit status: FAILURE(0x00000005)]`; `[Exit]` alone says nothing of the outcome. */
export const exitOf = (
	text: string,
): {readonly status: 'success' | 'failure' | 'unknown'; readonly detail: string | null} | undefined => {
	const found = exit.exec(text);
	if (!found) return undefined;
	const [, word, detail] = found;
	return {
		status: word === 'SUCCESS' ? 'success' : word === 'FAILURE' ? 'failure' : 'unknown',
		detail: detail ?? null,
	};
};
