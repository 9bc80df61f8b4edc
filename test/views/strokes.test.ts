import test from 'ava';
import type {Key} from 'ink';
import {strokes} from '../../views/parts/strokes.js';

const key = (flags: Partial<Key> = {}) => flags as Key;
const chords = (input: string, flags?: Partial<Key>) => strokes(input, key(flags)).map(({chord}) => chord);

test('text and Enter of one read are one stroke each', t => {
	t.deepEqual(chords('fa\r'), ['f', 'a', 'enter']);
	t.deepEqual(chords('jjj'), ['j', 'j', 'j']);
});

test('a line feed alone is Ctrl+J, Enter is Enter', t => {
	t.deepEqual(chords('\n', {return: true}), ['ctrl+j']);
	t.deepEqual(chords('\r', {return: true}), ['enter']);
});

test('an unbracketed paste of several lines is one text', t => {
	t.deepEqual(strokes('一行\r\n两行', key()), [{chord: '', text: '一行\n两行'}]);
});

test('modified keys are named, and type nothing', t => {
	t.deepEqual(strokes('p', key({ctrl: true})), [{chord: 'ctrl+p', text: ''}]);
	t.deepEqual(strokes('1', key({meta: true})), [{chord: 'alt+1', text: ''}]);
	t.deepEqual(chords('', {tab: true, shift: true}), ['shift+tab']);
});

test('a space has a name and types a space', t => {
	t.deepEqual(strokes(' ', key()), [{chord: 'space', text: ' '}]);
});

test('the release of a key is nothing', t => {
	t.deepEqual(chords('a', {eventType: 'release'} as Partial<Key>), []);
});
