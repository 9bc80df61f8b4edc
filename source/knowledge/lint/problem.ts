import type {Trail} from '../yaml.js';

/** Something an entry says that cannot be right, though its file can be read. Codes: see lint.ts. */
export type Problem = {
	readonly code: string;
	/** Below the folder of knowledge: `trees/restart-stuck.yaml`. */
	readonly file: string;
	readonly path: Trail;
	readonly message: string;
	/** The file in which a missing name would stand: when that file cannot be read, this problem is only its echo. */
	readonly lacks?: string;
};
