import type {HypothesisView, Reason} from '../../case/ledger/hypotheses.js';
import type {CaseView} from '../../case/view.js';
import {type Filling, plain} from '../slots.js';
import {unended} from '../letter/join.js';
import {nameOf} from '../scope/subjects.js';

/** A reason with the machine it was seen on; one of the whole case stands alone. */
const reasonInWords = ({words, subject: id}: Reason, view: CaseView, filling: Filling) => {
	const {language} = filling;
	const said = unended(plain(words[language]));
	const subject = view.case.subjects.find(one => one.id === id);
	return subject ? `${nameOf(subject, filling)}${language === 'zh' ? '：' : ': '}${said}` : said;
};

const inWords = (hypothesis: HypothesisView, view: CaseView, filling: Filling) => {
	const {id, title, because, test, state, isSettled} = hypothesis;
	const said = because.map((reason, index) => unended(filling.said(`hypothesis.${id}.${index + 1}`, reason)));

	return {
		id,
		title: unended(plain(title[filling.language])),
		/** What the facts speak for stays a suspicion until a person settled it. */
		isSupported: state === 'supported' && isSettled,
		isRefuted: state === 'refuted',
		/** For it, or for its refutation. */
		because: [
			...new Set([
				...hypothesis[state === 'refuted' ? 'against' : 'for'].map(reason => reasonInWords(reason, view, filling)),
				...said,
			]),
		],
		/** Against what is not refuted. */
		against:
			state === 'refuted' ? [] : [...new Set(hypothesis.against.map(reason => reasonInWords(reason, view, filling)))],
		/** The test that decides most; null: nobody has named one. */
		test: test ? unended(plain(test.words[filling.language])) : null,
		/** Its how-to; null: the words are all there is. */
		howto: test?.howto ?? null,
		testState: test?.state ?? null,
	};
};

export type HypothesisInWords = ReturnType<typeof inWords>;

/** The possible causes of the case, in the order they were raised: grounds, state, and the test that would decide. */
export const hypothesesInWords = (view: CaseView, filling: Filling): readonly HypothesisInWords[] =>
	view.hypotheses.map(one => inWords(one, view, filling));

/** What is suspected and not refuted. */
export const suspicions = (view: CaseView, filling: Filling): readonly HypothesisInWords[] =>
	hypothesesInWords(view, filling).filter(({isRefuted}) => !isRefuted);
