import type {Mail, Sentence} from './reading.js';

const bare = (text: string) => text.toLowerCase().replaceAll(/[\s\p{Punctuation}\p{Symbol}]/gu, '');

const pairsOf = (text: string): Map<string, number> => {
	const pairs = new Map<string, number>();
	for (let at = 0; at + 1 < text.length; at++) {
		const pair = text.slice(at, at + 2);
		pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
	}

	return pairs;
};

/** How alike two texts are: their common pairs of characters over all of them (Dice), 0 to 1; marks and blanks do not count. */
export const likeness = (one: string, other: string): number => {
	const [a, b] = [bare(one), bare(other)];
	if (a === b) return 1;
	const [left, right] = [pairsOf(a), pairsOf(b)];
	let common = 0;
	for (const [pair, count] of left) common += Math.min(count, right.get(pair) ?? 0);
	const all = Math.max(0, a.length - 1) + Math.max(0, b.length - 1);
	return all === 0 ? 0 : (2 * common) / all;
};

const setPhrase =
	/您好|你好|^感谢|^谢谢|随时(?:与我|联系)|^(?:如果|如)[^。]{0,12}(?:协助|疑问|异议|问题)|^以上|热线|^(?:Dear|Hi|Hello|Thank|Best|Kind|Regards|Sincerely)|feel free|do not hesitate|^.{0,12}[：:]$/i;

/** What a mail says besides greetings, thanks and headings. */
export const contentOf = ({sentences}: Mail): readonly Sentence[] =>
	sentences.filter(({text}) => text.length > 7 && !setPhrase.test(text));
