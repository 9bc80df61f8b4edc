/*
Text from logs, archives, mails and files is kept raw everywhere and made safe here, at the edge.
Total: no string comes out with a control, bidi, zero-width, tag or unpaired surrogate character.
Injective: the marker itself is escaped, so `unvisible(visible(text)) === text` for every string.
*/
const marker = '\\u{';
const unsafe =
	/\\u\{|[[\p{Control}\p{Surrogate}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u2028\u2029\ufff9-\ufffb]--[\n]]/gv;

const shown = (found: string) =>
	found === marker ? `${marker}5c}u{` : `${marker}${found.codePointAt(0)!.toString(16)}}`;

/** Shows what would act on a terminal, hide or reorder: `\u{1b}` for ESC. Newlines stay; a tab becomes `\u{9}`. */
export const visible = (text: string): string => text.replaceAll(unsafe, shown);

/** One line: newlines are shown too. */
export const visibleLine = (text: string): string => visible(text).replaceAll('\n', `${marker}a}`);

/** The source text of a shown one. */
export const unvisible = (text: string): string =>
	text.replaceAll(/\\u\{([0-9a-f]+)\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
