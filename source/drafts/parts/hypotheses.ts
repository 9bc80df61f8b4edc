import type {Hypothesis} from '../../case/case.js';
import type {CaseView} from '../../case/view.js';
import {type Filling, plain} from '../slots.js';
import {unended} from './join.js';

const inWords = ({id, title, because, test, state}: Hypothesis, filling: Filling) => ({
	title: unended(plain(title[filling.language])),
	isSupported: state === 'supported',
	because: because.map((reason, index) => unended(filling.said(`hypothesis.${id}.${index + 1}`, reason))),
	/** The test that decides most; null: nobody has named one. */
	test: test ? unended(plain(test[filling.language])) : null,
});

/** What is suspected and not refuted: the grounds, and the test that would decide. */
export const suspicions = (view: CaseView, filling: Filling) =>
	view.case.hypotheses.filter(({state}) => state !== 'refuted').map(one => inWords(one, filling));
