import test from 'ava';
import {chordWords, digitOf, type KeyRow, keys, type Place, places} from '../../views/keys.js';

for (const place of Object.keys(keys) as readonly Place[]) {
	const rows = keys[place] as readonly KeyRow[];
	test(`in “${places[place].en}” one key does one thing`, t => {
		const chords = rows.flatMap(({keys: chords}) => chords);
		t.deepEqual(chords, [...new Set(chords)]);
	});

	test(`every key of “${places[place].en}” says what it does in both languages`, t => {
		for (const {words, action} of rows) {
			t.true(words.zh !== '' && words.en !== '', action);
			t.regex(words.zh, /\p{Script=Han}/u);
		}
	});
}

test('a digit is known with and without Alt', t => {
	t.deepEqual(['1', '9', 'alt+3', 'a', '0', 'ctrl+p'].map(digitOf), [0, 8, 2, -1, -1, -1]);
});

test('a chord is written as on the keyboard', t => {
	t.deepEqual(['n', 'ctrl+p', 'alt+enter'].map(chordWords), ['n', 'Ctrl+P', 'Alt+Enter']);
});
