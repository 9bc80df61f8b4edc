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
	| 'call'
	/** Rules and bars between panes: no text. */
	| 'frame';

export type Style = {
	readonly color?: string;
	readonly backgroundColor?: string;
	readonly bold?: boolean;
	readonly inverse?: boolean;
	readonly underline?: boolean;
};

export type ThemeName = 'dark' | 'light' | 'plain';
/** `marked` lies under the row that Enter takes; the tones of its text stay. */
export type Theme = Readonly<Record<Tone | 'marked', Style>>;

// Nothing is dimmed: how far a terminal dims is not known, so neither is the contrast.
const plain: Theme = {
	plain: {},
	title: {bold: true},
	heading: {bold: true},
	quiet: {},
	accent: {bold: true},
	key: {bold: true},
	command: {},
	good: {},
	warn: {bold: true},
	bad: {bold: true},
	chosen: {inverse: true},
	field: {underline: true},
	call: {inverse: true},
	frame: {},
	marked: {inverse: true},
};

/** dark and light by the terminal's ground; plain has no colour at all (NO_COLOR). */
export const themes: Readonly<Record<ThemeName, Theme>> = {
	plain,
	dark: {
		...plain,
		heading: {color: '#9db2c7'},
		quiet: {color: '#a3abb5'},
		accent: {color: '#5ec8d8'},
		key: {color: '#5ec8d8', bold: true},
		command: {color: '#e6c07b'},
		good: {color: '#7fc98f'},
		warn: {color: '#e6b455', bold: true},
		bad: {color: '#ff8a8f', bold: true},
		call: {color: '#7fc98f', bold: true},
		frame: {color: '#56606b'},
		marked: {backgroundColor: '#263238', color: '#ffffff'},
	},
	light: {
		...plain,
		heading: {color: '#465668'},
		quiet: {color: '#59616a'},
		accent: {color: '#00606f'},
		key: {color: '#00606f', bold: true},
		command: {color: '#744700'},
		good: {color: '#17632f'},
		warn: {color: '#7d4a00', bold: true},
		bad: {color: '#ab1c28', bold: true},
		call: {color: '#17632f', bold: true},
		frame: {color: '#b6bcc3'},
		marked: {backgroundColor: '#dfe7ee', color: '#1f2328'},
	},
};

export type GlyphName = 'unicode' | 'ascii';
export type Glyphs = Readonly<
	Record<
		'cut' | 'pointer' | 'passed' | 'again' | 'rule' | 'bar' | 'dot' | 'bullet' | 'call' | 'gap' | 'blocks' | 'warns',
		string
	>
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
		blocks: '×',
		warns: '!',
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
		blocks: 'x',
		warns: '!',
	},
};

/** Signs of words and data that such a console draws two cells wide, and what takes one cell in their place. */
const folded: Readonly<Record<string, string>> = {
	...{'“': '"', '”': '"', '‘': "'", '’': "'", '…': '.', '—': '-', '–': '-', '·': '.', '×': 'x', '÷': '/', '±': '~'},
	...{'←': '<', '→': '>', '↑': '^', '↓': 'v', '↻': '~', '↺': '~', '▸': '>', '●': '*', '•': '*', '°': 'o', '§': 'S'},
	...{'─': '-', '│': '|', '├': '+', '└': '+', '┌': '+', '┐': '+', '┘': '+', '┤': '+', '✓': '+', '✗': 'x', '⚠': '!'},
};
const foldable = new RegExp(`[${Object.keys(folded).join('')}]`, 'g');

/** The text in as many cells, without a sign whose width depends on the font. */
export const foldSigns = (text: string): string => text.replaceAll(foldable, sign => folded[sign]!);

/** The names of the arrow keys, where their signs cannot be drawn. */
const arrows: Readonly<Record<string, string>> = {'↑': 'Up', '↓': 'Down', '←': 'Left', '→': 'Right'};
export const nameArrows = (key: string): string => key.replaceAll(/[↑↓←→]/g, arrow => arrows[arrow]!);
