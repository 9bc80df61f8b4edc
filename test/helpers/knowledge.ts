import {createHash} from 'node:crypto';
import {mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {type Compiled, compileKnowledge} from '../../source/knowledge/compile.js';
import {root} from './root.js';

export const fixture = (name: string): string => join(root, 'test/fixtures/knowledge', name);

/** Everything that the compiled knowledge follows from: the knowledge itself and the code that reads it. */
const stateOf = (...folders: readonly string[]): string => {
	const hash = createHash('sha256');
	for (const folder of folders) {
		for (const entry of readdirSync(folder, {recursive: true, withFileTypes: true}))
			if (entry.isFile()) hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)));
	}

	return hash.digest('hex').slice(0, 16);
};

/** Compiling takes a second, and forty test files want it: the first one keeps what came of it for the others. */
const compiledOnce = (folder: string): Compiled => {
	const kept = join(root, 'dist/kept');
	const file = join(
		kept,
		`${stateOf(folder, ...['knowledge', 'walk', 'text'].map(room => join(root, 'dist/source', room)))}.json`,
	);
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as Compiled;
	} catch {
		const compiled = compileKnowledge(folder);
		mkdirSync(kept, {recursive: true});
		writeFileSync(`${file}.${process.pid}`, JSON.stringify(compiled));
		renameSync(`${file}.${process.pid}`, file);
		return compiled;
	}
};

/** The shipped knowledge as it compiles now. */
export const shipped = compiledOnce(join(root, 'knowledge'));
