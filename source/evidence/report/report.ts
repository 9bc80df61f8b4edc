import type {Both} from '../../text/both.js';
import type {Encoding} from '../open/encoding.js';
import type {Difference} from './differences.js';
import type {JoinedDriver} from './join.js';
import type {Kind} from '../open/kind.js';

/** A failing code of a file, Win32 folded to 0x8007…; `noise` when every line with it is of a shape known to mean nothing. */
export type CodeCount = {
	readonly hresult: string;
	/** Lines that carry it. */
	readonly count: number;
	readonly noise: boolean;
	readonly firstLine: number;
};

export type PackageState = {
	readonly kb: string | null;
	readonly identity: string;
	readonly state: string;
	readonly hresult: string | null;
};

export type Phase = {
	readonly name:
		| 'session'
		| 'staging'
		| 'shutdown'
		| 'startup'
		| 'driver-queue'
		| 'advanced-installers'
		| 'primitives'
		| 'rollback';
	readonly from: string | null;
	/** null: the file ends, or the service starts anew, before the phase says that it is over. */
	readonly to: string | null;
	readonly line: number;
	/** 0x00000000 when the phase says so; null when it says nothing. */
	readonly result: string | null;
};

/** One round of the driver queue. */
export type DriverQueue = {
	readonly direction: 'install' | 'uninstall';
	/** Drivers in it. */
	readonly count: number;
	readonly at: string | null;
	readonly line: number;
	/** What the whole queue failed with; null when the log names no failure. */
	readonly hresult: string | null;
};

/** A session that ended, and whether it wants a restart. */
export type EndedSession = {
	readonly id: string;
	readonly result: string | null;
	readonly reboot: boolean;
	readonly line: number;
};

export type Root = {
	readonly status: string;
	readonly at: string | null;
	readonly line: number;
	readonly quote: string;
};
export type Hang = {
	readonly from: string;
	readonly to: string;
	readonly seconds: number;
	/** The last line before the silence. */
	readonly line: number;
	/** The innermost stretch that was open; null when the log names none. */
	readonly phase: Phase['name'] | null;
};

/** A percentage as it last stood on the screen, and what came next. */
export type Shown = {
	readonly percent: number;
	readonly at: string | null;
	readonly line: number;
	readonly before: 'rollback' | 'restart' | 'end';
};

/** How far servicing had come, in its own words: `CbsExecuteStateStageDrivers | CbsExecuteStateFlagRollback`. */
export type ExecuteState = {readonly state: string; readonly at: string | null; readonly line: number};

/** A driver that failed, as the driver queue of CBS or a section of setupapi says it. */
export type DriverResult = {
	/** As written, without its folder; null when the line names none. */
	readonly inf: string | null;
	readonly hresult: string | null;
	readonly at: string | null;
	readonly line: number;
	readonly quote: string;
};

/** One piece of work of setupapi. */
export type Section = {
	readonly title: string;
	readonly from: string | null;
	readonly to: string | null;
	readonly line: number;
	readonly endLine: number;
	/** `unknown`: the log names no outcome, or ends before it. */
	readonly status: 'success' | 'failure' | 'unknown';
	/** The failing code, or the word beside success (`REBOOT_REQUIRED`). */
	readonly exit: string | null;
	/** What failed in it, with the registry key or file so far as a line names one. */
	readonly failed: ReadonlyArray<DriverResult & {readonly object: string | null}>;
};

export type Finding = {
	readonly rule: string;
	readonly level: 'error' | 'warning' | 'info';
	readonly line: number;
	readonly endLine: number;
	/** Local and without offset; null when the line has no stamp. */
	readonly at: string | null;
	readonly count: number;
	/** The line as decoded, without its end, at most 2,000 characters. */
	readonly quote: string;
	readonly values: Readonly<Record<string, string>>;
	readonly title: Both;
	readonly meaning: Both;
	readonly next: readonly Both[];
	/** The true length in bytes of a line too long to keep. */
	readonly cutFrom?: number;
};

/** Of the last session: the system that ran DISM and the image it worked on; they differ in WinPE. Lines by level. */
export type DismSummary = {
	readonly host: string | null;
	readonly target: string | null;
	readonly levels: Readonly<Record<string, number>>;
};

/** One thing that CheckSUR found (`f`) or mended (`fix`), `open` when nothing mended it and no later run came without it. */
export type CheckSurItem = {
	readonly mark: 'f' | 'fix';
	readonly what: string;
	readonly code: string | null;
	readonly kb: string | null;
	readonly line: number;
	readonly open: boolean;
};
export type CheckSurSummary = {
	readonly binaryVersion: string | null;
	readonly packageVersion: string | null;
	readonly items: readonly CheckSurItem[];
	/** As the summary of the last run says; null without one. */
	readonly found: number | null;
	readonly fixed: number | null;
};

/** What a process was refused on a path, and how often. */
export type DeniedAccess = {
	readonly process: string;
	readonly path: string;
	readonly result: string;
	readonly operations: readonly string[];
	readonly count: number;
	/** The first row. */
	readonly line: number;
};
export type ProcmonSummary = {
	readonly denied: readonly DeniedAccess[];
	/** Processes of other makers: by the column Company, without it by names that Windows does not use. */
	readonly thirdParty: readonly string[];
};

