import type {Finding} from '../report/report.js';
import type {Entry} from './entry.js';

export const sfcAnchors = ['[SR] Repair', '[SR] Cannot repair member file', '[SR] Could not reproject'];

const repairing = /\[SR\] Repairing (\d+) components/;
const cannot = /\[SR\] Cannot repair member file \[l:\d+(?:\{\d+\})?(?: ml:\d+)?\](?:'|")([^'"]{1,260})/;
const repaired = /\[SR\] Repaired file .{0,500}\[l:\d+(?:\{\d+\})?(?: ml:\d+)?\](?:'|")([^'"]{1,260})/;

/** The rule that names what `sfc` could not repair; its hits are judged here. */
export const sfcRule = 'cbs-sfc-unrepaired';

/**
 * `sfc /scannow` tells each bad file twice, first while it verifies and again while it repairs, and may end with
 * "successfully repaired" all the same. What counts is the last repair: files it could not repair and did not
 * repair after all.
 */
export const sfcWatch = () => {
	let line = 0;
	let lines = 0;
	let cannotRepair = 0;
	let cannotReproject = 0;
	let unrepaired = new Set<string>();
	/** Lines of the whole log: each file is told once while sfc verifies and again while it repairs. */
	const counted = () => ({
		cannotRepair: String(cannotRepair),
		...(cannotReproject > 0 && {cannotReproject: String(cannotReproject)}),
	});
	return {
		see({number, message}: Entry) {
			if (!message.includes('[SR] ')) return;
			if (message.includes('Cannot repair member')) cannotRepair++;
			if (message.includes('Could not reproject')) cannotReproject++;
			if (repairing.test(message)) {
				line = number;
				lines = 0;
				unrepaired = new Set();
				return;
			}

			if (line === 0) return;
			const bad = cannot.exec(message)?.[1];
			if (bad) {
				lines++;
				if (unrepaired.size < 100_000) unrepaired.add(bad);
			}

			const good = repaired.exec(message)?.[1];
			if (good) unrepaired.delete(good);
		},
		judge: (finding: Finding): Finding | null =>
			finding.line === line && unrepaired.size > 0
				? {...finding, count: lines, values: {...finding.values, files: String(unrepaired.size), ...counted()}}
				: null,
	};
};
