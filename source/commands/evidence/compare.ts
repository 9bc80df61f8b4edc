import {analyze} from '../../evidence/analyze.js';
import {type Compared, compareRuns} from '../../evidence/compare/compare.js';
import {type Comparable, readRuns} from '../../evidence/compare/read.js';
import {type Difference, differencesOf} from '../../evidence/report/differences.js';
import type {Analysis} from '../../evidence/report/report.js';
import {saidOf} from '../../evidence/report/said.js';
import {visible, visibleLine} from '../../text/shown/visible.js';
import type {AnalyzeIo} from './analyze.js';
import {tellComparison} from './tell-comparison.js';
import {words} from './words.js';

export type Side = 'good' | 'bad';
export type Comparison = Compared & {
	readonly schema: 1;
	/** What was compared: CBS.log of both sides, else setupapi. */
	readonly kind: Comparable;
	readonly good: {readonly path: string; readonly files: readonly string[]};
	readonly bad: {readonly path: string; readonly files: readonly string[]};
	/** By `good` and `bad`. */
	readonly differences: readonly Difference[];
	/** Sessions by the program that opened them. */
	readonly sessions: ReadonlyArray<{readonly client: string; readonly good: number; readonly bad: number}>;
};

const kinds: readonly Comparable[] = ['cbs', 'setupapi'];

const logsOf = ({files}: Analysis, kind: Comparable) =>
	files.filter(file => file.kind === kind && file.sameAs === undefined);

const sessionsOf = (good: Analysis, bad: Analysis): Comparison['sessions'] => {
	const count = ({files}: Analysis, client: string) =>
		files.reduce((sum, {sessions}) => sum + (sessions.byClient[client] ?? 0), 0);
	const clients = new Set([...good.files, ...bad.files].flatMap(({sessions}) => Object.keys(sessions.byClient)));
	return [...clients].map(client => ({client, good: count(good, client), bad: count(bad, client)}));
};

/**
 * `casewalk analyze --compare GOOD BAD`: two logs, or folders and archives with logs, cut into runs and phases and held
 * against each other. 2 with one sentence when there are not two, one cannot be read, or they share no kind of log.
 */
export const compareCommand = async (
	{paths, json}: {readonly paths: readonly string[]; readonly json: boolean},
	{rules, types = {}, held, language, open, write, fail}: AnalyzeIo,
): Promise<0 | 2> => {
	const refuse = (error: string, hint: string) => {
		fail(json ? `${JSON.stringify({error, hint})}\n` : `${visible(error)}\n${visible(hint)}\n`);
		return 2 as const;
	};
	const [goodPath, badPath] = paths;
	if (goodPath === undefined || badPath === undefined || paths.length > 2)
		return refuse(words.two[language], words.twoHint[language]);

	const read = async (path: string, device: Side): Promise<Analysis> => {
		for await (const message of analyze(open([path], {device}), {rules, ...held, types}))
			if (message.type === 'done') return message.analysis;
		throw new Error('The analysis ended without a word.');
	};
	const [good, bad] = [await read(goodPath, 'good'), await read(badPath, 'bad')];
	for (const [path, analysis] of [
		[goodPath, good],
		[badPath, bad],
	] as const) {
		if (analysis.files.some(({lines, kind}) => lines > 0 && kind !== 'unknown')) continue;
		const error = analysis.files.find(file => file.error)?.error ?? words.nothing;
		return refuse(`${visibleLine(path)}: ${error[language]}`, words.twoHint[language]);
	}

	const kind = kinds.find(one => logsOf(good, one).length > 0 && logsOf(bad, one).length > 0);
	if (!kind) return refuse(words.notAlike[language], words.notAlikeHint[language]);
	const [goodLogs, badLogs] = [logsOf(good, kind), logsOf(bad, kind)];
	const hashes = new Set(goodLogs.map(({sha256}) => sha256));
	if (badLogs.every(({sha256}) => sha256 !== null && hashes.has(sha256)))
		return refuse(words.sameLog[language], words.twoHint[language]);

	const runs = (path: string, device: Side, analysis: Analysis) =>
		readRuns(open([path], {device}), analysis.files, kind, rules);
	const compared = compareRuns(await runs(goodPath, 'good', good), await runs(badPath, 'bad', bad));
	const said = [good, bad].flatMap(({files, facts}) => saidOf(files, facts));
	const comparison: Comparison = {
		schema: 1,
		kind,
		good: {path: goodPath, files: goodLogs.map(({path}) => path)},
		bad: {path: badPath, files: badLogs.map(({path}) => path)},
		differences: differencesOf(said, ['good', 'bad']),
		sessions: sessionsOf(good, bad),
		...compared,
	};
	write(json ? `${JSON.stringify(comparison, null, '\t')}\n` : tellComparison(comparison, {language, facts: types}));
	return 0;
};
