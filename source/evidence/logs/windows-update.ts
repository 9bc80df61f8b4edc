import {readPlain} from '../report/plain.js';
import {failedInstallOf, reportedInstalls, offsetOf} from './installs.js';

export const windowsUpdateAnchors = [
	'Content Install',
	'Logging initialized (build',
	'WARNING: ',
	'FATAL: ',
	'*FAILED* [',
];

const stamp = /^\uFEFF?(\d{4})[-/](\d\d)[-/](\d\d)[ \t](\d\d:\d\d:\d\d)/;
const named = /\b0x([89a-f][0-9a-f]{7})\b/gi;
const converted = /\*FAILED\* \[([89a-f][0-9a-f]{7})\]/gi;

/** What a warning names; the log that Windows 10 makes from its traces writes the code in brackets, without 0x. */
const codesOf = (text: string): readonly string[] => {
	if (text.includes('Content Install')) return failedInstallOf(text);
	const found = [...text.matchAll(text.includes('*FAILED* [') ? converted : named)];
	return [...new Set(found.map(([, code]) => `0x${code!.toLowerCase()}`))];
};

/** Reads a WindowsUpdate.log, as Windows 7 writes it (tabs) and as Windows 10 makes it from its traces. */
export const readWindowsUpdate = readPlain(() => {
	const installs = reportedInstalls();
	let utcOffset: string | null = null;
	return {
		at(text) {
			const [, year, month, day, time] = stamp.exec(text) ?? [];
			return year === undefined ? null : `${year}-${month}-${day}T${time}`;
		},
		codes: codesOf,
		see(line) {
			installs.see(line);
			const zone = /\btz: ([+-]\d{4})\)/.exec(line.text)?.[1];
			if (zone) utcOffset = offsetOf(zone) ?? utcOffset;
		},
		judges: {'wu-install-failed': installs.judge},
		understood: () => ({utcOffset}),
	};
});
