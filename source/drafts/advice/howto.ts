import type {AdvisedFor, CaseView} from '../../case/view.js';
import type {Howto, Knowledge} from '../../knowledge/schema.js';
import type {Both, Language} from '../../text/both.js';
import {plain} from '../slots.js';
import {mailedAs} from './attachments.js';
import {fill, unended} from '../letter/join.js';

/** Where the Windows volume's letter is not known for every machine, a variable that the reader sets in the window first. */
const variable = '%W%';

/** The letter of the Windows volume with its colon, when every machine the how-to is for has the same one. */
const volumeOf = (
	advised: ReadonlyArray<Pick<AdvisedFor, 'subject'>>,
	view: CaseView,
	knowledge: Knowledge,
): string => {
	const letters = Object.keys(knowledge.facts).filter(id => knowledge.facts[id]!.type === 'letter');
	const found = advised.map(({subject}) => {
		const fact = letters.map(id => view.factsOf(subject.id)(id)).find(({state}) => state === 'known');
		return fact?.state === 'known' ? /[A-Za-z]/.exec(fact.value)?.[0]?.toUpperCase() : undefined;
	});

	return found.length > 0 && found.every(letter => letter && letter === found[0]) ? `${found[0]}:` : variable;
};

const unproven = {zh: '此步骤未经验证，执行前请先与我们确认', en: 'not verified: ask us before you do this step'};

const withVolume = (howto: Howto, windows: string, language: Language) => {
	const [semicolon, stop] = language === 'zh' ? ['；', '。'] : ['; ', '.'];
	const said = (text: Both) => plain(fill(text[language], {windows}));
	const joined = (texts: readonly Both[]) => `${texts.map(text => unended(said(text))).join(semicolon)}${stop}`;
	const steps = howto.steps.map(({text, run = [], note, confidence}) => {
		const notes = [note ? unended(said(note)) : '', confidence === 'unverified' ? unproven[language] : ''];
		const noted = notes.filter(Boolean).join(semicolon);
		const isLong = noted !== '' && (noted.length > 40 || /[。（(]/.test(noted) || /[）)][。.]?$/.test(said(text)));
		const [open, close] = language === 'zh' ? ['（', '）'] : [' (', ')'];

		return {
			text: `${unended(said(text))}${noted && !isLong ? `${open}${noted}${close}` : ''}${stop}`,
			/** More than fits in brackets: a line of its own. */
			note: isLong ? `${noted}${stop}` : null,
			run: run.map(command => fill(command, {windows}).trim()),
		};
	});

	return {
		id: howto.id,
		title: said(howto.title),
		attachment: howto.attachment ? {name: mailedAs(howto.attachment), real: howto.attachment} : null,
		preconditions: howto.preconditions ? joined(howto.preconditions) : null,
		warning: howto.warning ? joined([howto.warning]) : null,
		backup: howto.backup ? joined([howto.backup]) : null,
		steps,
		traps: howto.traps ? joined(howto.traps) : null,
		verify: joined(howto.verify),
		/** The variable that the reader sets to the letter of his Windows volume, when a command uses it. */
		variable: steps.some(({text, run}) => [text, ...run].some(part => part.includes(variable))) ? variable : null,
	};
};

export type HowtoInWords = ReturnType<typeof withVolume>;

/** A how-to in words and with literal commands, for the machines it is for. */
export const howtoInWords = (
	howto: Howto,
	wanting: ReadonlyArray<Pick<AdvisedFor, 'subject'>>,
	view: CaseView,
	knowledge: Knowledge,
	language: Language,
): HowtoInWords => withVolume(howto, volumeOf(wanting, view, knowledge), language);

/** The how-tos that the advice of this mail brings, once each, in words and with literal commands. */
export const howtosFor = (
	given: readonly AdvisedFor[],
	view: CaseView,
	knowledge: Knowledge,
	language: Language,
): readonly HowtoInWords[] => {
	const ids = [...new Set(given.flatMap(({howto}) => (howto === undefined ? [] : [howto])))];

	return ids.flatMap(id => {
		const howto = knowledge.howto[id];
		const wanting = given.filter(advised => advised.howto === id);
		return howto ? [howtoInWords(howto, wanting, view, knowledge, language)] : [];
	});
};
