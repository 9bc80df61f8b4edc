import type {CaseView} from '../../case/view.js';
import type {Howto} from '../../knowledge/schema.js';
import type {Language} from '../../text/both.js';
import type {Instant} from '../../text/time.js';
import {squeezed} from './told.js';

/** What no filling in of a volume's letter changes: the words up to the first place for a value. */
const opening = (text: string) => squeezed(text.split('{{')[0]!).slice(0, 20);

/** A text brings a how-to when it has its title and most of its steps. */
export const brings = (text: string, {title, steps}: Howto, language: Language): boolean => {
	const said = squeezed(text);
	// As a file its steps are not in the text: what the mail says of the file is.
	if (said.includes(squeezed(language === 'zh' ? `见附件《${title.zh}》` : `see the attached file “${title.en}”`)))
		return true;
	const found = steps.filter(step => said.includes(opening(step.text[language])));
	return said.includes(squeezed(title[language])) && found.length * 2 > steps.length;
};

/** When a mail of this case brought the how-to in this language; undefined when none did. */
export const howtoSent = (howto: Howto, view: CaseView, language: Language): Instant | undefined =>
	view.case.mails.findLast(({way, text}) => way === 'sent' && brings(text, howto, language))?.at;
