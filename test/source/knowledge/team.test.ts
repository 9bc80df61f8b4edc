import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import test from 'ava';
import {compileKnowledge} from '../../../source/knowledge/compile.js';
import {makeHome} from '../../helpers/home.js';
import {fixture, shipped} from '../../helpers/knowledge.js';
import {root} from '../../helpers/root.js';
import {openTerminal} from '../../helpers/terminal.js';

const bundle = join(root, 'dist/bundle');
const ours = fixture('ours');

/** What is wrong in `ours`, as it is told under the folder's name. */
const told = [
	'howtos: not read, the names here are kb codes rules trees howto hypotheses templates schemas facts.yaml terms.yaml (file-name)',
	"kb/KB9000002.yaml:3:7: a colon and a blank inside a text begin a new key: put the whole text in single quotes: '…' (yaml-colon)",
	'kb/KB9000003.yaml:9:5 supersedes.0: no KB KB9999999 (no-kb)',
	'rules/open.yaml:5:1 pattern: Invalid regular expression: /(x/: Unterminated group (rule-pattern)',
	'trees/screen.yaml:8:1 start: no node gone in this tree (no-node)',
	'trees/screen.yaml:10:3 nodes.end: no way leads here (tree-unreachable)',
];

test('what has a fault is left out with what leans on it; the rest of the team and all that is shipped stay', t => {
	const {sound, problems} = compileKnowledge(ours, {base: shipped.knowledge});
	t.deepEqual(
		problems,
		told.map(problem => `ours/${problem}`),
	);
	t.deepEqual(sound.team, ['kb/KB9000001']);
	t.is(sound.kb['KB9000004'], undefined);
	t.is(sound.trees['screen'], shipped.knowledge.trees['screen']);
	t.is(Object.keys(sound.kb).length, Object.keys(shipped.knowledge.kb).length + 1);
});

const run = (t: Parameters<typeof makeHome>[0], folder: string, ...args: string[]) => {
	if (!existsSync(join(bundle, 'casewalk.cjs'))) {
		t.log('not built: npm run build');
		return;
	}

	const {status, stdout, stderr} = spawnSync(process.execPath, [join(bundle, 'casewalk.cjs'), ...args], {
		encoding: 'utf8',
		env: {...process.env, CASEWALK_HOME: makeHome(t), CASEWALK_KNOWLEDGE: folder, CASEWALK_LANG: 'en'},
	});
	return {status, stdout, stderr: stderr.trimEnd().split('\n')};
};

test('the program starts over a broken team folder, names file, line and column, and marks what is the team’s', t => {
	const shown = run(t, ours, 'kb', 'KB9000001', 'KB4490628');
	if (!shown) return t.pass();
	t.is(shown.status, 0);
	t.deepEqual(
		shown.stderr,
		told.map(problem => `${ours}/${problem}`),
	);
	t.regex(shown.stdout, /^KB9000001 {2}Our update {2}inferred {2}\[team\]\n/);
	t.regex(shown.stdout, /\nKB4490628 {2}Servicing stack update, March 12, 2019 {2}verified\n/);
});

test('the screen opens over a broken team folder, and tells its faults when it closes', async t => {
	if (!existsSync(join(bundle, 'casewalk.cjs'))) return t.pass();
	const terminal = openTerminal({home: makeHome(t), columns: 200, environment: {CASEWALK_KNOWLEDGE: ours}});
	t.teardown(() => terminal.kill());
	await terminal.shows('新案例');
	terminal.press('q');
	t.is(await terminal.ended, 0);
	await terminal.shows(/KB9000002\.yaml:3:7: .*\(yaml-colon\)/);
});

test('list names the team’s entries, lint refuses the folder', t => {
	const listed = run(t, ours, 'knowledge', 'list');
	if (!listed) return t.pass();
	t.regex(listed.stdout, /\nTeam {2}kb\/KB9000001\n$/);
	const linted = run(t, ours, 'knowledge', 'lint');
	t.is(linted?.status, 1);
	t.deepEqual(
		linted?.stdout.trimEnd().split('\n'),
		told.map(problem => `${ours}/${problem}`),
	);
});

for (const folder of [join(ours, 'nowhere'), join(ours, 'kb/KB9000001.yaml')])
	test(`a team folder that is none is told, and the program works: ${folder.slice(ours.length)}`, t => {
		const shown = run(t, folder, 'kb', 'KB4490628');
		if (!shown) return t.pass();
		t.is(shown.status, 0);
		t.deepEqual(shown.stderr, [`${folder}: no such folder`]);
	});

type Metafile = {
	readonly outputs: Readonly<
		Record<
			string,
			{
				readonly inputs: Readonly<Record<string, unknown>>;
				readonly imports: ReadonlyArray<{readonly path: string; readonly kind: string}>;
			}
		>
	>;
};

test('what is loaded at every start holds neither yaml nor zod', t => {
	const file = join(root, 'dist/meta.json');
	if (!existsSync(file)) {
		t.log('not built: npm run build');
		return t.pass();
	}

	const {outputs} = JSON.parse(readFileSync(file, 'utf8')) as Metafile;
	const inputsOf = (entry: string, kinds: readonly string[]) => {
		const seen = new Set<string>();
		for (const open = [entry]; open.length > 0; ) {
			const at = open.pop()!;
			if (seen.has(at) || !outputs[at]) continue;
			seen.add(at);
			open.push(...outputs[at].imports.filter(({kind}) => kinds.includes(kind)).map(({path}) => path));
		}

		return [...seen].flatMap(name => Object.keys(outputs[name]!.inputs));
	};

	const isParser = (input: string) => /node_modules\/(yaml|zod)\//.test(input);
	const entries = Object.keys(outputs).filter(name => /\/(cli|commands-program|app-\w+)\.js$/.test(name));
	t.is(entries.length, 3);
	for (const entry of entries) t.deepEqual(inputsOf(entry, ['import-statement']).filter(isParser), [], entry);
	const [cli] = entries.filter(name => name.endsWith('/cli.js'));
	t.true(inputsOf(cli!, ['import-statement', 'dynamic-import']).some(isParser), 'the look would find them');
});
