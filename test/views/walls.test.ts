import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {root} from '../helpers/root.js';

const views = join(root, 'views');
const files = readdirSync(views, {recursive: true, encoding: 'utf8'}).filter(file => /\.tsx?$/.test(file));
const read = (file: string) => readFileSync(join(views, file), 'utf8');

/** Imports of one name from ink, however the line is broken. */
const takesFromInk = (text: string, name: string) =>
	[...text.matchAll(/import\s*\{([^}]*)\}\s*from 'ink'/g)].some(([, names]) =>
		(names ?? '').split(',').some(it => it.trim().replace(/^type /, '') === name),
	);

test('text reaches the screen through one part only', t => {
	t.deepEqual(
		files.filter(file => takesFromInk(read(file), 'Text')),
		['parts/shown.tsx'],
	);
});

test('keys come in at one place only', t => {
	t.deepEqual(
		files.filter(file => takesFromInk(read(file), 'useInput') || takesFromInk(read(file), 'usePaste')),
		['parts/keymap.tsx'],
	);
});

test('no colour is named outside the theme', t => {
	const named = files.filter(file => /(?:color|backgroundColor|borderColor)=/.test(read(file)));
	t.deepEqual(named, []);
});

test('no file of the screens is longer than a person reads', t => {
	const long = files.filter(file => !/^(?:words|keys)\.ts$/.test(file) && read(file).split('\n').length > 300);
	t.deepEqual(long, []);
});
