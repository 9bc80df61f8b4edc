import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {brokenAt} from '../../source/store/hash.js';
import {openSqlite} from '../../source/store/sqlite.js';
import {kept, note} from '../helpers/events.js';
import {fresh, type Verdict} from './verdict.js';

const cases = ['a', 'b'];

/** All that a start reads: what it takes to be true, and whether anything was noticed. */
const readAll = async (folder: string): Promise<{readonly isNoticed: boolean; readonly read: unknown}> => {
	const store = await openSqlite(folder);
	if ('fault' in store) return {isNoticed: true, read: undefined};

	try {
		const checked = await store.check();
		const journals = await Promise.all(cases.map(id => store.read(id)));
		const rows = await store.list();
		const isNoticed =
			!checked.ok ||
			checked.lost.length > 0 ||
			checked.isNewer ||
			journals.some(events => brokenAt(events) !== undefined) ||
			rows.some(({seq, head}) => seq !== head);
		const read = {journals, rows};
		// Found or not found, written or refused, but nothing thrown. Scratch is on the screen before anything comes of it.
		await store.recall('');
		await store.search('卡住');
		await store.append([note('a', 'after')], () => ({summary: '', words: 'after'}));
		await store.keep('a/note', 'after');
		return {isNoticed, read};
	} catch (error) {
		// A read that the damage forbids says so; any other error is a mistake of ours.
		if (error instanceof Error && error.cause) return {isNoticed: true, read: undefined};
		throw error;
	} finally {
		await store.close();
	}
};

/** Flips one bit, or cuts the end off, and starts: what is read is what was written, or the damage is noticed. */
export const rotten = async (flips: number, cuts: number): Promise<Verdict> => {
	const origin = fresh();
	const store = await openSqlite(origin);
	if ('fault' in store) throw new Error(store.detail);
	for (let index = 0; index < 60; index++) {
		const id = cases[index % 2]!;
		kept(
			await store.append([note(id, `e${index}`, `云桌面卡住了 ${index}`.repeat(9), index >> 1)], () => ({
				summary: `${id} 工行 P1`,
				words: `卡住 ${index}`,
			})),
		);
	}

	await store.keep('a/note', '半句');
	await store.close();
	const bytes = readFileSync(join(origin, 'cases.db'));
	const heads = readFileSync(join(origin, 'heads'));
	const sound = await readAll(origin);
	const folder = fresh();
	let noticed = 0;
	let harmless = 0;
	let wrong = '';

	for (let index = 0; index < flips + cuts; index++) {
		const damaged = Buffer.from(
			bytes.subarray(0, index < flips ? undefined : Math.floor(Math.random() * bytes.length)),
		);
		const at = Math.floor(Math.random() * bytes.length);
		const bit = 1 << (index % 8);
		if (index < flips) damaged[at]! ^= bit;
		mkdirSync(folder, {recursive: true});
		writeFileSync(join(folder, 'cases.db'), damaged);
		writeFileSync(join(folder, 'heads'), heads);
		const {isNoticed, read} = await readAll(folder);
		if (isNoticed) noticed += 1;
		else if (isDeepStrictEqual(read, sound.read)) harmless += 1;
		else wrong += index < flips ? ` byte ${at} bit ${bit}` : ` cut to ${damaged.length}`;
		rmSync(folder, {recursive: true});
	}

	return {
		what: `${flips} flipped bits, ${cuts} lost ends`,
		figure: `${noticed} noticed, ${harmless} harmless, ${flips + cuts - noticed - harmless} silently wrong${wrong}`,
		goal: '0 silently wrong',
		isMet: !sound.isNoticed && wrong === '' && noticed > 0 && harmless > 0,
	};
};
