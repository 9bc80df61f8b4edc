/*
Full-width punctuation between Chinese words, half-width in paths, KBs, versions and commands. Only signs that touch a
Chinese word are changed, and never inside a path or an address.
*/
const wide: Readonly<Record<string, string>> = {',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '.': '。'};
const literal = /(?:[A-Za-z]:\\|\\\\|https?:\/\/)[^\s，。；：（）]*/g;
const afterHan = /(?<=[\p{Script=Han}）】”])(?:[,;:?!]|\.(?=[\p{Script=Han}（【“]|\s*$))/gu;
const beforeHan = /(?<=[A-Za-z0-9%])[,;](?=\p{Script=Han})/gu;
const lineEnd = /(?<=\p{Script=Han}.*[A-Za-z0-9%）])\.$/gu;
// The trade writes no blank between Chinese and Latin words; commands stand indented and are left alone.
const between = /(?<=\p{Script=Han}) (?=[A-Za-z0-9%“])|(?<=[A-Za-z0-9%)”]) (?=\p{Script=Han})/gu;
const afterWide = /(?<=[，。；：！？、（]) +/gu;
const bracketed = /\(([^()\n]*\p{Script=Han}[^()\n]*)\)/gu;

const widenLine = (line: string): string => {
	if (!/\p{Script=Han}/u.test(line)) return line;

	const kept = line.match(literal) ?? [];
	const isCommand = line.startsWith('    ');
	const widened = line
		.replaceAll(literal, '\ue002')
		.replaceAll(bracketed, '（$1）')
		.replaceAll(afterHan, sign => wide[sign]!)
		.replaceAll(beforeHan, sign => wide[sign]!)
		.replaceAll(lineEnd, '。')
		.replaceAll(afterWide, '')
		.replaceAll(between, isCommand ? ' ' : '');

	return kept.reduce((text, path) => text.replace('\ue002', () => path), widened);
};

/** The same text with the punctuation that a Chinese reader expects; a line without Chinese stays as it is. */
export const widen = (text: string): string => text.split('\n').map(widenLine).join('\n');
