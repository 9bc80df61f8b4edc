// The least that Ink can show, bundled and launched as casewalk is: what the first frame is held against.
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {build} from 'esbuild';

/** Writes it into a folder; gives the file to run, which shows `ready`. */
export const makeEmptyInk = async (folder, root) => {
	const source = join(folder, 'empty.mjs');
	writeFileSync(
		source,
		`import {render, Text} from 'ink'; import {createElement} from 'react';
render(createElement(Text, null, 'ready'), {alternateScreen: true, incrementalRendering: true, maxFps: 60});
setTimeout(() => {}, 10_000);`,
	);
	await build({
		entryPoints: [source],
		outfile: join(folder, 'empty-bundle.mjs'),
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
	const launcher = join(folder, 'empty.cjs');
	writeFileSync(launcher, "require('node:module').enableCompileCache(); import('./empty-bundle.mjs');");
	return launcher;
};
