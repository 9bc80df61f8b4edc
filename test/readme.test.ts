import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import test from 'ava';
import {names} from '../source/commands/names.js';
import {keys, places, shownKey} from '../views/keys.js';
import {root} from './helpers/root.js';

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
