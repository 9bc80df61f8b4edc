import type {Both} from './both.js';
import {halfWidth} from './half-width.js';
import {type Place, placesIn} from './place.js';

/**
What a token is by its shape alone. Every Windows KB of 2016–2026 has seven digits; older ones with six exist (KB976932),
so that six digits are right only for a KB that is known.
*/
export type Shape = 'seven' | 'six' | 'too-few' | 'too-many' | 'letters' | 'not-a-kb';

export type FoundKb = Place & {
	/** As written, `KB 4530692`. */
	readonly text: string;
	/** Half-width, upper case, without blanks: `KB453O692`. */
	readonly token: string;
	readonly verdict: 'well-formed' | 'malformed';
	/** `KB4490628`, when well-formed. */
	readonly kb?: string;
	/** What is wrong, when malformed. */
	readonly why?: Both;
};

const lookalikes: Readonly<Record<string, string>> = {O: '0', I: '1', L: '1', '|': '1', 〇: '0'};
const digitsOf = (token: string): string =>
	[...token.replace(/^KB/, '')].map(letter => lookalikes[letter] ?? letter).join('');

/** Any spelling of one token (`kb-4490628`, `ＫＢ４４９０６２８`, `KB453O692`) in half-width upper case, without what stands between. */
export const tokenOf = (written: string): string =>
	halfWidth(written)
		.toUpperCase()
		.replaceAll(/[^A-Z\d|〇]/g, '');

export const shapeOf = (written: string): Shape => {
	const token = tokenOf(written);
	const body = token.replace(/^KB/, '');
	if (/^[\dOIL|〇]+$/.test(body) && /\D/.test(body) && /\d/.test(body)) return 'letters';
	if (!/^KB\d+$/.test(token)) return 'not-a-kb';
	if (body.startsWith('0')) return body.length > 6 ? 'too-many' : 'too-few';
	return body.length === 7 ? 'seven' : body.length === 6 ? 'six' : body.length < 6 ? 'too-few' : 'too-many';
};

const missing: Both = {
	zh: '少一位数字：Windows 的 KB 号是七位',
	en: 'a digit is missing: KB numbers of Windows have seven',
};
const reasons: Readonly<Record<Exclude<Shape, 'seven'>, Both>> = {
	six: missing,
	'too-few': {zh: '位数不够：Windows 的 KB 号是七位', en: 'too few digits: KB numbers of Windows have seven'},
	'too-many': {zh: '多出数字：Windows 的 KB 号是七位', en: 'too many digits: KB numbers of Windows have seven'},
	letters: {zh: '夹有字母：请核对是数字 0、1 还是字母', en: 'a letter among the digits: check 0 and O, 1 and l'},
	'not-a-kb': {zh: '不是 KB 号', en: 'not a KB number'},
};

