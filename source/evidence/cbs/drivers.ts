import {type DriverQueue, type DriverResult, quoteOf} from '../report/report.js';
import type {Entry} from './entry.js';

export const driverAnchors = ['Doqe: Recording result: 0x', ', result ', 'nstalling driver updates'];

const recorded = /Doqe: Recording result: (0x[89a-fA-F][0-9a-fA-F]{7}), for Inf: (?:[^\s,]{1,260}\\)?([^\s,\\]{1,260})/;
const numbered = /index: \d{1,6}, phase: \d{1,3}, result ([1-9]\d{0,4}), inf: (?:[^\s,]{1,260}\\)?([^\s,\\]{1,260})/;

const begun = /Doqe: \[\w{1,20}\] (Install|Uninstall)ing driver updates, Count (\d{1,7})/;
const queue = /Doqe: Failed (?:un)?installing driver updates\.? {0,3}\[HRESULT = (0x[89a-fA-F][0-9a-fA-F]{7})/;

/** Failures that are kept, the newest; a true log has tens. */
const most = 1000;

const ofWin32 = (value: string) => `0x8007${Number(value).toString(16).padStart(4, '0')}`;

/**
 * What the driver queue failed to do, by INF. The two lines that tell one failure, `INSTALL index: …, result 5` and
 * `Doqe: Recording result: 0x80070005`, are one; the second is quoted, as it names the code in full. The failure of the
 * whole queue names no INF.
 */
export const driverWatch = () => {
	const results = new Map<string, DriverResult>();
	const queues: DriverQueue[] = [];
	return {
		see({message, at, number, text}: Entry) {
			const [, direction, count] = begun.exec(message) ?? [];
			if (direction && queues.length < most)
				queues.push({
					direction: direction === 'Install' ? 'install' : 'uninstall',
					count: Number(count),
					at,
					line: number,
					hresult: null,
				});
			const whole = recorded.exec(message);
			const short = whole ? null : numbered.exec(message);
			const all = whole || short ? null : queue.exec(message);
			if (!whole && !short && !all) return;
			const open = queues.at(-1);
			if (all && open) queues[queues.length - 1] = {...open, hresult: all[1]!.toLowerCase()};
			const inf = whole?.[2] ?? short?.[2] ?? null;
			const hresult = whole || all ? (whole ?? all)![1]!.toLowerCase() : ofWin32(short![1]!);
			const key = `${at} ${hresult} ${inf ?? ''}`;
			if (whole || !results.has(key)) results.set(key, {inf, hresult, at, line: number, quote: quoteOf(text)});
			if (results.size > most) results.delete(results.keys().next().value!);
		},
		result: (): readonly DriverResult[] => [...results.values()],
		queues: (): readonly DriverQueue[] => queues,
	};
};
