import type {RecordedFact, RecordedFinding} from '../../case/event.js';
import {partOf} from './rotation.js';
import type {FactRow, FileReport, Finding, StatedFact} from './report.js';

/** What one file states, and which file it was. */
export type FileFacts = {readonly file: FileReport; readonly facts: readonly StatedFact[]};

/** Names to types, as `knowledge/facts.yaml` gives them. */
export type FactTypes = Readonly<Record<string, {readonly type: string}>>;

const byTime = (one: FactRow, other: FactRow) => {
	if (one.at === other.at) return 0;
	if (one.at === null) return -1;
	if (other.at === null) return 1;
	return one.at < other.at ? -1 : 1;
};

/** Facts of which a machine can have several at once: each value stands for itself. */
const isMany = (name: string) => name.startsWith('kb.') || name.startsWith('driver.') || name.startsWith('code.');

/**
 * All facts of an analysis, one row for each value on each device. The newest word is `known`, an older one is
 * `history`; two words of the same moment are `contradicted`. Files without a device are kept apart by path, for
 * they may come from different machines; the parts of a rotated log come from one. What is there twice states once.
 */
export const factRows = (files: readonly FileFacts[], types: FactTypes = {}): readonly FactRow[] => {
	const machines = Map.groupBy(
		files.flatMap(({file, facts}) => (file.sameAs === undefined ? facts.map(fact => ({file, fact})) : [])),
		({file, fact}) => `${file.device ?? `path ${partOf(file.path)?.folder ?? file.path}`}\n${fact.name}`,
	);

	return [...machines.values()].flatMap(stated => {
		const rows = new Map<string, FactRow>();
		for (const {file, fact} of stated) {
			const {name, value, at, line, quote} = fact;
			const proof = {file: file.path, line, quote};
			const row: FactRow = {
				name,
				value,
				type: types[name]?.type ?? 'text',
				device: file.device,
				at,
				state: 'known',
				because: [proof],
			};
			const same = rows.get(value);
			if (!same) rows.set(value, row);
			else rows.set(value, {...(byTime(same, row) < 0 ? row : same), because: [...same.because, proof].slice(0, 20)});
		}

		const sorted = [...rows.values()].sort(byTime);
		const newest = sorted.at(-1)!;
		if (isMany(newest.name) || sorted.length === 1) return sorted;
		const rivals = sorted.filter(row => row.at === newest.at).length;
		return sorted.map(row => {
			if (row.at !== newest.at) return {...row, state: 'history' as const};
			return rivals > 1 ? {...row, state: 'contradicted' as const} : row;
		});
	});
};

/** A file's facts as the case keeps them. */
export const recordedFacts = ({file, facts}: FileFacts): readonly RecordedFact[] =>
	facts.map(({name, value, at, line, quote}) => ({
		name,
		value,
		at,
		line,
		quote,
		file: file.path,
		sha256: file.sha256 ?? '',
	}));

/** A file's findings as the case keeps them. */
export const recordedFindings = (file: FileReport): readonly RecordedFinding[] =>
	file.findings.map(({rule, level, line, quote, values, meaning, count, at, title, next}: Finding) => ({
		rule,
		level,
		line,
		quote,
		values,
		meaning,
		count,
		at,
		title,
		next,
		file: file.path,
		sha256: file.sha256 ?? '',
	}));
