import type {Both} from '../../source/text/both.js';
import type {Place} from '../case/place.js';
import {digitOf} from '../keys.js';
import type {Handler, Handlers} from '../parts/keymap.js';
import type {Room} from '../room.js';
import {type Page, sectionNames} from '../screen.js';
import {words as allWords} from '../words.js';
import type {Entry, Quoted} from './entry.js';
import {evidenceWords as words} from './words.js';

export type EvidencePlace = Extract<Page, {kind: 'evidence'}>;
export type WithLine = Entry & {readonly quoted: Quoted};

type Given = {
	readonly room: Pick<Room, 'go' | 'doors' | 'tell' | 'actHere'>;
	readonly page: EvidencePlace;
	readonly place: Place;
	readonly marked: Entry | undefined;
	/** Those of the section that have a line to open. */
	readonly lines: readonly WithLine[];
};

/** A key that needs something to act on; `off` says what is missing. */
const when = <T>(value: T | undefined, off: Both, run: (value: T) => unknown): Handler =>
	value === undefined ? {run: () => undefined, off} : () => run(value);

/** What every key does on the evidence screen. */
export const evidenceHandlers = ({room, page, place, marked, lines}: Given): Handlers<'evidence'> => {
	const {go, doors, tell, actHere} = room;
	const {subject, subjects} = place;
	const {section} = page;
	const to = (change: Partial<EvidencePlace>) => go({go: 'page', page: {...page, ...change}});

	/** The next one that has a line, in the list as in the opened one. */
	const along = (delta: number) => {
		const now = lines.findIndex(({id}) => id === marked?.id);
		const next = lines[Math.max(0, Math.min(lines.length - 1, now + delta))];
		if (next) to({item: next.id});
	};

	const turn = (delta: number) => ({
		run() {
			const now = subjects.findIndex(({id}) => id === subject?.id);
			const next = subjects[(now + delta + subjects.length) % subjects.length];
			if (!next) return;
			go({go: 'subject', subject: next.id});
			go({go: 'page', page: {kind: 'evidence', ...(section && {section})}});
		},
		...(subjects.length < 2 && {off: allWords.notHere.oneSubject}),
	});

	return {
		section(chord) {
			const chosen = sectionNames[digitOf(chord)];
			if (chosen) go({go: 'page', page: {kind: 'evidence', section: chosen}});
		},
		open: when(
			lines.find(({id}) => id === marked?.id),
			words.noLine,
			({id}) => to({item: id, isOpen: true}),
		),
		next: when(lines[1], words.noOther, () => along(1)),
		previous: when(lines[1], words.noOther, () => along(-1)),
		nextSubject: turn(1),
		previousSubject: turn(-1),
		copy: when(marked?.copy, words.noCopy, async text => {
			const {ok, how} = await doors.copy(text);
			tell(how, ok ? 'good' : 'warn');
		}),
		aside: when(marked?.seen, words.onlyFindings, ({id, finding}) =>
			finding.setAside ? tell(words.asideAlready, 'warn') : to({item: id, isAside: true}),
		),
		planned: when(subject?.kind === 'device' ? subject : undefined, words.onlyDevices, async device => {
			const value = device.planned ? '' : 'yes';
			const done = await actHere({do: 'edit-device', subject: device.id, field: 'planned', value});
			if (done.ok) tell(value ? words.plannedNow : words.plannedNoMore);
		}),
		attach() {
			// Out of the opened line first: the form lies over the step.
			if (page.isOpen) go({go: 'back'});
			go({go: 'back'});
			go({go: 'panel', kind: 'attach'});
		},
		back: () => go({go: 'back'}),
	};
};
