import type {Divergence, PhasePair, RunPair} from '../../evidence/compare/compare.js';
import {isFailing, secondsBetween, type Step, type Stretch} from '../../evidence/compare/run.js';
import type {Language} from '../../text/both.js';
import {aligned} from '../table.js';
import type {Comparison, Side} from './compare.js';
import {hanging, moment, paragraph, quoted, section} from './lay.js';
import {tellMore} from './tell-more.js';
import type {KnownFacts} from './planned.js';
import {shortPaths} from './short-paths.js';
import {factNames} from './tell-devices.js';
import type {Place} from './tell-findings.js';
import {phaseNames, sayer} from './words.js';

/** Runs shown: a bad log has a few, a rotated one of months has many. */
const mostRuns = 12;
const mostPhases = 20;
const mostDifferences = 30;

/** `14 min 58 s`, `3 s`. */
const duration = (seconds: number | null): string => {
	if (seconds === null) return '?';
	const minutes = Math.floor(seconds / 60);
	return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
};

const phaseName = (name: string, language: Language) => phaseNames[name]?.[language] ?? name;

const tellStep = (side: Side, step: Step | null, place: Place, language: Language, before?: Step): string => {
	const say = sayer(language);
	if (!step) return hanging(`${say(side)}  `, say('ended'), 4);
	const since = before ? secondsBetween(before.at, step.at) : null;
	const later = since === null ? '' : `  (+${duration(since)})`;
	return `${hanging(`${say(side)}  `, `${place(step.file, step.line)}${later}`, 4)}${quoted(step.quote, 6)}`;
};

const tellDivergence = ({phase, after, good, bad}: Divergence, place: Place, language: Language): string => {
	const say = sayer(language);
	const common = after
		? `${paragraph(say('before'), 2)}${tellStep('good', after.good, place, language)}${tellStep('bad', after.bad, place, language)}`
		: '';
	const inPhase = phase === null ? '' : paragraph(`${say('partingIn')}${phaseName(phase, language)}`, 2);
	return `${inPhase}${common}${paragraph(say('after'), 2)}${tellStep('good', good, place, language, after?.good)}${tellStep('bad', bad, place, language, after?.bad)}`;
};

const tellStretch = (stretch: Stretch | null, language: Language): string => {
	const say = sayer(language);
	if (!stretch) return say('absent');
	const {seconds, isCut, result} = stretch;
	const failed = result !== null && isFailing(result) ? ` ${result}` : '';
	return `${duration(seconds)}${isCut ? ` (${say('cut')})` : ''}${failed}`;
};

const tellRun = ({good, bad, phases}: RunPair, language: Language): string => {
	const say = sayer(language);
	const when = (step: Step | null) => moment(step?.at ?? null);
	const head = good ? `${say('good')} ${when(good)} | ${say('bad')} ${when(bad)}` : `${say('bad')} ${when(bad)}`;
	const alone = good ? '' : paragraph(say('noPartner'), 4);
	if (phases.length === 0) return `${paragraph(head, 2)}${alone}`;
	const rows = phases
		.slice(0, mostPhases)
		.map(({name, good: one, bad: other}: PhasePair) => [
			phaseName(name, language),
			tellStretch(one, language),
			tellStretch(other, language),
		]);
	return `${paragraph(head, 2)}${alone}${aligned([[say('phase'), say('good'), say('bad')], ...rows], '    ')}`;
};

/** A comparison for a person: where the runs part, with both lines, then what else differs and how long each phase took. */
export const tellComparison = (
	{good, bad, kind, differences, divergence, runs, sessions}: Comparison,
	{language, facts}: {readonly language: Language; readonly facts: KnownFacts},
): string => {
	const say = sayer(language);
	const files = [...good.files, ...bad.files];
	const names = shortPaths(files);
	const place: Place = (file, line) => `${names.get(file) ?? file}:${line}`;
	const fact = factNames(facts, language);
	const shown = (name: string, value: string | null | undefined) =>
		value === null || value === undefined ? say('unknown') : fact.value(name, value);

	const head = `${say('compared')} (${kind})\n${hanging(`${say('good')}  `, good.path, 2)}${hanging(`${say('bad')}  `, bad.path, 2)}`;
	const parting = divergence
		? tellDivergence(divergence, place, language)
		: paragraph(say(runs.length > 0 ? 'noParting' : 'noRun'), 2);
	const differing = differences
		.slice(0, mostDifferences)
		.map(({name, values: {good: one, bad: other}}) =>
			paragraph(
				`${fact.title(name)}${language === 'zh' ? '：' : ': '}${say('good')} ${shown(name, one)}, ${say('bad')} ${shown(name, other)}`,
				2,
			),
		)
		.join('');
	const opened = sessions
		.filter(({good: one, bad: other}) => one !== other)
		.map(({client, good: one, bad: other}) => [client, String(one), String(other)]);
	const clients =
		opened.length > 0 ? aligned([[say('client'), say('good'), say('bad')], ...opened.slice(0, mostRuns)]) : '';
	const durations = runs
		.slice(0, mostRuns)
		.map(run => tellRun(run, language))
		.join('');
	return `${head}${section(say('parting'), parting)}${section(say('differences'), `${differing}${tellMore(differences.length - mostDifferences, language)}`)}${section(say('sessions'), clients)}${section(say('durations'), `${durations}${tellMore(runs.length - mostRuns, language)}`)}`;
};
