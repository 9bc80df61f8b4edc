import type {Hang, Phase, Root} from '../report/report.js';
import {quoteOf} from '../report/report.js';
import type {Gap} from '../rules/scan.js';
import type {Entry} from './entry.js';

export const rootAnchors = [
	'Setting original failure status: 0x',
	'Rolling back KTM',
	'A possible hang was detected on the last boot',
	// No shorter than the shortest of the others: the shortest word sets the pace of the search.
	...[...'BEFPRSTWd'].map(letter => `Shtd: ${letter}`),
];

const original = /Setting original failure status: (0x[0-9a-fA-F]{8})/;

/**
 * What the rollback goes back to: the status that the log names, at its first line within the same run of the
 * service. The last rollback of the file stands. Lines known as noise are no cause.
 */
export const rootWatch = () => {
	let root: Root | null = null;
	let first = new Map<string, Entry>();
	let latest: string | undefined;

	return {
		see(entry: Entry, codes: readonly string[], isNoise: boolean) {
			const {message} = entry;
			if (message.startsWith('Starting TrustedInstaller init')) {
				first = new Map();
				latest = undefined;
			}

			const named = original.exec(message)?.[1]?.toLowerCase();
			const status =
				named === '0x00000000' ? undefined : (named ?? (message.includes('Rolling back KTM') ? latest : undefined));
			if (status !== undefined) {
				const {number, text, at} = first.get(status) ?? entry;
				root = {status, at, line: number, quote: quoteOf(text)};
			}

			if (isNoise) return;
			for (const code of codes) {
				if (first.size < most && !first.has(code)) first.set(code, entry);
				latest = code;
			}
		},
		result: () => root,
	};
};

/** Hangs and codes of a run that are kept. */
const most = 1000;

type Name = Phase['name'];

/**
 * A hang: silence of 14½ minutes and more while a phase runs, or right before the boot that says so. Silence of a
 * shutdown counts only when the shutdown goes on after it: else the machine was off.
 */
export const hangWatch = (phaseOf: () => Name | null) => {
	const hangs: Hang[] = [];
	let last: {readonly gap: Gap; readonly phase: Name | null} | undefined;
	let isShutdown = false;
	let pending: typeof last;
	const put = ({gap: {from, to, seconds, line}, phase}: NonNullable<typeof last>, known: Name | null = phase) => {
		if (hangs.length < most && !hangs.some(hang => hang.line === line))
			hangs.push({from, to, seconds, line, phase: known});
	};

	return {
		gap(gap: Gap) {
			const phase = phaseOf();
			last = {gap, phase};
			if (phase === null) return;
			if (isShutdown) pending = last;
			else put(last);
		},
		/** Sees a line before the phases do. */
		see({message}: Entry) {
			if (message.startsWith('Shtd: Begin shutdown processing')) isShutdown = true;
			if (message.startsWith('Startup: ')) isShutdown = false;
			if (pending && goesOn.test(message)) put(pending);
			if (message.startsWith('Starting TrustedInstaller init') || message.startsWith('TI: ')) isShutdown = false;
			pending = undefined;
			if (last && message.includes('A possible hang was detected on the last boot')) put(last, last.phase ?? 'startup');
		},
		result: (): readonly Hang[] => hangs,
	};
};

/** Words of a shutdown that goes on. */
const goesOn = /^(?:Shtd: |Doqe: |Perf: Doqe: |DriverUpdate)/;
