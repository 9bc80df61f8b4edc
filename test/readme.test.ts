import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import test from 'ava';
import {names} from '../source/commands/names.js';
import {keys, places, shownKey} from '../views/keys.js';
import {root} from './helpers/root.js';
import {ways} from './pictures/ways.js';

const file = join(root, 'README.md');

/** The keys as the one table tells them, for the places that a reader meets first. */
const tables = (['home', 'case', 'note', 'draft', 'everywhere'] as const)
	.map(place => {
		const rows = keys[place].map(row => `| \`${shownKey(row)}\` | ${row.words.zh} | ${row.words.en} |`);
		return `| ${places[place].zh} / ${places[place].en} | | |\n| --- | --- | --- |\n${[...new Set(rows)].join('\n')}\n`;
	})
	.join('\n');

test('the README tells the keys as they are', t => {
	const readme = readFileSync(file, 'utf8');
	const told = readme.replace(
		/(<!-- keys -->\n)[\s\S]*?(<!-- \/keys -->)/,
		(_, open: string, close: string) => `${open}${tables}${close}`,
	);
	if (process.env['README'] === 'write') writeFileSync(file, told);
	else t.is(readme, told, 'npm run readme writes it anew');
	t.pass();
});

test('the README names every command', t => {
	const readme = readFileSync(file, 'utf8');
	for (const name of names.filter(one => one !== 'help')) t.regex(readme, new RegExp(`\\b${name}\\b`), name);
});

test('the README shows every picture, each small, of the screen that it names', t => {
	const readme = readFileSync(file, 'utf8');
	const pictures = readdirSync(join(root, 'pictures'));
	const wanted = ways.flatMap(way =>
		(['zh', 'en'] as const).map(language => [`${way.name}.${language}.svg`, way.title[language]]),
	);
	t.deepEqual(pictures.toSorted(), wanted.map(([name]) => name).toSorted(), 'npm run pictures draws them anew');
	for (const [name = '', title = ''] of wanted) {
		t.true(readme.includes(`(pictures/${name})`), name);
		t.true(statSync(join(root, 'pictures', name)).size < 30_000, name);
		t.true(readFileSync(join(root, 'pictures', name), 'utf8').includes(`aria-label="${title}"`), name);
	}
});
