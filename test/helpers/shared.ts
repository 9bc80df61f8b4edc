import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import test from 'ava';

/** The repository's root: fixtures are read from `test/`, never from `dist`. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A file of the folder of real cases and logs that may lie beside the repository; undefined when it is absent, and the test says so. */
export const shared = (path: string): string | undefined => {
	const file = fileURLToPath(new URL(`../../../../shared/${path}`, import.meta.url));
	return existsSync(file) ? file : undefined;
};

/** A test on other people's cases and logs: skipped, and counted as skipped, where they do not lie beside the repository. */
export const testShared = shared('logs') ? test : test.skip;
