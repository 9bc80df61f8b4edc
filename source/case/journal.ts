import type {Knowledge} from '../knowledge/schema.js';
import type {Appended, CaseRow, Store} from '../store/store.js';
import type {Instant} from '../text/time.js';
import {inOrder, summaryOf, wordsOf} from './reading/due.js';
import {type Body, type Event, eventVersion, type NewEvent, type Told} from './event.js';
import {followUps} from './acts/follow-ups.js';
import {lookAt} from './reading/look.js';
import {replay} from './replay.js';
import type {CaseSummary, CaseView} from './view.js';

export type JournalDoors = {
	readonly store: Store;
	readonly knowledge: Knowledge;
	readonly now: () => Instant;
	/** Unique across machines; holds no dot. */
	readonly newId: () => string;
	readonly author: string;
	/** One start of the program. */
	readonly session: string;
	/** The seq from which a journal is no longer what was written, after an event of that hash and seq; undefined: all holds. */
	readonly brokenAt?: (events: readonly Event[], previous: string, after: number) => number | undefined;
};

/** The journals of the cases that were read, and the way bodies become events in them. */
export type Journal = {
	/** The events as they are on disk now, with what another terminal wrote. */
	readonly fresh: (id: string) => Promise<readonly Event[]>;
	/** Keeps a case's events in mind no longer. */
	readonly forget: (id: string) => void;
	readonly viewOf: (events: readonly Event[]) => CaseView | undefined;
	/** Appends the bodies, and what follows from them, as one action. */
	readonly write: (id: string, bodies: readonly Told[]) => Promise<Appended>;
	/** Appends what another store wrote of a case; events that are here already stay as they are. */
	readonly take: (id: string, events: readonly NewEvent[]) => Promise<Appended>;
	/** `open`: without most of the archived ones, for a first look. */
	readonly list: (which?: 'open') => Promise<readonly CaseSummary[]>;
};

/** What is kept beside a case's events: its line on Home, and the words it is found by. */
const rowOf = (events: readonly Event[]) => {
	const found = replay(events)!;
	return {summary: JSON.stringify(summaryOf(found)), words: wordsOf(found)};
};

export const openJournal = ({store, knowledge, now, newId, author, session, brokenAt}: JournalDoors): Journal => {
	const read = new Map<string, readonly Event[]>();
	const broken = new Map<string, number>();

	const viewOf = (events: readonly Event[]) => {
		const found = replay(events);
		const at = found && broken.get(found.id);
		return found && {...lookAt(found, knowledge, events, session), ...(at !== undefined && {brokenAt: at})};
	};

	const fresh = async (id: string) => {
		const known = read.get(id) ?? [];
		const more = await store.read(id, known.at(-1)?.seq ?? 0);
		const events = more.length > 0 ? [...known, ...more] : known;
		const wrong = brokenAt?.(more, known.at(-1)?.hash ?? '', known.at(-1)?.seq ?? 0);
		if (wrong !== undefined) broken.set(id, Math.min(wrong, broken.get(id) ?? wrong));
		if (more.length > 0) read.set(id, events);
		return events;
	};

	const enveloped = (id: string, bodies: readonly Told[], known: readonly Event[], action: string): NewEvent[] =>
		bodies.map((body, index) => ({
			case: id,
			id: `${action}.${index + 1}`,
			seen: known.at(-1)?.seq ?? 0,
			at: now(),
			author,
			session,
			v: eventVersion,
			body,
		}));

	/** What the case would be with these bodies, so that what follows from them goes into the same append. */
	const following = (id: string, bodies: readonly Told[], known: readonly Event[], action: string): Body[] => {
		const supposed = enveloped(id, bodies, known, action).map((event, index) => ({
			...event,
			seq: event.seen + index + 1,
			hash: '',
		}));
		const after = viewOf([...known, ...supposed]);
		return after ? followUps(viewOf(known), after, {knowledge, newId}) : [];
	};

	/** A row written before the latest event of another terminal is folded anew. */
	const summarize = async (row: CaseRow): Promise<CaseSummary[]> => {
		if (row.seq === row.head && row.summary !== '') return [JSON.parse(row.summary) as CaseSummary];
		const found = replay(await fresh(row.id));
		return found ? [summaryOf(found)] : [];
	};

	return {
		fresh,
		forget(id) {
			read.delete(id);
		},
		viewOf,
		async write(id, bodies) {
			const known = read.get(id) ?? [];
			const action = newId();
			const all = [...bodies, ...following(id, bodies, known, action)];
			return store.append(enveloped(id, all, known, action), stored => rowOf([...known, ...stored]));
		},
		async take(id, events) {
			const known = await fresh(id);
			return store.append(events, stored => {
				const added = stored.filter(({seq}) => seq > (known.at(-1)?.seq ?? 0));
				return rowOf([...known, ...added]);
			});
		},
		list: async which => inOrder((await Promise.all((await store.list(which)).map(summarize))).flat()),
	};
};
