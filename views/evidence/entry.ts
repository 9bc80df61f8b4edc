import type {Evidence, Subject} from '../../source/case/case.js';
import type {Seen} from '../../source/case/reading/findings.js';
import type {CaseView} from '../../source/case/view.js';
import type {Arrival} from '../../source/drafts/arrivals.js';
import type {Differing} from '../../source/evidence/differ.js';
import type {Knowledge} from '../../source/knowledge/schema.js';
import type {Both} from '../../source/text/both.js';
import {fileName} from '../../source/text/file-name.js';
import type {Look} from '../parts/look.js';
import {fitRow, paragraph, type Row, row, rowWidth, span} from '../parts/shown.js';

/** A line of a log with the file it stands in. */
export type Quoted = {readonly file: string; readonly line: number; readonly quote: string};

export type FileState = 'same' | 'changed' | 'gone';

/** What a section of the screen is drawn from. */
export type Drawing = {
	readonly view: CaseView;
	readonly subject: Subject | undefined;
	/** Reckoned once for as long as the case stays as it is. */
	readonly findings: readonly Seen[];
	readonly arrivals: readonly Arrival[];
	readonly differing: Differing;
	readonly knowledge: Knowledge;
	readonly columns: number;
	readonly look: Look;
	/** By path; absent: not looked at yet. */
	readonly states: ReadonlyMap<string, FileState>;
};

/** One thing of a section: read in a line, told in full when it is marked. */
export type Entry = {
	readonly id: string;
	readonly rows: (isMarked: boolean) => readonly Row[];
	/** The line that Enter opens. */
	readonly quoted?: Quoted;
	/** What `y` copies. */
	readonly copy?: string;
	readonly seen?: Seen;
};

export type Section = {
	/** Above the list, always in sight. */
	readonly head?: readonly Row[];
	readonly entries: readonly Entry[];
	readonly empty: Both;
};

export const placeOf = ({file, line}: Pick<Quoted, 'file' | 'line'>): string => `${fileName(file)}:${line}`;

/** `05-11 10:30:01`; the year is told where files are. */
export const shownTime = (at: string): string => at.slice(5).replace('T', ' ');

/** The mark, in the same cells whether it is there or not. */
export const lead = (isMarked: boolean, {glyphs}: Look): Row => [
	span(isMarked ? `${glyphs.pointer} ` : '  ', 'accent'),
];

export const indent = row('    ');

/** Runs of blanks are drawn as one. */
const squeezed = (quote: string) => quote.replaceAll(/[ \t]+/g, ' ');

/** What stands before the message in a log of servicing; the time is told beside the title. */
const stamp = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d, \w+ \w+ /;

/** A quote with its place: all of it where it is marked, else what one line holds of its message. */
export const quoteRows = (
	{quote, ...place}: Quoted,
	isMarked: boolean,
	{columns, look: {glyphs}}: Pick<Drawing, 'columns' | 'look'>,
): readonly Row[] => {
	const lead = [...indent, span(`${placeOf(place)}  `, 'accent')];
	const text = squeezed(quote);
	if (!isMarked) return [fitRow([...lead, span(text.replace(stamp, ''), 'quiet')], columns, glyphs.cut)];
	const whole = [...lead, span(text, 'command')];
	return rowWidth(whole) <= columns ? [whole] : [lead, ...paragraph(text, columns, {lead: indent, tone: 'command'})];
};

/** The file a path leads into: the archive before its members. */
const outerOf = (path: string) => path.split('!/')[0]!;

/** What became of a file since it was read: its own state, or that of the archive it lies in. */
export const stateOf = ({states}: Pick<Drawing, 'states'>, path: string): FileState | undefined =>
	states.get(path) ?? states.get(outerOf(path));

/** The files on disk that stand behind evidence, once each: archives speak for what lies in them. */
export const filesBehind = (evidence: readonly Evidence[]): readonly Evidence[] => {
	const paths = new Set(evidence.map(({path}) => path));
	return evidence.filter(({path}) => outerOf(path) === path || !paths.has(outerOf(path)));
};
