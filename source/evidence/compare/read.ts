import type {Opened} from '../analyze.js';
import {blocksOf, narrowed} from '../open/blocks.js';
import type {FileReport} from '../report/report.js';
import {anchorsFor} from '../rules/anchors.js';
import {capture, compileRules} from '../rules/rules.js';
import {emptyTally, type Line, scan} from '../rules/scan.js';
import type {Rule} from '../../knowledge/schema.js';
import {cbsRuns, cbsStepAnchors} from './cbs.js';
import type {Run} from './run.js';
import {setupapiRuns, setupapiStepAnchors} from './setupapi.js';

/** The kinds whose runs can be held against each other. */
export type Comparable = 'cbs' | 'setupapi';

const isWide = (encoding: FileReport['encoding']) => encoding === 'utf-16le' || encoding === 'utf-16be';

/**
 * Reads the runs of one kind of log. `reports` are what an analysis said of the same files, in the order of time; the
 * lines of every other file stay unread.
 */
export const readRuns = async (
	files: AsyncIterable<Opened>,
	reports: readonly FileReport[],
	kind: Comparable,
	rules: Readonly<Record<string, Rule>>,
): Promise<readonly Run[]> => {
	const wanted = new Map(
		reports
			.filter(report => report.kind === kind && report.sameAs === undefined)
			.map((report, place) => [report.path, {report, place}] as const),
	);
	const noise = compileRules(rules, kind).filter(({rule}) => rule.level === 'noise');
	const isNoise = (line: string) => noise.some(rule => capture(rule, line) !== undefined);
	const anchors = anchorsFor(kind === 'cbs' ? cbsStepAnchors : setupapiStepAnchors);
	const parts: Array<{place: number; runs: readonly Run[]}> = [];

	for await (const file of files) {
		const known = wanted.get(file.path);
		if (!known || file.error) continue;
		const {encoding, path} = known.report;
		const cutter = kind === 'cbs' ? cbsRuns(path, isNoise) : setupapiRuns(path);
		const seen = {line: (line: Line) => cutter.see(line), gap() {}};
		const tally = emptyTally();
		try {
			const text = isWide(encoding) ? narrowed(file.chunks, encoding!) : file.chunks;
			for await (const block of blocksOf(text)) scan(block, tally, anchors, seen);
		} catch {
			// What came before the break is worth comparing; the analysis has told why it broke.
		}

		parts.push({place: known.place, runs: cutter.result()});
	}

	return parts.toSorted((one, other) => one.place - other.place).flatMap(({runs}) => runs);
};
