import {cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {openDoor} from '../door.js';
import type {Knowledge} from '../knowledge/schema.js';
import {isRunning} from '../process.js';
import type {Language} from '../text/both.js';
import {addMinutes, dateOf, type Instant} from '../text/time.js';
import {playStory} from './story.js';

const prefix = 'casewalk-demo-';
const mark = 'process';

/** Removes what demos that were killed left behind. */
export const sweepDemos = (within = tmpdir()): void => {
	for (const name of readdirSync(within).filter(one => one.startsWith(prefix))) {
		try {
			if (!isRunning(Number(readFileSync(join(within, name, mark), 'utf8'))))
				rmSync(join(within, name), {recursive: true, force: true});
		} catch {
			// Somebody else's, or one that is just being made.
		}
	}
};

export type Demo = {
	/** The data folder of the demo, for its owner alone. */
	readonly folder: string;
	readonly case: string;
	readonly remove: () => void;
};

type Making = {
	readonly bundle: URL;
	readonly knowledge: Knowledge;
	readonly language: Language;
	readonly now: Instant;
	/** The engineer's own data folder: the demo looks as he likes it, and writes nothing there. */
	readonly own: string;
};

/** Makes a throw-away store with invented cases, the first some way in. */
export const makeDemo = async ({bundle, knowledge, language, now, own}: Making): Promise<Demo> => {
	sweepDemos();
	const folder = mkdtempSync(join(tmpdir(), prefix));
	const remove = () => rmSync(folder, {recursive: true, force: true});
	try {
		writeFileSync(join(folder, mark), String(process.pid), {mode: 0o600});
		if (existsSync(join(own, 'settings.json'))) cpSync(join(own, 'settings.json'), join(folder, 'settings.json'));
		const logs = join(folder, 'from-customer');
		cpSync(fileURLToPath(new URL('demo-logs', bundle)), logs, {recursive: true});
		// The story ends a little before now.
		const start = addMinutes(now, -1330);
		let clock = start;
		const door = await openDoor(knowledge, bundle, {folder, clock: () => clock});
		if ('refused' in door) throw new Error(door.refused[language]);
		const {desk} = door;
		try {
			const made = await playStory({
				desk,
				language,
				at: minutes => {
					clock = addMinutes(start, minutes);
				},
				day: days => dateOf(addMinutes(start, days * 1440)),
				logs: {failing: join(logs, 'failing', 'CBS.log'), healthy: join(logs, 'healthy', 'CBS.log')},
			});
			return {folder, case: made, remove};
		} finally {
			await desk.close();
		}
	} catch (error) {
		remove();
		throw error;
	}
};
