import {type AST, RegExpParser, visitRegExpAST} from '@eslint-community/regexpp';
import {isDisjointWith, JS, NFA} from 'refa';
import {analyse} from 'scslre';

type Alternatives = readonly AST.Alternative[];

const alternativesOf = ({element}: AST.Quantifier): Alternatives =>
	element.type === 'Group' || element.type === 'CapturingGroup' ? element.alternatives : [];

/**
Whether two alternatives of a repetition can begin the same text and go on to the same end (`(?:a|aa)+`): then there are two ways
to read it at every turn, and their number doubles with its length.
*/
const isAmbiguous = (repeated: AST.Quantifier, parser: JS.Parser): boolean => {
	const alternatives = alternativesOf(repeated);
	if (repeated.max < 20 || alternatives.length < 2) return false;
	const options = {maxCharacters: undefined, assertions: 'disable', backreferences: 'disable'} as const;
	const again = parser.parseElement(repeated, options);
	const automata = alternatives.map(alternative => {
		const {expression} = parser.parseElement(alternative, options);
		const nfa = NFA.fromRegex(expression, {maxCharacter: again.maxCharacter});
		nfa.append(NFA.fromRegex(again.expression, {maxCharacter: again.maxCharacter}));
		return nfa;
	});
	return automata.some((one, index) => automata.slice(index + 1).some(other => !isDisjointWith(one, other)));
};

/**
Whether some line keeps a pattern busy for a time that grows beyond its length. scslre is the checker behind ESLint's
`no-super-linear-backtracking`; it leaves out alternatives that overlap, which refa's automata tell. Not complete: what both pass
over, the reader still ends after two seconds. Throws a SyntaxError for what is no pattern.
*/
export const isSlow = (pattern: string): boolean => {
	const literal = new RegExpParser().parsePattern(pattern);
	if (analyse(new RegExp(pattern)).reports.length > 0) return true;
	const parser = JS.Parser.fromAst({pattern: literal, flags: new RegExpParser().parseFlags('')});
	let isAny = false;
	visitRegExpAST(literal, {
		onQuantifierEnter(repeated) {
			isAny ||= isAmbiguous(repeated, parser);
		},
	});
	return isAny;
};
