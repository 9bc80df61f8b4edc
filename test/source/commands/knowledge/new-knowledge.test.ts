import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {newKnowledge} from '../../../../source/commands/knowledge/new-knowledge.js';
import {testTrees} from '../../../../source/commands/knowledge/tree.js';
import {compileKnowledge} from '../../../../source/knowledge/compile.js';
import {skeletonKinds} from '../../../../source/knowledge/writing/skeleton.js';
import {makeHome} from '../../../helpers/home.js';
import {shipped} from '../../../helpers/knowledge.js';
import {recorded} from '../../../helpers/output.js';

const {knowledge} = shipped;
const today = '2026-11-22';
const ids = {
	kb: 'KB9000001',
	code: '0x8007abcd',
	howto: 'our-way',
	tree: 'our-tree',
	rule: 'our-rule',
	hypothesis: 'our-cause',
} as const;

/** What a person puts into the blanks, in their order; the last stands for all that follow. */
const filled: Readonly<Record<keyof typeof ids, readonly string[]>> = {
	kb: ['标题', 'Title', 'update', 'win7-sp1', 'yes', 'Our wiki', 'inferred'],
	code: ['E_OURS', '含义', 'Meaning', '原因', 'Cause', '下一步', 'Next', 'Our wiki', 'inferred'],
	howto: [
		...['标题', 'Title', '何时', 'When', 'none', '做', 'Do it', '好了', 'It is well', 'win7', 'yes', 'physical'],
		...['Our wiki', 'inferred'],
	],
	tree: [...Array.from({length: 13}, () => ['中文', 'English']).flat(), 'Our wiki', 'inferred'],
	hypothesis: [
		...['标题', 'Title', '含义', 'Meaning', 'yes', 'yes', '有', 'There is', 'no', '没有', 'There is none'],
		...['再试', 'Try again', 'yes', 'no', 'Our wiki', 'inferred'],
	],
	rule: [
		'cbs',
		'Ours',
		"'Ours: (?<what>.{1,20})'",
		'info',
		'标题',
		'Title',
		"'{{what}} 出现'",
		"'{{what}} shows'",
		"'Ours: x'",
		"'Others: x'",
		'Our wiki',
		'inferred',
	],
};

const fill = (text: string, values: readonly string[]) => {
	let next = 0;
	const value = () => values[Math.min(next++, values.length - 1)]!;
	const filledIn = (line: string) => (line.startsWith('#') ? line : line.replaceAll('___', value));
	return text.split('\n').map(filledIn).join('\n');
};

for (const kind of skeletonKinds)
	test(`a new ${kind} is refused until its blanks are filled, each with its line, and then is fine`, async t => {
		const folder = makeHome(t);
		const io = recorded({language: 'en'});
		t.is(await newKnowledge(kind, ids[kind], {...io, knowledge, folder, today}), 0);
		const files = io.out().split('\n').slice(0, -2);
		t.is(files.length, kind === 'tree' ? 2 : 1);

		const blanks = files.flatMap(file =>
			readFileSync(file, 'utf8')
				.split('\n')
				.flatMap((line, index) => (!line.startsWith('#') && line.includes('___') ? [`${file}:${index + 1}`] : [])),
		);
		const {problems} = compileKnowledge(folder, {name: folder, base: knowledge});
		t.deepEqual(
			problems.map(problem => /^.*?:\d+/.exec(problem)?.[0]),
			blanks,
		);
		for (const problem of problems) t.regex(problem, /\(unfilled\)$/);

		for (const [index, file] of files.entries()) {
			const values = index === 1 ? ['A name', 'Another', 'A third'] : filled[kind];
			writeFileSync(file, fill(readFileSync(file, 'utf8'), values));
			t.regex(readFileSync(file, 'utf8'), /^# yaml-language-server: \$schema=\.\.\/schemas\/[a-z-]+\.json\n/);
		}

		t.deepEqual(compileKnowledge(folder, {base: knowledge}).problems, []);
		if (kind === 'tree') t.is(await testTrees(folder, {...recorded(), base: knowledge, mutate: true}), 0);
	});

test('a file that is there is left alone', async t => {
	const folder = makeHome(t);
	mkdirSync(join(folder, 'kb'));
	writeFileSync(join(folder, 'kb/KB9000001.yaml'), 'mine\n');
	const io = recorded();
	t.is(await newKnowledge('kb', 'kb9000001', {...io, knowledge, folder, today}), 1);
	t.is(readFileSync(join(folder, 'kb/KB9000001.yaml'), 'utf8'), 'mine\n');
	t.regex(io.err(), /文件已经存在，没有改动：.*KB9000001\.yaml\n/);
});

test('an id in any spelling becomes the file’s name', async t => {
	const folder = makeHome(t);
	const io = recorded({json: true});
	t.is(await newKnowledge('code', '8007ABCD', {...io, knowledge, folder, today}), 0);
	t.deepEqual(JSON.parse(io.out()), {schema: 1, files: [join(folder, 'codes/0x8007abcd.yaml')]});
});

const refuses = test.macro(async (t, kind: string, id: string, at: boolean, said: RegExp) => {
	const io = recorded({language: 'en'});
	t.is(await newKnowledge(kind, id, {...io, knowledge, folder: at ? makeHome(t) : undefined, today}), 2);
	t.regex(io.err(), said);
});

test('no such kind', refuses, 'fact', 'x', true, /no such kind.*\nkb code howto tree rule/s);
test('a KB with too few digits', refuses, 'kb', 'KB123', true, /cannot be/);
test('words are no code', refuses, 'code', 'denied', true, /cannot be/);
test('an id that leads out of the folder', refuses, 'howto', '../x', true, /cannot be/);
test('an id with capitals', refuses, 'tree', 'Ours', true, /cannot be/);
test('nowhere to write', refuses, 'kb', 'KB9000001', false, /--dir/);
