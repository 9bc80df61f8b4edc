import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';

/** A data folder of its own for one test, removed when the test ends. */
export const makeHome = (t: ExecutionContext): string => {
	const home = mkdtempSync(join(tmpdir(), 'casewalk-test-'));
	t.teardown(() => rmSync(home, {recursive: true, force: true}));
	return home;
};
