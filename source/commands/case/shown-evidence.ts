import {findingsFor, gapsFor} from '../../case/reading/findings.js';
import {subjectName} from '../../case/reading/subject.js';
import type {CaseView} from '../../case/view.js';
import {differingIn} from '../../evidence/differ.js';
import type {Both} from '../../text/both.js';
import {fileName} from '../../text/file-name.js';

/** What the evidence screen shows, as `show --json` gives it. */
export const shownEvidence = (view: CaseView) => {
	const {evidence, joinings} = view.case;
	const {differences, older} = differingIn(view);
	return {
		evidence: evidence.map(({facts: _, gaps: _own, log, sha256 = null, bytes = null, error = null, ...file}) => ({
			...file,
			sha256,
			bytes,
			error,
			from: log?.from ?? null,
			to: log?.to ?? null,
			phases: log?.phases ?? [],
			hangs: log?.hangs ?? [],
			root: log?.root ?? null,
		})),
		joined: joinings.flatMap(({subject = null, drivers}) => drivers.map(driver => ({subject, ...driver}))),
		gaps: [
			...joinings.flatMap(({subject = null, gaps}) => gaps.map(gap => ({subject, ...gap}))),
			...evidence.flatMap(({subject = null, gaps = []}) => gaps.map(gap => ({subject, ...gap}))),
		],
		differences,
		older,
	};
};

/** The findings of warning level and above of each subject, and of what belongs to none, with file and line. */
export const findingLines = ({case: found}: CaseView, say: (both: Both) => string): readonly string[] => {
	const names = new Map(found.subjects.map(subject => [subject.id, subjectName(subject)]));
	return findingsFor(found, undefined)
		.filter(({finding}) => finding.level !== 'info')
		.map(({finding: {title, meaning, line, setAside}, evidence: {path, subject}}) =>
			[names.get(subject ?? ''), say(title ?? meaning), `${fileName(path)}:${line}`, setAside?.reason]
				.filter(Boolean)
				.join('  '),
		);
};

/** What the files leave unseen, each with the sentence that asks for it. */
export const gapLines = ({case: found}: CaseView, say: (both: Both) => string): readonly string[] =>
	gapsFor(found, undefined).map(({why, ask}) => `${say(why)}  ${say(ask)}`);
