import type {Both} from '../../text/both.js';

/** A file that stands open, for reading at any place. */
export type Source = {readonly fd: number; readonly size: number};

/** A file inside an archive. Its chunks are read, or left, before the next member is asked for. */
export type Member = {
	/** As the archive spells it, decoded, with slashes. */
	readonly name: string;
	/** As the archive declares them; what comes is held against it. */
	readonly bytes: number;
	readonly packed: number;
	/** Why it is not read. */
	readonly refused: Both | null;
	readonly chunks: () => AsyncIterable<Uint8Array>;
};
