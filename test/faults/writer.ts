// A process that appends events to one case and acknowledges each on its output: `writer.js FOLDER CASE COUNT`.
import {writeSync} from 'node:fs';
import {openSqlite} from '../../source/store/sqlite.js';
import {note} from '../helpers/events.js';

const [folder = '', caseId = '', count = ''] = process.argv.slice(2);
const store = await openSqlite(folder);
if ('fault' in store) {
	writeSync(2, `${store.fault}: ${store.detail}\n`);
	process.exit(1);
}

const start = (await store.read(caseId)).length;
for (let index = start + 1; index <= start + Number(count); index++) {
	const id = `${process.argv[5] ?? caseId}-${index}`;
	const appended = await store.append([note(caseId, id, `卡住 ${id}`, index - 1)], events => ({
		summary: `${events.length}`,
		words: `卡住 ${index} KB45306${index}`,
	}));
	if (appended.ok) writeSync(1, `${id}\n`);
	else writeSync(2, `${appended.fault}: ${appended.detail}\n`);
}

await store.close();
