import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {type Analyzing, analyze, type Opened} from '../../../source/evidence/analyze.js';
import {openPaths} from '../../../source/evidence/open/open.js';
import type {Analysis, FileReport} from '../../../source/evidence/report/report.js';
import {root} from '../../helpers/root.js';
import {shippedRules} from './shipped-rules.js';

export const fixture = (name: string) => join(root, 'test/fixtures/evidence', name);
export const fixtureBytes = (name: string) => readFileSync(fixture(name));

/** Bytes as a file that was opened, in chunks of the given size. */
export const opened = (
	bytes: Uint8Array,
	{path = 'CBS.log', device = null, size = 4096}: {path?: string; device?: string | null; size?: number} = {},
): Opened => ({
	path,
	device,
	bytes: bytes.length,
	error: null,
	chunks: (async function* () {
		for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
	})(),
	sha256: () => createHash('sha256').update(bytes).digest('hex'),
});

/** What an analysis says in the end. */
export const analysisOf = async (
	files: AsyncIterable<Opened>,
	analyzing: Analyzing = {rules: shippedRules},
): Promise<Analysis> => {
	for await (const message of analyze(files, analyzing)) if (message.type === 'done') return message.analysis;
	throw new Error('The analysis ended without a word.');
};

export const analysisOfBytes = (bytes: Uint8Array, options?: Parameters<typeof opened>[1]): Promise<Analysis> =>
	analysisOf(
		(async function* () {
			yield opened(bytes, options);
		})(),
	);

/** The report on one log given as text or bytes. */
export const reportOf = async (log: string | Uint8Array, options?: Parameters<typeof opened>[1]): Promise<FileReport> =>
	(await analysisOfBytes(typeof log === 'string' ? Buffer.from(log) : log, options)).files[0]!;

export const analysisOfPaths = (paths: readonly string[], device: string | null = null): Promise<Analysis> =>
	analysisOf(openPaths(paths, {device}));

/** One line as Windows 7 and later write it. */
export const line = (message: string, {at = '2021-03-04 08:15:00', level = 'Info', component = 'CBS'} = {}): string =>
	`${at}, ${level.padEnd(22)}${component.padEnd(7)}${message}`;

export const serious = ({findings}: FileReport): readonly string[] =>
	findings.filter(({level}) => level !== 'info').map(({rule}) => rule);
