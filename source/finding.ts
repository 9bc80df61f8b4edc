import {readFile} from 'node:fs/promises';
import {caseEntries, type FindableCase} from './find/entries.js';
import {type Finder, openShelves, teamEntries} from './find/finder.js';
import {type Shelf, shelving} from './find/shelf.js';
import {type Readings, readReadings} from './find/sound.js';
import type {Knowledge} from './knowledge/schema.js';

type Shipped = {readonly shelf: Shelf; readonly readings: Readings};

const breath = () =>
	new Promise<void>(resolve => {
		setImmediate(resolve);
	});

/**
 * The finder of the app and of `casewalk find`, opened on the first query and again when the cases have changed: the
 * shipped knowledge lies ready in the bundle, a team's entries and the cases are put on a shelf in slices between which
 * keys are answered. `find` may be called while it opens.
 */
export const openFinding = (
	bundle: URL,
	knowledge: Knowledge,
): ((cases: readonly FindableCase[]) => Promise<Finder>) => {
	let shipped: Promise<Shipped> | undefined;
	let opened: {readonly cases: readonly FindableCase[]; readonly finder: Promise<Finder>} | undefined;

	const load = async (): Promise<Shipped> => {
		const text = await readFile(new URL('finder.json', bundle), 'utf8');
		await breath();
		const {shelf, readings} = JSON.parse(text) as {shelf: Shelf; readings: string};
		await breath();
		return {shelf, readings: readReadings(readings)};
	};

	const open = async (cases: readonly FindableCase[]): Promise<Finder> => {
		shipped ??= load();
		const {shelf, readings} = await shipped;
		const work = shelving([...teamEntries(knowledge), ...caseEntries(cases)], readings);
		for (;;) {
			const {done, value} = work.next();
			if (done) return openShelves([shelf, value], knowledge, readings);
			await breath();
		}
	};

	return cases => {
		if (opened?.cases !== cases) opened = {cases, finder: open(cases)};
		return opened.finder;
	};
};
