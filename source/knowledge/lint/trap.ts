import {type Document, isAlias, isScalar, Scalar, visit, type YAMLError} from 'yaml';

/** What a person meant who fell into a trap of YAML: the code is stable, see lint.ts. */
export type Trapped = {readonly offset: number; readonly code: string; readonly message: string};

/** What a skeleton puts where something is to be filled in. */
export const blank = '___';

const startSigns = /^[@`%,\]}|>*&!{[?]/;
const quoteIt = "put the whole text in single quotes: '…'";

const lineAt = (source: string, offset: number) => {
	const start = source.lastIndexOf('\n', offset - 1) + 1;
	const end = source.indexOf('\n', offset);
	return source.slice(start, end === -1 ? undefined : end);
};

/** The value that stands after the key (or dash) of a line. */
const textOf = (line: string) => /^\s*(?:- +)*(?:[^\s'":#][^:]*:)?\s+(.*)$/.exec(line)?.[1] ?? '';

const told = (error: YAMLError, source: string): Omit<Trapped, 'offset'> => {
	const offset = error.pos[0];
	const line = lineAt(source, offset);
	const value = textOf(line);

	switch (error.code) {
		case 'TAB_AS_INDENT':
			return {code: 'yaml-tab', message: 'a tab: indent with two blanks a step'};
		case 'DUPLICATE_KEY':
			return {code: 'yaml-twice', message: `${line.trim().split(':')[0]} stands twice: a key may stand once`};
		case 'MULTIPLE_DOCS':
			return {code: 'yaml', message: '--- begins a second entry: one file is one entry'};
		case 'BAD_DQ_ESCAPE':
			return {code: 'yaml-quote', message: 'a backslash in double quotes begins an escape: use single quotes'};
		case 'TAG_RESOLVE_FAILED':
			return {code: 'yaml-start', message: `a text cannot begin with !: ${quoteIt}`};
		case 'BLOCK_AS_IMPLICIT_KEY':
			if (/\S: /.test(value))
				return {code: 'yaml-colon', message: `a colon and a blank inside a text begin a new key: ${quoteIt}`};
			break;
	}

	if (error.code === 'MISSING_CHAR' && /quote/.test(error.message))
		return {code: 'yaml-quote', message: 'the closing quote is missing'};
	if (/^'[^']*'[^\s]/.test(value))
		return {code: 'yaml-quote', message: "a single quote inside single quotes is written twice: ''"};
	if (startSigns.test(value)) return {code: 'yaml-start', message: `a text cannot begin with ${value[0]}: ${quoteIt}`};
	if (/^\s*(- )?[\w.-]+：/.test(line))
		return {code: 'yaml-colon', message: 'a full-width colon: after a key stand a half-width : and a blank'};
	if (error.code === 'BLOCK_AS_IMPLICIT_KEY' || error.code === 'BAD_INDENT' || error.code === 'MULTILINE_IMPLICIT_KEY')
		return {
			code: 'yaml-indent',
			message: 'this line or the one below begins in the wrong column: two blanks for each step',
		};
	return {code: 'yaml', message: error.message};
};

/** What the parser could not read, in an author's words. */
export const syntaxTraps = (document: Document, source: string): readonly Trapped[] =>
	[...document.errors, ...document.warnings].map(error => ({offset: error.pos[0], ...told(error, source)}));

/** What YAML reads without a word, though never as it was meant: a blank of a skeleton, a text cut at `#`, anchors and aliases. */
export const silentTraps = (document: Document, source: string): readonly Trapped[] => {
	const found: Trapped[] = [];
	visit(document, (_, node) => {
		if (isAlias(node) || (isScalar(node) && node.anchor !== undefined)) {
			const offset = node.range?.[0] ?? 0;
			const sign = isAlias(node) ? '*' : '&';
			found.push({offset, code: 'yaml-start', message: `a text cannot begin with ${sign}: ${quoteIt}`});
		} else if (isScalar(node) && String(node.value).includes(blank)) {
			found.push({offset: node.range?.[0] ?? 0, code: 'unfilled', message: `something is to stand for ${blank} here`});
		} else if (isScalar(node) && node.type === Scalar.PLAIN && node.range) {
			const [, end] = node.range;
			const rest = /^[ \t]*#/.exec(source.slice(end, source.indexOf('\n', end) + 1 || undefined));
			if (rest)
				found.push({
					offset: end + rest[0].length - 1,
					code: 'yaml-hash',
					message: `what follows # is a comment and not read: ${quoteIt}, or give the comment a line of its own`,
				});
		}
	});
	return found;
};
