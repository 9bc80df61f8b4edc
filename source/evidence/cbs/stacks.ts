import type {Finding, StatedFact} from '../report/report.js';
import {quoteOf} from '../report/report.js';
import type {Entry} from './entry.js';

export const stackAnchors = ['Loaded Servicing Stack v'];

const loaded = /Loaded Servicing Stack v(\d+\.\d+\.\d+\.\d+)(?: with Core: (.*))?/;
const architectures: Readonly<{[name: string]: string}> = {amd64: 'x64', x86: 'x86', arm64: 'arm64', ia64: 'ia64'};

/** The family of a stack version: 6.1 Windows 7, 6.3 Windows 8.1, 10.0 below build 22000 Windows 10, from it on 11; server editions share it. */
export const familyOf = (version: string): 'win7' | 'win8.1' | 'win10' | 'win11' | 'other' => {
	const [major, minor, build] = version.split('.').map(Number);
	if (major === 6 && minor === 1) return 'win7';
	if (major === 6 && minor === 3) return 'win8.1';
	if (major === 10) return build! >= 22_000 ? 'win11' : 'win10';
	return 'other';
};

/** The rule that names a stack too old for a package; a newer one loaded later takes it back. */
export const stackRule = 'cbs-ssu-required';

const isAtLeast = (version: string, wanted: string) => {
	const one = version.split('.').map(Number);
	const other = wanted.split('.').map(Number);
	const differing = one.findIndex((part, index) => part !== other[index]);
	return differing === -1 || one[differing]! > (other[differing] ?? 0);
};

/** The servicing stacks in the order of their first sight; the last one loaded is the machine's. */
export const stackWatch = () => {
	const versions = new Set<string>();
	let loads = 0;
	let last: {version: string; arch: string | undefined; entry: Entry} | undefined;
	return {
		see(entry: Entry) {
			const found = loaded.exec(entry.message);
			if (!found) return;
			loads++;
			if (versions.size < 1000) versions.add(found[1]!);
			const arch =
				architectures[
					/\\(amd64|x86|arm64|ia64)_microsoft-windows-servicingstack_/i.exec(found[2] ?? '')?.[1]?.toLowerCase() ?? ''
				];
			last = {version: found[1]!, arch, entry};
		},
		judge: (finding: Finding): Finding | null =>
			last && isAtLeast(last.version, finding.values['needed'] ?? '') ? null : finding,
		versions: (): readonly string[] => [...versions],
		loads: () => loads,
		facts(): readonly StatedFact[] {
			if (!last) return [];
			const {at, number, text} = last.entry;
			const proof = {at, line: number, quote: quoteOf(text)};
			const family = familyOf(last.version);
			return [
				{name: 'ssu.version', value: last.version, ...proof},
				...(family === 'other' ? [] : [{name: 'os.family', value: family, ...proof}]),
				...(last.arch ? [{name: 'os.arch', value: last.arch, ...proof}] : []),
			];
		},
	};
};
