import {findPrivate, type PrivateKind, type PrivateSpan} from './private.js';

/** A value that is known to be private, wherever it stands. */
export type PrivateValue = {readonly kind: PrivateKind; readonly value: string};

const titles = '(?:先生|女士|小姐|老师|经理|主任|工程师|工|总|处|科长|处长|主管)';
const isHan = (text: string) => /^\p{Script=Han}+$/u.test(text);

/** A surname alone is a sign like any other (许多): it is a person's only before a title. */
const patternOf = ({kind, value}: PrivateValue): RegExp | undefined => {
	const said = value.trim();
	if (said === '') return undefined;
	if (kind === 'person' && isHan(said) && said.length === 1) return new RegExp(`${said}(?=${titles})`, 'gu');
	if (isHan(said)) return new RegExp(said, 'gu');
	return said.length < 2 ? undefined : new RegExp(`(?<![A-Za-z\\d])${RegExp.escape(said)}(?![A-Za-z\\d])`, 'giu');
};

/** A telephone number is the same with and without blanks and the country's code. */
const sameOf = (kind: PrivateKind, said: string): string => {
	const plain = said.normalize('NFKC').toLowerCase();
	return `${kind}\0${kind === 'phone' ? plain.replaceAll(/\D/g, '').replace(/^86(?=1\d{10}$)/, '') : plain}`;
};

/** Earlier and longer first; what overlaps one that was taken is part of it. */
const apart = (spans: readonly PrivateSpan[]): PrivateSpan[] => {
	const sorted = [...spans].sort((a, b) => a.from - b.from || b.to - a.to);
	const taken: PrivateSpan[] = [];
	for (const span of sorted) if (span.from >= (taken.at(-1)?.to ?? 0)) taken.push(span);
	return taken;
};

/**
Gives the function that puts `[serial-1]` and the like in the place of everything private: what the case knows, and what is
private by its form. The same value gets the same token in every text that this function is asked for. KBs, codes and versions stay.
*/
export const openMask = (known: readonly PrivateValue[]): ((text: string) => string) => {
	const patterns = known.flatMap(one => {
		const pattern = patternOf(one);
		return pattern ? [{kind: one.kind, pattern}] : [];
	});
	const tokens = new Map<string, string>();
	const counts = new Map<PrivateKind, number>();

	const tokenOf = (kind: PrivateKind, said: string): string => {
		const same = sameOf(kind, said);
		const there = tokens.get(same);
		if (there !== undefined) return there;
		const count = (counts.get(kind) ?? 0) + 1;
		counts.set(kind, count);
		const token = `[${kind}-${count}]`;
		tokens.set(same, token);
		return token;
	};

	return text => {
		const byName = patterns.flatMap(({kind, pattern}) =>
			[...text.matchAll(pattern)].map(({index, 0: said}) => ({kind, from: index, to: index + said.length})),
		);
		let masked = '';
		let at = 0;
		for (const {kind, from, to} of apart([...byName, ...findPrivate(text)])) {
			masked += text.slice(at, from) + tokenOf(kind, text.slice(from, to));
			at = to;
		}

		return masked + text.slice(at);
	};
};
