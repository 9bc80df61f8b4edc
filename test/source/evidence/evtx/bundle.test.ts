import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {root} from '../../../helpers/root.js';
import {makeEvtx} from './make-evtx.js';

const program = join(root, 'dist/bundle/casewalk.cjs');

test('the minified program reads event logs as the plain modules do', async t => {
	if (!existsSync(program)) return t.pass('not built: npm run build');
	const folder = await mkdtemp(join(tmpdir(), 'casewalk-evtx-'));
	t.teardown(() => rm(folder, {recursive: true, force: true}));
	const path = join(folder, 'System.evtx');
	const data = {errorCode: '0x80070005', updateTitle: 'Security Update (KB4530000)'};
	const event = {provider: 'Microsoft-Windows-WindowsUpdateClient', id: 20, at: '2021-03-04T00:15:00Z', data};
	await writeFile(path, makeEvtx([[event]]));
	const {stdout, stderr} = spawnSync(process.execPath, [program, 'analyze', '--json', path], {
		encoding: 'utf8',
		env: {...process.env, CASEWALK_HOME: folder},
	});
	t.regex(stdout, /"evtx-install-failed"/, stderr);
});

test('event logs and captures are read by chunks that nothing loads before one comes', t => {
	const file = join(root, 'dist/meta.json');
	if (!existsSync(file)) return t.pass('not built: npm run build');
	type Output = {
		readonly inputs: object;
		readonly imports: ReadonlyArray<{readonly path: string; readonly kind: string}>;
	};
	const {outputs} = JSON.parse(readFileSync(file, 'utf8')) as {readonly outputs: Readonly<Record<string, Output>>};
	const loaded = new Set<string>();
	const load = (path: string) => {
		if (loaded.has(path)) return;
		loaded.add(path);
		for (const {path: next, kind} of outputs[path]?.imports ?? []) if (kind === 'import-statement') load(next);
	};
	load('dist/bundle/analyze-worker.js');
	const inputs = [...loaded].flatMap(path => Object.keys(outputs[path]?.inputs ?? {}));
	t.true(inputs.length > 10);
	t.deepEqual(
		inputs.filter(input => /@ts-evtx|fast-xml-parser/.test(input)),
		[],
	);
});
