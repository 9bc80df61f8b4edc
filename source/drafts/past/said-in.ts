import type {Knowledge} from '../../knowledge/schema.js';
import type {Language} from '../../text/both.js';
import type {Drafted} from '../kinds.js';
import {adviceTitle} from '../advice/advice-title.js';
import {squeezed} from './told.js';

const sentences = (text: string): readonly string[] =>
	text.split(/[。！？\n]|[.!?]\s/u).filter(one => one.trim() !== '');

const refuses =
	/不需要|无需|不必|不用|不再|不适用|撤回|更正|请勿|不要|not needed|no need|withdraw|does not hold|do not/iu;
const takesBack = /撤回|更正|不适用|不再需要|不需要|withdraw|correct|does not hold|not needed/iu;

/** A piece of an advice's own words that is long enough to be no set phrase. */
const pieces = (words: string): readonly string[] =>
	words
		.split(/\{\{[^}]*\}\}|[。；！？\n]|[.;!?]\s/u)
		.map(squeezed)
		.filter(piece => piece.length >= 12);

/** Whether the text gives this advice: by a part of its words, its how-to, or an update that is not refused there. */
const gives = (
	{words, howto, recommends, step}: Drafted['advised'][number],
	text: string,
	knowledge: Knowledge,
	language: Language,
): boolean => {
	const said = squeezed(text);
	if (words && pieces(words[language]).some(piece => said.includes(piece))) return true;
	const title = howto === undefined ? undefined : knowledge.howto[howto]?.title[language];
	const named = [title, adviceTitle({howto, recommends: [], step}, knowledge, language)];
	if (named.some(name => name !== undefined && name !== '' && said.includes(squeezed(name)))) return true;
	return recommends.some(kb => sentences(text).some(sentence => sentence.includes(kb) && !refuses.test(sentence)));
};

/**
 * Of what a draft would advise and take back, what the text that was sent really says: the ledger follows the mail the
 * customer has, not the one that was drafted.
 */
export const saidIn = (
	text: string,
	{advised, corrects}: Pick<Drafted, 'advised' | 'corrects'>,
	knowledge: Knowledge,
	language: Language,
) => ({
	advised: advised
		.filter(one => gives(one, text, knowledge, language))
		.map(({step, subject}) => ({step, subject: subject.id})),
	corrects: corrects
		.filter(({what}) => {
			const kb = /KB\d{6,7}/.exec(what)?.[0];
			const named = squeezed(kb ?? what);
			return (
				sentences(text).some(sentence => squeezed(sentence).includes(named) && takesBack.test(sentence)) ||
				(squeezed(text).includes(named) && /撤回|withdraw/iu.test(text))
			);
		})
		.map(({advice, subject}) => ({advice, subject})),
});
