import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const made: string[] = [];

process.on('exit', () => {
	for (const folder of made) rmSync(folder, {recursive: true, force: true});
});

/** A new folder that is removed when the process ends. */
export const temporaryFolder = (name: string): string => {
	const folder = mkdtempSync(join(tmpdir(), `casewalk-${name}-`));
	made.push(folder);
	return folder;
};
