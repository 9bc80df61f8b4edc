import type {Both} from '../../text/both.js';
import type {DriverResult, FileReport, Section} from './report.js';
import {type Span, spansOf} from './spans.js';

type Proof = {readonly file: string; readonly line: number; readonly quote: string};

/** One failure of a driver that CBS and setupapi both tell: CBS that it failed, setupapi on what. */
export type JoinedDriver = {
	readonly device: string | null;
	readonly inf: string | null;
	/** As CBS says it. */
	readonly hresult: string;
	/** As setupapi says it, where that is another code. */
	readonly cause: string;
	/** The registry key or file; null when no line names one. */
	readonly object: string | null;
	/** By the clock of CBS. */
	readonly at: string;
	readonly section: string;
	/** Minutes by which the stamps of setupapi lie before those of CBS: the machine's offset when one wrote UTC. */
	readonly minutesBehind: number;
	readonly cbs: Proof;
	readonly setupapi: Proof;
	readonly meaning: Both;
};

const minute = 60_000;
/** How far the stamps of one moment may lie apart: CBS writes a result when the queue is done with it. */
const slack = minute;

export const momentOf = (at: string): number => Date.parse(`${at}Z`);

/** Milliseconds that setupapi's clock may lie behind that of CBS: early in a boot it can write UTC. */
export const shiftsOf = ({utcOffset}: FileReport): readonly number[] => {
	const found = /^([+-])(\d\d):(\d\d)$/.exec(utcOffset ?? '');
	if (!found) return [0];
	const minutes = Number(found[2]) * 60 + Number(found[3]);
	return minutes === 0 ? [0] : [0, (found[1] === '-' ? -minutes : minutes) * minute];
};

type Told = {readonly log: FileReport; readonly section: Section};

/** When a section may have failed, a minute either way: one stretch for each of its failures where it has no ends of its own. */
const whenFailed = (told: Told): ReadonlyArray<Span<Told>> => {
	const {from, to, failed} = told.section;
	const stretches = new Map<string, Span<Told>>();
	for (const {at} of failed) {
		const [first, last] = [from ?? at, to ?? at ?? from];
		if (first === null || last === null) continue;
		stretches.set(`${first} ${last}`, {from: momentOf(first) - slack, to: momentOf(last) + slack, of: told});
	}
	return [...stretches.values()];
};

/** What setupapi says of one device: the sections that failed around a moment. */
export type Failures = (moment: number) => readonly Told[];

/** The sections of some logs that failed, in their order, to be found by time. */
export const failuresOf = (logs: readonly FileReport[]): Failures => {
	const failed = spansOf(logs.flatMap(log => log.sections.flatMap(section => whenFailed({log, section}))));
	return moment => [...new Set(failed.at(moment))];
};

const isQueue = ({title}: Section) => /^(?:Install|Uninstall) Driver Updates\b/.test(title);
const isSameInf = (one: string | null, other: string | null) => one?.toLowerCase() === other?.toLowerCase();

type Failure = Section['failed'][number];

/** The failures of a section that may be the one CBS tells, the surest first. */
const fitting = (section: Section, result: DriverResult): readonly Failure[] => {
	const named = section.failed.filter(({inf}) => inf !== null);
	if (result.inf === null) {
		if (!isQueue(section)) return [];
		return named.length > 0 ? named : section.failed.filter(({hresult}) => hresult === result.hresult);
	}

	const same = named.filter(({inf}) => isSameInf(inf, result.inf));
	if (same.length > 0)
		return same
			.toSorted((one, other) => Number(one.hresult !== result.hresult) - Number(other.hresult !== result.hresult))
			.slice(0, 1);
	return isQueue(section)
		? section.failed.filter(({inf, hresult}) => inf === null && hresult === result.hresult).slice(0, 1)
		: [];
};

export const isDenied = (code: string) => code === '0x80070005';

