import {type Anchors, anchorsFor} from '../rules/anchors.js';
import {cbsAnchors, readCbs} from '../cbs/cbs.js';
import type {Kind} from './kind.js';
import {evtxAnchors, readEvtx} from '../evtx/evtx.js';
import {checkSurAnchors, readCheckSur} from '../logs/checksur.js';
import {dismAnchors, readDism} from '../logs/dism.js';
import {poqexecAnchors, readPoqexec} from '../logs/poqexec.js';
import {procmonAnchors, readProcmon} from '../logs/procmon.js';
import {readReporting, reportingAnchors} from '../logs/reporting.js';
import {readWindowsUpdate, windowsUpdateAnchors} from '../logs/windows-update.js';
import type {Finding, StatedFact, Understood} from '../report/report.js';
import type {Rules} from '../rules/rules.js';
import type {Gap, Line} from '../rules/scan.js';
import {readSetupapi, setupapiAnchors} from '../setupapi/setupapi.js';

/** One file on its way through a reader: the lines its anchors met, the gaps between all lines, then what they mean. */
export type Reading = {
	/** For a kind that is no text: its lines as UTF-8, made from its bytes. */
	readonly unpack?: (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
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
	dism: {anchors: dismAnchors, read: readDism},
	checksur: {anchors: checkSurAnchors, read: readCheckSur},
	windowsupdate: {anchors: windowsUpdateAnchors, read: readWindowsUpdate},
	reporting: {anchors: reportingAnchors, read: readReporting},
	evtx: {anchors: evtxAnchors, read: readEvtx},
	procmon: {anchors: procmonAnchors, read: readProcmon},
	poqexec: {anchors: poqexecAnchors, read: readPoqexec},
	setupapi: {anchors: setupapiAnchors, read: readSetupapi},
};

/** One search for all that a reader and its rules look for; `head` is the file's beginning. */
export const anchorsOf = (reader: Reader, rules: Rules, head?: Uint8Array): Anchors =>
	anchorsFor([...reader.anchors, ...rules.flatMap(({anchors}) => anchors)], head);
