import {createContext, type ReactNode, use, useMemo} from 'react';
import type {Both, Language} from '../../source/text/both.js';
import {type KeyRow, shownKey} from '../keys.js';
import {
	foldSigns,
	type GlyphName,
	type Glyphs,
	glyphSets,
	nameArrows,
	type Theme,
	type ThemeName,
	themes,
} from '../theme.js';

/** How everything is said and drawn: language, theme, glyphs. */
export type Look = {
	readonly language: Language;
	readonly theme: Theme;
	readonly glyphs: Glyphs;
	readonly say: (words: Both) => string;
	/** How a key is written here. */
	readonly keyOf: (row: KeyRow) => string;
	/** The last step before the screen: text in signs that it can draw. */
	readonly drawn: (text: string) => string;
};

const lookOf = (language: Language, theme: ThemeName, glyphs: GlyphName): Look => ({
	language,
	theme: themes[theme],
	glyphs: glyphSets[glyphs],
	say: words => words[language],
	keyOf: glyphs === 'ascii' ? row => nameArrows(shownKey(row)) : shownKey,
	drawn: glyphs === 'ascii' ? foldSigns : text => text,
});

const LookContext = createContext<Look>(lookOf('zh', 'dark', 'unicode'));

type Props = {
	readonly language: Language;
	readonly theme: ThemeName;
	readonly glyphs: GlyphName;
	readonly children: ReactNode;
};

export function LookProvider({language, theme, glyphs, children}: Props) {
	const look = useMemo(() => lookOf(language, theme, glyphs), [language, theme, glyphs]);
	return <LookContext value={look}>{children}</LookContext>;
}

export const useLook = () => use(LookContext);
