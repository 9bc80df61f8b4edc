import type {FactSource, Subject} from '../../case/case.js';
import type {CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import type {Language} from '../../text/both.js';
import {plain} from '../slots.js';
import {placeInWords} from './found.js';

type LogSource = Extract<FactSource, {by: 'log'}>;

/** A fact's value as a mail says it: the words of a choice, `是` for yes, anything else as it is. */
export const valueInWords = (fact: string, value: string, knowledge: Knowledge, language: Language): string => {
	const known = knowledge.facts[fact];
	if (known?.type === 'yes-no') {
		if (value === 'yes') return language === 'zh' ? '是' : 'yes';
		if (value === 'no') return language === 'zh' ? '否' : 'no';
	}

	return plain(known?.values?.[value]?.[language] ?? value);
};

/** What is known of a machine and who says so; a log where one does. */
export const knownOf = (view: CaseView, subject: string, fact: string) => {
	const found = view.factsOf(subject)(fact);
	if (found.state !== 'known') return undefined;
	const logs = found.because.flatMap(({source}) => (source.by === 'log' ? [source] : []));
	// The log of the update itself, where several say the same.
	const log = logs.find(({file}) => /cbs/i.test(file)) ?? logs[0];
	return {value: found.value, ...(log && {log})};
};

/** Every fact that the knowledge names, as the logs of this machine state it; null where they say nothing. */
export const factsFromLogs = (
	view: CaseView,
	subject: Subject,
	knowledge: Knowledge,
): Readonly<Record<string, string | null>> =>
	Object.fromEntries(
		Object.keys(knowledge.facts).map(fact => {
			const known = knownOf(view, subject.id, fact);
			return [fact, known?.log ? plain(known.value) : null];
		}),
	);

/** `CBS.log第37行` of the line that states a fact. */
export const sourceInWords = ({file, line}: LogSource, language: Language): string =>
	placeInWords({file: plain(file.split(/[/\\!]/).at(-1) ?? file), lines: [line]}, language);
