import type {DeskDoors, EvidenceRead} from '../case/desk.js';
import type {Knowledge} from '../knowledge/schema.js';
import type {Both} from '../text/both.js';
import {recordedFacts, recordedFindings} from './report/facts.js';
import type {FileReport, StatedFact} from './report/report.js';
import {analyzeInWorker} from './run.js';

/** A file that was understood, as the case keeps it. */
export const evidenceOf = (file: FileReport, facts: readonly StatedFact[]): EvidenceRead => ({
	path: file.path,
	sha256: file.sha256 ?? undefined,
	bytes: file.bytes,
	kind: file.kind,
	// What is there twice is kept twice, and speaks once.
	findings: file.sameAs === undefined ? recordedFindings(file) : [],
	facts: file.sameAs === undefined ? recordedFacts({file, facts}) : [],
});

const sentence = (refused: readonly Both[]): Both | undefined =>
	refused.length === 0 ? undefined : {zh: refused.map(({zh}) => zh).join(' '), en: refused.map(({en}) => en).join(' ')};

/** Reads what the customer sent in a worker, for the case: what was understood, and one sentence on what could not be read. */
export const readEvidence =
	(worker: URL, knowledge: Knowledge): DeskDoors['analyze'] =>
	async (paths, onShare) => {
		const {rules, facts: types} = knowledge;
		const files: EvidenceRead[] = [];
		const refused: Both[] = [];
		const {result} = analyzeInWorker(
			worker,
			{paths, device: null, rules, types},
			{
				onProgress: ({bytes, total}) => onShare(total > 0 ? bytes / total : undefined),
				onFile(report, facts) {
					if (report.error) refused.push(report.error);
					if (!report.error || report.lines > 0) files.push(evidenceOf(report, facts));
				},
			},
		);
		await result;
		return {files, refused: sentence(refused)};
	};
