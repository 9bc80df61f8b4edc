import {type FileHandle, mkdtemp, open, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

export type Spooled = {
	readonly handle: FileHandle;
	readonly size: number;
	readonly remove: () => Promise<void>;
};

/**
 * Lays an archive that came out of another one on disk, to be read at any place: in a folder of its own that only the
 * user can enter, under a name of ours. Where the system allows it is gone from its folder before the first byte.
 */
export const spool = async (chunks: AsyncIterable<Uint8Array>): Promise<Spooled> => {
	const folder = await mkdtemp(join(tmpdir(), 'casewalk-'));
	const handle = await open(join(folder, '0'), 'wx+', 0o600);
	const gone = () => rm(folder, {recursive: true, force: true}).catch(() => {});
	await gone();
	const remove = async () => {
		await handle.close();
		await gone();
	};

	let size = 0;
	try {
		for await (const chunk of chunks) {
			await handle.writeFile(chunk);
			size += chunk.length;
		}
	} catch (error) {
		await remove();
		throw error;
	}

	return {handle, size, remove};
};
