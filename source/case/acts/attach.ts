import type {Both} from '../../text/both.js';
import {findSerials} from '../../text/note/serials.js';
import type {Case, Evidence, Subject} from '../case.js';
import {evidenceFor} from '../reading/findings.js';
import type {Body, RecordedDriver, RecordedFact, RecordedFinding, RecordedGap, RecordedLog} from '../event.js';

/** One file that was read for the case. */
export type EvidenceRead = {
	readonly path: string;
	readonly sha256?: string;
	readonly bytes?: number;
	readonly kind: string;
	/** Why it was not read to its end. */
	readonly error?: Both;
	readonly sameAs?: string;
	/** The machine that its path tells. */
	readonly device?: string;
	readonly findings: readonly RecordedFinding[];
	readonly facts: readonly RecordedFact[];
	readonly log?: RecordedLog;
	readonly gaps?: readonly RecordedGap[];
};

/** How far a reading has come. */
export type ReadingProgress = {
	readonly path: string;
	/** 0 to 1, absent when unknown. */
	readonly share?: number;
	/** Bytes. */
	readonly perSecond?: number;
	readonly secondsLeft?: number;
};

/** What was read; `refused` says in one sentence what could not be. */
export type Read = {readonly files: readonly EvidenceRead[]; readonly refused?: Both};

/** What came of a reading, in one sentence; behind it what could not be read. */
export const saidOf = ({files, refused}: Read): Both => {
	const count = (level: RecordedFinding['level']) =>
		files.reduce((sum, {findings}) => sum + findings.filter(finding => finding.level === level).length, 0);
	const [errors, warnings] = [count('error'), count('warning')];
	const found = errors + warnings > 0;
	const isRead = files.some(({log}) => log !== undefined);
	return {
		zh: [
			`已附加${files.length}个文件`,
			found ? `：${errors}个错误，${warnings}个警告。` : isRead ? '，没有错误或警告级别的发现。' : '。',
			refused?.zh ?? '',
		].join(''),
		en: [
			`${files.length} file(s) attached`,
			found
				? `: ${errors} error(s), ${warnings} warning(s).`
				: isRead
					? ', no finding of level warning or error.'
					: '.',
			refused ? ` ${refused.en}` : '',
		].join(''),
	};
};

/** What all files of one subject say together. */
export type Together = {
	readonly drivers: readonly RecordedDriver[];
	readonly gaps: readonly RecordedGap[];
	readonly facts: readonly RecordedFact[];
};

/** `was`: what the case kept of the same bytes before. */
type Kept = {readonly evidence: string; readonly file: EvidenceRead; readonly was: Evidence | undefined};

/** Each file with the id the case knows it by: the same bytes stay one piece of evidence, and a broken reading is made up for. */
const identified = (
	files: readonly EvidenceRead[],
	known: readonly Evidence[],
	newId: () => string,
): readonly Kept[] => {
	const taken = new Set<string>();
	return files.map(file => {
		const same = known.filter(
			({id, sha256, path, error}) =>
				!taken.has(id) && (sha256 === undefined ? error && path === file.path : sha256 === file.sha256),
		);
		const was = same.find(({path}) => path === file.path) ?? same[0];
		const evidence = was?.id ?? newId();
		taken.add(evidence);
		return {evidence, file, was};
	});
};

const recorded = ({evidence, file, was}: Kept, subject: string | undefined, said: string | undefined): Body[] => {
	const {findings, facts, log, gaps, ...own} = file;
	const caption = said ?? was?.caption;
	const added: Body = {type: 'evidence-added', evidence, subject, caption, ...own};
	const isRead = log !== undefined || findings.length + facts.length > 0;
	return isRead
		? [added, {type: 'findings-recorded', evidence, rules: 'shipped', findings, facts, log, gaps}]
		: [added];
};

type Attaching = {
	readonly found: Case;
	/** What the engineer attached them to; absent: the whole case. */
	readonly subject: string | undefined;
	readonly caption: string | undefined;
	readonly newId: () => string;
	/** `machine`: the one they are all of, where that is known. */
	readonly together: (files: readonly EvidenceRead[], machine?: string) => Promise<Together>;
};

const isCalled = (device: string, {serial, name}: Subject) =>
	[serial, name].some(word => word?.toUpperCase() === device.toUpperCase());

type Owned = {readonly file: EvidenceRead; readonly of: string | undefined};

/**
 * Whose file it is: the machine of the case that its path names, else what the engineer said. Of a case without
 * machines the serials in the paths are its machines.
 */
const owned = (
	files: readonly EvidenceRead[],
	{found: {subjects}, subject, newId}: Attaching,
): {readonly added: readonly Body[]; readonly files: readonly Owned[]} => {
	const news = new Map<string, string>();
	const of = (device: string | undefined) => {
		if (device === undefined) return subject;
		const told = subjects.find(one => isCalled(device, one));
		if (told) return told.id;
		if (subject !== undefined || subjects.length > 0 || findSerials(device).length === 0) return subject;
		if (!news.has(device)) news.set(device, newId());
		return news.get(device);
	};

	const placed = files.map(file => ({file, of: of(file.device)}));
	return {added: [...news].map(([serial, id]) => ({type: 'device-added', subject: id, serial})), files: placed};
};

/**
 * The events that files become once they are read: each by itself, then all that the case has of their subject together.
 * A file that was kept with the group or the case, and is now attached to a machine, moves there.
 */
export const attached = async (files: readonly EvidenceRead[], attaching: Attaching): Promise<readonly Body[]> => {
	const {found, caption, newId, together} = attaching;
	const {added, files: placed} = owned(files, attaching);
	const bodies: Body[] = [...added];
	const moved = new Set<string>();
	const left = new Set<string | undefined>();

	const join = async (of: string | undefined, news: readonly EvidenceRead[]) => {
		const before = found.evidence.filter(({id, subject}) => subject === of && !moved.has(id));
		const {serial, name, kind} = found.subjects.find(({id}) => id === of) ?? {};
		const machine = kind === 'device' ? serial || name : undefined;
		const {drivers, gaps, facts} = await together([...before, ...news], machine);
		const isKnown = found.joinings.some(({subject}) => subject === of);
		if (isKnown || drivers.length + gaps.length + facts.length > 0)
			bodies.push({type: 'logs-joined', subject: of, drivers, gaps, facts});
	};

	for (const [of, own] of Map.groupBy(placed, ({of}) => of)) {
		const read = own.map(({file}) => file);
		for (const kept of identified(read, evidenceFor(found, of), newId)) {
			bodies.push(...recorded(kept, of, caption));
			if (!kept.was) continue;
			moved.add(kept.was.id);
			if (kept.was.subject !== of) left.add(kept.was.subject);
		}

		await join(of, read);
	}

	for (const of of left) await join(of, []);
	return bodies;
};
