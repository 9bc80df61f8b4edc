// From the start of the process to the first useful frame (the case list drawn), beside `node -e 0` and an empty Ink bundle.
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import * as pty from '@lydell/node-pty';
import {build} from 'esbuild';
import {alternate, median, row} from './measure.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'casewalk-bench-'));
const home = join(work, 'home');
const casewalk = join(root, 'dist/bundle/casewalk.cjs');
const {CI: _, ...environment} = process.env;

writeFileSync(
	join(work, 'empty.mjs'),
	`import {render, Text} from 'ink'; import {createElement} from 'react';
render(createElement(Text, null, 'ready'), {alternateScreen: true, incrementalRendering: true, maxFps: 60});
setTimeout(() => {}, 10_000);`,
);
const bundleOf = file =>
	build({
		entryPoints: [file],
		outfile: join(work, 'empty-bundle.mjs'),
		bundle: true,
		minify: true,
		platform: 'node',
		format: 'esm',
		target: 'node24',
		nodePaths: [join(root, 'node_modules')],
		alias: {'react-devtools-core': join(root, 'node_modules/react/jsx-runtime.js')},
		define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"', fetch: 'undefined'},
		banner: {
			js: "import {createRequire as __createRequire} from 'node:module'; const require = __createRequire(import.meta.url);",
		},
	});
await bundleOf(join(work, 'empty.mjs'));
// The same launcher as ours: compile cache on.
writeFileSync(join(work, 'empty.cjs'), "require('node:module').enableCompileCache(); import('./empty-bundle.mjs');");

/** Milliseconds until the text is written to the terminal; the process is ended then. */
const until = (file, argv, text) =>
	new Promise(resolve => {
		const from = process.hrtime.bigint();
		const child = pty.spawn(process.execPath, [file, ...argv], {
			name: 'xterm-256color',
			cols: 100,
			rows: 30,
			cwd: work,
			env: {...environment, CASEWALK_HOME: home, TERM: 'xterm-256color'},
		});
		let raw = '';
		let took = 0;
		child.onData(data => {
			raw += data;
			if (took || !raw.includes(text)) return;
			took = Number(process.hrtime.bigint() - from) / 1e6;
			child.kill('SIGTERM');
		});
		child.onExit(() => resolve(took || Number(process.hrtime.bigint() - from) / 1e6));
	});

await new Promise(resolve => {
	pty
		.spawn(process.execPath, [casewalk, 'new', '[案例号: CAS-11869-N1L2C8 ] % |P1|ICBC|补丁安装失败 % 初次响应'], {
			cwd: work,
			env: {...environment, CASEWALK_HOME: home},
		})
		.onExit(resolve);
});
const figures = await alternate(12, {
	node: () => until('-e', ['0'], '\u0000'),
	ink: () => until(join(work, 'empty.cjs'), [], 'ready'),
	casewalk: () => until(casewalk, [], 'CAS-11869-N1L2C8'),
});
rmSync(work, {recursive: true, force: true});
const node = median(figures.node);
const ink = median(figures.ink);
const ours = median(figures.casewalk);
console.log(row('node -e 0', figures.node));
console.log(row('empty Ink bundle', figures.ink));
console.log(row('first useful frame', figures.casewalk));
console.log(`first useful frame / node -e 0       ${(ours / node).toFixed(2)}   goal <= 7`);
console.log(`first useful frame / empty Ink       ${(ours / ink).toFixed(2)}   goal <= 1.7`);
