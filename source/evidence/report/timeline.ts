import type {Both} from '../../text/both.js';
import type {FileReport, Moment} from './report.js';

/** Kinds that keep their times in UTC; every other one writes the machine's own time. */
const inUtc = new Set<FileReport['kind']>(['evtx', 'poqexec']);

const started: Both = {zh: '系统启动', en: 'The machine started'};

/** The same boot told by two logs: the time of one is reckoned back from later. */
const sameBoot = 120_000;

/** Moments kept of one analysis. */
const most = 5000;

const minutesOf = (offset: string) => {
	const [hours, minutes] = offset.slice(1).split(':').map(Number);
	return (offset.startsWith('-') ? -1 : 1) * (hours! * 60 + minutes!);
};
const shifted = (at: string, offset: string) =>
	new Date(Date.parse(`${at}Z`) + minutesOf(offset) * 60_000).toISOString().slice(0, 19);

/** The offset of the machine, as a log that writes local time betrays it. */
const offsetOf = (files: readonly FileReport[]) =>
	files.find(({kind, utcOffset}) => !inUtc.has(kind) && utcOffset !== null)?.utcOffset ?? null;

const momentsOf = (file: FileReport, offset: string | null): readonly Moment[] => {
	const isUtc = inUtc.has(file.kind);
	const local = (at: string) => (isUtc && offset !== null ? shifted(at, offset) : at);
	const utcOffset = isUtc && offset === null ? '+00:00' : (offset ?? file.utcOffset);
	const place = {file: file.path, device: file.device, kind: file.kind, utcOffset};
	return [
		...file.findings.flatMap(({rule, level, at, line, title}): Moment[] =>
			at === null ? [] : [{at: local(at), rule, level, line, title, ...place}],
		),
		...file.boots.map(
			(at): Moment => ({at: local(at), rule: null, level: 'info', line: null, title: started, ...place}),
		),
	];
};

const isToldBefore = (moment: Moment, before: readonly Moment[]) =>
	before.some(
		({at, file}) => file !== moment.file && Math.abs(Date.parse(`${at}Z`) - Date.parse(`${moment.at}Z`)) < sameBoot,
	);

/**
 * What the logs of each machine tell, on one line of time: findings and starts. Logs that keep UTC are set to the
 * machine's own time when another of its logs betrays the offset, else they stay in UTC and say so. Files without a
 * device may come from different machines and are kept apart.
 */
export const timelineOf = (files: readonly FileReport[]): readonly Moment[] => {
	const machines = Map.groupBy(files, ({device, path}) => device ?? `path ${path}`);
	return [...machines.values()]
		.flatMap(own => {
			const offset = offsetOf(own);
			const moments = own
				.flatMap(file => momentsOf(file, offset))
				.sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
			const boots = moments.filter(({rule}) => rule === null);
			const again = new Set(
				boots.filter((boot, index) => isToldBefore(boot, boots.slice(Math.max(0, index - 3), index))),
			);
			return moments.filter(moment => !again.has(moment));
		})
		.slice(0, most);
};
