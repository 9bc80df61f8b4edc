import {codeCounter} from '../cbs/codes.js';
import type {Reading} from '../open/reader.js';
import {nothingUnderstood, type StatedFact, type Understood} from './report.js';
import {findingCollector, type Judge, type Ruled, type Rules} from '../rules/rules.js';

/** A kind of log whose lines stand for themselves, one file of it on its way: all but `at` and `codes` may be left out. */
export type Plain = {
	/** When the line was written: local, without offset. */
	readonly at: (text: string) => string | null;
	/** The failing codes that it carries. */
	readonly codes: (text: string) => readonly string[];
	/** For a file that is no text: its lines, made from its bytes. */
	readonly unpack?: Reading['unpack'];
	/** What rules see instead of the line, when its parts stand in an order of their own. */
	readonly sight?: (text: string) => string;
	readonly see?: (line: Ruled) => void;
	readonly judges?: Readonly<Record<string, Judge>>;
	readonly understood?: () => Partial<Understood>;
	readonly facts?: () => readonly StatedFact[];
};

/** What is looked at of a line: no pattern shall toil over 64 KiB. */
const sightLimit = 4096;

/** Reads such a log: rules name what they see, codes are counted, the rest is the kind's own. */
export const readPlain =
	(open: () => Plain) =>
	(rules: Rules): Reading => {
		const collector = findingCollector(rules);
		const codes = codeCounter();
		const {at, codes: codesOf, unpack, sight, see, judges, understood, facts} = open();
		return {
			...(unpack && {unpack}),
			gap() {},
			first: collector.first,
			line({number, text, cutFrom}) {
				const seen = text.slice(0, sightLimit);
				const whole = sight ? sight(seen) : seen;
				const line = {number, endLine: number, text, whole, at: at(seen), ...(cutFrom && {cutFrom})};
				const found = codesOf(seen);
				codes.see(line, found, collector.see(line, found));
				see?.(line);
			},
			end() {
				const result = collector.result(judges);
				return {
					understood: {
						...nothingUnderstood,
						codes: codes.result(),
						findings: result.findings,
						...understood?.(),
					},
					facts: [...(facts?.() ?? []), ...result.facts],
				};
			},
		};
	};
