import {readPlain} from '../report/plain.js';
import {failedInstallOf, reportedInstalls, offsetOf} from './installs.js';

/** Every line is an event. */
export const reportingAnchors = ['\t{'];

const stamp = /^\uFEFF?\{[0-9A-Fa-f-]{36}\}\t(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d):\d{3}([+-]\d{4})\t/;

/** Reads a ReportingEvents.log: one event a line, with its own offset from UTC. */
export const readReporting = readPlain(() => {
	const installs = reportedInstalls();
	let from: string | null = null;
	let to: string | null = null;
	let utcOffset: string | null = null;
	return {
		at(text) {
			const found = stamp.exec(text);
			return found ? `${found[1]}T${found[2]}` : null;
		},
		codes: failedInstallOf,
		see(line) {
			installs.see(line);
			from ??= line.at;
			to = line.at ?? to;
			const zone = stamp.exec(line.text)?.[3];
			if (zone) utcOffset = offsetOf(zone) ?? utcOffset;
		},
		judges: {'reporting-install-failed': installs.judge},
		understood: () => ({from, to, utcOffset}),
	};
});
