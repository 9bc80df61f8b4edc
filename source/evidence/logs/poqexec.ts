import {readPlain} from '../report/plain.js';

/** Every line is an operation: a word this short meets them all. */
export const poqexecAnchors = ['1'];

const shape = /^\uFEFF?(1[c-f][\da-f]{13})(?![\da-f])/i;

/** A FILETIME counts 100 ns from 1601, in UTC. */
const epoch = 11_644_473_600_000;
const ofFileTime = (digits: string) =>
	new Date(Number(BigInt(`0x${digits}`) / 10_000n) - epoch).toISOString().slice(0, 19);

const status = /(?<![\da-f])(c[0-9a-f]{7})(?![\da-f])/gi;

/**
 * Reads a poqexec.log (C:\Windows\WinSxS), the record of the pending operations done at a restart. Its first fifteen
 * hex digits are the time in UTC; what follows is the operation with its NTSTATUS, of which several are usual.
 */
export const readPoqexec = readPlain(() => {
	let from: string | null = null;
	let to: string | null = null;
	return {
		at(text) {
			const digits = shape.exec(text)?.[1];
			return digits ? ofFileTime(digits) : null;
		},
		codes: text =>
			shape.test(text)
				? [...new Set([...text.slice(15).matchAll(status)].map(([, code]) => `0x${code!.toLowerCase()}`))]
				: [],
		see({at}) {
			from ??= at;
			to = at ?? to;
		},
		understood: () => ({from, to, utcOffset: '+00:00'}),
	};
});