const meaningOf = (result: DriverResult, failure: Failure, section: string): Both => {
	const code = failure.hresult ?? result.hresult!;
	const inf = result.inf ?? failure.inf;
	const driver = {zh: inf ?? '驱动队列', en: inf ?? 'the driver queue'};
	const place = failure.object;
	const zh = place
		? isDenied(code)
			? `被拒绝访问的是 ${place}`
			: `出错的位置是 ${place}`
		: '但没有写明是哪个文件或注册表项';
	const en = place
		? isDenied(code)
			? `what was denied is ${place}`
			: `where it failed is ${place}`
		: 'but does not name a file or key';
	const other = code === result.hresult ? '' : `, ${code}`;
	return {
		zh: `CBS.log 记录 ${driver.zh} 失败（${result.hresult}）；同一时间 setupapi 的 “${section}” 段也失败${other && `（${code}）`}，${zh}。`,
		en: `CBS.log says that ${driver.en} failed (${result.hresult}); the section "${section}" of setupapi failed at the same time${other}, ${en}.`,
	};
};

const joinOne = (cbs: FileReport, result: DriverResult, failuresAt: Failures): readonly JoinedDriver[] => {
	const {at, hresult} = result;
	if (at === null || hresult === null) return [];
	for (const shift of shiftsOf(cbs)) {
		const moment = momentOf(at) - shift;
		const pairs = failuresAt(moment).flatMap(({log, section}) =>
			fitting(section, result).map(failure => ({log, section, failure})),
		);
		// Servicing's own section says more than that of a device which failed in the same minute.
		const queues = pairs.filter(({section}) => isQueue(section));
		const best = queues.length > 0 ? queues : pairs;
		const kept = result.inf === null ? best : best.slice(0, 1);
		if (kept.length === 0) continue;
		return kept.map(({log, section, failure}) => ({
			device: cbs.device,
			inf: result.inf ?? failure.inf,
			hresult,
			cause: failure.hresult ?? hresult,
			object: failure.object,
			at,
			section: section.title,
			minutesBehind: shift / minute,
			cbs: {file: cbs.path, line: result.line, quote: result.quote},
			setupapi: {file: log.path, line: failure.line, quote: failure.quote},
			meaning: meaningOf(result, failure, section.title),
		}));
	}

	return [];
};

/**
 * Joins what CBS says of its driver queue with the sections of setupapi of the same device, INF and time, a minute
 * either way. A queue that failed without naming an INF takes those that the section names.
 */
export const joinDriversOf = (cbs: FileReport, failuresAt: Failures): readonly JoinedDriver[] => {
	const named = cbs.drivers.filter(({inf}) => inf !== null);
	const joined = named.flatMap(result => joinOne(cbs, result, failuresAt));
	const told = spansOf(
		named.flatMap(({at}) => (at ? [{from: momentOf(at) - slack, to: momentOf(at) + slack, of: at}] : [])),
	);
	const unnamed = cbs.drivers.filter(({inf, at}) => inf === null && !(at && told.isAny(momentOf(at))));
	return [...joined, ...unnamed.flatMap(result => joinOne(cbs, result, failuresAt))];
};

/** Joins kept of one analysis. */
const most = 500;

/** The drivers of all files whose failure CBS and setupapi both tell. */
export const joinDrivers = (files: readonly FileReport[]): readonly JoinedDriver[] => {
	const logs = Map.groupBy(
		files.filter(({kind}) => kind === 'setupapi'),
		({device}) => device,
	);
	const failures = new Map([...logs].map(([device, own]) => [device, failuresOf(own)]));
	const joined: JoinedDriver[] = [];
	for (const file of files) {
		const failuresAt = file.kind === 'cbs' ? failures.get(file.device) : undefined;
		if (failuresAt) joined.push(...joinDriversOf(file, failuresAt));
		if (joined.length >= most) break;
	}
	return joined.slice(0, most);
};

/** When a log's stamps reach, a minute either way. */
export const reachOf = ({from, to}: Pick<FileReport, 'from' | 'to'>): Omit<Span<never>, 'of'> => ({
	from: from === null ? Number.NaN : momentOf(from) - slack,
	to: to === null ? Number.NaN : momentOf(to) + slack,
});
