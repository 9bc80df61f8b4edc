import {type Anchors, anchorsFor} from './anchors.js';
import {cbsAnchors, readCbs} from './cbs/cbs.js';
import type {Kind} from './kind.js';
import type {Finding, StatedFact, Understood} from './report.js';
import type {Rules} from './rules.js';
import type {Gap, Line} from './scan.js';

/** One file on its way through a reader: the lines its anchors met, the gaps between all lines, then what they mean. */
export type Reading = {
	readonly line: (line: Line) => void;
	readonly gap: (gap: Gap) => void;
	/** The first finding so far; what follows may still take it back. */
	readonly first: () => Finding | undefined;
	readonly end: () => {readonly understood: Understood; readonly facts: readonly StatedFact[]};
};

/** Understands one kind of log: it sees the lines in which one of its anchors stands, literally. */
export type Reader = {readonly anchors: readonly string[]; readonly read: (rules: Rules) => Reading};

/** The kinds that are understood; every other one is recognised and said to be unread. */
export const readers: Readonly<Partial<Record<Kind, Reader>>> = {
	cbs: {anchors: cbsAnchors, read: readCbs},
};

/** One search for all that a reader and its rules look for. */
export const anchorsOf = (reader: Reader, rules: Rules): Anchors =>
	anchorsFor([...reader.anchors, ...rules.flatMap(({anchors}) => anchors)]);

export const nothingUnderstood: Understood = {
	utcOffset: null,
	servicingStacks: [],
	boots: [],
	sessions: {total: 0, byClient: {}},
	codes: [],
	packages: [],
	phases: [],
	root: null,
	hangs: [],
	findings: [],
};
