import {quoteOf, type StatedFact} from '../report/report.js';
import type {Entry} from './entry.js';

export const pendingAnchors = [
	' finalized. Reboot required: ',
	'signaled that a reboot is required',
	'RebootPending volatile key',
	'terminated with pending operations',
	'Startup: Processing complete',
];

const waits =
	/finalized\. Reboot required: yes|CBS has signaled that a reboot is required|RebootPending volatile key indicates that a reboot is pending|TrustedInstaller terminated with pending operations/;
const done = /^Startup: Processing complete/;
/** ERROR_SUCCESS_REBOOT_REQUIRED: done, and to be gone on with at the next start. */
const again = '0x80070bc2';

/** Whether work waits for a restart, as the log says it last: a startup that is done with it ends the waiting. */
export const pendingWatch = () => {
	let fact: StatedFact | undefined;
	return {
		see({message, at, number, text}: Entry) {
			const isDone = done.test(message);
			if (!isDone && !waits.test(message)) return;
			const value = isDone && !message.includes(again) ? 'no' : 'yes';
			fact = {name: 'reboot.pending', value, at, line: number, quote: quoteOf(text)};
		},
		facts: (): readonly StatedFact[] => (fact ? [fact] : []),
	};
};
