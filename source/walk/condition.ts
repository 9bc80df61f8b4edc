import type {Condition} from '../knowledge/schema.js';
import {compareVersions, isVersion} from '../text/versions.js';
import type {FactLookup} from './walk.js';

/*
A row of a tree holds when all its tests hold: `{ssu.version: '>= KB4490628.stack', os.family: is win7}`.
	is win7   is not win7   in win7 win10   >= 6.1.7601.24383   < KB4490628.stack   known
*/
type Order = '>=' | '<=' | '>' | '<';

export type Test =
	| {readonly test: 'in'; readonly values: readonly string[]}
	| {readonly test: 'not'; readonly value: string}
	/** Against a version, or the stack that a KB brings. */
	| {readonly test: 'order'; readonly order: Order; readonly version: string}
	| {readonly test: 'order'; readonly order: Order; readonly kb: string}
	/** Holds for any known value; an unknown one is asked for. */
	| {readonly test: 'known'};

/** Unknown names the fact that is lacking; `else` may be taken only when every row is known false. */
export type Verdict =
	| {readonly is: true; readonly facts: readonly string[]}
	| {readonly is: false}
	| {readonly is: 'unknown'; readonly fact: string};

const word = '[\\w.:-]+';
const forms: ReadonlyArray<readonly [RegExp, (found: string[]) => Test]> = [
	[/^known$/, () => ({test: 'known'})],
	[new RegExp(`^is not (${word})$`), ([, value]) => ({test: 'not', value: value!})],
	[new RegExp(`^is (${word})$`), ([, value]) => ({test: 'in', values: [value!]})],
	[new RegExp(`^in (${word}(?: +${word})*)$`), ([, values]) => ({test: 'in', values: values!.split(/ +/)})],
	[
		/^(>=|<=|>|<) (\d+\.\d+\.\d+\.\d+)$/,
		([, order, version]) => ({test: 'order', order: order as Order, version: version!}),
	],
	[/^(>=|<=|>|<) (KB\d{6,7})\.stack$/, ([, order, kb]) => ({test: 'order', order: order as Order, kb: kb!})],
];

/** Reads a test; undefined when it is none of the forms above. */
export const parseTest = (text: string): Test | undefined => {
	for (const [form, read] of forms) {
		const found = form.exec(text.trim());
		if (found) return read(found);
	}

	return undefined;
};

const inOrder: Record<Order, (difference: number) => boolean> = {
	'>=': difference => difference >= 0,
	'<=': difference => difference <= 0,
	'>': difference => difference > 0,
	'<': difference => difference < 0,
};

type StackOf = (kb: string) => string | undefined;

const passes = (test: Test | undefined, value: string, stackOf: StackOf): boolean | 'unknown' => {
	switch (test?.test) {
		case 'known':
			return true;
		case 'in':
			return test.values.includes(value);
		case 'not':
			return test.value !== value;
		case 'order': {
			const wanted = 'kb' in test ? stackOf(test.kb) : test.version;
			if (wanted === undefined || !isVersion(value) || !isVersion(wanted)) return 'unknown';
			return inOrder[test.order](compareVersions(value, wanted));
		}
		default:
			return 'unknown';
	}
};

/** One known-false test makes a row false, whatever else is unknown; otherwise the first unknown fact is what the row lacks. */
export const judge = (condition: Condition, facts: FactLookup, stackOf: StackOf): Verdict => {
	let lacking: string | undefined;

	for (const [fact, text] of Object.entries(condition)) {
		const view = facts(fact);
		const result = view.state === 'known' ? passes(parseTest(text), view.value, stackOf) : 'unknown';
		if (result === false) return {is: false};
		if (result === 'unknown') lacking ??= fact;
	}

	return lacking === undefined ? {is: true, facts: Object.keys(condition)} : {is: 'unknown', fact: lacking};
};
