import type {Event, NewEvent} from '../case/event.js';

/** What Home needs of a case without replaying it, and what the case search finds it by; `seq` tells whether it is current. */
export type CaseRow = {
	readonly id: string;
	/** The last event that is in `summary`; behind `head` when another terminal wrote since. */
	readonly seq: number;
	readonly head: number;
	readonly summary: string;
};

/** What may go wrong outside us, as values: the view says what to do next. */
export type StoreFault = {
	readonly ok: false;
	/** full: no space left; newer: written by a newer casewalk; damaged: the database fails its check; busy: held by another process for more than 5 s; denied: no right to write. */
	readonly fault: 'full' | 'newer' | 'damaged' | 'busy' | 'denied' | 'failed';
	readonly detail: string;
};

export type Appended = {readonly ok: true; readonly events: readonly Event[]} | StoreFault;

/**
The one port to what is kept. Every acknowledged event is on disk. Text to find a case by is written with the append.
Implementations: `store/sqlite.ts`; a team's server later, proved by the same tests.
*/
export type Store = {
	/**
	Appends the events of one case in one transaction. An id that is there already is not written again: its stored
	event comes back. `row` is called inside, with every event after the least `seen` of these, another terminal's too, as
	they are stored, so that what the writer had read and these give the case as it is; its `words` replace the earlier ones.
	*/
	append: (
		events: readonly NewEvent[],
		row?: (events: readonly Event[]) => {summary: string; words: string},
	) => Promise<Appended>;
	/** The events of a case after `seq`, in order. */
	read: (caseId: string, after?: number) => Promise<readonly Event[]>;
	/** `open`: without those whose summary says that they are archived, for a first look. */
	list: (which?: 'open') => Promise<readonly CaseRow[]>;
	/** Ids of cases whose words hold all of the query's, best first. */
	search: (query: string) => Promise<readonly string[]>;
	/** Scratch: typed but unsent text and the place one is at; on disk within the call. An empty value forgets the key. */
	keep: (key: string, value: string) => Promise<true | StoreFault>;
	recall: (prefix: string) => Promise<ReadonlyMap<string, string>>;
	/** Calls back when another process has written, within 1 s. Returns the way to stop. */
	watch: (onChange: () => void) => () => void;
	close: () => Promise<void>;
};
