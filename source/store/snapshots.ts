import {existsSync, readdirSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {copyDatabase} from './copy.js';
import {makeFolder} from './folder.js';

/** A snapshot is due when the newest is older than this, in milliseconds. */
const day = 24 * 60 * 60 * 1000;

const kept = 10;

const folderOf = (folder: string) => join(folder, 'snapshots');

const namesIn = (folder: string): readonly string[] =>
	existsSync(folderOf(folder)) ? readdirSync(folderOf(folder)).sort() : [];

/** The paths of the snapshots, oldest first. */
export const snapshotsIn = (folder: string): readonly string[] =>
	namesIn(folder)
		.filter(name => /^cases-.*\.db$/.test(name))
		.map(name => join(folderOf(folder), name));

/** The path of the newest snapshot, if there is one. */
export const newestSnapshot = (folder: string): string | undefined => snapshotsIn(folder).at(-1);

const isAlive = (pid: number): boolean => {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
};

/** Removes what a process that was killed in the middle of a snapshot has left. */
export const removeUnfinished = (folder: string): void => {
	for (const name of namesIn(folder)) {
		const pid = /^unfinished-(\d+)\.db/.exec(name)?.[1];
		if (pid && !isAlive(Number(pid))) rmSync(join(folderOf(folder), name), {force: true});
	}
};

const isDue = (folder: string, now: number): boolean => {
	const newest = newestSnapshot(folder);
	return newest === undefined || now - statSync(newest).mtimeMs > day;
};

/**
Copies the database when a day has gone by since the last one, and keeps the ten newest. The copy
has its name only when it is whole and on disk. Gives the path, or undefined when none was due; throws when it fails.
*/
export const takeSnapshot = async (folder: string, database: string, now: number): Promise<string | undefined> => {
	if (!isDue(folder, now)) return undefined;
	makeFolder(folderOf(folder));
	const unfinished = join(folderOf(folder), `unfinished-${process.pid}.db`);
	const finished = join(folderOf(folder), `cases-${new Date(now).toISOString().replace(/[:.]/g, '-')}.db`);
	await copyDatabase(database, finished, {unfinished, judge: () => undefined});
	for (const old of snapshotsIn(folder).slice(0, -kept)) rmSync(old, {force: true});
	return finished;
};
