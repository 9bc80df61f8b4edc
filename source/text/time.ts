/** An instant as ISO 8601 with milliseconds and the offset of the place where it was written: `2026-11-22T17:04:05.123+08:00`. */
export type Instant = string;

const offsetOf = (minutes: number) => {
	const sign = minutes < 0 ? '-' : '+';
	const size = Math.abs(minutes);
	return `${sign}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
};

/** Writes milliseconds since the epoch as an Instant at the given offset (minutes east of UTC). */
export const instantAt = (milliseconds: number, offsetMinutes: number): Instant =>
	new Date(milliseconds + offsetMinutes * 60_000).toISOString().replace('Z', offsetOf(offsetMinutes));

/** Whole minutes from one instant to a later one; never negative, a clock set back counts as 0. */
export const minutesBetween = (from: Instant, to: Instant): number =>
	Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000));

/** `2026-11-22` as the writer's calendar said. */
export const dateOf = (at: Instant): string => at.slice(0, 10);

/** `17:04` as the writer's clock said. */
export const clockOf = (at: Instant): string => at.slice(11, 16);

/** Whole days from one date to a later one, by the writers' calendars; never negative. */
export const daysBetween = (from: Instant, to: Instant): number =>
	Math.max(0, Math.round((Date.parse(dateOf(to)) - Date.parse(dateOf(from))) / 86_400_000));

/** The instant some minutes later (or earlier), at the same offset. */
export const addMinutes = (at: Instant, minutes: number): Instant => {
	const offset = /([+-])(\d\d):(\d\d)$/.exec(at);
	const east = offset ? Number(`${offset[1]}1`) * (Number(offset[2]) * 60 + Number(offset[3])) : 0;
	return instantAt(Date.parse(at) + minutes * 60_000, east);
};

/** Orders instants by what happened first, whatever their offsets; for `toSorted`. */
export const compareInstants = (a: Instant, b: Instant): number => Date.parse(a) - Date.parse(b);

/** Whether this is a day of the calendar: `2026-11-22`. */
export const isDay = (text: string): boolean =>
	/^\d{4}-\d\d-\d\d$/.test(text) && instantAt(Date.parse(`${text}T00:00:00Z`) || 0, 0).startsWith(text);

/** Whole seconds from one local time of a log (`2020-05-11T09:59:55`) to a later one; below 0 where its clock was set back. */
export const secondsBetween = (from: string, to: string): number =>
	Math.round((Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 1000);
