import type {Rule} from '../../knowledge/schema.js';
import {type Slow, slowGaps} from '../rules/heartbeat.js';
import {devicesOf} from './devices.js';
import {differencesOf} from './differences.js';
import {type FactTypes, type FileFacts, factRows} from './facts.js';
import {gapsOf} from './gaps.js';
import {joinDrivers} from './join.js';
import type {Analysis} from './report.js';
import {inTimeOrder, rotationGaps} from './rotation.js';
import {saidOf} from './said.js';
import {timelineOf} from './timeline.js';

type Knowing = {
	readonly rules: Readonly<Record<string, Rule>>;
	readonly types?: FactTypes | undefined;
	readonly slow?: readonly Slow[];
};

const unread = new Set(['zip', 'cab', 'photo', 'unknown']);

/** Gives each file the device that its path tells, where nobody named one; only what one device sent twice is a twin. */
const withDevices = (read: readonly FileFacts[]): readonly FileFacts[] => {
	const unnamed = read.filter(({file: {device, kind}}) => device === null && !unread.has(kind));
	const told = devicesOf(unnamed.map(({file}) => file.path));
	if (told.size === 0) return read;
	const named = read.map(({file, facts}) => ({
		file: {...file, device: file.device ?? told.get(file.path) ?? null},
		facts,
	}));
	const firsts = new Map<string, string>();
	return named.map(({file: {sameAs, ...file}, facts}) => {
		const same = `${file.sha256} ${file.device}`;
		const twin = firsts.get(same);
		if (twin === undefined) firsts.set(same, file.path);
		return {file: {...file, ...(sameAs !== undefined && twin !== undefined && {sameAs: twin})}, facts};
	});
};

/** What all files together say, once each has been read. */
export const analysisOf = (read: readonly FileFacts[], {rules, types, slow = []}: Knowing): Analysis => {
	const done = withDevices(read);
	const files = inTimeOrder(done.map(({file}) => file));
	const facts = factRows(done, types);
	const devices = [...new Set(files.flatMap(({device}) => device ?? []))];
	return {
		schema: 1,
		files,
		facts,
		gaps: [
			...gapsOf(files, rules),
			...rotationGaps(files),
			...slowGaps(
				slow,
				done.map(({file}) => file),
			),
		],
		devices,
		differences: differencesOf(saidOf(files, facts), devices),
		timeline: timelineOf(files),
		joined: joinDrivers(files),
	};
};
