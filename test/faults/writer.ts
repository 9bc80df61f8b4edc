// A process that appends events to one case and acknowledges each on its output: `writer.js FOLDER CASE COUNT [PREFIX] [wait]`.
// With `wait` it says `ready` and begins when its input ends, so that many can begin at one instant.
import {readSync, writeSync} from 'node:fs';
import {openSqlite} from '../../source/store/sqlite.js';
import {note} from '../helpers/events.js';

const [folder = '', caseId = '', count = '', prefix = caseId, wait] = process.argv.slice(2);

if (wait) {
	writeSync(1, 'ready\n');
	while (readSync(0, Buffer.alloc(1)) > 0);
}

const store = await openSqlite(folder);
if ('fault' in store) {
	writeSync(2, `${store.fault}: ${store.detail}\n`);
	process.exit(1);
}

let seen = (await store.read(caseId)).length;
for (let index = 1; index <= Number(count); index++) {
	const id = `${prefix}-${index}`;
	const appended = await store.append([note(caseId, id, `卡住 ${id}`, seen)], events => ({
		summary: `${events.length}`,
		words: `卡住 ${index} KB45306${index}`,
	}));
	if (appended.ok) writeSync(1, `${id}\n`);
	else writeSync(2, `${appended.fault}: ${appended.detail}\n`);
	seen = appended.ok ? appended.events.at(-1)!.seq : seen;
}

await store.close();
