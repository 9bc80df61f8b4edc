import type {Finding, PackageState} from '../report/report.js';
import type {Entry} from './entry.js';

export const packageAnchors = [
	'CurrentState:',
	'completed startup processing, new state: ',
	'Generating failure report for package: ',
	"ailed to resolve package '",
	'requires Servicing Stack v',
];

/** The store's numbers, so far as they are known; any other is told as its number. */
const numbered: Readonly<{[state: string]: string}> = {
	0: 'absent',
	32: 'resolved',
	64: 'staged',
	80: 'superseded',
	112: 'installed',
};

const name = String.raw`([^\s,"']{1,260})`;
const cached = new RegExp(
	String.raw`applicability (?:from TiLight )?for package: ${name}, ApplicableState: ?\d+, CurrentState: ?(-?\d+)`,
);
const completed = new RegExp(
	String.raw`Startup: Package: ${name} completed startup processing, new state: (\w[\w ]{0,40}?), original: .{0,80}?hr = (0x[0-9a-f]{1,8})`,
);
const failed = [
	new RegExp(`Generating failure report for package: ${name}, status: (0x[0-9a-f]{8})`),
	new RegExp(String.raw`ailed to resolve package '${name}' \[HRESULT = (0x[0-9a-f]{8})`),
	new RegExp(String.raw`Package "${name}" requires Servicing Stack v.{0,120}\[HRESULT = (0x[0-9a-f]{8})`),
];

/** The rule that names a package that failed; its later success takes it back. */
export const packageRule = 'cbs-package-failed';

const limit = 5000;
const padded = (code: string) => `0x${code.slice(2).padStart(8, '0')}`;

/** What lines say about packages; the newest word stands. */
export const packageWatch = () => {
	const packages = new Map<string, PackageState>();
	const put = (identity: string, state: string, hresult: string | null) => {
		if (packages.size >= limit && !packages.has(identity)) return;
		packages.set(identity, {kb: /KB\d{6,7}/.exec(identity)?.[0] ?? null, identity, state, hresult});
	};

	return {
		see({message}: Entry) {
			const known = cached.exec(message);
			if (known) return put(known[1]!, numbered[known[2]!] ?? known[2]!, null);
			const done = completed.exec(message);
			if (done) return put(done[1]!, done[2]!.toLowerCase(), padded(done[3]!));
			const fault = failed.map(pattern => pattern.exec(message)).find(found => found !== null);
			if (fault) put(fault[1]!, 'failed', fault[2]!);
		},
		judge: (finding: Finding): Finding | null =>
			packages.get(finding.values['package'] ?? '')?.state === 'installed' ? null : finding,
		result: (): readonly PackageState[] => [...packages.values()],
	};
};
