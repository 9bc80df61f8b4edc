import {createHash} from 'node:crypto';
import type {Event} from '../case/event.js';

/** JSON with the keys of every object sorted and what JSON leaves out left out: one text for one value. */
export const canonical = (value: unknown): string =>
	JSON.stringify(value, (_key, inner: unknown) =>
		inner !== null && typeof inner === 'object' && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
			: inner,
	);

/** sha256, hex, over the previous event's hash (empty before the first) and this event without its own. */
export const hashOf = (previous: string, {hash: _, ...event}: Omit<Event, 'hash'> & {hash?: string}): string =>
	createHash('sha256').update(previous).update('\n').update(canonical(event)).digest('hex');

/**
The seq at which the journal of a case stops being what was written: the first event that was edited, swapped, or stands
after one that is missing; undefined when all of it holds. That the newest ones are missing no chain can tell: `check` does.
*/
export const brokenAt = (events: readonly Event[], previous = '', after = 0): number | undefined => {
	let last = previous;

	for (const [index, event] of events.entries()) {
		if (event.seq !== after + index + 1 || hashOf(last, event) !== event.hash) return after + index + 1;
		last = event.hash;
	}

	return undefined;
};
