import {
	appendFileSync,
	closeSync,
	existsSync,
	fsyncSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {crc32} from 'node:zlib';
import {makeFile} from './folder.js';

/** The newest event of a case, as it was when it was acknowledged. */
export type Head = {readonly case: string; readonly seq: number; readonly hash: string};

const name = 'heads';

const lineOf = (head: Head): string => {
	const fields = `${JSON.stringify(head.case)} ${head.seq} ${head.hash}`;
	return `${fields} ${crc32(fields).toString(16)}\n`;
};

/** The mirror's heads, the last line of a case being the one that counts; a line that does not hold is passed over. */
export const readHeads = (folder: string): ReadonlyMap<string, Head> => {
	const heads = new Map<string, Head>();
	const file = join(folder, name);
	if (!existsSync(file)) return heads;

	for (const line of readFileSync(file, 'utf8').split('\n')) {
		const [, fields, id, seq, hash, sum] = /^((".*") (\d+) ([0-9a-f]{64})) ([0-9a-f]{1,8})$/.exec(line) ?? [];
		if (!fields || crc32(fields).toString(16) !== sum) continue;
		const head = {case: JSON.parse(id!) as string, seq: Number(seq), hash: hash!};
		heads.set(head.case, head);
	}

	return heads;
};

/** Whether an event was ever acknowledged here: the mirror is made after the first. */
export const hasHeads = (folder: string): boolean =>
	(statSync(join(folder, name), {throwIfNoEntry: false})?.size ?? 0) > 0;

/**
Adds a line, in one write, to a file that is opened anew each time because another process may have replaced it. It begins
with a line break: one that a full disk cut short never spoils the next. Not synced: what it guards against is a database
and its log that were parted or replaced, and a mirror that is a line behind never gives a false alarm. For the same reason
a failure is of no account: the event itself is on disk.
*/
export const mirrorHead = (folder: string, head: Head): void => {
	const file = join(folder, name);

	try {
		if (!existsSync(file)) makeFile(file);
		appendFileSync(file, `\n${lineOf(head)}`);
	} catch {}
};

/** Whether the mirror has grown so far beyond one line a case that it is worth writing anew, or was left half written. */
export const isHeadsLong = (folder: string, cases: number): boolean =>
	existsSync(join(folder, `${name}.new`)) ||
	(statSync(join(folder, name), {throwIfNoEntry: false})?.size ?? 0) > 65_536 + cases * 400;

const writeHeads = (folder: string, heads: Iterable<Head>): void => {
	const file = join(folder, name);
	const fresh = `${file}.new`;
	const text = [...heads].map(lineOf).join('');
	rmSync(fresh, {force: true});
	makeFile(fresh);
	const handle = openSync(fresh, 'r+');

	try {
		writeFileSync(handle, text);
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}

	renameSync(fresh, file);
};

/** Writes the mirror anew with one line a case. The caller holds the database's write lock, so that only one does it. */
export const rewriteHeads = (folder: string): void => writeHeads(folder, readHeads(folder).values());

/** Leaves the cases out of the mirror: they were erased. */
export const forgetHeads = (folder: string, cases: readonly string[]): void =>
	writeHeads(
		folder,
		[...readHeads(folder).values()].filter(head => !cases.includes(head.case)),
	);

/** Makes the mirror say what a store says that was put in the place of another. */
export const replaceHeads = (folder: string, heads: Iterable<Head>): void => writeHeads(folder, heads);
