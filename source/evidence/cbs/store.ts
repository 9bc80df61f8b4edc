import type {Finding} from '../report/report.js';
import type {Entry} from './entry.js';

export const storeAnchors = ['Operation result: ', 'Total Detected Corruption:', 'Total Repaired Corruption:'];

const outcome = /^Operation result: (0x[0-9a-fA-F]{1,8})/;
const total = /Total (Detected|Repaired) Corruption:\s*(\d+)/;

/** The rule that names a store scan with damage; its hits are judged here. */
export const storeRule = 'cbs-store-scan-damage';

/**
 * The summary of a DISM or CheckSUR scan says what it detected and, some lines later, what it repaired; "Operation
 * result: 0x0" says only that the scan ran. A later scan that is clean takes back the earlier ones.
 */
export const storeWatch = () => {
	const open = new Map<number, {detected: number; repaired: number; endLine: number; result: string | undefined}>();
	let result: string | undefined;
	let last = 0;
	return {
		see({number, message}: Entry) {
			result = outcome.exec(message)?.[1] ?? result;
			const found = total.exec(message);
			if (!found) return;
			const count = Number(found[2]);
			if (found[1] === 'Detected') {
				last = number;
				if (count === 0) open.clear();
				else if (open.size < 200) open.set(number, {detected: count, repaired: 0, endLine: number, result});
			} else {
				const scan = open.get(last);
				if (!scan) return;
				if (count >= scan.detected) open.clear();
				else open.set(last, {...scan, repaired: count, endLine: number});
			}
		},
		judge(finding: Finding): Finding | null {
			const scan = open.get(finding.line);
			return scan
				? {
						...finding,
						endLine: scan.endLine,
						values: {
							...finding.values,
							repaired: String(scan.repaired),
							...(scan.result !== undefined && {result: scan.result}),
						},
					}
				: null;
		},
	};
};
