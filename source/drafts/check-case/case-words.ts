import type {CaseView} from '../../case/view.js';

const read = new WeakMap<CaseView, string>();

const collect = ({case: whole, ...view}: CaseView): string => {
	const facts = whole.subjects.flatMap(({id}) =>
		view.statedFacts(id).flatMap(fact => {
			const found = view.factsOf(id)(fact);
			return found.state === 'unknown'
				? []
				: found.state === 'known'
					? [found.value, ...found.because.map(({value}) => value)]
					: found.because.map(({value}) => value);
		}),
	);
	const findings = whole.evidence.flatMap(({findings: found, facts: stated}) => [
		...found.flatMap(({quote, values, meaning}) => [quote, ...Object.values(values), meaning.zh]),
		...stated.flatMap(({value, quote}) => [value, quote]),
	]);

	return [
		whole.title ?? '',
		...whole.notes.map(({text}) => text),
		...whole.symptoms.flatMap(({text, outcomeWords = '', changed = ''}) => [text, outcomeWords, changed]),
		...whole.facts.map(({value}) => value),
		...whole.hypotheses.flatMap(({title, because}) => [title.zh, ...because]),
		...whole.mails.filter(({way, draft}) => way === 'received' || draft === undefined).map(({text}) => text),
		...facts,
		...findings,
	].join('\n');
};

/**
 * All words of the case: what people said, what the evidence showed, what was received. Mails drafted here prove
 * nothing; those of an imported thread are all that is known of its beginning. Read once for a view: the check runs while a
 * mail is typed.
 */
export const wordsOf = (view: CaseView): string => {
	const words = read.get(view) ?? collect(view);
	read.set(view, words);
	return words;
};
