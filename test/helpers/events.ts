import type {Event, NewEvent} from '../../source/case/event.js';
import type {Appended} from '../../source/store/store.js';

/** A note as its writer hands it to a store. */
export const note = (caseId: string, id: string, text = id, seen = 0): NewEvent => ({
	case: caseId,
	id,
	seen,
	at: '2026-11-22T17:04:05.123+08:00',
	author: '李霞',
	session: 's1',
	v: 1,
	body: {type: 'note-added', note: id, text},
});

/** The events, where an append is expected to succeed. */
export const kept = (appended: Appended): readonly Event[] => {
	if (!appended.ok) throw new Error(`${appended.fault}: ${appended.detail}`);
	return appended.events;
};
