// Types and plain modules (tsc) -> knowledge as one JSON -> the bundle that `bin` and `npm start` run.
import {spawnSync} from 'node:child_process';
import {
	chmodSync,
	copyFileSync,
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import {dirname, resolve} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const root = new URL('./', import.meta.url);
const at = path => fileURLToPath(new URL(path, root));
const isQuiet = process.argv.includes('--quiet');

/** When anything below the path was last changed; a folder's own time tells of files that went. */
const changed = path => {
	const found = statSync(path);
	if (!found.isDirectory()) return found.mtimeMs;
	return Math.max(found.mtimeMs, ...readdirSync(path).map(name => changed(`${path}/${name}`)));
};

// `npm start` builds only what is not built yet: the second start is as fast as the program.
const inputs = ['source', 'views', 'knowledge', 'build.js', 'package.json', 'tsconfig.json'];
const done = at('dist/bundle/version.json');
if (process.argv.includes('--if-needed') && existsSync(done)) {
	const built = statSync(done).mtimeMs;
	if (inputs.every(input => changed(at(input)) < built)) process.exit(0);
}

rmSync(at('dist'), {recursive: true, force: true});
const tsc = spawnSync(process.execPath, [at('node_modules/typescript/bin/tsc'), '-p', at('tsconfig.json')], {
	stdio: 'inherit',
});
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

const {compileKnowledge} = await import(new URL('dist/source/knowledge/compile.js', root).href);
const {knowledge, problems} = compileKnowledge(at('knowledge'));
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);

const bundle = at('dist/bundle');
mkdirSync(bundle, {recursive: true});
writeFileSync(`${bundle}/knowledge.json`, JSON.stringify(knowledge));

// What the finder reads on the first `/`: the words of all entries, and how Chinese signs are read.
const found = name => import(new URL(`dist/source/find/${name}.js`, root).href);
const [{entriesOf}, {shelve}, {dictionary}, {readReadings, writeReadings}] = await Promise.all(
	['entries', 'shelf', 'dictionary', 'sound'].map(found),
);
const readings = writeReadings(dictionary);
const shelf = shelve(entriesOf(knowledge), readReadings(readings));
writeFileSync(`${bundle}/finder.json`, JSON.stringify({shelf, readings}));

// What the invented customer of the demo sent.
cpSync(at('source/demo/logs'), `${bundle}/demo-logs`, {recursive: true});

copyFileSync(at('source/casewalk.cjs'), `${bundle}/casewalk.cjs`);
chmodSync(`${bundle}/casewalk.cjs`, 0o755);

// 7-Zip (LGPL) stays a file of its own beside the bundle, which anyone may replace, with its licences.
copyFileSync(at('node_modules/7z-wasm/7zz.wasm'), `${bundle}/7zz.wasm`);
copyFileSync(at('node_modules/7z-wasm/License.txt'), `${bundle}/7zz.License.txt`);
copyFileSync(at('node_modules/7z-wasm/unRarLicense.txt'), `${bundle}/7zz.unRarLicense.txt`);

/** Ink and its parts measure text through our own fast path; only that file itself takes the package. */
const fastWidth = {
	name: 'fast-width',
	setup(bundling) {
		bundling.onResolve({filter: /^string-width$/}, ({importer}) =>
			importer === at('dist/source/text/shown/width.js')
				? undefined
				: {path: at('dist/source/text/shown/string-width.js')},
		);
	},
};

