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
	const labels = new Map<string, string>();
	let open = folders.map(folder => ({folder, segments: folder.split('/')}));
	for (let length = 1; open.length > 0; length++) {
		const alike = Map.groupBy(open, ({segments}) => segments.slice(-length).join('/'));
		open = [...alike].flatMap(([label, those]) => {
			const isTold = ({segments}: (typeof those)[number]) => those.length === 1 || segments.length <= length;
			for (const one of those.filter(isTold)) labels.set(one.folder, label);
			return those.filter(one => !isTold(one));
		});
	}
	return labels;
};

/** Each folder with the nearest one that it lies in, outer ones first. */
const nested = (folders: readonly string[]): ReadonlyArray<readonly [folder: string, outer: string | undefined]> => {
	const isWithin = (folder: string, outer: string) => outer === '' || folder.startsWith(`${outer}/`);
	const around: string[] = [];
	// With the lowest sign between its parts a folder comes right before those in it.
	return folders
		.map(folder => ({folder, key: folder.replaceAll('/', '\0')}))
		.sort((one, other) => (one.key < other.key ? -1 : 1))
		.map(({folder}) => {
			while (around.length > 0 && !isWithin(folder, around.at(-1)!)) around.pop();
			const outer = around.at(-1);
			around.push(folder);
			return [folder, outer];
		});
};

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
	const places = nested([...names.keys()]);
	const outerOf = new Map(places);
	/** How many folders in each folder, itself among them, hold a log of a name. */
	const held = new Map([...names.keys()].map(folder => [folder, new Map<string, number>()]));
	const count = (counts: Map<string, number>, folder: string) => {
		for (const name of names.get(folder)!) counts.set(name, (counts.get(name) ?? 0) + 1);
	};
	for (const folder of names.keys())
		for (let at: string | undefined = folder; at !== undefined; at = outerOf.get(at)) count(held.get(at)!, folder);
	const isShared = (folder: string, counts: ReadonlyMap<string, number>) =>
		[...names.get(folder)!].some(name => counts.get(name)! > 1);

	// A folder in another one, with logs that the others lack, holds more of the same machine.
	const homes = new Map<string, string>();
	for (const [folder, outer] of places) {
		const isOwn = outer === undefined || isShared(folder, held.get(outer)!);
		homes.set(folder, isOwn ? folder : homes.get(outer)!);
	}

	const found = [...new Set([...names.keys()].map(folder => homes.get(folder)!))];
	const among = new Map<string, number>();
	for (const home of found) count(among, home);
	const isSeveral = found.some(home => isShared(home, among)) || (found.length > 0 && serials.length > 0);
	const labels = labelsOf(found);
	const labelled = rest.flatMap(({path, folder}) => {
		const label = labels.get(homes.get(folder)!);
		return isSeveral && label ? [[path, label] as const] : [];
	});
	const told = new Map([...serials, ...labelled]);
	const only = told.size === 0 ? serialIn(shared) : undefined;
	return only === undefined ? told : new Map(paths.map(path => [path, only]));
};