/** What a reader of a kind of log understood; what it cannot know stays empty, never guessed. */
export type Understood = {
	readonly utcOffset: string | null;
	readonly servicingStacks: readonly string[];
	/** How often a stack was loaded: how often the service started. */
	readonly stackLoads: number;
	/** Of CBS: lines of level Error, which is neither needed for a failure nor enough for one. */
	readonly errorLines: {readonly count: number; readonly firstLine: number | null};
	readonly boots: readonly string[];
	readonly sessions: {
		readonly total: number;
		readonly byClient: Readonly<Record<string, number>>;
		readonly ended: readonly EndedSession[];
	};
	readonly codes: readonly CodeCount[];
	readonly packages: readonly PackageState[];
	readonly phases: readonly Phase[];
	readonly root: Root | null;
	readonly hangs: readonly Hang[];
	/** Of CBS. */
	readonly shown: readonly Shown[];
	readonly executeState: ExecuteState | null;
	/** Of CBS: what the driver queue could not do. */
	readonly drivers: readonly DriverResult[];
	readonly driverQueues: readonly DriverQueue[];
	/** Of setupapi: the sections of servicing, and all that failed. */
	readonly sections: readonly Section[];
	readonly findings: readonly Finding[];
	/** First and last moment, where the pass over the file cannot tell them by its stamps. */
	readonly from?: string | null;
	readonly to?: string | null;
	/** The machine's name, where the log tells it. */
	readonly computer?: string;
	/** Records of an event log that could not be read. */
	readonly unreadable?: number;
	readonly dism?: DismSummary;
	readonly procmon?: ProcmonSummary;
	readonly checksur?: CheckSurSummary;
};

/** A file of which nothing was understood. */
export const nothingUnderstood: Understood = {
	utcOffset: null,
	servicingStacks: [],
	stackLoads: 0,
	errorLines: {count: 0, firstLine: null},
	boots: [],
	sessions: {total: 0, byClient: {}, ended: []},
	codes: [],
	packages: [],
	phases: [],
	root: null,
	hangs: [],
	shown: [],
	executeState: null,
	drivers: [],
	driverQueues: [],
	sections: [],
	findings: [],
};

export type FileReport = Understood & {
	/** The file of this device that came before and has the same bytes. */
	readonly sameAs?: string;
	readonly path: string;
	readonly sha256: string | null;
	readonly bytes: number;
	readonly kind: Kind;
	readonly device: string | null;
	readonly error: Both | null;
	readonly encoding: Encoding | null;
	readonly bom: boolean;
	readonly eol: 'crlf' | 'lf' | 'mixed' | null;
	readonly lines: number;
	readonly from: string | null;
	readonly to: string | null;
};

/** Something a line says about the machine. */
export type StatedFact = {
	readonly name: string;
	readonly value: string;
	readonly at: string | null;
	readonly line: number;
	readonly quote: string;
};

/** `known`: the newest word on it; `history`: an older one; `contradicted`: two words of the same time. */
export type FactRow = {
	readonly name: string;
	readonly value: string;
	readonly type: string;
	readonly device: string | null;
	readonly at: string | null;
	readonly state: 'known' | 'history' | 'contradicted';
	readonly because: ReadonlyArray<{readonly file: string; readonly line: number; readonly quote: string}>;
};

/** What could not be seen: never "healthy". `ask` is the sentence for the customer. */
export type GapRow = {
	readonly what: string;
	readonly why: Both;
	readonly ask: Both;
	readonly file: string | null;
	readonly device: string | null;
};

/** A finding, or a start of the machine (`rule` and `line` null), on the line of time. */
export type Moment = {
	/** The machine's own time, as `utcOffset` says; null: its offset is not known. */
	readonly at: string;
	readonly utcOffset: string | null;
	readonly file: string;
	readonly device: string | null;
	readonly kind: Kind;
	readonly rule: string | null;
	readonly level: Finding['level'];
	readonly line: number | null;
	readonly title: Both;
};

export type Analysis = {
	readonly schema: 1;
	readonly files: readonly FileReport[];
	readonly facts: readonly FactRow[];
	readonly gaps: readonly GapRow[];
	readonly devices: readonly string[];
	/** In what the devices differ, the most telling first. */
	readonly differences: readonly Difference[];
	/** By machine, and in it by time. */
	readonly timeline: readonly Moment[];
	/** Drivers whose failure two logs tell. */
	readonly joined: readonly JoinedDriver[];
};

export const quoteLimit = 2000;

/** At most {@link quoteLimit} characters of a line, never half of a pair; what is cut is cut at the end. */
export const quoteOf = (line: string): string => {
	if (line.length <= quoteLimit) return line;
	const last = line.charCodeAt(quoteLimit - 1);
	return line.slice(0, last >= 0xd8_00 && last <= 0xdb_ff ? quoteLimit - 1 : quoteLimit);
};
