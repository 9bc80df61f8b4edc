import type {Kind} from '../open/kind.js';
import {none, type Said} from './differences.js';
import type {FactRow, FileReport, PackageState} from './report.js';

/** What every machine has, whatever happens on it: where a log does not tell it, it is unknown and not absent. */
const own = /^(?:os\.|ssu\.version$|hang\.block-time|screen\.)/;

type Told = Said & {readonly kind: Kind};

const stateOf = (packages: readonly PackageState[]) =>
	packages.find(({state}) => state === 'failed')?.state ?? packages[0]!.state;

/** `facts`: those that the file proves. */
const toldIn = (file: FileReport, facts: readonly FactRow[]): readonly Told[] => {
	const {device, kind} = file;
	if (device === null) return [];
	const tell = (name: string, value: string): Told => ({device, kind, name, value});
	const packages = Map.groupBy(
		file.packages.filter(({kb}) => kb !== null),
		({kb}) => kb!,
	);
	return [
		...facts.map(({name, value}) => tell(name, value)),
		...file.codes.filter(({noise}) => !noise).map(({hresult}) => tell(`code.${hresult}`, 'yes')),
		...[...packages].map(([kb, states]) => tell(`package.${kb}`, stateOf(states))),
	];
};

/**
 * What the logs say of each device, as differences are sought in: its facts, its failing codes (`code.0x80070005`) and
 * its packages (`package.KB4530692`). What a kind of log says of one device is `none` on another of which there is a
 * log of this kind that does not say it.
 */
export const saidOf = (files: readonly FileReport[], facts: readonly FactRow[]): readonly Said[] => {
	const current = Map.groupBy(
		facts.filter(({state}) => state !== 'history'),
		({because: [proof]}) => proof?.file,
	);
	const told = files.flatMap(file => (file.sameAs === undefined ? toldIn(file, current.get(file.path) ?? []) : []));
	const heard = new Map<Kind, ReadonlySet<string>>(
		[...Map.groupBy(files, ({kind}) => kind)].map(([kind, alike]) => [
			kind,
			new Set(alike.flatMap(({device, lines}) => (device !== null && lines > 0 ? [device] : []))),
		]),
	);

	const absent = [...Map.groupBy(told, ({name}) => name)].flatMap(([name, about]) => {
		if (own.test(name) || name.startsWith('package.')) return [];
		const kinds = new Set(about.map(({kind}) => kind));
		const devices = new Set([...kinds].flatMap(kind => [...heard.get(kind)!]));
		for (const {device} of about) devices.delete(device);
		return [...devices].map(device => ({device, name, value: none}));
	});
	return [...told.map(({device, name, value}) => ({device, name, value})), ...absent];
};
