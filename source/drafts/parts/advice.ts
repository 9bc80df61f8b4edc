import {subjectName} from '../../case/subject.js';
import type {AdvisedFor, CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import type {Language} from '../../text/both.js';
import {type Filling, plain} from '../slots.js';
import {adviceOf, consentTo} from './advised.js';
import {type Collected, collect} from './collect.js';
import {howtosFor} from './howto.js';
import {capital, fill, unended} from './join.js';
import {isSaidOnPhone} from './opening.js';
import {saysBackup, saysRisk} from './risk-words.js';
import {nameOf, subjectsFor} from './subjects.js';

/** The words of an advice without "for this group" in front: the paragraph says it once for all. */
const withoutSubject = (words: string) =>
	words.replace(/^(?:对于|针对)?\{\{\s*subject\s*\}\}[，,：:]\s*|^For \{\{\s*subject\s*\}\},\s*/u, '');

/**
 * One paragraph for every subject of the mail: what its walks advise, each risky step with its risk, its backup and the
 * recorded yes. A subject for which nothing can be said yet is promised the next step or asked about.
 */
export const paragraphs = (view: CaseView, knowledge: Knowledge, filling: Filling, ids?: readonly string[]) => {
	const {language} = filling;
	const {given, held} = adviceOf(view, knowledge, ids);
	const collected = collect(view, knowledge, filling, ids);

	const worded = (advised: AdvisedFor, subject: string) => {
		const consent = consentTo(advised, view);
		const words = advised.words && withoutSubject(advised.words[language]);
		const risky = advised.risk === 'high' && consent;
		const warned = words !== undefined && saysRisk.test(words) && saysBackup.test(words);

		return {
			words: words ? plain(fill(words, {subject})) : null,
			howto: advised.howto === undefined ? null : (knowledge.howto[advised.howto]?.title[language] ?? null),
			// The trees' own words mostly carry both; what lacks them gets those that were read aloud.
			risk: risky && !warned ? unended(plain(consent.risk[language]).replace(/^我要提醒您[：，]/, '')) : null,
			backup: risky && !warned ? unended(plain(advised.consent?.backup[language] ?? consent.backup)) : null,
			yes: risky
				? {
						by: filling.said(`consent.${advised.step}`, consent.by),
						backup: filling.said(`backup.${advised.step}`, consent.backup),
					}
				: null,
		};
	};

	const groups = subjectsFor(view, ids).map(subject => {
		const name = nameOf(subject, filling);
		const own = given.filter(advised => advised.subject.id === subject.id);
		const advice = own.map(advised => worded(advised, name)).filter(({words, howto}) => words || howto);
		const done = doneIn(view, subject.id, language);
		const waitsForLogs = collected.some(({from}) => from.includes(name));

		return {
			name,
			advice:
				advice.length > 1 && language === 'en'
					? advice.map(item => ({...item, words: item.words && capital(item.words)}))
					: advice,
			/** Steps that were done in the calls already. */
			done: done.length > 0 ? done.map(title => `“${title}”`).join(language === 'zh' ? '、' : ', ') : null,
			after: advice.length === 0 && waitsForLogs,
			open:
				advice.length === 0 && !waitsForLogs && done.length === 0
					? filling.value({
							slot: `advice.${subject.id}`,
							label: {zh: '建议', en: 'advice'},
							ask: {
								zh: `对于“${subjectName(subject)}”，这封邮件建议做什么？${reasonsOf(held, subject.id).zh}`,
								en: `What does this mail advise for “${subjectName(subject)}”?${reasonsOf(held, subject.id).en}`,
							},
						})
					: null,
		};
	});

	return {
		given,
		held,
		/** Files to list below the paragraphs. */
		collected: unnamed(collected, groups.flatMap(({advice}) => advice.map(({words}) => words ?? '')).join('\n')),
		/** Files are wanted at all: the mail names the way they reach us. */
		uploads: collected.length > 0,
		groups,
		saidOnPhone: given.some(({walk, path, step}) => isSaidOnPhone(view, walk, path, step)),
		howtos: howtosFor(given, view, knowledge, language),
	};
};

const doneIn = (view: CaseView, subject: string, language: Language): readonly string[] => {
	const steps = view.walks
		.filter(({subject: {id}}) => id === subject)
		.flatMap(({walk}) => walk.trail)
		.filter(({node, choice}) => node.kind === 'do' && choice?.fate === 'followed');
	return [...new Set(steps.map(({node}) => plain(node.title[language])))];
};

/** Logs whose path the advice names already are not listed twice. */
const unnamed = (collected: readonly Collected[], words: string): readonly Collected[] => {
	const lower = words.toLowerCase();
	const isNamed = (path: string) => {
		const folder = path.slice(0, path.lastIndexOf('\\') + 1).toLowerCase();
		const file = path.slice(folder.length).toLowerCase();
		return (
			lower.includes(path.toLowerCase()) ||
			(folder.length > 3 && lower.includes(folder) && (file === '' || lower.includes(file)))
		);
	};
	return collected.filter(({path}) => !isNamed(path));
};

const reasonsOf = (held: ReturnType<typeof adviceOf>['held'], subject: string) => {
	const own = held.filter(({advised}) => advised.subject.id === subject);
	return own.length === 0
		? {zh: '', en: ''}
		: {
				zh: `（已扣下：${own.map(({why}) => why.zh).join('')}）`,
				en: ` (held back: ${own.map(({why}) => why.en).join(' ')})`,
			};
};
