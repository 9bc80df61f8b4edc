import {codesOf} from '../cbs/codes.js';
import {entryOf} from '../cbs/entry.js';
import {phaseAnchors, phaseWatch} from '../cbs/phases.js';
import {type Phase, quoteOf} from '../report/report.js';
import type {Line} from '../rules/scan.js';
import {isFailing, type Run, serviceStart, secondsBetween, type Signed, signOf, type Stretch} from './run.js';

export const cbsStepAnchors: readonly string[] = [
	...phaseAnchors,
	'Startup: ',
	'Shtd: ',
	'Doqe: ',
	'Perf: ',
	'Exec: ',
	' finalized. ',
	'INSTALL index',
	'DriverUpdate',
	'Setting ExecuteState key',
	'Setting original failure',
	'HangDetect',
	'TrustedInstaller',
	'TI: ',
	'queue item Installer',
	'ailed',
	'Rolling back KTM',
];

const step =
	/^(?:Startup|Shtd|Doqe|Doqi|Perf|Exec|Session): |^(?:(?:UN)?INSTALL index|DriverUpdate|Setting ExecuteState key|Setting original failure|Clearing HangDetect|Starting TrustedInstaller init|TrustedInstaller terminated|WER: Generating)/;
const begins = 'Starting TrustedInstaller init';
const recorded = /^Doqe: Recording result: (0x[0-9a-f]{8}), for Inf: (\S{1,260})/i;
const indexed = /^(?:UN)?INSTALL index: .{0,60}?result (\d{1,10}), inf: (\S{1,260})/;
/** Which programs ask for a session, and how often, says nothing of how an update went. */
const opened = /^Session: \d+_\d+ initialized by client /;

/** What a step says on every machine: a driver that went well is like any other, one that failed is itself. */
const cbsSign = (message: string): string => {
	if (message.startsWith(begins)) return serviceStart;
	const [, code, inf] = recorded.exec(message) ?? [];
	if (code) return isFailing(code) ? `Doqe: ${code.toLowerCase()} ${inf!.toLowerCase()}` : 'Doqe: recorded';
	const [, result, driver] = indexed.exec(message) ?? [];
	if (result) return result === '0' ? 'INSTALL: done' : `INSTALL: ${result} ${driver!.toLowerCase()}`;
	return signOf(message.replace(/\[HRESULT = 0x0{8}[^\]]*\]/, ''));
};

/** Runs, and steps of one, that are kept: a true log has tens of the first and hundreds of the second. */
const mostRuns = 400;
const mostSteps = 3000;

/** Cuts a CBS log into runs of the service; lines of noise are no steps. */
export const cbsRuns = (file: string, isNoise: (line: string) => boolean) => {
	const runs: Run[] = [];
	let steps: Signed[] = [];
	let phases = phaseWatch();
	let last: string | null = null;
	let known = new Set<string>();

	const close = (until: string | null) => {
		const stretches = phases.result().map((phase): Stretch => stretchOf(phase, file, until));
		if ((steps.length > 0 || stretches.length > 0) && runs.length < mostRuns) runs.push({steps, stretches});
		[steps, phases, known] = [[], phaseWatch(), new Set()];
	};

	return {
		see(line: Line) {
			const entry = entryOf(line);
			const {message, at, number, text, level} = entry;
			const codes = codesOf(message);
			if (message.startsWith(begins)) close(at);
			last = at ?? last;
			phases.see(entry);
			const isStep = step.test(message) || (level === 'Error' && codes.length > 0);
			if (!isStep || opened.test(message) || steps.length >= mostSteps || isNoise(entry.whole)) return;
			const sign = cbsSign(message);
			// What is said again and again says it once.
			if (known.has(sign)) return;
			known.add(sign);
			steps.push({file, line: number, at, quote: quoteOf(text), sign, isFailure: codes.length > 0});
		},
		result(): readonly Run[] {
			close(last);
			return runs;
		},
	};
};

const stretchOf = ({name, from, to, line, result}: Phase, file: string, until: string | null): Stretch => ({
	name,
	from,
	to: to ?? until,
	seconds: secondsBetween(from, to ?? until),
	isCut: to === null,
	result,
	file,
	line,
});
