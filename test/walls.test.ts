import {spawnSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import process from 'node:process';
import test from 'ava';
import {root} from './helpers/root.js';

/** Each wall of the house, a file that breaks it, and the lint that must say so. */
const walls: ReadonlyArray<readonly [wall: string, file: string, code: string, rule: string]> = [
	['source knows no ink', 'source/walk/a.ts', "import {Box} from 'ink'; export const a = Box;", 'noRestrictedImports'],
	[
		'source knows no react',
		'source/store/a.ts',
		"import {use} from 'react'; export const a = use;",
		'noRestrictedImports',
	],
	[
		'source knows no views',
		'source/commands/a.ts',
		"import {keys} from '../../views/keys.js'; export const a = keys;",
		'noRestrictedImports',
	],
	[
		'text knows no disk',
		'source/text/a.ts',
		"import {readFileSync} from 'node:fs'; export const a = readFileSync;",
		'noRestrictedImports',
	],
	['walk knows no clock', 'source/walk/b.ts', 'export const a = Date.now();', 'noRestrictedGlobals'],
	['case knows no randomness', 'source/case/a.ts', 'export const a = crypto.randomUUID();', 'noRestrictedGlobals'],
	[
		'case knows no database',
		'source/case/b.ts',
		"import {openSqlite} from '../store/sqlite.js'; export const a = openSqlite;",
		'noRestrictedImports',
	],
	['drafts know no clock', 'source/drafts/a.ts', 'export const a = new Date();', 'noRestrictedGlobals'],
	['drafts know no process', 'source/drafts/b.ts', 'export const a = process.env;', 'noRestrictedGlobals'],
	['import knows no clock', 'source/import/a.ts', 'export const a = Date.now();', 'noRestrictedGlobals'],
	[
		'import knows no disk',
		'source/import/b.ts',
		"import {readFileSync} from 'node:fs'; export const a = readFileSync;",
		'noRestrictedImports',
	],
	[
		'find knows no disk',
		'source/find/a.ts',
		"import {readFileSync} from 'node:fs'; export const a = readFileSync;",
		'noRestrictedImports',
	],
	[
		'knowledge knows no disk',
		'source/knowledge/a.ts',
		"import {readFileSync} from 'node:fs'; export const a = readFileSync;",
		'noRestrictedImports',
	],
	[
		'views know no disk',
		'views/a.tsx',
		"import {readFileSync} from 'node:fs'; export const a = readFileSync;",
		'noRestrictedImports',
	],
	[
		'views know no database',
		'views/b.tsx',
		"import {openSqlite} from '../source/store/sqlite.js'; export const a = openSqlite;",
		'noRestrictedImports',
	],
	['views know no clock', 'views/c.tsx', 'export const a = Date.now();', 'noRestrictedGlobals'],
	['nothing knows the network', 'source/find/b.ts', "export const a = fetch('http://x');", 'noRestrictedGlobals'],
];

const folder = mkdtempSync(join(tmpdir(), 'casewalk-walls-'));
cpSync(join(root, 'biome.json'), join(folder, 'biome.json'));
const write = (file: string, code: string) => {
	mkdirSync(dirname(join(folder, file)), {recursive: true});
	writeFileSync(join(folder, file), `${code}\n`);
};

for (const [, file, code] of walls) write(file, code);
write('source/walk/lawful.ts', 'export const a = 1;');
write('source/cli.ts', "export const a = async () => import('../views/app.js');");
const biome = spawnSync(
	process.execPath,
	[join(root, 'node_modules/@biomejs/biome/bin/biome'), 'lint', '--reporter=json', '--max-diagnostics=none', '.'],
	{
		cwd: folder,
		encoding: 'utf8',
	},
);
rmSync(folder, {recursive: true, force: true});

type Said = {diagnostics: Array<{category: string; location: {path: string | {file: string}}}>};
const said = (JSON.parse(biome.stdout) as Said).diagnostics.map(({category, location: {path}}) => ({
	category,
	file: typeof path === 'string' ? path : path.file,
}));

for (const [wall, file, , rule] of walls) {
	test(`${wall}: the lint refuses a file that breaks it`, t => {
		t.true(said.some(one => one.file.endsWith(file) && one.category.endsWith(rule)));
	});
}

test('lawful files and the door pass', t => {
	t.deepEqual(
		said.filter(({file}) => file.endsWith('lawful.ts') || file.endsWith('cli.ts')),
		[],
	);
});
