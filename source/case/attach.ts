import type {Both} from '../text/both.js';
import type {Case, Evidence, Subject} from './case.js';
import type {Body, RecordedDriver, RecordedFact, RecordedFinding, RecordedGap, RecordedLog} from './event.js';
import {subjectName} from './subject.js';

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

/** What all files of one subject say together. */
export type Together = {
	readonly drivers: readonly RecordedDriver[];
	readonly gaps: readonly RecordedGap[];
	readonly facts: readonly RecordedFact[];
};

type Kept = {readonly evidence: string; readonly file: EvidenceRead};

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
		const evidence = (same.find(({path}) => path === file.path) ?? same[0])?.id ?? newId();
		taken.add(evidence);
		return {evidence, file};
	});
};

const recorded = ({evidence, file}: Kept, subject: string | undefined, caption: string | undefined): Body[] => {
	const {findings, facts, log, gaps, ...own} = file;
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
	readonly together: (files: readonly EvidenceRead[]) => Promise<Together>;
};

const isCalled = (device: string, {serial, name}: Subject) =>
	[serial, name].some(word => word?.toUpperCase() === device.toUpperCase());

const otherDevice = (path: string, device: string, name: string): RecordedGap => ({
	what: 'device.other',
	why: {
		zh: `这份日志所在的文件夹写着 ${device}，而它被归到了 ${name}。`,
		en: `The folder of this log says ${device}, but it was attached to ${name}.`,
	},
	ask: {
		zh: `请您确认这份日志是从哪一台机器上取的：${name} 还是 ${device}？`,
		en: `Please tell us which machine this log was taken from: ${name} or ${device}?`,
	},
	file: path,
});

/** Whose file it is: the machine of the case that its path names, else what the engineer said. */
const placed = (
	file: EvidenceRead,
	{subjects}: Case,
	subject: string | undefined,
): {file: EvidenceRead; of?: string} => {
	const {device, path, gaps = []} = file;
	const given = subjects.find(({id}) => id === subject);
	if (device === undefined) return {file, of: subject};
	const told = subjects.find(one => isCalled(device, one));
	if (told) return {file, of: told.id};
	const isOther = given?.kind === 'device' && /\d/.test(device);
	return {
		file: isOther ? {...file, gaps: [...gaps, otherDevice(path, device, subjectName(given))]} : file,
		of: subject,
	};
};

/** The events that files become once they are read: each by itself, then all that the case has of their subject together. */
export const attached = async (
	files: readonly EvidenceRead[],
	{found, subject, caption, newId, together}: Attaching,
): Promise<readonly Body[]> => {
	const bodies: Body[] = [];
	const owned = Map.groupBy(
		files.map(file => placed(file, found, subject)),
		({of}) => of,
	);
	for (const [of, own] of owned) {
		const known = found.evidence.filter(one => one.subject === of);
		const kept = identified(
			own.map(({file}) => file),
			known,
			newId,
		);
		bodies.push(...kept.flatMap(one => recorded(one, of, caption)));
		const before = known.filter(({id}) => !kept.some(({evidence}) => evidence === id));
		const {drivers, gaps, facts} = await together([...before, ...kept.map(({file}) => file)]);
		if (known.length > 0 || drivers.length + gaps.length + facts.length > 0)
			bodies.push({type: 'logs-joined', subject: of, drivers, gaps, facts});
	}

	return bodies;
};
