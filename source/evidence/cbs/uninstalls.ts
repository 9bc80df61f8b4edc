import type {Finding} from '../report/report.js';
import type {Entry} from './entry.js';

export const uninstallAnchors = ['Exec: Uninstall package: ', 'Exec: Processing '];

const started = /^Exec: Processing started\..{0,200}?Session: (\d+_\d+)/;
const removed = /^Exec: Uninstall package: ([^\s,~]{1,200})~[^\s,]{0,200}\s*$/;
const completed = /^Exec: Processing complete\..{0,600}?\[HRESULT = (0x[0-9a-fA-F]{8})/;

/** The rule that names a package that was taken off; how its session ended is known later. */
export const uninstallRule = 'cbs-package-uninstalled';

/** Packages that are kept: a true log takes off tens. */
const most = 2000;

/** In which session a package was taken off, and with what result. */
export const uninstallWatch = () => {
	const ended = new Map<string, {session: string; result: string}>();
	let session = '';
	let open = new Set<string>();
	return {
		see({message}: Entry) {
			session = started.exec(message)?.[1] ?? session;
			const name = removed.exec(message)?.[1];
			if (name !== undefined && open.size < most) open.add(name);
			const result = completed.exec(message)?.[1]?.toLowerCase();
			if (result === undefined) return;
			for (const one of open) if (ended.size < most) ended.set(one, {session, result});
			open = new Set();
		},
		/** A removal that the log does not follow to its end says nothing of one. */
		judge(finding: Finding): Finding | null {
			const known = ended.get(finding.values['package'] ?? '');
			return known ? {...finding, values: {...finding.values, ...known}} : null;
		},
	};
};