// A size ("512 KB 1024") is no KB number, nor is what hangs on a word; between KB and digits at most a few blanks and one mark.
const written =
	/(?<![A-Za-z\d])KB( {0,3}[-–—_:#.号]? {0,3})([\dOoIl|〇][\dOoIlL|〇]{3,17})(?![A-Za-z\d]*\d[A-Za-z])/giu;
const bareSeven = /(?<![\w.:/\\-])(?:[2-6]\d{6}|[1-9]\d{5})(?![\w/\\:]|[.,-]\d)/g;
const isSize = (before: string) => /\d ?$/.test(before);

const judged = (token: string, known: readonly string[]): Pick<FoundKb, 'verdict' | 'kb' | 'why'> => {
	const shape = shapeOf(token);
	if (shape === 'seven' || known.includes(token)) return {verdict: 'well-formed', kb: token};
	return {verdict: 'malformed', why: reasons[shape]};
};

/** One token as a person gave it (`casewalk kb TOKEN`): with or without KB in front. */
export const judgeKb = (
	given: string,
	known: readonly string[] = [],
): Pick<FoundKb, 'token' | 'verdict' | 'kb' | 'why'> => {
	const said = tokenOf(given);
	const token = /^[\dOIL|〇]/.test(said) ? `KB${said}` : said;
	return {token, ...judged(token, known)};
};

export type KbReading = {
	/** KBs that exist, as `KB976932`: the only way for six digits to be right. */
	readonly known?: readonly string[];
	/** Numbers of seven digits without KB count too: for a search, where somebody types only the number. */
	readonly bare?: boolean;
};

/** Every KB number in a text, in order; never throws. Sizes (`512 KB`), serials and longer words are not KB numbers. */
export const findKbs = (text: string, {known = [], bare = false}: KbReading = {}): FoundKb[] => {
	const half = halfWidth(text);
	const place = placesIn(text);
	const found: FoundKb[] = [];
	for (const match of half.matchAll(written)) {
		const between = match[1]!;
		const body = bodyOf(match[2]!);
		if (!/(?:\d.*){4}/.test(body) || isSize(half.slice(Math.max(0, match.index - 2), match.index))) continue;
		const index = match.index;
		const token = `KB${body.toUpperCase()}`;
		const end = index + 2 + between.length + body.length;
		found.push({...place(index), text: text.slice(index, end), token, ...judged(token, known)});
	}

	if (!bare) return found;
	for (const {index, 0: digits} of half.matchAll(bareSeven)) {
		const token = `KB${digits}`;
		if (/\d,$/.test(text.slice(Math.max(0, index - 2), index))) continue;
		if (found.some(kb => kb.index <= index && index < kb.index + kb.text.length)) continue;
		if (digits.length === 7 || known.includes(token))
			found.push({...place(index), text: text.slice(index, index + digits.length), token, ...judged(token, known)});
	}

	return found.toSorted((a, b) => a.index - b.index);
};

/** Seven digits followed by letters are a KB and the word that comes next (`KB4530692Install`), not a digit misread. */
const bodyOf = (run: string): string => {
	const digits = /^\d+/.exec(run)?.[0] ?? '';
	if (digits.length === 7 || digits.length === run.length) return digits;
	return run.replace(/[OoIl|〇]+$/u, letters => (run.length - letters.length >= 7 ? '' : letters));
};

export type Candidate = {
	readonly kb: string;
	/** What must have happened: letters for digits only, a digit left out, one too many, two swapped, one wrong. */
	readonly edit: 'letters' | 'missing' | 'extra' | 'swapped' | 'wrong';
};

const nearness = ['letters', 'missing', 'extra', 'swapped', 'wrong'] as const;

/** The known KBs that a token could stand for: at most one slip away after letters are read as digits; nearest first, then by number. */
export const candidatesFor = (given: string, known: readonly string[]): Candidate[] => {
	const said = digitsOf(tokenOf(given));
	return known
		.flatMap(kb => {
			const edit = slip(said, kb.slice(2), tokenOf(given));
			return edit ? [{kb, edit}] : [];
		})
		.toSorted(
			(a, b) => nearness.indexOf(a.edit) - nearness.indexOf(b.edit) || Number(a.kb.slice(2)) - Number(b.kb.slice(2)),
		);
};

const slip = (said: string, meant: string, token: string): Candidate['edit'] | undefined => {
	if (said === meant) return token === `KB${meant}` || token === meant ? undefined : 'letters';
	let at = 0;
	while (at < said.length && said[at] === meant[at]) at++;
	if (said.slice(at) === meant.slice(at + 1)) return 'missing';
	if (said.slice(at + 1) === meant.slice(at)) return 'extra';
	if (said.slice(at + 1) === meant.slice(at + 1)) return 'wrong';
	const isSwap = said[at] === meant[at + 1] && said[at + 1] === meant[at];
	return isSwap && said.slice(at + 2) === meant.slice(at + 2) ? 'swapped' : undefined;
};
