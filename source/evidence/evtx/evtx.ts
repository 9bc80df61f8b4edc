import {installsOf} from '../logs/installs.js';
import {readPlain} from '../report/plain.js';
import {quoteOf} from '../report/report.js';
import {type Boot, restartPattern} from '../report/restarts.js';
import {type EventCount, eventLines} from './events.js';

/** Every record is looked at for its time: a word this short meets them all. */
export const evtxAnchors = [':'];

const stamp = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)/;
const code = /\t(?:errorCode|ErrorCode)=(0x[89a-f][0-9a-f]{7})\b/i;
const done = /\t(?:Microsoft-Windows-WindowsUpdateClient\t19|Microsoft-Windows-Servicing\t2)\t.{0,900}?(KB\d{6,7})/;
const undone = /\t(?:Microsoft-Windows-WindowsUpdateClient\t20|Microsoft-Windows-Servicing\t3)\t.{0,900}?(KB\d{6,7})/;
const started = '\tMicrosoft-Windows-Kernel-General\t12\t';

/** Boots kept: a log of years has some hundreds. */
const most = 1000;

/**
 * Reads an event log of Windows (System, Setup): updates that were installed or failed, starts, and ends that nobody
 * asked for. Its times are UTC; a ring of chunks need not begin with the oldest.
 */
export const readEvtx = readPlain(() => {
	const installs = installsOf(
		text => done.exec(text)?.[1],
		text => undone.exec(text)?.[1],
	);
	const count: EventCount = {unreadable: 0, computer: null};
	const boots = new Map<string, Boot>();
	let from: string | null = null;
	let to: string | null = null;
	return {
		unpack: bytes => eventLines(bytes, count),
		at(text) {
			const found = stamp.exec(text);
			return found ? `${found[1]}T${found[2]}` : null;
		},
		codes(text) {
			const found = code.exec(text)?.[1];
			return found === undefined ? [] : [found.toLowerCase()];
		},
		see(line) {
			const {at, text} = line;
			installs.see(line);
			if (at === null) return;
			if (from === null || at < from) from = at;
			if (to === null || at > to) to = at;
			if (text.includes(started) && boots.size < most) boots.set(at, {at, line: line.number, quote: quoteOf(text)});
		},
		judges: {'evtx-install-failed': installs.judge, 'evtx-package-failed': installs.judge},
		facts: () => restartPattern([...boots.values()].sort((one, other) => (one.at < other.at ? -1 : 1))),
		understood: () => ({
			from,
			to,
			utcOffset: '+00:00',
			boots: [...boots.keys()].sort(),
			...(count.computer !== null && {computer: count.computer}),
			...(count.unreadable > 0 && {unreadable: count.unreadable}),
		}),
	};
});
