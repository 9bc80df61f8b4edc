import type {StoreFault} from './store.js';

/** SQLite's primary result codes (sqlite.org/rescode.html) that the world causes, not we. */
const primary: Readonly<Record<number, StoreFault['fault']>> = {
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

export const fault = (kind: StoreFault['fault'], detail: string): StoreFault => ({ok: false, fault: kind, detail});

/** What the world did, as a value; a mistake of ours is thrown on. */
export const faultOf = (error: unknown): StoreFault => {
	if (error instanceof Error) {
		const {errcode, code} = error as {errcode?: number; code?: string};
		const kind =
			errcode === undefined ? ofSystem[code ?? ''] : errcode === sharedMemoryFull ? 'full' : primary[errcode & 0xff];
		if (kind) return fault(kind, error.message);
	}

	throw error;
};
