import type {Drafted} from './kinds.js';
import {type Change, merge} from './merge.js';
import {openMark} from './slots.js';

/** A mail as the engineer has it: generated, or his own text over it. */
export type Edited = Drafted & {
	readonly isEdited: boolean;
	/** The generated text alone: what his edit is written over. */
	readonly generated: string;
	/** What changed in the generated text since he edited it. */
	readonly changes: readonly Change[];
};

/** Slots that the text still shows, at the places where it shows them. */
const openIn = (text: string, {open, text: generated}: Drafted): Drafted['open'] => {
	const made = generated.split('\n');
	const lines = text.split('\n');
	return open.flatMap(slot => {
		const mark = made[slot.line - 1]?.slice(slot.column - 1).match(openMark)?.[0];
		const line = mark === undefined ? -1 : lines.findIndex(one => one.includes(mark));
		return line === -1 ? [] : [{...slot, line: line + 1, column: lines[line]!.indexOf(mark!) + 1}];
	});
};

/** Lays the engineer's own text over the mail as it is generated now; a slot that was filled in is no change to tell of. */
export const asEdited = (mail: Drafted, own: {readonly text?: string; readonly base?: string}): Edited => {
	const {text: generated} = mail;
	if (own.text === undefined) return {...mail, generated, isEdited: false, changes: []};
	const {text, changes} = merge(own.base ?? generated, own.text, generated);
	return {
		...mail,
		text,
		open: openIn(text, mail),
		generated,
		isEdited: true,
		changes: changes.filter(({was}) => was.search(openMark) === -1),
	};
};
