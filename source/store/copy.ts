import {closeSync, fsyncSync, openSync, renameSync, rmSync} from 'node:fs';
import {backup, DatabaseSync} from 'node:sqlite';
import {makeFile} from './folder.js';

/**
Copies a database with SQLite's own backup, in one step: a writer in another process would make a stepwise copy begin again
and again. The copy is made at `unfinished`, looked at by `judge`, which may throw, and has its name only when it is on disk.
*/
export const copyDatabase = async <T>(
	from: string,
	to: string,
	{unfinished, judge}: {readonly unfinished: string; readonly judge: (file: string) => T},
): Promise<T> => {
	const source = new DatabaseSync(from, {readOnly: true, timeout: 100});
	try {
		makeFile(unfinished);
		await backup(source, unfinished, {rate: 0x7fffffff});
		const judged = judge(unfinished);
		const handle = openSync(unfinished, 'r+');
		fsyncSync(handle);
		closeSync(handle);
		renameSync(unfinished, to);
		return judged;
	} finally {
		source.close();
		for (const end of ['', '-journal', '-wal', '-shm']) rmSync(unfinished + end, {force: true});
	}
};
