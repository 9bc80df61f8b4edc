import type {Evidence} from '../../source/case/case.js';
import {evidenceFor} from '../../source/case/reading/findings.js';
import {secondsBetween} from '../../source/text/time.js';
import type {Look} from '../parts/look.js';
import {type Row, row, span} from '../parts/shown.js';
import type {Tone} from '../theme.js';
import {type Drawing, type Entry, lead, placeOf, type Section, shownTime} from './entry.js';
import {evidenceWords as words} from './words.js';

type Step = {readonly at: string | null; readonly line: number; readonly spans: () => Row};
type Log = NonNullable<Evidence['log']>;

const resultOf = (result: string | null): readonly [string, Tone] =>
	result === null ? ['', 'quiet'] : [`  ${result}`, /^0x0+$/.test(result) ? 'good' : 'bad'];

const phaseRow = ({name, from, to, result}: Log['phases'][number], {say}: Look): Row => {
	const [shown, tone] = resultOf(result);
	const lasted = from && to ? words.duration(secondsBetween(from, to)) : words.unended;
	return [span(`${say(words.phases[name])}  `, 'title'), span(say(lasted), to ? 'plain' : 'warn'), span(shown, tone)];
};

const hangRow = ({seconds, phase}: Log['hangs'][number], {say}: Look): Row => [
	span(say(words.hang(seconds)), 'bad'),
	span(phase ? `  ${say(words.phases[phase])}` : '', 'quiet'),
];

/** Stretches, silences and percentages of one log, each on its line. */
const stepsOf = ({log}: Evidence, {look}: Drawing): readonly Step[] => [
	...(log?.phases ?? []).map(phase => ({at: phase.from, line: phase.line, spans: () => phaseRow(phase, look)})),
	...(log?.hangs ?? []).map(hang => ({at: hang.from, line: hang.line, spans: () => hangRow(hang, look)})),
	...(log?.shown ?? []).map(({percent, at, line, before}) => ({
		at,
		line,
		spans: () => row(look.say(words.percent(percent, before)), 'warn'),
	})),
];

const byTime = (one: Step, other: Step) => {
	const [at, otherAt] = [one.at ?? '', other.at ?? ''];
	return at === otherAt ? one.line - other.line : at < otherAt ? -1 : 1;
};

/** What the machine did, in the order of time, with how long it took. */
export const phasesSection = (drawing: Drawing): Section => {
	const {view, subject, look} = drawing;
	const steps = evidenceFor(view.case, subject?.id).flatMap(evidence =>
		stepsOf(evidence, drawing).map(step => ({...step, path: evidence.path})),
	);
	return {
		entries: steps.toSorted(byTime).map(
			({at, line, spans, path}, index): Entry => ({
				id: `${index} ${path} ${line}`,
				quoted: {file: path, line, quote: ''},
				rows: isMarked => [
					[
						...lead(isMarked, look),
						span(`${at ? shownTime(at) : ' '.repeat(14)}  `, isMarked ? 'accent' : 'quiet'),
						...spans(),
						span(`  ${placeOf({file: path, line})}`, 'quiet'),
					],
				],
			}),
		),
		empty: words.empty.phases,
	};
};
