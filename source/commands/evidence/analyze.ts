import {type Analyzing, analyze, type Opened} from '../../evidence/analyze.js';
import {differencesOf} from '../../evidence/report/differences.js';
import type {FileFacts} from '../../evidence/report/facts.js';
import type {Analysis, FileReport} from '../../evidence/report/report.js';
import {saidOf} from '../../evidence/report/said.js';
import type {Rule} from '../../knowledge/schema.js';
import type {Both, Language} from '../../text/both.js';
import {visible, visibleLine} from '../../text/shown/visible.js';
import {type KnownFacts, plannedOf} from './planned.js';
import {tell} from './tell.js';
import {tellFile} from './tell-files.js';
import {words} from './words.js';

export type AnalyzeArguments = {
	readonly paths: readonly string[];
	readonly device?: string;
	/** Machines without logs, `NAME:FACT=VALUE` each. */
	readonly planned?: readonly string[];
	readonly json: boolean;
};

export type AnalyzeIo = {
	readonly rules: Readonly<Record<string, Rule>>;
	/** `knowledge/facts.yaml`: gives each fact its type and its name. */
	readonly types?: KnownFacts;
	/** Holds rules to their time; `timed` of evidence/timed. */
	readonly held?: Pick<Analyzing, 'watch' | 'slow'>;
	readonly language: Language;
	/** Opens what the paths name; `openPaths` of evidence/open. */
	readonly open: (paths: readonly string[], options: {readonly device: string | null}) => AsyncIterable<Opened>;
	readonly write: (text: string) => void;
	readonly fail: (text: string) => void;
	/** Keeps what was understood in a case; absent when no case was named. */
	readonly record?: (files: readonly FileFacts[], analysis: Analysis) => Promise<void>;
};

/**
 * A text or photo that was named is told for what it is, even when nobody knows it; what merely lay in a folder is not.
 * An archive is told by its files.
 */
const isReadable = ({error, lines, kind, encoding, path}: FileReport, named: readonly string[]) => {
	if ((error !== null && lines === 0) || kind === 'zip' || kind === 'cab') return false;
	if (kind === 'photo') return named.includes(path);
	return kind !== 'unknown' || (encoding !== 'binary' && named.includes(path));
};

/** The analysis with machines that are planned: they differ in what is stated of them. */
const withPlanned = (analysis: Analysis, said: ReturnType<typeof saidOf>): Analysis => {
	if (said.length === 0) return analysis;
	const devices = [...new Set([...analysis.devices, ...said.map(({device}) => device)])];
	const differences = differencesOf([...saidOf(analysis.files, analysis.facts), ...said], devices);
	return {...analysis, devices, differences};
};

/**
 * `casewalk analyze PATH…`: 0 whatever it finds, 2 when nothing named can be read. What cannot be read is told on
 * stderr as soon as it is met; under `json` one object at the end, `{error, hint}` on stderr when there is nothing.
 */
export const analyzeCommand = async (
	{paths, device, planned: written = [], json}: AnalyzeArguments,
	{rules, types = {}, held, language, open, write, fail, record}: AnalyzeIo,
): Promise<0 | 2> => {
	const say = (both: Both) => both[language];
	const refuse = (error: string, hint: Both = words.hint) => {
		if (json) fail(`${JSON.stringify({error, hint: say(hint)})}\n`);
		else fail(`${visible(error)}\n${visible(say(hint))}\n`);
		return 2 as const;
	};
	if (paths.length === 0) return refuse(say(words.nothing));
	const planned = plannedOf(written, types);
	if ('refused' in planned) return refuse(say(planned.refused), planned.hint);

	const files: FileFacts[] = [];
	for await (const message of analyze(open(paths, {device: device ?? null}), {rules, ...held, types})) {
		if (message.type === 'file') {
			const {report, facts} = message;
			files.push({file: report, facts});
			const isPart = paths.length > 1 || !paths.includes(report.path);
			if (!json && report.error && report.lines === 0 && isPart) fail(tellFile(report, report.path, language));
		}

		if (message.type !== 'done') continue;
		const analysis = withPlanned(message.analysis, planned.said);
		const isTold = (file: FileReport) => isReadable(file, paths);
		if (!analysis.files.some(isTold)) {
			const [first, second] = analysis.files.filter(({error, kind}) => error || (kind !== 'zip' && kind !== 'cab'));
			const why = first?.error ?? words.nothing;
			return refuse(first && !second ? `${visibleLine(first.path)}: ${say(why)}` : say(words.nothing));
		}

		await record?.(files, message.analysis);
		const names = [...new Set(planned.said.map(({device: name}) => name))];
		if (json)
			write(`${JSON.stringify(names.length > 0 ? {...analysis, planned: planned.said} : analysis, null, '\t')}\n`);
		else write(tell(analysis, {language, facts: types, planned: names, isTold}));
	}

	return 0;
};
