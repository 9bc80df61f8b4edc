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
