import type {Analysis, FileReport} from '../../evidence/report/report.js';
import type {Language} from '../../text/both.js';
import {paragraph, section} from './lay.js';
import type {KnownFacts} from './planned.js';
import {shortPaths} from './short-paths.js';
import {tellDifferences, tellFacts} from './tell-devices.js';
import {tellFile, tellGaps} from './tell-files.js';
import {tellFindings, tellJoined, tellTimeline} from './tell-findings.js';
import {sayer} from './words.js';

export type Telling = {
	readonly language: Language;
	readonly facts: KnownFacts;
	/** Devices that have sent no logs. */
	readonly planned: readonly string[];
	/** Which files are worth telling one by one. */
	readonly isTold: (file: FileReport) => boolean;
};

const judged = new Set<FileReport['kind']>(['cbs', 'setupapi']);

/** An analysis for a person: what differs, what was found, when, what is known, from which files, and what is missing. */
export const tell = (analysis: Analysis, {language, facts, planned, isTold}: Telling): string => {
	const say = sayer(language);
	const told = analysis.files.filter(isTold);
	const names = shortPaths(analysis.files.map(({path}) => path));
	const name = (file: string) => names.get(file) ?? file;
	const place = (file: string, line: number) => `${name(file)}:${line}`;
	const files = told.map(file => tellFile(file, file.path, language)).join('');

	const isQuiet =
		told.some(({kind}) => judged.has(kind)) && !told.some(({findings}) => findings.some(({level}) => level !== 'info'));
	const findings = tellFindings(analysis, place, language);
	return [
		section(
			say('differences'),
			tellDifferences(analysis.differences, {devices: analysis.devices, planned, facts, language}),
		),
		section(say('findings'), `${isQuiet ? paragraph(say('none'), 2) : ''}${findings}`),
		section(say('joined'), tellJoined(analysis, place, language)),
		section(say('timeline'), tellTimeline(analysis, place, language)),
		section(say('facts'), tellFacts(analysis, facts, place, language)),
		section(say('files'), files),
		section(say('gaps'), tellGaps(analysis, name, language)),
	]
		.join('')
		.replace(/^\n/, '');
};
