import {familyOf} from '../cbs/stacks.js';
import {quoteOf, type StatedFact} from '../report/report.js';
import {bootOf, endOf, type Entry, startOf} from './entry.js';

export const headerAnchors = ['OS Version = ', 'Architecture = ', 'servicingstack_', '[Boot Session: '];

const version = /^\uFEFF?\s{0,12}OS Version = (\d{1,3}\.\d{1,3}\.\d{1,6})/;
const architecture = /^\s{0,12}Architecture = (amd64|x86|arm64|ia64)\b/i;
const stack =
	/cmd: .{0,400}?\\(amd64|x86|arm64|ia64)_microsoft-windows-servicingstack_[0-9a-f]{16}_(\d{1,5}(?:\.\d{1,6}){3})_/i;
const names: Readonly<{[name: string]: string}> = {amd64: 'x64', x86: 'x86', arm64: 'arm64', ia64: 'ia64'};

/** Boots and stacks that are kept: a true log has hundreds of the first, tens of the second. */
const most = 1000;

/**
 * What the log says about its machine: system and architecture in its header, boots, and the servicing stack, whose
 * folder stands in the command line of the sections that servicing wrote.
 */
export const headerWatch = () => {
	const boots = new Set<string>();
	const versions = new Set<string>();
	const facts = new Map<string, StatedFact>();
	let from: string | null = null;
	let to: string | null = null;
	const state = (name: string, value: string, {number, text}: Entry) => {
		facts.set(name, {name, value, at: to, line: number, quote: quoteOf(text)});
	};

	return {
		see(entry: Entry) {
			const {seen} = entry;
			if (entry.frame !== null) {
				const boot = bootOf(seen);
				const at = boot ?? startOf(seen) ?? endOf(seen);
				from ??= at ?? null;
				to = at ?? to;
				if (boot && boots.size < most) boots.add(boot);
				return;
			}

			if (seen.includes(' = ')) {
				const system = version.exec(seen)?.[1];
				const family = system ? familyOf(system) : 'other';
				if (family !== 'other') state('os.family', family, entry);
				const machine = architecture.exec(seen)?.[1];
				if (machine) state('os.arch', names[machine.toLowerCase()]!, entry);
			}

			if (!seen.includes('servicingstack_')) return;
			const used = stack.exec(seen);
			if (!used) return;
			if (versions.size < most) versions.add(used[2]!);
			state('ssu.version', used[2]!, entry);
			if (!facts.has('os.arch')) state('os.arch', names[used[1]!.toLowerCase()]!, entry);
		},
		boots: (): readonly string[] => [...boots],
		versions: (): readonly string[] => [...versions],
		facts: (): readonly StatedFact[] => [...facts.values()],
		span: () => ({from, to}),
	};
};
