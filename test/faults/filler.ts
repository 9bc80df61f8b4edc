// On a small disk: fills it to within some bytes, writes until it is refused, makes room, goes on. `filler.js DISK FREE…`
// prints for each a line of JSON.
import {existsSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {writeWhole} from '../../source/outbox.js';
import {openSqlite} from '../../source/store/sqlite.js';
import {note} from '../helpers/events.js';
import {examine} from './verdict.js';

const [disk = '', ...offsets] = process.argv.slice(2);
const ballast = join(disk, 'ballast');

const leave = (bytes: number) => {
	const {bavail, bsize} = statfsSync(disk);
	const size = bavail * bsize - bytes;
	if (size > 0) writeFileSync(ballast, Buffer.alloc(size));
};

for (const offset of offsets.map(Number)) {
	const folder = join(disk, 'home');
	const acknowledged: string[] = [];
	const faults = new Set<string>();
	// With little room the first start itself is what the full disk meets.
	const isFirstStart = offset % 3 === 0;
	if (isFirstStart) leave(offset);
	let store = await openSqlite(folder);
	if (!isFirstStart) leave(offset);

	if ('fault' in store) {
		faults.add(store.fault);
	} else {
		for (let index = 0; index < 3000 && faults.size === 0; index++) {
			const id = `e${index}`;
			const appended = await store.append([note('a', id, '卡'.repeat((index * 37 + offset) % 900), index)], () => ({
				summary: id,
				words: `${id} 卡住`,
			}));
			if (appended.ok) acknowledged.push(id);
			else faults.add(appended.fault);
		}

		// A thread that is taken in is one append: all of it, or nothing and the sentence.
		const thread = Array.from({length: 200}, (_, index) => note('t', `t${index}`, '邮件'.repeat(50)));
		const taken = await store.append(thread);
		if (!taken.ok) faults.add(taken.fault);
		const kept = (await store.read('t')).length;
		if (kept !== (taken.ok ? thread.length : 0)) faults.add('failed');

		// A draft or an export is written whole, or what was there stays and nothing is left behind.
		const mail = join(disk, 'mail.eml');
		const content = '草稿'.repeat(100_000);
		const written = writeWhole(mail, content);
		const there = existsSync(mail) ? readFileSync(mail, 'utf8') : undefined;
		if (there !== (written.ok ? content : undefined) || readdirSync(disk).some(name => name.endsWith('.tmp')))
			faults.add('damaged');
		rmSync(mail, {force: true});

		// Typed text is refused or kept, and what was acknowledged stays readable while nothing can be written.
		for (let index = 0; index < 20; index++) {
			const scratch = await store.keep(`k${index}`, 'x'.repeat(4000));
			if (scratch !== true) faults.add(scratch.fault);
		}

		if ((await store.read('a')).length !== acknowledged.length) faults.add('unreadable');
	}

	const second = await openSqlite(folder);
	if ('fault' in second) faults.add(second.fault);
	else await second.close();

	rmSync(ballast, {force: true});
	if ('fault' in store) store = await openSqlite(folder);
	const after = 'fault' in store ? store : await store.append([note('a', 'after', 'room again')]);
	if (after.ok) acknowledged.push('after');
	if (!('fault' in store)) await store.close();
	const found = await examine(folder, 'a', acknowledged);
	writeSync(
		1,
		`${JSON.stringify({offset, faults: [...faults], goesOn: after.ok, acknowledged: acknowledged.length, found})}\n`,
	);
	rmSync(folder, {recursive: true, force: true});
}
