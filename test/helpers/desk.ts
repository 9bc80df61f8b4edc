import {openDesk, type DeskDoors} from '../../source/case/desk.js';
import type {CaseView, Desk} from '../../source/case/view.js';
import type {Event, NewEvent} from '../../source/case/event.js';
import {noKnowledge} from '../../source/knowledge/overlay.js';
import type {Store} from '../../source/store/store.js';
import {instantAt} from '../../source/text/time.js';

/** A store in memory with the port's promises, for tests of what stands on it; the real one has tests of its own. */
export const memoryStore = (): Store & {readonly events: Event[]; fault?: 'full'} => {
	const events: Event[] = [];
	const rows = new Map<string, {seq: number; summary: string}>();
	const scratch = new Map<string, string>();
	return {
		events,
		async append(given, row) {
			if (this.fault) return {ok: false, fault: this.fault, detail: ''};
			const stored = given.map((event: NewEvent): Event => {
				const there = events.find(({id}) => id === event.id);
				if (there) return there;
				const seq = events.filter(other => other.case === event.case).length + 1;
				const made = {...event, seq, hash: `${seq}`};
				events.push(made);
				return made;
			});
			const id = given[0]!.case;
			const news = events.filter(event => event.case === id && event.seq > Math.min(...given.map(({seen}) => seen)));
			if (row) rows.set(id, {seq: news.at(-1)!.seq, summary: row(news).summary});
			return {ok: true, events: stored};
		},
		read: async (id, after = 0) => events.filter(event => event.case === id && event.seq > after),
		list: async () =>
			[...rows].map(([id, {seq, summary}]) => ({
				id,
				seq,
				summary,
				head: events.filter(event => event.case === id).length,
			})),
		search: async () => [],
		async keep(key, value) {
			scratch.set(key, value);
			return true;
		},
		recall: async () => scratch,
		watch: () => () => {},
		close: async () => {},
	};
};

let ids = 0;
/** A desk over a store in memory: the clock stands at 2026-11-22 09:00 +08:00 and moves a second a look. */
export const makeDesk = async (doors: Partial<DeskDoors> = {}) => {
	let seconds = 0;
	const store = memoryStore();
	const desk = await openDesk({
		store,
		knowledge: noKnowledge,
		now: () => instantAt(Date.UTC(2026, 10, 22, 1, 0, seconds++), 480),
		newId: () => `id${++ids}`,
		author: 'Wei',
		session: 'one',
		analyze: async () => ({files: []}),
		together: async () => ({drivers: [], gaps: [], facts: []}),
		hold: () => undefined,
		later: work => work(),
		...doors,
	});
	return {desk, store: (doors.store as ReturnType<typeof memoryStore>) ?? store};
};

/** Opens a case and gives the way to act on it and to look at it. */
export const withNewCase = async (desk: Desk, line = '') => {
	const made = await desk.do({do: 'new-case', line});
	if (!made.ok) throw new Error(made.sentence.en);
	const id = made.case!;
	return {id, view: (): CaseView => desk.get().opened.get(id)!};
};
