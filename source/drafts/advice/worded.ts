import type {AdvisedFor, CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import type {Instant} from '../../text/time.js';
import {howtoSent} from '../past/howtos-sent.js';
import {type Filling, plain} from '../slots.js';
import {consentTo} from './advised.js';
import {dayInWords} from '../letter/days.js';
import {fill, unended} from '../letter/join.js';
import {saysBackup, saysRisk} from './risk-words.js';

/** The words of an advice without "for this group" in front: the paragraph says it once for all. */
const withoutSubject = (words: string) =>
	words.replace(/^(?:对于|针对)?\{\{\s*subject\s*\}\}[，,：:]\s*|^For \{\{\s*subject\s*\}\},\s*/u, '');

/** Whether the how-tos of this mail go with it as files: the engineer's choice. */
export const areAttached = ({answer}: Filling): boolean => answer('howtos') === 'attached';

/** A how-to, and where the customer finds it: in this mail, or in an earlier one of this case. */
export const howtoFor = (id: string, view: CaseView, knowledge: Knowledge, filling: Filling, now: Instant) => {
	const {language} = filling;
	const howto = knowledge.howto[id];
	if (!howto) return null;
	const sent = howtoSent(howto, view, language);
	return {
		id,
		title: plain(howto.title[language]),
		/** The day of the mail that brought it; null: this mail brings it. */
		sent: sent === undefined ? null : dayInWords(sent, language, now),
		/** It goes with the mail as a file instead of standing below it. */
		isAttached: areAttached(filling),
	};
};

/** One advice as the templates take it, for the subjects that `subject` names. */
export const wordAdvice = (
	advised: AdvisedFor,
	subject: string,
	{view, knowledge, now}: {view: CaseView; knowledge: Knowledge; now: Instant},
	filling: Filling,
) => {
	const {language} = filling;
	const consent = consentTo(advised, view);
	const words = advised.words && withoutSubject(advised.words[language]);
	const risky = advised.risk === 'high' && consent;
	const warned = words !== undefined && saysRisk.test(words) && saysBackup.test(words);

	return {
		words: words ? plain(fill(words, {subject})) : null,
		howto: advised.howto === undefined ? null : howtoFor(advised.howto, view, knowledge, filling, now),
		// The trees' own words mostly carry both; what lacks them gets those that were read aloud.
		risk: risky && !warned ? unended(plain(consent.risk[language]).replace(/^我要提醒您[：，]/, '')) : null,
		backup: risky && !warned ? unended(plain(advised.consent?.backup[language] ?? consent.backup)) : null,
		yes: risky
			? {
					by: filling.said(`consent.${advised.step}`, consent.by),
					backup: filling.said(`backup.${advised.step}`, consent.backup),
				}
			: null,
	};
};
