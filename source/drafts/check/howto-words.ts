import type {Howto, Knowledge} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import {widen} from '../punctuation.js';
import {bare} from './likeness.js';

const textsOf = ({about, preconditions = [], steps, traps = [], verify = [], ask = []}: Howto): readonly Both[] => [
	about,
	...preconditions,
	...steps.flatMap(({text, note}) => (note ? [text, note] : [text])),
	...traps,
	...verify,
	...ask,
];

/** Sentence by sentence, each on a line of its own: a part of one is somebody else's words. */
const sentencesOf = (text: string): readonly string[] =>
	text
		.split(/[。！？!?；;\n]|\.(?=\s|$)/)
		.map(bare)
		.filter(words => words !== '');

const read = new WeakMap<Knowledge['howto'], string>();
const wordsOf = (howto: Knowledge['howto']): string => {
	const before = read.get(howto);
	if (before !== undefined) return before;
	const all = Object.values(howto);
	const commands = all.flatMap(({steps}) => steps.flatMap(({run = []}) => run));
	const texts = all.flatMap(textsOf);
	const inOrder = [...texts.map(({zh}) => zh), ...texts.map(({en}) => en), ...commands];
	const made = `\n${inOrder.flatMap(sentencesOf).join('\n')}\n`;
	read.set(howto, made);
	return made;
};

/** A whole sentence of a how-to as the knowledge has it: written for any machine, it asserts nothing of those of this case. */
export const isOfHowto = (sentence: string, {howto}: Knowledge): boolean => {
	const all = wordsOf(howto);
	const said = [sentence, sentence.replace(/^[^：:]{1,24}[：:]/, '')].map(text => sentencesOf(text).join('\n'));
	return said.some(words => words.length > 8 && all.includes(`\n${words}\n`));
};

const titles = new WeakMap<Knowledge['howto'], readonly string[]>();
/** The same without the titles of how-tos: (Windows 7 / 2008 R2) in one says what its steps are for. */
export const withoutTitles = (sentence: string, {howto}: Knowledge): string => {
	const all = titles.get(howto) ?? Object.values(howto).flatMap(({title}) => [title.zh, widen(title.zh), title.en]);
	titles.set(howto, all);
	return all.reduce((text, title) => text.replaceAll(title, ' '.repeat(title.length)), sentence);
};
