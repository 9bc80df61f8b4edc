import type {EvidenceRead} from '../case/acts/attach.js';
import type {Kind} from './open/kind.js';
import {type FileReport, nothingUnderstood} from './report/report.js';

/** What the case keeps of a file, as a report again. */
export const reportOf = ({
	path,
	sha256,
	bytes,
	kind,
	device,
	error,
	sameAs,
	findings,
	facts,
	log,
}: EvidenceRead): FileReport => ({
	...nothingUnderstood,
	path,
	sha256: sha256 ?? null,
	bytes: bytes ?? 0,
	kind: kind as Kind,
	device: device ?? null,
	error: error ?? null,
	encoding: null,
	bom: false,
	eol: null,
	lines: 0,
	from: null,
	to: null,
	// Older events keep of a log what it states, not what it tells.
	servicingStacks: facts.filter(({name}) => name === 'ssu.version').map(({value}) => value),
	...log,
	findings: findings.map(({at = null, count = 1, title, next = [], ...finding}) => ({
		...finding,
		endLine: finding.line,
		at,
		count,
		title: title ?? finding.meaning,
		next,
	})),
	...(sameAs !== undefined && {sameAs}),
});
