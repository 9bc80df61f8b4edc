import type {Howto, Knowledge} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import {bare} from './likeness.js';

const textsOf = ({about, preconditions = [], steps, traps = [], verify = [], ask = []}: Howto): readonly Both[] => [
	about,
	...preconditions,
	...steps.flatMap(({text, note}) => (note ? [text, note] : [text])),
	...traps,
	...verify,
	...ask,
];

const read = new WeakMap<Knowledge['howto'], string>();
const wordsOf = (howto: Knowledge['howto']): string => {
	const before = read.get(howto);
	if (before !== undefined) return before;
	const all = Object.values(howto);
	const commands = all.flatMap(({steps}) => steps.flatMap(({run = []}) => run));
	const texts = all.flatMap(textsOf).flatMap(({zh, en}) => [zh, en]);
	const made = [...texts, ...commands].map(bare).join('\n');
	read.set(howto, made);
	return made;
};

/** A sentence of a how-to as the knowledge has it: written for any machine, it asserts nothing of those of this case. */
export const isOfHowto = (sentence: string, {howto}: Knowledge): boolean => {
	const all = wordsOf(howto);
	const said = [sentence, sentence.replace(/^[^：:]{1,16}[：:]/, '')].map(bare);
	return said.some(words => words.length > 8 && all.includes(words));
};
