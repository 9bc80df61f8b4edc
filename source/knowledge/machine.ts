import {familyNames, familyOf, systemNames} from './names.js';
import type {Family, Kb, System} from './schema.js';

export type Architecture = NonNullable<Kb['architectures']>[number];

/** What `--os` says of a machine: a family, perhaps its system, perhaps its architecture. */
export type Machine = {
	readonly family: Family;
	readonly system?: System;
	readonly architecture?: Architecture;
};

const architectures: Readonly<Record<string, Architecture>> = {
	x64: 'x64',
	amd64: 'x64',
	x86: 'x86',
	arm64: 'arm64',
	ia64: 'ia64',
};

/** The machine that an id names: `win7`, `win7-sp1`, `win7-sp1-x64`, `win10-1809-amd64`; undefined for a name nobody knows. */
export const machineNamed = (id: string): Machine | undefined => {
	const [, name = '', , suffix] = /^(.*?)(-(x64|amd64|x86|arm64|ia64))?$/.exec(id.trim().toLowerCase()) ?? [];
	const architecture = suffix === undefined ? {} : {architecture: architectures[suffix]!};
	if (Object.hasOwn(familyNames, name)) return {family: name as Family, ...architecture};
	if (!Object.hasOwn(systemNames, name)) return undefined;
	return {family: familyOf(name as System), system: name as System, ...architecture};
};

/** Every name `--os` knows, without architectures. */
export const machineNames: readonly string[] = [
	...new Set([...Object.keys(familyNames), ...Object.keys(systemNames)]),
].filter(name => name !== 'other');

/** The machine as a person reads it: `Windows 7 SP1 x64`. */
export const nameOf = ({family, system, architecture}: Machine): string =>
	[system ? systemNames[system] : familyNames[family], architecture].filter(Boolean).join(' ');

/** Whether the KB's package is for the machine's product. */
export const isForProduct = (kb: Kb, {family, system}: Machine): boolean =>
	kb.products.some(product => (system === undefined ? familyOf(product) === family : product === system));

/** Whether there is a package for the machine's architecture; where the entry names none, nothing speaks against it. */
export const isForArchitecture = (kb: Kb, {architecture}: Machine): boolean =>
	architecture === undefined || kb.architectures === undefined || kb.architectures.includes(architecture);
