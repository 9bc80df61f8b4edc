import type {Subject} from '../../case/case.js';
import type {Drafting} from '../kinds.js';
import {type Filling, plain} from '../slots.js';
import type {HypothesisInWords} from './hypotheses.js';
import {howtoInWords} from './howto.js';
import {unended} from '../letter/join.js';
import {howtoFor} from './worded.js';

/** The test that decides most of what is suspected, when nobody was asked for it yet; with the how-to that the mail must bring. */
export const decidingTest = (
	{view, knowledge, now}: Drafting,
	devices: readonly Subject[],
	suspected: readonly HypothesisInWords[],
	filling: Filling,
) => {
	const {language} = filling;
	const {nextTest: test} = view;
	if (test?.state !== 'new') return {byHypothesis: [], steps: []};

	const howto = test.howto === undefined ? null : howtoFor(test.howto, view, knowledge, filling, now);
	const title = suspected
		.filter(({id}) => test.decides.includes(id))
		.map(one => one.title)
		.join(language === 'zh' ? '”和“' : '” and “');
	const subjects = devices.map(subject => ({subject}));

	return {
		byHypothesis: [{title, words: unended(plain(test.words[language])), howto}],
		steps:
			howto && howto.sent === null
				? [howtoInWords(knowledge.howto[howto.id]!, subjects, view, knowledge, language)]
				: [],
	};
};
