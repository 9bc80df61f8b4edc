import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import test from 'ava';
import {editText, fileName, writeWhole} from '../../source/outbox.js';
import {temporaryFolder} from '../helpers/folder.js';

/** An editor that does what the test says with the file it is given. */
const withEditor = <T>(script: string, use: () => T): T => {
	const editor = join(temporaryFolder('editor'), 'editor');
	writeFileSync(editor, `#!/bin/sh\n${script}\n`);
	chmodSync(editor, 0o700);
	const [visual, temporary] = [process.env['VISUAL'], process.env['TMPDIR']];
	process.env['VISUAL'] = editor;
	try {
		return use();
	} finally {
		if (visual === undefined) delete process.env['VISUAL'];
		else process.env['VISUAL'] = visual;
		if (temporary === undefined) delete process.env['TMPDIR'];
		else process.env['TMPDIR'] = temporary;
	}
};

test.serial('an editor gets a file for its owner alone, which is gone afterwards', t => {
	const seen = join(temporaryFolder('seen'), 'seen');
	const text = withEditor(
		`stat -c '%a %n' "$1" > '${seen}'; stat -c '%a' "$(dirname "$1")" >> '${seen}'; printf 新的 > "$1"`,
		() => editText('旧的 $(touch /tmp/casewalk-evil) {{now}}'),
	);
	t.is(text, '新的');
	const [, file = ''] = /^600 (.+)\n700\n$/.exec(readFileSync(seen, 'utf8')) ?? [];
	t.true(file.endsWith('draft.txt'), readFileSync(seen, 'utf8'));
	t.false(existsSync(file));
});

test.serial('an editor that fails keeps the old text', t => {
	t.is(
		withEditor('printf lost > "$1"; exit 1', () => editText('旧的')),
		'旧的',
	);
});

test.serial('two hundred hostile names are files of their own, inside the folder, and nothing is run', t => {
	const folder = join(temporaryFolder('outbox'), 'out');
	mkdirSync(folder);
	const sentinel = join(folder, '..', 'sentinel');
	const parts = [
		'../',
		'$(touch ../sentinel)',
		'; touch ../sentinel',
		'`touch ../sentinel`',
		'-rf',
		'& calc',
		'\u0000',
		'\n',
		'|',
		'CON',
		'C:\\',
		'案例',
		'\u202e',
		'..',
		"'",
		'"',
		'~',
		'*',
		'%PATH%',
		'..\\',
	];
	for (let index = 0; index < 200; index++) {
		const words = `${parts[index % parts.length]}${parts[(index * 7 + 3) % parts.length]}${index}`;
		const name = fileName(words, 'eml');
		t.regex(name, /^[\p{Letter}\p{Number}_][\p{Letter}\p{Number}._-]*\.eml$/u, words);
		const written = writeWhole(join(folder, name), words);
		t.true(written.ok);
	}

	t.is(fileName('CON', 'eml'), '_CON.eml');
	t.is(fileName('lpt1.x', 'txt'), '_lpt1.x.txt');
	t.is(readdirSync(folder).length, 200);
	t.deepEqual(readdirSync(join(folder, '..')), ['out']);
	t.false(existsSync(sentinel));
	for (const name of readdirSync(folder)) t.is(statSync(join(folder, name)).mode & 0o777, 0o600);
});

test('what cannot be written is a sentence, and what was there stays', t => {
	const folder = temporaryFolder('outbox');
	writeFileSync(join(folder, 'there'), 'old');
	const written = writeWhole(join(folder, 'there', 'mail.eml'), 'new');
	t.false(written.ok);
	t.regex(written.ok ? '' : written.sentence.zh, /无法写入 .*请换一个位置/);
	t.deepEqual(readdirSync(folder), ['there']);
});
