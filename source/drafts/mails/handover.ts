import type {Drafting} from '../kinds.js';
import {definition} from '../parts/definition.js';
import {capital} from '../parts/join.js';
import {missingFrom} from '../parts/missing.js';
import {nextDate} from '../parts/next-date.js';
import {adviceFates, assessed, proved, ruledOut, unsettled} from '../parts/summary.js';
import type {Filling} from '../slots.js';

/** The case on one page for a colleague who takes it over. */
export const handover = ({view, knowledge, now}: Drafting, filling: Filling) => ({
	values: {
		definition: definition(view, knowledge, filling),
		proved: proved(view, knowledge, filling).map(capital),
		assessed: assessed(view, knowledge, filling).map(capital),
		ruledOut: ruledOut(view, knowledge, filling).map(capital),
		unsettled: unsettled(view, knowledge, filling).map(capital),
		advice: adviceFates(view, knowledge, filling).map(capital),
		missing: missingFrom(view, filling),
		next: nextDate(view, filling, now),
	},
});
