import {compareVersions, isVersion} from '../../text/versions.js';

/** One thing known of one device: a fact, a failing code, the state of a package. */
export type Said = {readonly device: string; readonly name: string; readonly value: string};

/** One thing in which devices differ. By device: its value, {@link none}, or null where nothing is known of it. */
export type Difference = {readonly name: string; readonly values: Readonly<Record<string, string | null>>};

/** The value of what was looked for in the logs of a device and is not there; what nobody looked for has no value. */
export const none = 'none';

/** Beginnings of names, the most telling first; a name belongs to the first that fits. */
const order = [
	'ssu.version',
	'os.',
	'ssu.',
	'rollback.',
	'code.',
	'kb.',
	'package.',
	'update.',
	'hang.',
	'screen.',
	'driver.',
	'',
];
const rankOf = (name: string) => order.findIndex(beginning => name.startsWith(beginning));

const inOrder = (one: string, other: string) => {
	if (isVersion(one) && isVersion(other)) return compareVersions(one, other);
	return one < other ? -1 : Number(one > other);
};

/** Several values of one device stand beside each other; what is there is no longer missing. */
const together = (values: readonly string[]): string => {
	const different = [...new Set(values)].toSorted(inOrder);
	const there = different.filter(value => value !== none);
	return there.length > 0 ? there.join(', ') : none;
};

/**
 * In what devices differ, the most telling first: servicing stack, system, failing codes, packages, hangs, drivers. A
 * device of which nothing is known in a name differs from none in it. `devices` gives the order of the values, and
 * those of which nothing at all is said; without it they come as they are said.
 */
export const differencesOf = (
	said: readonly Said[],
	devices: readonly string[] = [...new Set(said.map(({device}) => device))],
): readonly Difference[] => {
	const wanted = new Set(devices);
	const byName = Map.groupBy(
		said.filter(({device}) => wanted.has(device)),
		({name}) => name,
	);
	return [...byName]
		.map(([name, about]) => {
			const byDevice = Map.groupBy(about, ({device}) => device);
			const values = devices.map(device => {
				const own = byDevice.get(device);
				return [device, own ? together(own.map(({value}) => value)) : null] as const;
			});
			return {name, known: new Set(values.flatMap(([, value]) => value ?? [])), values: Object.fromEntries(values)};
		})
		.filter(({known}) => known.size > 1)
		.toSorted((one, other) => rankOf(one.name) - rankOf(other.name) || inOrder(one.name, other.name))
		.map(({name, values}) => ({name, values}));
};
