import {findSerials} from '../../text/note/serials.js';

/** Folders as Windows and engineers name them for what lies in them, never for a machine; and days. */
const common =
	/^(?:[a-z][:_$]|[cde]|windows|winnt|logs?|日志|cbs|dism|inf|winevt|system32|softwaredistribution|winsxs|panther|servicing|sessions|minidump|setupapi|evtx?|events?|event ?logs?|procmon|cbslogs?|windowsupdate|logfiles|srt|\.{1,2}|\d{2,4}[-_.年]?\d{1,2}[-_.月]?\d{1,2}日?)$/i;
const archive = /\.(?:zip|cab)!?$/i;
const rotated = /^CbsPersist_/i;

/** A serial as machines bear it, in capitals: a name of a person with a number is none. */
const serialIn = (segments: readonly string[]) =>
	segments
		.map(segment => segment.replace(archive, '').replaceAll(/[_.()（）\s-]+/g, ' '))
		.flatMap(words => findSerials(words).filter(({from, to}) => !/[a-z]/.test(words.slice(from, to))))
		.at(-1)?.serial;

/** The serial that a path names; undefined when it names none. */
export const serialOf = (path: string): string | undefined => serialIn(path.split(/[/\\]/));

/** The segments that all paths begin with. */
const sharedBy = (paths: ReadonlyArray<readonly string[]>) => {
	const [first = []] = paths;
	const end = first.findIndex((segment, index) =>
		paths.some(path => path.length - 1 <= index || path[index] !== segment),
	);
	return first.slice(0, end === -1 ? undefined : end);
};

/** Where a file lies, without what every machine has. */
const folderOf = (segments: readonly string[]) =>
	segments
		.slice(0, -1)
		.filter(segment => segment !== '' && !rotated.test(segment))
		.map(segment => segment.replace(archive, ''))
		.filter(segment => !common.test(segment))
		.join('/');

/** The last folder's name, with as many before it as tell it from the others. */
const labelsOf = (folders: readonly string[]): ReadonlyMap<string, string> => {
	const tail = (folder: string, length: number) => folder.split('/').slice(-length).join('/');
	return new Map(
		folders.map(folder => {
			const size = folder.split('/').length;
			let length = 1;
			while (length < size && folders.some(other => other !== folder && tail(other, length) === tail(folder, length)))
				length++;
			return [folder, tail(folder, length)];
		}),
	);
};

const isWithin = (folder: string, outer: string) => outer === '' || folder.startsWith(`${outer}/`);

/**
 * Which machine each log is of, told by where it lies: a serial in its path, else the folder or archive of which there
 * is one for each machine. Several folders are several machines only when two of them hold a log of the same name;
 * a path that is left out is of no known machine.
 */
export const devicesOf = (paths: readonly string[]): ReadonlyMap<string, string> => {
	const split = paths.map(path => path.split(/[/\\]/));
	const shared = sharedBy(split);
	const placed = paths.map((path, index) => {
		const segments = split[index]!;
		const serial = serialIn(segments.slice(shared.length));
		return {path, serial, folder: folderOf(segments), name: segments.at(-1)!.toLowerCase()};
	});

	const serials = placed.flatMap(({path, serial}) => (serial === undefined ? [] : [[path, serial] as const]));
	const rest = placed.filter(({serial}) => serial === undefined);
	const names = new Map(
		[...Map.groupBy(rest, ({folder}) => folder)].map(([folder, files]) => [
			folder,
			new Set(files.map(({name}) => name)),
		]),
	);
	const folders = [...names.keys()];
	const isShared = (folder: string, others: readonly string[]) =>
		others.some(other => other !== folder && !names.get(folder)!.isDisjointFrom(names.get(other)!));
	// A folder in another one, with logs that the others lack, holds more of the same machine.
	const homeOf = (folder: string): string => {
		const outer = folders
			.filter(other => other !== folder && isWithin(folder, other))
			.toSorted()
			.at(-1);
		if (outer === undefined) return folder;
		const inside = folders.filter(other => isWithin(other, outer));
		return isShared(folder, [outer, ...inside]) ? folder : homeOf(outer);
	};

	const homes = new Map(folders.map(folder => [folder, homeOf(folder)]));
	const found = [...new Set(homes.values())];
	const isSeveral = found.some(home => isShared(home, found)) || (found.length > 0 && serials.length > 0);
	const labels = labelsOf(found);
	const labelled = rest.flatMap(({path, folder}) => {
		const label = labels.get(homes.get(folder)!);
		return isSeveral && label ? [[path, label] as const] : [];
	});
	const told = new Map([...serials, ...labelled]);
	const only = told.size === 0 ? serialIn(shared) : undefined;
	return only === undefined ? told : new Map(paths.map(path => [path, only]));
};
