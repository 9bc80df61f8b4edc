import {type ExecuteState, quoteOf, type Shown, type StatedFact} from '../report/report.js';
import type {Entry} from './entry.js';

export const progressAnchors = [
	'Percent progress: ',
	'Progress: UI message updated',
	'Starting TrustedInstaller init',
	'TI: --- Initializing',
];
export const executeStateAnchors = ['Setting ExecuteState key to: ', 'current ExecuteState is '];

const percent = /Percent progress: (\d{1,3})\b/;
const rollback = /Progress: UI message updated\..{0,120}?\bRollback\b/;
const state = /(?:Setting ExecuteState key to: |current ExecuteState is )([A-Za-z]\w{0,60}(?: \| \w{1,60}){0,6})/;

/** Stretches that are kept: a true log has tens. */
const most = 1000;

/**
 * The percentage on the screen, as it last stood before a rollback, a start of the service, or the end of the log:
 * what the customer sees stuck. Wrapped logs have the number on a line of its own, without a stamp.
 */
export const progressWatch = () => {
	const shown: Shown[] = [];
	let last: (Omit<Shown, 'before'> & {readonly quote: string}) | undefined;
	let fact: StatedFact | undefined;
	let at: string | null = null;
	const put = (before: Shown['before']) => {
		if (!last) return;
		const {percent: value, at: when, line, quote} = last;
		if (shown.length < most) shown.push({percent: value, at: when, line, before});
		// 100 % is an update that went through: nothing before it was a stand.
		fact = value < 100 ? {name: 'screen.percent', value: String(value), at: when, line, quote} : undefined;
		last = undefined;
	};

	return {
		see(entry: Entry) {
			const {message, number} = entry;
			at = entry.at ?? at;
			if (message.startsWith('Starting TrustedInstaller init') || message.startsWith('TI: --- Initializing'))
				put('restart');
			if (message.includes('Rolling back KTM')) put('rollback');
			if (!message.includes('rogress: ')) return;
			if (rollback.test(message)) put('rollback');
			const value = percent.exec(message)?.[1];
			if (value && Number(value) <= 100) last = {percent: Number(value), at, line: number, quote: quoteOf(entry.text)};
		},
		result(): readonly Shown[] {
			put('end');
			return shown;
		},
		/** After `result`: the percentage of the last stretch that did not reach 100. */
		facts: (): readonly StatedFact[] => (fact ? [fact] : []),
	};
};

/**
 * The last ExecuteState that the log names. `CbsExecuteStateFailed` alone is no failure: it is set before the work,
 * for the case of a power cut.
 */
export const executeStateWatch = () => {
	let last: ExecuteState | null = null;
	return {
		see({message, at, number}: Entry) {
			const found = state.exec(message)?.[1];
			if (found) last = {state: found, at, line: number};
		},
		result: (): ExecuteState | null => last,
	};
};
