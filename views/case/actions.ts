import {sameAnswerOf} from '../../source/case/reading/same-answer.js';
import type {CaseView} from '../../source/case/view.js';
import {digitOf} from '../keys.js';
import type {Handler, Handlers} from '../parts/keymap.js';
import type {Look} from '../parts/look.js';
import type {Room} from '../room.js';
import type {PanelKind} from '../screen.js';
import {about, words} from '../words.js';
import {type Command, filledIn, howtoRows} from './howto-rows.js';
import type {StepOption} from './options.js';
import {type Place, stops} from './place.js';

type Given = {
	readonly room: Room;
	readonly look: Look;
	readonly view: CaseView;
	readonly place: Place;
	readonly options: readonly StepOption[];
	readonly marked: () => number;
	readonly mark: (index: number) => void;
	readonly scroll: (pages: number) => void;
	readonly letter: string | undefined;
	readonly copyCommand: (command: Command | undefined) => unknown;
};

const take = ({room, mark}: Given, option: StepOption | undefined) => {
	if (!option) return;
	mark(0);
	if ('move' in option.does) return room.go(option.does.move);
	const {act} = option.does;
	return room.actHere(act).then(done => {
		// An earlier answer that was changed leads back to where the walk stands now.
		if (done.ok && act.do === 'answer') room.go({go: 'step'});
	});
};

const along = ({room, place}: Given, delta: number) => {
	const {walk, step, earlier} = place;
	if (!walk) return;
	const all = stops(walk);
	const now = earlier === undefined ? all.length - 1 : all.findIndex(({path}) => path === step?.path);
	const next = all[now + delta];
	if (!next) return room.tell(delta < 0 ? words.step.noEarlier : words.step.noLater, 'warn');
	const isCurrent = next.path === walk.walk.standing.path;
	room.go(isCurrent ? {go: 'step'} : {go: 'step', path: next.path});
};

const turn = ({room, place}: Given, delta: number) => {
	const {subjects, subject} = place;
	const now = subjects.findIndex(({id}) => id === subject?.id);
	const next = subjects[(now + delta + subjects.length) % subjects.length];
	if (next) room.go({go: 'subject', subject: next.id});
};

/** What `y` copies at this step: its only command, or the sentence to say. */
const copying = (given: Given) => {
	const {place, room, look, letter} = given;
	const node = place.step?.node;
	const howto = node?.kind === 'do' && node.howto ? room.doors.knowledge.howto[node.howto] : undefined;
	const commands = howto ? howtoRows(howto, {look, columns: 80, letter}).commands : [];
	if (howto && commands.length > 1) return () => room.go({go: 'panel', kind: 'howto', of: howto.id});
	const [command] = commands;
	if (command) return () => given.copyCommand({...command, text: filledIn(command.raw, letter)});
	const said = node && 'say' in node ? node.say : undefined;
	if (!said) return undefined;
	return async () => {
		const {ok, how} = await room.doors.copy(look.say(said));
		room.tell(how, ok ? 'good' : 'warn');
	};
};

/** `其余 2 个对象也回答“32%”`, when the last answer fits others that stand at the same question. */
const sameWords = (view: CaseView, {walk}: Place) => {
	const same = walk && sameAnswerOf(view, walk.record.id);
	return same && words.step.same(same.others.length, same.answer.said);
};

/** The same wherever a case is shown: what `u` takes back is named before and after. */
export const undoing = ({actHere, tell}: Room, {undo}: CaseView): Handler => ({
	run: () => actHere({do: 'undo'}).then(({ok}) => ok && 'words' in undo && tell(about(words.undone, undo.words))),
	...('why' in undo ? {off: undo.why} : {words: about(words.undo, undo.words)}),
});

/** What every key does in a case; `off` says why one cannot act now. */
export const caseHandlers = (given: Given): Handlers<'case'> => {
	const {room, view, place, options, marked, mark, scroll} = given;
	const {go, actHere} = room;
	const {redo} = view;
	const panel = (kind: PanelKind) => () => go({go: 'panel', kind});
	const {node} = place.step ?? {};
	const howto = node?.kind === 'do' ? node.howto : undefined;
	const isOnCall = view.case.calls.some(({to}) => to === undefined);
	const isStep = place.walk !== undefined && place.earlier === undefined && place.step !== undefined;
	const copy = copying(given);
	const isAlone = place.subjects.length < 2;
	const same = sameWords(view, place);
	const step = (run: () => unknown) => ({run, ...(!isStep && {off: words.notHere.step})});
	const turning = (delta: number) => ({
		run: () => turn(given, delta),
		...(isAlone && {off: words.notHere.oneSubject}),
	});
	return {
		choose: chord => take(given, options[digitOf(chord)]),
		pick: () => take(given, options[marked()]),
		up: () => mark(Math.max(0, marked() - 1)),
		down: () => mark(Math.min(options.length - 1, marked() + 1)),
		pageUp: () => scroll(-1),
		pageDown: () => scroll(1),
		note: panel('note'),
		same: same
			? {
					run: () => actHere({do: 'answer-same', walk: place.walk!.record.id}).then(({ok}) => ok && room.tell(same)),
					words: same,
				}
			: {run: () => undefined, off: words.notHere.same},
		nextSubject: turning(1),
		previousSubject: turning(-1),
		earlier: () => along(given, -1),
		later: () => along(given, 1),
		howto: howto ? () => go({go: 'panel', kind: 'howto', of: howto}) : {run: () => undefined, off: words.notHere.howto},
		copy: copy ?? {run: () => undefined, off: words.notHere.copy},
		call: isOnCall ? panel('end-call') : () => actHere({do: 'start-call'}),
		undo: undoing(room, view),
		redo: {
			run: () => actHere({do: 'redo'}).then(({ok}) => ok && redo && room.tell(about(words.redone, redo.words))),
			...(redo ? {words: about(words.redo, redo.words)} : {off: words.notHere.redo}),
		},
		subject: panel('subject'),
		split: {
			run: panel('split'),
			...(place.subject?.kind !== 'group' && {off: words.notHere.group}),
		},
		symptoms: panel('symptoms'),
		matrix: () => go({go: 'page', page: {kind: 'matrix'}}),
		facts: panel('facts'),
		attach: panel('attach'),
		draft: panel('drafts'),
		contact: panel('contact'),
		priority: panel('priority'),
		edit: panel('edit'),
		advice: () => go({go: 'page', page: {kind: 'advice'}}),
		hypotheses: () => go({go: 'page', page: {kind: 'hypotheses'}}),
		agenda: () => go({go: 'page', page: {kind: 'agenda'}}),
		evidence: () => go({go: 'page', page: {kind: 'evidence'}}),
		timeline: () => go({go: 'page', page: {kind: 'timeline'}}),
		skip: step(panel('skip')),
		defer: step(panel('defer')),
		archive: panel(view.case.state === 'archived' ? 'reopen' : 'archive'),
		back: () => go({go: 'back'}),
	};
};
