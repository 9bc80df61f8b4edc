import {type EndedSession, quoteOf, type StatedFact} from '../report/report.js';
import {type Boot, restartPattern} from '../report/restarts.js';
import type {Entry} from './entry.js';

export const sessionAnchors = [' initialized by client ', ' finalized. Reboot required: '];
export const bootAnchors = ['TI: Last boot time: ', 'Starting TrustedInstaller init', 'Startup: '];

const opened = /Session: \d+_\d+ initialized by client (.*?)\.?(?:, external .*)?$/;
const ended = /Session: (\d+_\d+) finalized\. Reboot required: (yes|no)(?:.{0,200}?\[HRESULT = (0x[0-9a-fA-F]{8}))?/;
const booted = /TI: Last boot time: (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)/;

/** Clients, ended sessions and boots that are kept: a true log has tens. */
const most = 1000;

/** Lines that open a session, by client. */
export const sessionCounter = () => {
	let total = 0;
	const byClient = new Map<string, number>();
	const finalized: EndedSession[] = [];
	return {
		see({message, number}: Entry) {
			const found = ended.exec(message);
			if (found && finalized.length < most)
				finalized.push({
					id: found[1]!,
					result: found[3]?.toLowerCase() ?? null,
					reboot: found[2] === 'yes',
					line: number,
				});
			const client = opened.exec(message)?.[1];
			if (client === undefined) return;
			total++;
			const name = client.trim();
			if (byClient.size < most || byClient.has(name)) byClient.set(name, (byClient.get(name) ?? 0) + 1);
		},
		result: () => ({
			total,
			byClient: Object.fromEntries([...byClient].sort(([, one], [, other]) => other - one)),
			ended: finalized,
		}),
	};
};

/** The time of a boot is reckoned back from now, and moves by seconds when the clock is set. */
const isSameBoot = (one: string, other: string) => Math.abs(Date.parse(`${one}Z`) - Date.parse(`${other}Z`)) < 30_000;

/**
 * When the machine booted: from Windows 8 on the log says it. Windows 7 does not; there a run of the service that
 * works on what was pending ("Startup:") is taken for one, by the stamp of its start.
 */
export const bootWatch = () => {
	const boots = new Map<string, Boot>();
	let isTold = false;
	let start: Boot | undefined;
	return {
		see({message, at, number, text}: Entry) {
			if (boots.size >= most) return;
			const bootAt = (moment: string): Boot => ({at: moment, line: number, quote: quoteOf(text)});
			const found = booted.exec(message);
			if (found) {
				isTold = true;
				const boot = `${found[1]}T${found[2]}`;
				if (![...boots.keys()].some(known => isSameBoot(known, boot))) boots.set(boot, bootAt(boot));
			} else if (isTold) return;
			else if (message.startsWith('Starting TrustedInstaller initialization'))
				start = at === null ? undefined : bootAt(at);
			else if (start && message.startsWith('Startup: ')) {
				boots.set(start.at, start);
				start = undefined;
			}
		},
		result: (): readonly string[] => [...boots.keys()],
		facts: (): readonly StatedFact[] => restartPattern([...boots.values()]),
	};
};
