/** What a piece of text is, never how it looks. Meaning also stands in the words: a tone only helps the eye. */
export type Tone =
	| 'plain'
	| 'title'
	| 'heading'
	| 'quiet'
	| 'accent'
	| 'key'
	| 'command'
	| 'good'
	| 'warn'
	| 'bad'
	| 'chosen'
	| 'field'
	| 'call';

export type Style = {
	readonly color?: string;
	readonly bold?: boolean;
	readonly dimColor?: boolean;
	readonly inverse?: boolean;
	readonly underline?: boolean;
};

export type ThemeName = 'dark' | 'light' | 'plain';
export type Theme = Readonly<Record<Tone, Style>>;

const plain: Theme = {
	plain: {},
	title: {bold: true},
	heading: {bold: true},
	quiet: {dimColor: true},
	accent: {bold: true},
	key: {bold: true},
	command: {},
	good: {},
	warn: {bold: true},
	bad: {bold: true},
	chosen: {inverse: true},
	field: {underline: true},
	call: {inverse: true},
};

/** dark and light by the terminal's ground; plain has no colour at all (NO_COLOR). */
export const themes: Readonly<Record<ThemeName, Theme>> = {
	plain,
	dark: {
		...plain,
		heading: {color: '#8fa3b8'},
		quiet: {color: '#8a929c'},
		accent: {color: '#5ec8d8'},
		key: {color: '#5ec8d8', bold: true},
		command: {color: '#e6c07b'},
		good: {color: '#7fc98f'},
		warn: {color: '#e6b455', bold: true},
		bad: {color: '#f07178', bold: true},
		call: {color: '#7fc98f', bold: true},
	},
	light: {
		...plain,
		heading: {color: '#4a5a6c'},
		quiet: {color: '#5f6770'},
		accent: {color: '#006a7a'},
		key: {color: '#006a7a', bold: true},
		command: {color: '#7a4b00'},
		good: {color: '#1d6b34'},
		warn: {color: '#8a5200', bold: true},
		bad: {color: '#b3202c', bold: true},
		call: {color: '#1d6b34', bold: true},
	},
};

export type GlyphName = 'unicode' | 'ascii';
export type Glyphs = Readonly<
	Record<'cut' | 'pointer' | 'passed' | 'again' | 'rule' | 'bar' | 'dot' | 'bullet' | 'call' | 'gap', string>
>;

/** ascii is for consoles whose Chinese font draws frames and dots two cells wide. */
export const glyphSets: Readonly<Record<GlyphName, Glyphs>> = {
	unicode: {
		cut: '…',
		pointer: '▸',
		passed: '✓',
		again: '↻',
		rule: '─',
		bar: '│',
		dot: ' · ',
		bullet: '•',
		call: '●',
		gap: '?',
	},
	ascii: {
		cut: '...',
		pointer: '>',
		passed: '+',
		again: '~',
		rule: '-',
		bar: '|',
		dot: ' - ',
		bullet: '*',
		call: '*',
		gap: '?',
	},
};
