import type {Key} from 'ink';
import {graphemes} from '../../source/text/shown/width.js';

/** One key press: its name (`ctrl+p`, `shift+tab`, `enter`, `j`), and the text it would type. A paste has no name. */
export type Stroke = {readonly chord: string; readonly text: string};

const named: ReadonlyArray<readonly [keyof Key, string]> = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['pageUp', 'pgup'],
	['pageDown', 'pgdn'],
	['home', 'home'],
	['end', 'end'],
	['return', 'enter'],
	['escape', 'esc'],
	['tab', 'tab'],
	['backspace', 'backspace'],
	['delete', 'delete'],
];

const plain = (grapheme: string): Stroke => {
	if (grapheme === '\r') return {chord: 'enter', text: ''};
	if (grapheme === '\n') return {chord: 'ctrl+j', text: ''};
	if (grapheme === '\t') return {chord: 'tab', text: ''};
	return {chord: grapheme === ' ' ? 'space' : grapheme, text: grapheme};
};

/**
One event of Ink can carry several key presses: text that arrives in one read stays one string, Enter included
("fast\r", "jjj"). Text with a Windows line end inside is a paste from a terminal without bracketed paste.
*/
export const strokes = (input: string, key: Key): readonly Stroke[] => {
	if (key.eventType === 'release') return [];
	const prefix = `${key.ctrl ? 'ctrl+' : ''}${key.meta ? 'alt+' : ''}`;
	const name = named.find(([flag]) => key[flag])?.[1];
	// Ink tells a lone line feed (Ctrl+J) by its text alone.
	if (name && !(name === 'enter' && input === '\n'))
		return [{chord: `${prefix}${key.shift ? 'shift+' : ''}${name}`, text: ''}];
	if (prefix) return input ? [{chord: `${prefix}${input.toLowerCase()}`, text: ''}] : [];
	if (input.includes('\r\n')) return [{chord: '', text: input.replaceAll('\r\n', '\n')}];
	return graphemes(input).map(plain);
};
