import type {Term} from '../../knowledge/schema.js';
import {familiesIn, familyName, knownFamilies} from '../scope/system.js';
import type {Problem, Rule} from '../check.js';
import {asksFor} from './asking.js';

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A name as mails spell it: `Procmon 4` stands for Procmon v4.01 and Procmon 4.x too. */
const naming = new WeakMap<Term, RegExp>();
const nameOf = (term: Term): RegExp => {
	const known = naming.get(term);
	if (known) return known;
	const names = [term.zh, term.en, ...(term.names ?? [])].map(name =>
		escaped(name).replaceAll(' ', String.raw`(?:\.exe)?[\s（(]*v?`),
	);
	const made = new RegExp(`(?<![A-Za-z\\d/-])(?:${names.join('|')})(?:\\.(?:\\d+|x))*(?![A-Za-z\\d-])`, 'i');
	naming.set(term, made);
	return made;
};

/** What stands behind a name that is only spoken of: `Procmon 4.x需要Windows 10`. */
const isExplained =
	/^[^，。；,;]{0,12}(?:需要|只支持|仅支持|不支持|不能|只能|要求|不适用)|^ ?(?:only )?(?:requires?|needs?|runs? only|does not|supports? only|will not|cannot)/i;

/** A tool that the reader is to use although it does not run on the systems of the case. */
export const tools: Rule = ({sentences, at}, {view, knowledge}) => {
	// What runs on a system that is only known to be another, nobody can say.
	const families = new Set(view ? knownFamilies(view) : []);
	families.delete('other');
	if (families.size === 0) return [];
	const foreign = Object.values(knowledge.terms).filter(
		({kind, systems}) => kind === 'tool' && systems && !systems.some(system => families.has(system)),
	);
	const [own] = families;
	const name = familyName(own!);
	const problems: Problem[] = [];

	for (const {text, index} of sentences) {
		for (const term of foreign) {
			const found = nameOf(term).exec(text);
			// Windows 7使用CheckSUR says itself where it runs.
			if (term.systems?.some(system => familiesIn(text).has(system))) continue;
			if (!found || !asksFor(text) || isExplained.test(text.slice(found.index + found[0].length))) continue;
			problems.push({
				code: 'tool-system',
				level: 'warn',
				...at(index + found.index, found[0]),
				message: {
					zh: `${found[0]}不能在${name.zh}上运行：${term.meaning.zh}`,
					en: `${found[0]} does not run on ${name.en}: ${term.meaning.en}`,
				},
				candidates: [],
			});
		}
	}

	return problems;
};
