import type {EvidenceRead} from '../../source/case/acts/attach.js';
import {analyze} from '../../source/evidence/analyze.js';
import {openPaths} from '../../source/evidence/open/open.js';
import {evidenceIn} from '../../source/evidence/read.js';
import type {FileFacts} from '../../source/evidence/report/facts.js';
import type {Analysis} from '../../source/evidence/report/report.js';
import {together} from '../../source/evidence/together.js';
import type {Knowledge} from '../../source/knowledge/schema.js';

/** The desk's doors to real logs, read in this thread: a worker takes longer to start than a short log to read. */
export const readingHere = ({rules, facts: types}: Knowledge) => ({
	async analyze(paths: readonly string[]) {
		const read: FileFacts[] = [];
		let analysis: Analysis | null = null;
		for await (const message of analyze(openPaths(paths), {rules, types})) {
			if (message.type === 'file') read.push({file: message.report, facts: message.facts});
			if (message.type === 'done') analysis = message.analysis;
		}

		return {files: evidenceIn(read, analysis)};
	},
	together: async (files: readonly EvidenceRead[], machine?: string) => together(files, rules, machine),
});