/** The reader of event logs asks its classes for their names, which minifying would take from them. */
const eventClasses = {
	name: 'event-classes',
	setup(bundling) {
		bundling.onLoad({filter: /@ts-evtx\/core\/.*\.js$/}, ({path}) => ({
			contents: readFileSync(path, 'utf8').replaceAll(
				/^export class (\w+)[^{\n]*\{$/gm,
				(line, name) => `${line} static name = '${name}';`,
			),
		}));
	},
};

/** What the program loads only when it is wanted, by the name of its file in the bundle. */
const wanted = new Map();
for (const file of readdirSync(at('dist/source'), {recursive: true}).filter(name => name.endsWith('.js'))) {
	const path = at(`dist/source/${file}`);
	for (const [, target] of readFileSync(path, 'utf8').matchAll(/\bimport\('(\.[^']+)'\)/g)) {
		const found = resolve(dirname(path), target);
		const [, name] = found.split(/dist[/\\]source[/\\]/);
		if (name) wanted.set(found, name.replaceAll(/[/\\]/g, '-').replace(/\.js$/, ''));
	}
}

const options = {
	outdir: bundle,
	bundle: true,
	splitting: true,
	minify: true,
	platform: 'node',
	format: 'esm',
	// Modules before CommonJS: smaller chunks, and named exports that survive the bundling.
	mainFields: ['module', 'main'],
	target: 'node24',
	legalComments: 'linked',
	metafile: true,
	// Ink asks for react-devtools-core behind a DEV check that esbuild keeps: give it something to resolve.
	alias: {'react-devtools-core': at('node_modules/react/jsx-runtime.js')},
	// yoga-layout fetches its own data: URL, which would make Node load undici at every start.
	define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"', fetch: 'undefined'},
	// CommonJS packages inside the ESM bundle still call require('node:…').
	banner: {
		js: "import {createRequire as __createRequire} from 'node:module'; const require = __createRequire(import.meta.url);",
	},
};
const result = await build({
	...options,
	plugins: [fastWidth, eventClasses],
	entryPoints: {
		...Object.fromEntries([...wanted].map(([path, name]) => [name, path])),
		'analyze-worker': at('dist/source/evidence/analyze-worker.js'),
		'cab-worker': at('dist/source/evidence/archive/cab-worker.js'),
		'hash-worker': at('dist/source/evidence/open/hash-worker.js'),
	},
});

/** A start opens three files instead of the fifty in which it shares its modules with what is loaded later. */
const later = {
	name: 'later',
	setup(bundling) {
		bundling.onResolve({filter: /^\./}, ({path, kind, resolveDir}) => {
			const name = kind === 'dynamic-import' ? wanted.get(resolve(resolveDir, path)) : undefined;
			return name && {path: `./${name}.js`, external: true};
		});
	},
};
const start = await build({
	...options,
	plugins: [fastWidth, later],
	entryPoints: {cli: at('dist/source/cli.js')},
});
// Said as within one build: what is loaded later is an output too.
for (const {imports} of Object.values(start.metafile.outputs))
	for (const one of imports)
		if (one.external && one.path.startsWith('./')) one.path = one.path.replace('.', 'dist/bundle');
for (const part of ['inputs', 'outputs']) Object.assign(result.metafile[part], start.metafile[part]);

/** Whose work the bundle holds, and on what terms: the texts go with it. */
const packages = [
	...new Set(
		[...Object.keys(result.metafile.inputs), 'node_modules/7z-wasm/7zz.wasm'].flatMap(
			input => /node_modules\/(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? [],
		),
	),
].sort();
const licences = packages.map(folder => {
	const {name, version, license} = JSON.parse(readFileSync(at(`${folder}/package.json`), 'utf8'));
	const texts = readdirSync(at(folder)).filter(file => /licen[cs]e|copying|notice/i.test(file));
	const words = texts.map(file => readFileSync(at(`${folder}/${file}`), 'utf8').trim());
	return [`${name} ${version}: ${license}`, ...words].join('\n\n');
});
writeFileSync(`${bundle}/licenses.txt`, `${licences.join(`\n\n${'='.repeat(80)}\n\n`)}\n`);

const {version} = JSON.parse(readFileSync(at('package.json'), 'utf8'));
writeFileSync(`${at('dist')}/meta.json`, JSON.stringify(result.metafile));
writeFileSync(done, JSON.stringify({version}));
if (!isQuiet) {
	for (const [file, {bytes}] of Object.entries(result.metafile.outputs))
		console.log(file, `${Math.round(bytes / 1024)} KiB`);
}
