import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

/** The repository's root: fixtures are read from `test/`, never from `dist`. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A file of the folder of real cases and logs that may lie beside the repository; undefined when it is absent, and the test says so. */
export const shared = (path: string): string | undefined => {
	const file = fileURLToPath(new URL(`../../../../shared/${path}`, import.meta.url));
	return existsSync(file) ? file : undefined;
};
