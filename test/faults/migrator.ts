// A process that opens a store of version 1 as version 2 of a layout made for the test: `migrator.js FOLDER`.
import {writeSync} from 'node:fs';
import {openSqlite} from '../../source/store/sqlite.js';
import {layout, type Layout} from '../../source/store/schema.js';

const marks = 'create table marks (id text not null primary key, size integer not null) strict;';

/** One version on: a new table, filled from what there is, so that the step takes its time. */
export const next: Layout = {
	version: layout.version + 1,
	schema: `${layout.schema}\n${marks}`,
	steps: {...layout.steps, [layout.version]: `${marks} insert into marks select id, length(body) from events;`},
};

const [, , folder] = process.argv;
if (folder !== undefined && import.meta.filename === process.argv[1]) {
	writeSync(1, 'ready\n');
	const store = await openSqlite(folder, next);
	writeSync(1, 'fault' in store ? `${store.fault}\n` : 'led on\n');
	if (!('fault' in store)) await store.close();
}
