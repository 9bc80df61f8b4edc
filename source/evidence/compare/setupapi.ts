import {quoteOf} from '../report/report.js';
import type {Line} from '../rules/scan.js';
import {entryOf, titleOf} from '../setupapi/entry.js';
import {sectionWatch, type Work} from '../setupapi/section.js';
import {setupapiAnchors} from '../setupapi/setupapi.js';
import {type Run, secondsBetween, type Signed, signOf, type Step} from './run.js';

export const setupapiStepAnchors = setupapiAnchors;

const servicing = /^(?:Install|Uninstall|Stage|Unstage|Disable|Enable) (?:Driver Updates|Device Install)\b/;
const mostRuns = 1000;

/** Cuts a setupapi log into sections: those of servicing, and of the others those that failed. */
export const setupapiRuns = (file: string) => {
	const runs: Run[] = [];
	let opening: Line | undefined;

	const done = ({section, marked}: Work) => {
		const {title, from, to, status, exit, line} = section;
		const first = opening?.number === line ? opening : undefined;
		const isFailed = status === 'failure';
		if (!first || runs.length >= mostRuns || !(servicing.test(title) || isFailed)) return;
		const place = (number: number, at: string | null, text: string): Step => ({
			file,
			line: number,
			at,
			quote: quoteOf(text),
		});
		const name = signOf(title.split(' - ')[0]!);
		const failures = isFailed
			? marked
					.filter(({mark}) => mark !== 'warning')
					.map(
						({number, at, text, whole}): Signed => ({
							...place(number, at, text),
							sign: signOf(whole),
							isFailure: true,
						}),
					)
			: [];
		const begin: Signed = {...place(line, from, first.text), sign: name, isFailure: false};
		runs.push({
			steps: [begin, ...failures],
			stretches: [
				{
					name,
					from,
					to,
					seconds: secondsBetween(from, to),
					isCut: status === 'unknown' && to === null,
					result: status === 'success' ? '0x00000000' : exit,
					file,
					line,
				},
			],
		});
	};

	const watch = sectionWatch(done);
	return {
		see(line: Line) {
			const entry = entryOf(line);
			const title = entry.frame === '>' ? titleOf(entry.seen) : undefined;
			// A title ends the section before it, whose own title is wanted then.
			watch.see(entry);
			if (title !== undefined) opening = line;
		},
		result(): readonly Run[] {
			watch.end();
			return runs;
		},
	};
};
