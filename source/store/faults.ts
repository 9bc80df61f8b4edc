import type {StoreFault} from './store.js';

/**
SQLite's primary result codes (sqlite.org/rescode.html) that the world causes, not we. 1 is a statement that makes no sense:
ours are always the same and every test runs them, so that it is the definition of a table that was damaged.
*/
const primary: Readonly<Record<number, StoreFault['fault']>> = {
	1: 'damaged',
	3: 'denied',
	5: 'busy',
	6: 'busy',
	8: 'denied',
	10: 'failed',
	11: 'damaged',
	13: 'full',
	14: 'denied',
	23: 'denied',
	26: 'damaged',
};

/** SQLITE_IOERR_SHMSIZE: the shared-memory file could not grow, which is how a full disk shows when the log is new. */
const sharedMemoryFull = 4874;

/**
A key that an index did not find and the table, or the search words, have after all (each is looked up before it is written),
and a value whose type is no longer that of its column (3091, SQLITE_CONSTRAINT_DATATYPE).
*/
const conflicts = [19, 1555, 2067, 3091];

const ofSystem: Readonly<Record<string, StoreFault['fault']>> = {
	ENOSPC: 'full',
	EDQUOT: 'full',
	EACCES: 'denied',
	EPERM: 'denied',
	EROFS: 'denied',
	EBUSY: 'busy',
	EIO: 'failed',
	EMFILE: 'failed',
	ENFILE: 'failed',
	ENOENT: 'failed',
	ENOTDIR: 'failed',
	EISDIR: 'failed',
	EEXIST: 'failed',
	ELOOP: 'failed',
	ENAMETOOLONG: 'failed',
};

const ofSqlite = (errcode: number): StoreFault['fault'] | undefined => {
	if (errcode === sharedMemoryFull) return 'full';
	return conflicts.includes(errcode) ? 'damaged' : primary[errcode & 0xff];
};

export const fault = (kind: StoreFault['fault'], detail: string): StoreFault => ({ok: false, fault: kind, detail});

/** What the world did, as a value; a mistake of ours is thrown on. */
export const faultOf = (error: unknown): StoreFault => {
	if (error instanceof Error) {
		const {errcode, code} = error as {errcode?: number; code?: string};
		const kind = errcode === undefined ? ofSystem[code ?? ''] : ofSqlite(errcode);
		if (kind) return fault(kind, error.message);
	}

	throw error;
};
