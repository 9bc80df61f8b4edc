import type {Line} from '../rules/scan.js';

/** One line of a CBS.log in its parts; what it lacks is null or empty. */
export type Entry = {
	readonly number: number;
	/** The line as it stands in the file: what is quoted. */
	readonly text: string;
	/** The line with the rest of a wrapped record: what rules look at. */
	readonly whole: string;
	/** `2016-09-28T04:30:30`, local and without offset; null for a line without a stamp. */
	readonly at: string | null;
	readonly level: string | null;
	/** CBS, CSI, DPX … ; empty where Windows 11 leaves the column blank. */
	readonly component: string;
	readonly message: string;
	/** The last line that belongs to it. */
	readonly endLine: number;
	/** The anchors that stand in `whole`, where they are known. */
	readonly words?: readonly string[] | undefined;
	readonly cutFrom?: number | undefined;
};

/** What stands before the message. */
const shape =
	/^(?:Line \d+:\s*)?(?:(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:[.:]\d+)?,?\s+|[\dx]{4}-[\dx]{2}-[\dx]{2}[ T]\d\d:\d\d:\d\d,?\s+)?(?:(Info|Error|Warning|Perf)\b,?\s*(?:\[0x[0-9a-fA-F]+\]\s*)?)?(?:(CBS|CSI|DPX|DEPLOY|SXS|WCP|SQM|WER|DISM|PNP|MSI)\s+)?/;

/** What is looked at of a line: the longest real one had 543 letters, and no pattern shall toil over 64 KiB. */
const sightLimit = 4096;

const isOpen = (text: string) => text.lastIndexOf('[') > text.lastIndexOf(']');
const opensRecord = /^(?:Line \d+:\s*)?(?:[\dx]{4}-[\dx]{2}-|(?:Info|Error|Warning)\b)/;

/** Reads a line in any of the forms seen: Vista to 11 24H2, `findstr` and web pastes, wrapped in the middle of its code. */
export const entryOf = ({number, text, next, words, cutFrom}: Line): Entry => {
	const rest = next && isOpen(text) ? next() : undefined;
	const isWrapped = rest !== undefined && !opensRecord.test(rest);
	const whole = (isWrapped ? text + rest : text).slice(0, sightLimit);
	const [before, date, time, level, component] = shape.exec(whole)!;
	return {
		number,
		text,
		whole,
		at: date && time ? `${date}T${time}` : null,
		level: level ?? null,
		component: component ?? '',
		message: whole.slice(before.length),
		endLine: isWrapped ? number + 1 : number,
		words: isWrapped ? undefined : words?.(),
		cutFrom,
	};
};
