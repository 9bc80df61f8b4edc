import type {Entry} from './entry.js';

/** CSI writes UTC on many lines; those at the start of its work are enough. */
export const clockAnchors = ['Universal Time is: ', ' initialized by client ', 'WcpInitialize (', 'CSI Transaction @'];

const csi = /@(20\d\d)\/(\d{1,2})\/(\d{1,2}):(\d\d):(\d\d):(\d\d)/;
const universal = /Universal Time is: (\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)/;
const session = /Session: (\d{1,10})_(\d{1,10}) initialized by client /;

const utc = ([, year, month, day, hour, minute, second]: RegExpExecArray) =>
	Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));

/** A FILETIME counts 100 ns from 1601; a session's id is one, high and low half in decimal. */
const epoch = 11_644_473_600_000;
const ofFileTime = (high: number, low: number) => (high * 2 ** 32 + low) / 10_000 - epoch;

const quarter = 15 * 60_000;
const slack = 2 * 60_000;

const written = (quarters: number) => {
	const minutes = Math.abs(quarters) * 15;
	const two = (value: number) => String(value).padStart(2, '0');
	return `${quarters < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

/** The offset that a line betrays by naming a moment in UTC beside its local stamp; undefined when it does not. */
export const offsetOf = ({at, message}: Pick<Entry, 'at' | 'message'>): string | undefined => {
	if (at === null) return undefined;
	const named = universal.exec(message) ?? csi.exec(message);
	const id = session.exec(message);
	const moment = named ? utc(named) : id ? ofFileTime(Number(id[1]), Number(id[2])) : undefined;
	if (moment === undefined) return undefined;

	const apart = Date.parse(`${at}Z`) - moment;
	if (!Number.isFinite(apart)) return undefined;
	const quarters = Math.round(apart / quarter);
	// A session may be reported long after it was made; offsets lie within 14 hours of UTC.
	if (Math.abs(apart - quarters * quarter) > slack || Math.abs(quarters) > 56) return undefined;
	return written(quarters);
};

/** The machine's offset: the last one told, for it may change with summer time within a log. */
export const clock = () => {
	let offset: string | null = null;
	return {
		see(entry: Entry) {
			offset = offsetOf(entry) ?? offset;
		},
		result: () => offset,
	};
};
