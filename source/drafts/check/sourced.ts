import type {CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import {findCodes} from '../../text/codes.js';
import {findKbs} from '../../text/kb.js';
import {compareVersions, findVersions} from '../../text/versions.js';
import type {Problem, Rule} from '../check.js';
import {isConditional} from './reading.js';

/** All words of the case: what people said, what the evidence showed, what was sent. Our own mails prove nothing. */
const wordsOf = ({case: whole, ...view}: CaseView): string => {
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
	const findings = whole.evidence.flatMap(({findings: found, facts: read}) => [
		...found.flatMap(({quote, values, meaning}) => [quote, ...Object.values(values), meaning.zh]),
		...read.flatMap(({value, quote}) => [value, quote]),
	]);

	return [
		whole.title ?? '',
		...whole.notes.map(({text}) => text),
		...whole.symptoms.flatMap(({text, outcomeWords = '', changed = ''}) => [text, outcomeWords, changed]),
		...whole.facts.map(({value}) => value),
		...whole.hypotheses.flatMap(({title, because}) => [title.zh, ...because]),
		...whole.mails.filter(({way}) => way === 'received').map(({text}) => text),
		...facts,
		...findings,
	].join('\n');
};

/** What a mail may say without a case for it: the how-tos, the advice of the trees, and the updates it names. */
const known = (text: string, knowledge: Knowledge): string => {
	const kbs = findKbs(text, {known: Object.keys(knowledge.kb)}).flatMap(({kb}) => (kb ? (knowledge.kb[kb] ?? []) : []));
	const steps = Object.values(knowledge.trees).flatMap(({nodes}) => Object.values(nodes));
	return JSON.stringify([kbs, Object.values(knowledge.howto), steps]);
};

/** Versions and error codes that neither the case nor the knowledge of what the mail names has. */
export const sourced: Rule = ({own, sentences, at}, {view, knowledge}) => {
	if (!view) return [];
	const sources = `${wordsOf(view)}\n${known(own, knowledge)}`;
	const versions = findVersions(sources);
	const codes = new Set(findCodes(sources).map(({code}) => code));
	const problems: Problem[] = [];

	for (const {text, index} of sentences) {
		if (isConditional(text)) continue;

		for (const {version, text: found, index: start} of findVersions(text)) {
			if (versions.some(other => compareVersions(other.version, version) === 0)) continue;
			problems.push({
				code: 'version-unsourced',
				level: 'block',
				...at(index + start, found),
				message: {
					zh: `版本${found}在案例和所提补丁的知识里都没有：请核对，或先把来源记入案例。`,
					en: `Version ${found} is neither in the case nor known of the updates named here: check it, or record where it comes from.`,
				},
				candidates: versions
					.filter(other => other.version.slice(0, -2) === version.slice(0, -2))
					.slice(0, 3)
					.map(other => ({
						text: other.version,
						why: {zh: '案例或知识中的版本', en: 'a version of the case or the knowledge'},
					})),
			});
		}

		for (const {code, text: found, index: start} of findCodes(text)) {
			if (codes.has(code)) continue;
			problems.push({
				code: 'code-unsourced',
				level: 'block',
				...at(index + start, found),
				message: {
					zh: `代码${found}在案例里没有：请核对，或先把来源记入案例。`,
					en: `Code ${found} is not in the case: check it, or record where it comes from.`,
				},
				candidates: [],
			});
		}
	}

	return problems;
};
