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

/** Understands one kind of log. Anchors are sources of regular expressions that begin with literal words. */
export type Reader = {readonly anchors: readonly string[]; readonly read: (rules: Rules) => Reading};

/** The kinds that are understood; every other one is recognised and said to be unread. */
export const readers: Readonly<Partial<Record<Kind, Reader>>> = {
	cbs: {anchors: cbsAnchors, read: readCbs},
};

const literally = (literal: string) => literal.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

/** One expression for all that a reader and its rules look for; a literal that holds another one is left out. */
export const anchorsOf = (reader: Reader, rules: Rules): RegExp => {
	const sources = [...new Set([...reader.anchors, ...rules.flatMap(({anchors}) => anchors.map(literally))])];
	const needed = sources.filter(source => !sources.some(other => other !== source && source.includes(other)));
	return new RegExp(needed.join('|'), 'g');
};

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
