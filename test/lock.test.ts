import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {root} from './helpers/root.js';

type Locked = {
	optionalDependencies?: Record<string, string>;
	hasInstallScript?: boolean;
	dev?: boolean;
	resolved?: string;
};
const {packages} = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
	packages: Record<string, Locked>;
};

test('the lock file holds the optional packages of every platform, without which npm ci refuses', t => {
	const missing = Object.values(packages)
		.flatMap(({optionalDependencies = {}}) => Object.keys(optionalDependencies))
		.filter(name => !Object.keys(packages).some(path => path.endsWith(`node_modules/${name}`)));
	t.deepEqual(missing, []);
});

test('no production dependency runs an install script', t => {
	const scripted = Object.entries(packages).filter(([, {hasInstallScript, dev}]) => hasInstallScript && !dev);
	t.deepEqual(
		scripted.map(([path]) => path),
		[],
	);
});

test('the lock file names no download address', t => {
	t.deepEqual(
		Object.values(packages).filter(({resolved}) => resolved?.startsWith('http')),
		[],
	);
});

const free = [
	'MIT',
	'MIT-0',
	'ISC',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'Apache-2.0',
	'0BSD',
	'CC0-1.0',
	'BlueOak-1.0.0',
	'Unlicense',
];

test('every package in the bundle is named with its licence, and none of them is under the GPL', t => {
	const text = readFileSync(join(root, 'dist/bundle/licenses.txt'), 'utf8');
	const listed = new Map(
		[...text.matchAll(/^(?:={80}\n\n)?((?:@[\w.-]+\/)?[\w.-]+) (\d[^ :]*): (.+)$/gm)].map(([, name, , licence]) => [
			name!,
			licence!,
		]),
	);
	t.true(listed.size > 60, String(listed.size));
	const {dependencies} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		dependencies: Record<string, string>;
	};
	const {inputs} = JSON.parse(readFileSync(join(root, 'dist/meta.json'), 'utf8')) as {inputs: Record<string, unknown>};
	const bundled = Object.keys(dependencies).filter(name =>
		Object.keys(inputs).some(path => path.includes(`node_modules/${name}/`)),
	);
	t.deepEqual(
		bundled.filter(name => !listed.has(name)),
		[],
	);
	// 7-Zip is LGPL: a file of its own beside the bundle, which anyone may replace (build.js).
	const others = [...listed].filter(
		([, licence]) =>
			!licence
				.replaceAll(/[()]/g, '')
				.split(' OR ')
				.some(one => free.includes(one)),
	);
	t.deepEqual(others, [['7z-wasm', 'SEE LICENSE IN License.txt']]);
});
