import type {Both} from '../../text/both.js';
import type {FileReport, GapRow} from './report.js';

/** One file of a log that its writer cuts: CBS.log, and before it CbsPersist_YYYYMMDDhhmmss.log or .cab beside it. */
export type Part = {
	/** What stands before the name; parts with the same are one log. */
	readonly folder: string;
	/** When the part was put aside, as its name says: local or UTC is not known. null for the one still written. */
	readonly stamp: string | null;
};

const shape = /^(.*?)(?:CbsPersist_(\d{14})[^/\\]*\.cab!\/.*|CbsPersist_(\d{14})\.[^/\\!]*|CBS\.log)$/i;

/** Which rotated log a file is a part of, by where it lies and what it is called; undefined when it is of none. */
export const partOf = (path: string): Part | undefined => {
	const found = shape.exec(path);
	if (!found || !(found[1] === '' || /[/\\]$/.test(found[1]!))) return undefined;
	return {folder: found[1]!, stamp: found[2] ?? found[3] ?? null};
};

/** What the parts of one log have in common. */
const logOf = ({device}: FileReport, {folder}: Part) => `${device}\n${folder}`;

type Dated = {readonly file: FileReport; readonly part: Part; readonly from: string; readonly to: string};

/** The parts of every rotated CBS log, each in the order of time. A part that is there twice counts once. */
const chainsOf = (files: readonly FileReport[]): ReadonlyArray<readonly Dated[]> => {
	const dated = files.flatMap(file => {
		const part = partOf(file.path);
		const {kind, from, to, sameAs} = file;
		return part && kind === 'cbs' && from !== null && to !== null && sameAs === undefined
			? [{file, part, from, to}]
			: [];
	});
	const chains = Map.groupBy(dated, ({file, part}) => logOf(file, part));
	return [...chains.values()].map(chain => chain.sort((one, other) => (one.from < other.from ? -1 : 1)));
};

/** The files as they came, but the parts of one log in the order of time, in the places that parts of it had. */
export const inTimeOrder = (files: readonly FileReport[]): readonly FileReport[] => {
	const ordered = [...files];
	const placeOf = new Map(files.map((file, place) => [file, place]));
	for (const chain of chainsOf(files)) {
		const places = chain.map(({file}) => placeOf.get(file)!).sort((one, other) => one - other);
		for (const [index, place] of places.entries()) ordered[place] = chain[index]!.file;
	}

	return ordered;
};

const hour = 3600;
/** A machine that is off for a weekend writes nothing either. */
const silence = 72 * hour;
/** Zones reach from −12 to +14, and the name does not say which one it means. */
const anyZone = 15 * hour;

const secondsOf = (at: string) => Date.parse(`${at}Z`) / 1000;
const stampSeconds = (stamp: string) =>
	secondsOf(
		stamp.replace(
			/(....)(..)(..)(..)(..)(..)/,
			(_, year, month, day, ...time) => `${year}-${month}-${day}T${time.slice(0, 3).join(':')}`,
		),
	);

const ask: Both = {
	zh: '请您把 C:\\Windows\\Logs\\CBS 文件夹完整打包发给我们，包括其中的 CbsPersist_*.log 和 CbsPersist_*.cab。',
	en: 'Please send us the whole folder C:\\Windows\\Logs\\CBS, including the CbsPersist_*.log and CbsPersist_*.cab files in it.',
};

const missing = (from: string, to: string): Both => ({
	zh: `CBS 日志在 ${from} 与 ${to} 之间没有记录，可能缺少一份轮转的日志（CbsPersist）。`,
	en: `The CBS log holds nothing between ${from} and ${to}: a rotated part (CbsPersist) may be missing.`,
});

const noCurrent: Both = {
	zh: '只有轮转出来的 CbsPersist 日志，没有 CBS.log，看不到之后发生了什么。',
	en: 'There are only rotated parts (CbsPersist) and no CBS.log: what came after them cannot be seen.',
};

/** A new part begins when the one before is put aside: one that begins days later follows another that is not there. */
const isMissing = ({to, part}: Dated, {from}: Dated) => {
	if (secondsOf(from) - secondsOf(to) < silence) return false;
	return part.stamp === null || secondsOf(from) - stampSeconds(part.stamp) > anyZone;
};

/** What the parts of a rotated log leave unseen: a stretch of days between two of them, or the one still written. */
export const rotationGaps = (files: readonly FileReport[]): readonly GapRow[] => {
	const current = new Set(
		files.flatMap(file => {
			const part = partOf(file.path);
			return part?.stamp === null ? [logOf(file, part)] : [];
		}),
	);
	return chainsOf(files).flatMap(chain => {
		const last = chain.at(-1)!;
		const place = {file: last.file.path, device: last.file.device};
		const between = chain.flatMap((one, index): readonly GapRow[] => {
			const next = chain[index + 1];
			return next && isMissing(one, next)
				? [{what: 'cbs.part', why: missing(one.to, next.from), ask, file: next.file.path, device: place.device}]
				: [];
		});
		const hasCurrent = current.has(logOf(last.file, last.part));
		return hasCurrent ? between : [...between, {what: 'cbs.current', why: noCurrent, ask, ...place}];
	});
};
