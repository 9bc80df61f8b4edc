import {availableParallelism} from 'node:os';
import type {EvidenceRead, Read} from '../case/acts/attach.js';
import type {DeskDoors} from '../case/desk.js';
import type {RecordedGap, RecordedLog} from '../case/event.js';
import type {Knowledge} from '../knowledge/schema.js';
import type {Both} from '../text/both.js';
import {type FileFacts, recordedFacts, recordedFindings} from './report/facts.js';
import type {Analysis, FileReport, PackageState} from './report/report.js';
import {analyzeInWorker} from './run.js';

/** Kept of each list of a log: the latest. */
const most = 500;

/** One state for each KB: what failed is not hidden by what succeeded beside it. */
const statesOf = (packages: readonly PackageState[]): readonly PackageState[] =>
	[
		...Map.groupBy(
			packages.filter(({kb}) => kb !== null),
			({kb}) => kb,
		),
	].map(([, states]) => states.find(({state}) => state === 'failed') ?? states[0]!);

const logOf = (file: FileReport): RecordedLog => ({
	lines: file.lines,
	from: file.from,
	to: file.to,
	utcOffset: file.utcOffset,
	servicingStacks: file.servicingStacks.slice(-most),
	boots: file.boots.slice(-most),
	phases: file.phases.slice(-most),
	root: file.root,
	hangs: file.hangs.slice(-most),
	shown: file.shown.slice(-most),
	executeState: file.executeState,
	drivers: file.drivers.slice(-most),
	sections: file.sections.slice(-most),
	codes: file.codes.slice(0, most),
	packages: statesOf(file.packages).slice(-most),
	...(file.unreadable && {unreadable: file.unreadable}),
	...(file.computer !== undefined && {computer: file.computer}),
});

const notLogs = new Set<FileReport['kind']>(['unknown', 'photo', 'zip', 'cab']);

/** A file that was understood, as the case keeps it. */
export const evidenceOf = ({file, facts}: FileFacts, gaps: readonly RecordedGap[] = []): EvidenceRead => {
	const isTwin = file.sameAs !== undefined;
	return {
		path: file.path,
		sha256: file.sha256 ?? undefined,
		bytes: file.bytes,
		kind: file.kind,
		...(file.error && {error: file.error}),
		...(isTwin && {sameAs: file.sameAs}),
		...(file.device !== null && {device: file.device}),
		// What is there twice is kept twice, and speaks once.
		findings: isTwin ? [] : recordedFindings(file),
		facts: isTwin ? [] : recordedFacts({file, facts}),
		...(file.lines > 0 && !isTwin && !notLogs.has(file.kind) && {log: logOf(file)}),
		...(gaps.length > 0 && {gaps}),
	};
};

/** The files of an analysis as the case keeps them, each with the machine its path tells and what only the reading knows. */
export const evidenceIn = (read: readonly FileFacts[], analysis: Analysis | null): readonly EvidenceRead[] => {
	const placed = new Map(analysis?.files.map(file => [file.path, file]));
	const slow = analysis?.gaps.filter(({what}) => what === 'rule.slow') ?? [];
	return read
		.filter(({file}) => !file.error || file.lines > 0)
		.map(({file, facts}) =>
			evidenceOf(
				{file: placed.get(file.path) ?? file, facts},
				slow.filter(gap => gap.file === file.path).map(({device: _, ...gap}) => gap),
			),
		);
};

const sentence = (refused: readonly Both[]): Both | undefined =>
	refused.length === 0 ? undefined : {zh: refused.map(({zh}) => zh).join(' '), en: refused.map(({en}) => en).join(' ')};

const stopped: Both = {zh: '读取被停止，没有读到文件末尾。', en: 'The reading was stopped before the end of the file.'};
const nothingRead: Both = {zh: '读取已停止，没有读完任何文件。', en: 'The reading was stopped; no file was read.'};

/** What a stopped reading leaves: the files that were through, and the one in hand, said to be unfinished. */
const stoppedAt = (files: readonly EvidenceRead[], at: {path: string; total: number} | undefined): Read => {
	if (!at || files.some(({path}) => path === at.path))
		return files.length > 0 ? {files, refused: stopped} : {files, refused: nothingRead};
	const unfinished = {path: at.path, bytes: at.total, kind: 'unknown', error: stopped, findings: [], facts: []};
	return {files: [...files, unfinished], refused: stopped};
};

/** Reads what the customer sent in a worker, for the case: what was understood, and one sentence on what could not be read. */
export const readEvidence =
	(worker: URL, knowledge: Knowledge): DeskDoors['analyze'] =>
	async (paths, {onProgress, signal}) => {
		const {rules, facts: types} = knowledge;
		const read: FileFacts[] = [];
		const refused: Both[] = [];
		let at: {path: string; total: number} | undefined;
		const {result, cancel} = analyzeInWorker(
			worker,
			// One core is left to the keys: on two, the hash is made between the lines.
			{paths, device: null, rules, types, threads: Math.max(1, availableParallelism() - 1)},
			{
				onProgress({path, bytes, total, perSecond, secondsLeft}) {
					at = {path, total};
					onProgress({
						path,
						...(total > 0 && {share: bytes / total}),
						...(perSecond !== null && {perSecond}),
						...(secondsLeft !== null && {secondsLeft}),
					});
				},
				onFile(file, facts) {
					if (file.error) refused.push(file.error);
					read.push({file, facts});
				},
			},
		);
		signal.addEventListener('abort', cancel, {once: true});
		const analysis = await result;
		const files = evidenceIn(read, analysis);
		return analysis ? {files, refused: sentence(refused)} : stoppedAt(files, at);
	};
