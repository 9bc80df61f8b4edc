const word = /[a-z0-9][a-z0-9._%-]*|\p{Script=Han}+/gu;

/** One spelling for all: full-width as half-width, lower case, `32 %` as `32%`. */
export const folded = (text: string): string =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replaceAll(/(\d)\s+%/g, '$1%');

/** A progress: any number of per cent, because the number itself says nothing. */
export const percent = /^\d+(\.\d+)?%$/;

const progress = /百分|进度|卡[在住]|per ?cent|\bprogress\b/i;

const bigrams = (run: string): string[] => {
	const signs = [...run];
	return signs.length < 2 ? signs : signs.slice(1).map((sign, index) => signs[index]! + sign);
};

const trimmed = (text: string) => text.replaceAll(/[._-]+$/g, '');

/** What a query asks for: Latin words, and Chinese as overlapping pairs of signs, so that no dictionary is needed. */
export const queryTokens = (query: string): readonly string[] => [
	...new Set(
		[...folded(query).matchAll(word)].flatMap(([run]) => (/^[a-z0-9]/.test(run) ? [trimmed(run)] : bigrams(run))),
	),
];

/** What a text can be found by: also the parts and the joined form of `SHA-2`, the digits of `KB4490628`, each single sign. */
export const textTokens = (text: string): ReadonlySet<string> => {
	const tokens = new Set<string>(progress.test(text) ? ['%'] : []);

	for (const [run] of folded(text).matchAll(word)) {
		if (/^[a-z0-9]/.test(run)) {
			const whole = trimmed(run);
			tokens.add(whole);
			tokens.add(whole.replaceAll(/[-_.]/g, ''));
			for (const part of whole.split(/[-_]/)) if (part) tokens.add(part);
			if (percent.test(whole)) tokens.add('%');
			if (/^(kb|0x)[0-9a-f]+$/.test(whole)) tokens.add(whole.slice(2));
		} else for (const token of [...bigrams(run), ...run]) tokens.add(token);
	}

	return tokens;
};
