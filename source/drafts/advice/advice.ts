import {subjectName} from '../../case/reading/subject.js';
import type {AdvisedFor, CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import type {Language} from '../../text/both.js';
import type {Drafting} from '../kinds.js';
import {howtoSent} from '../past/howtos-sent.js';
import {type Filling, plain} from '../slots.js';
import {adviceOf} from './advised.js';
import {type Collected, collect} from './collect.js';
import {howtosFor} from './howto.js';
import {capital} from '../letter/join.js';
import {isSaidOnPhone} from '../letter/opening.js';
import {nameOf, subjectsFor} from '../scope/subjects.js';
import {wordAdvice} from './worded.js';

/**
 * One paragraph for every subject of the mail: what its walks advise, each risky step with its risk, its backup and the
 * recorded yes. A subject for which nothing can be said yet is promised the next step or asked about.
 */
export const paragraphs = ({view, knowledge, now, for: ids}: Drafting, filling: Filling) => {
	const {language} = filling;
	const {given, held} = adviceOf(view, knowledge, ids);
	const collected = collect(view, knowledge, filling, ids);

	const groups = subjectsFor(view, ids).map(subject => {
		const name = nameOf(subject, filling);
		const own = given.filter(advised => advised.subject.id === subject.id);
		const advice = own
			.map(advised => wordAdvice(advised, name, {view, knowledge, now}, filling))
			.filter(({words, howto}) => words || howto);
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
		howtos: howtosFor(newIn(given, view, knowledge, language), view, knowledge, language),
	};
};

/** Advice whose how-to no mail of this case has brought yet. */
export const newIn = (given: readonly AdvisedFor[], view: CaseView, knowledge: Knowledge, language: Language) =>
	given.filter(({howto}) => {
		const known = howto === undefined ? undefined : knowledge.howto[howto];
		return known !== undefined && howtoSent(known, view, language) === undefined;
	});

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
