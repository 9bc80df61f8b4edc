import type {CaseView} from '../../source/case/view.js';
import type {Knowledge} from '../../source/knowledge/schema.js';
import {digitOf} from '../keys.js';
import {useKeys} from '../parts/keymap.js';
import {useLive} from '../parts/live.js';
import {useLook} from '../parts/look.js';
import {clampTop, Rows} from '../parts/rows.js';
import {row} from '../parts/shown.js';
import {useRoom} from '../room.js';
import {words} from '../words.js';
import type {Size} from './case-form.js';
import {type Command, howtoRows} from './howto-rows.js';
import type {Place} from './place.js';

/** The fact that holds the Windows volume's letter: the one of that type. */
export const letterFact = ({facts}: Knowledge): string | undefined =>
	Object.entries(facts).find(([, {type}]) => type === 'letter')?.[0];

export const letterOf = (view: CaseView, place: Place, knowledge: Knowledge): string | undefined => {
	const fact = letterFact(knowledge);
	const found = fact && place.subject ? view.factsOf(place.subject.id)(fact) : undefined;
	return found?.state === 'known' ? found.value : undefined;
};

/** Copies a command, or asks for the letter it lacks. */
export const useCopyCommand = (knowledge: Knowledge) => {
	const {doors, go, tell} = useRoom();
	return async (command: Command | undefined) => {
		if (!command) return tell(words.howto.noCommand, 'warn');
		if (command.text === undefined) {
			tell(words.howto.letterNeeded, 'warn');
			const fact = letterFact(knowledge);
			return fact && go({go: 'panel', kind: 'letter', of: fact});
		}

		const {ok, how} = await doors.copy(command.text);
		tell(how, ok ? 'good' : 'warn');
	};
};

type Props = Size & {readonly view: CaseView; readonly place: Place; readonly howto: string};

/** A how-to in full; Tab goes from command to command, `y` copies the marked one. */
export function HowtoPanel({view, place, howto: id, columns, rows}: Props) {
	const {doors, go, tell} = useRoom();
	const look = useLook();
	const {knowledge} = doors;
	const [{top, marked}, live] = useLive({top: 0, marked: 0});
	const copy = useCopyCommand(knowledge);
	const howto = knowledge.howto[id];
	const name = howto?.attachment;
	const batch = name && knowledge.attachments[name];
	const letter = letterOf(view, place, knowledge);
	const drawn = howto && howtoRows(howto, {look, columns, letter, marked});
	const {rows: content, commands} = drawn ?? {rows: [row(look.say(words.howto.none), 'quiet')], commands: []};
	const by = (delta: number) => live.set(state => ({...state, top: clampTop(state.top + delta, content.length, rows)}));
	const fact = letterFact(knowledge);
	useKeys('reading', {
		up: () => by(-1),
		down: () => by(1),
		pageUp: () => by(1 - rows),
		pageDown: () => by(rows - 1),
		copy: () => copy(commands[live.get().marked]),
		choose: chord => copy(commands[digitOf(chord)]),
		nextCommand: () =>
			live.set(state => {
				const next = commands.length === 0 ? 0 : (state.marked + 1) % commands.length;
				const at = commands[next]?.row ?? 0;
				const isSeen = at >= state.top && at < state.top + rows - 1;
				return {marked: next, top: isSeen ? state.top : clampTop(at - 2, content.length, rows)};
			}),
		...(batch && {
			async write() {
				const saved = await doors.saveFile({name, text: batch});
				tell(saved.ok ? words.draft.saved(saved.path) : saved.sentence, saved.ok ? 'good' : 'warn');
			},
		}),
		...(fact && {letter: () => go({go: 'panel', kind: 'letter', of: fact})}),
		back: () => go({go: 'back'}),
	});
	return <Rows content={content} columns={columns} rows={rows} top={clampTop(top, content.length, rows)} />;
}
