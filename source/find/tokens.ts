const word = /[a-z0-9][a-z0-9._%-]*|\p{Script=Han}+/gu;

/** One spelling for all: full-width as half-width, lower case, `32 %` as `32%`. */
export const folded = (text: string): string =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replaceAll(/(\d)\s+%/g, '$1%');

/** Without what may stand or not: `KB-4490628`, `kb 4490628` and `KB4490628` are one. */
export const squeezed = (text: string): string => folded(text).replaceAll(/[\s_-]+/g, '');

/** A progress: any number of per cent, because the number itself says nothing. */
export const percent = /^\d+(\.\d+)?%$/;

const progress = /百分|进度|卡[在住]|per ?cent|progress/i;

const windows = /\bwin(?:dows)? ?(7|8\.1|8|10|11)(?![\d.])/g;

export const isLatin = (token: string): boolean => /^[a-z0-9]/.test(token);

const bigrams = (run: string): string[] => {
	const signs = [...run];
	return signs.length < 2 ? signs : signs.slice(1).map((sign, index) => signs[index]! + sign);
};

const trimmed = (text: string) => text.replaceAll(/[._-]+$/g, '');

/** A part of a query: one Latin word, or one run of Chinese as overlapping pairs of signs, so that no dictionary is needed. */
export type Part = {readonly run: string; readonly tokens: readonly string[]};

/** What a query asks for, in order, each part once. */
export const partsOf = (query: string): readonly Part[] => {
	const read = folded(query).replaceAll(windows, 'win$1');
	const runs = new Set([...read.matchAll(word)].map(([run]) => (isLatin(run) ? trimmed(run) : run)));
	return [...runs].map(run => ({run, tokens: isLatin(run) ? [run] : [...new Set(bigrams(run))]}));
};

/** What a text can be found by: also the parts and the joined form of `SHA-2`, the digits of `KB4490628`, `win7` of Windows 7, each single sign. */
export const textTokens = (text: string): ReadonlySet<string> => {
	const tokens = new Set<string>(progress.test(text) ? ['%'] : []);
	const read = folded(text);
	for (const [, version] of read.matchAll(windows)) tokens.add(`win${version}`);

	for (const [run] of read.matchAll(word)) {
		if (isLatin(run)) {
			const whole = trimmed(run);
			tokens.add(whole);
			if (percent.test(whole)) tokens.add('%');
			if (/[-_.]/.test(whole)) {
				tokens.add(whole.replaceAll(/[-_.]/g, ''));
				for (const part of whole.split(/[-_.]/)) if (part) tokens.add(part);
			}

			if (/^(kb|0x)[0-9a-f]+$/.test(whole)) tokens.add(whole.slice(2));
		} else for (const token of [...bigrams(run), ...run]) tokens.add(token);
	}

	return tokens;
};
