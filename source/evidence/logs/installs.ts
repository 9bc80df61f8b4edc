import type {Finding} from '../report/report.js';
import type {Ruled} from '../rules/rules.js';

/** Updates kept: a machine has some hundreds. */
const most = 10_000;

type Named = (text: string) => string | undefined;
type Outcome = {readonly at: string; readonly isDone: boolean};

/** The last outcome of each update, by KB and by time: a later success takes a failure back. */
export const installsOf = (done: Named, undone: Named) => {
	const last = new Map<string, Outcome>();
	return {
		see({text, at}: Pick<Ruled, 'text' | 'at'>) {
			const success = done(text);
			const kb = success ?? undone(text);
			if (kb === undefined || (last.size >= most && !last.has(kb))) return;
			const outcome = {at: at ?? '', isDone: success !== undefined};
			if ((last.get(kb)?.at ?? '') <= outcome.at) last.set(kb, outcome);
		},
		judge: (finding: Finding): Finding | null => (last.get(finding.values['kb'] ?? '')?.isDone ? null : finding),
	};
};

/** What the update agent reports in both of its logs: result, client, outcome and what it did, between tabs. */
const outcomeOf = (status: 'Success' | 'Failure') => {
	const shape = new RegExp(`\\t[0-9a-fA-F]{1,8}\\t[^\\t]{0,80}\\t${status}\\tContent Install\\t.{0,900}?(KB\\d{6,7})`);
	return (text: string) => shape.exec(text)?.[1];
};

/** The outcomes that the update agent reports. */
export const reportedInstalls = () => installsOf(outcomeOf('Success'), outcomeOf('Failure'));

/** The failing code of such a line, as `0x80070005`. */
export const failedInstallOf = (text: string): readonly string[] => {
	const found = /\t([89a-fA-F][0-9a-fA-F]{7})\t[^\t]{0,80}\tFailure\t/.exec(text);
	return found ? [`0x${found[1]!.toLowerCase()}`] : [];
};

/** `+0800` as `+08:00`. */
export const offsetOf = (text: string): string | undefined => {
	const [, hours, minutes] = /([+-]\d\d)(\d\d)$/.exec(text) ?? [];
	return hours === undefined ? undefined : `${hours}:${minutes}`;
};
