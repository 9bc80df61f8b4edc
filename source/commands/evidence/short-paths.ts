/** Each path without the folders that all of them lie in, so that a place fits a line. */
export const shortPaths = (paths: readonly string[]): ReadonlyMap<string, string> => {
	const split = paths.map(path => path.split(/(?<=[/\\])/));
	const [first = []] = split;
	const end = first.findIndex((part, index) => split.some(parts => parts.length - 1 <= index || parts[index] !== part));
	const shared = end === -1 ? Math.max(0, first.length - 1) : end;
	return new Map(paths.map((path, index) => [path, split[index]!.slice(shared).join('')]));
};
