/** What acts on a terminal, hides or reorders; each a thing that a log, a file name or a mail may carry. */
const attacks: readonly string[] = [
	'\u001B[38;5;201m',
	'\u001B[2J\u001B[1;1H',
	'\u001B]0;title\u0007',
	'\u001B]8;;http://x\u001B\\link\u001B]8;;\u001B\\',
	'\u001B]52;c;ZXZpbA==\u0007',
	'\u001B]52;c;',
	'\u001BP1$r\u001B\\',
	'\u001B_G\u001B\\',
	'\u001B[',
	'\u001B',
	'\u009B31m',
	'\u009D8;;x\u009C',
	'\u0090',
	'\u0000',
	'\u0007',
	'\b\b\b',
	'\r',
	'\u007F',
	'\u0085',
	'\u202Egnp.exe',
	'\u2066a\u2069',
	'\u200E\u200F\u061C',
	'\u200B\u200C\u200D\u2060\uFEFF',
	'\u{E0041}\u{E007F}',
	'\uD800',
	'\uDC00x',
	'\uFFF9a\uFFFBb',
	'\u2028\u2029',
	'\u00AD',
	'\u034F',
	'\\u{1b}',
	'\u{1F468}\u200D\u{1F469}\uFE0F',
];

const plain = ['卡在32%', 'CBS.log', 'a', ' ', '，', 'é', '𠮷', '{{now}}', '#{x}', '$(rm -rf /)', '%s'];

/** A text of a few parts, some of which attack; now and then any code units at all. */
export const hostileText = (roll: (sides: number) => number): string =>
	Array.from({length: 1 + roll(6)}, () => {
		const kind = roll(8);
		if (kind === 0) return String.fromCharCode(roll(65_536), roll(256), 0x80 + roll(32));
		return kind < 5 ? attacks[roll(attacks.length)]! : plain[roll(plain.length)]!;
	}).join('');

/** What Ink itself writes around a frame: cursor and screen modes, lines erased; a plain theme has no colours. */
const own = /\u001B\[(?:\?(?:25|1049|2004|2026|1004)[hl]|\d*[ABGK]|[12]?J|H|>\d*u|<u|=\d+;\d+u)/g;
const acting =
	/[[\p{Control}\p{Surrogate}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u2028\u2029\ufff9-\ufffb]--[\n]]/v;

/** The first sign in what was written that could act on a terminal, with what stands around it; undefined: none. */
export const leakIn = (written: string): string | undefined => {
	const rest = written.replaceAll(own, '');
	const at = rest.search(acting);
	return at < 0 ? undefined : JSON.stringify(rest.slice(Math.max(0, at - 40), at + 20));
};
