import {createHash} from 'node:crypto';
import type {FileHandle} from 'node:fs/promises';
import type {Both} from '../../text/both.js';
import type {Opened} from '../analyze.js';
import {sentenceOf} from '../open/refusal.js';
import {type ArchiveLimits, type Budget, budgetOf, tooDeep} from './budget.js';
import {membersOfCab} from './cab.js';
import {type ArchiveKind, archiveKind} from './magic.js';
import type {Member} from './member.js';
import {spool} from './spool.js';
import {membersOfZip} from './zip.js';

const membersOf = {zip: membersOfZip, cab: membersOfCab};

async function* nothing(): AsyncGenerator<Uint8Array> {}

const refused = (path: string, device: string | null, error: Both, bytes: number): Opened => ({
	path,
	device,
	bytes,
	error,
	chunks: nothing(),
	sha256: () => null,
});

const hashed = (path: string, device: string | null, bytes: number, chunks: AsyncIterable<Uint8Array>): Opened => {
	const hash = createHash('sha256');
	let digest: string | null = null;
	const seen = async function* () {
		for await (const chunk of chunks) {
			hash.update(chunk);
			yield chunk;
		}

		digest = hash.digest('hex');
	};
	return {path, device, bytes, error: null, chunks: seen(), sha256: () => digest};
};

async function* chunksOf(handle: FileHandle, size: number): AsyncGenerator<Uint8Array> {
	const buffer = Buffer.allocUnsafeSlow(1 << 17);
	for (let at = 0; at < size; ) {
		const {bytesRead} = await handle.read(buffer, 0, buffer.length, at);
		if (bytesRead === 0) return;
		at += bytesRead;
		yield buffer.subarray(0, bytesRead);
	}
}

type Place = {readonly path: string; readonly device: string | null; readonly budget: Budget; readonly depth: number};

/** A member as a file of its own, and when it is an archive itself, what lies in it. */
async function* openMember(member: Member, place: Place): AsyncGenerator<Opened> {
	const {path, device, budget, depth} = place;
	const {bytes} = member;
	const unwanted = member.refused ?? budget.foresee(bytes, member.packed);
	if (unwanted) {
		yield refused(path, device, unwanted, bytes);
		return;
	}

	const chunks = budget.guard(member.chunks(), member)[Symbol.asyncIterator]();
	try {
		const first = await chunks.next();
		const all = async function* () {
			if (first.done) return;
			yield first.value;
			yield* {[Symbol.asyncIterator]: () => chunks};
		};
		const kind = first.done ? undefined : archiveKind(first.value);
		if (!kind) yield hashed(path, device, bytes, all());
		else if (depth >= budget.limits.depth) yield refused(path, device, tooDeep, bytes);
		else yield* openNested(kind, all(), {path, device, budget, depth: depth + 1}, bytes);
	} catch (error) {
		yield refused(path, device, sentenceOf(error), bytes);
	} finally {
		await chunks.return(undefined);
	}
}

async function* openNested(
	kind: ArchiveKind,
	chunks: AsyncIterable<Uint8Array>,
	place: Place,
	bytes: number,
): AsyncGenerator<Opened> {
	const {handle, size, remove} = await spool(chunks);
	try {
		yield hashed(place.path, place.device, bytes, chunksOf(handle, size));
		yield* openMembers(kind, handle, size, place);
	} finally {
		await remove();
	}
}

/** Two files of one name are both kept: the second is told apart by its number. */
const namer = () => {
	const seen = new Map<string, number>();
	return (name: string) => {
		const count = (seen.get(name) ?? 0) + 1;
		seen.set(name, count);
		return count === 1 ? name : `${name} (${count})`;
	};
};

async function* openMembers(kind: ArchiveKind, handle: FileHandle, size: number, place: Place): AsyncGenerator<Opened> {
	const {path, device, budget} = place;
	const named = namer();
	try {
		for await (const member of membersOf[kind]({fd: handle.fd, size}, budget))
			yield* openMember(member, {...place, path: `${path}!/${named(member.name)}`});
	} catch (error) {
		yield refused(`${path}!/`, device, sentenceOf(error), 0);
	}
}

/**
 * What lies in an archive, its own archives included, in its order: `a.zip!/Logs/CBS.log`. What is refused, damaged or
 * beyond the limits is a value with a sentence; when that is the archive itself, its path ends in `!/`. Nothing is
 * written under a name of the archive, and the chunks of a file are read, or left, before the next file is asked for.
 */
export const openArchive = (
	kind: ArchiveKind,
	handle: FileHandle,
	size: number,
	{path, device, limits}: {readonly path: string; readonly device: string | null; readonly limits: ArchiveLimits},
): AsyncGenerator<Opened> => openMembers(kind, handle, size, {path, device, budget: budgetOf(limits), depth: 1});
