import type {Finding} from '../report.js';
import type {Judge} from '../rules.js';

/** What the update agent reports in both of its logs: result, client, outcome and what it did, between tabs. */
const outcome = /\t([0-9a-fA-F]{1,8})\t[^\t]{0,80}\t(Success|Failure)\tContent Install\t(.*)$/;

/** Updates kept: a machine has some hundreds. */
const most = 10_000;

/** The last outcome of each update, by KB: a later success takes a failure back. */
export const installWatch = () => {
	const last = new Map<string, string>();
	const judge = (finding: Finding) => (last.get(finding.values['kb'] ?? '') === 'Success' ? null : finding);
	return {
		see({text}: {readonly text: string}) {
			const found = outcome.exec(text);
			const kb = /KB\d{6,7}/.exec(found?.[3] ?? '')?.[0];
			if (kb && (last.size < most || last.has(kb))) last.set(kb, found![2]!);
		},
		judge: judge satisfies Judge,
	};
};

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
