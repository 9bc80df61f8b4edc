/** A line that tells how servicing went on. */
export type Step = {
	readonly file: string;
	readonly line: number;
	/** Local and without offset; null when the line has no stamp. */
	readonly at: string | null;
	readonly quote: string;
};

/** A step with what is the same of it on every machine: its words without numbers, names and times. */
export type Signed = Step & {readonly sign: string; readonly isFailure: boolean};

/** The sign of a start of the service: it is in every run and likens none to another. */
export const serviceStart = 'the service starts';

/** A stretch of a run, with a beginning and, unless it was cut off, an end. */
export type Stretch = {
	/** A phase of CBS, or the title of a section of setupapi. */
	readonly name: string;
	readonly from: string | null;
	/** Of one that was cut off: when the log goes on. */
	readonly to: string | null;
	/** null when one of the two is unknown. */
	readonly seconds: number | null;
	/** The machine or the service started anew before it ended, or the log ends in it. */
	readonly isCut: boolean;
	/** As the log says it; null when it says nothing. */
	readonly result: string | null;
	readonly file: string;
	readonly line: number;
};

/** What servicing did from one start of its service to the next: of setupapi, one section. */
export type Run = {readonly steps: readonly Signed[]; readonly stretches: readonly Stretch[]};

/** Seconds between two stamps; null when one is missing or they stand in the wrong order. */
export const secondsBetween = (from: string | null, to: string | null): number | null => {
	if (from === null || to === null) return null;
	const seconds = (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 1000;
	return seconds >= 0 ? seconds : null;
};

/** Failing numbers: HRESULT, NTSTATUS, SetupAPI. */
const failing = /^0x[8c-e][0-9a-f]{7}$/i;
/** ERROR_SUCCESS_REBOOT_REQUIRED is no failure. */
const harmless = new Set(['0x80070bc2']);

export const isFailing = (code: string): boolean => failing.test(code) && !harmless.has(code.toLowerCase());

const names = [
	/\{[0-9a-f-]{20,40}\}/gi,
	/[A-Za-z]:\\[^\s,"'\]]+/g,
	/[\w.-]+~[0-9a-f]{16}~[^\s,"'\]]*/gi,
	/\b\w+_[0-9a-f]{16}_[^\s,"'\]]*/gi,
	/\bKB\d{6,7}\b/g,
];
const numbers = /\b0x[0-9a-f]{1,16}\b|\b[0-9a-f]*\d[0-9a-f]*\b/gi;

/** The words of a line without what differs from machine to machine; failing codes stay. */
export const signOf = (words: string): string => {
	const bare = names.reduce((text, name) => text.replaceAll(name, '#'), words.slice(0, 600));
	return bare
		.replaceAll(numbers, found => (isFailing(found) ? found.toLowerCase() : '#'))
		.replaceAll(/#(?:[\s.,:_-]*#)+/g, '#')
		.trim();
};
