import {elsewhereIn} from '../case/reading/held.js';
import type {CaseSummary, CaseView} from '../case/view.js';
import type {Knowledge} from '../knowledge/schema.js';
import type {Both, Language} from '../text/both.js';
import {check, type Problem} from './check.js';
import {type Drafted, draftKinds} from './kinds.js';
import {openMark} from './slots.js';

/**
 * Whether a draft may be copied, written to a file or marked sent: undefined when it may, else one sentence that says what
 * to do first. `text` is the draft's own or what the engineer made of it.
 */
export const mayLeave = (
	{text, open}: Pick<Drafted, 'text' | 'open'>,
	problems: readonly Problem[],
): Both | undefined => {
	const marks = text.match(openMark) ?? [];
	const first = open[0];

	if (first || marks.length > 0) {
		const count = Math.max(open.length, new Set(marks).size);
		return {
			zh: `还有${count}处待填，填好才能发出。${first ? `先回答：${first.ask.zh}` : `先填${marks[0]}。`}`,
			en: `${count} value(s) are still to be filled in before this may leave. ${first ? `First: ${first.ask.en}` : `First: ${marks[0]}.`}`,
		};
	}

	const blocking = problems.filter(({level}) => level === 'block');
	if (blocking.length === 0) return undefined;
	const {line, message} = blocking[0]!;
	return {
		zh: `有${blocking.length}处错误，改好才能发出。第${line}行：${message.zh}`,
		en: `${blocking.length} mistake(s) to correct before this may leave. Line ${line}: ${message.en}`,
	};
};

/** The same mail in the other language, where a draft of it was edited and not sent yet. */
export const otherDraft = (view: CaseView, kind: string, language: Language): string | undefined => {
	const sent = view.case.mails.filter(mail => mail.way === 'sent' && mail.kind === kind).length;
	return view.case.drafts.findLast(
		saved =>
			saved.kind === kind &&
			saved.language !== language &&
			saved.text !== undefined &&
			saved.id === `${kind}.${saved.language}.${sent + 1}`,
	)?.text;
};

/** The same for a mail that is marked sent: the text as it left, checked against the case. For the desk's door. */
export const holdBack =
	(knowledge: Knowledge) =>
	(
		{text, kind, language, subject}: {text: string; kind: string; language: Language; subject: string},
		view: CaseView,
		cases: readonly CaseSummary[],
	): Both | undefined => {
		const draft = draftKinds.find(known => known === kind);
		const other = otherDraft(view, kind, language);
		const problems = check(text, {
			knowledge,
			view,
			language,
			draft: {subject, ...(draft && {kind: draft})},
			elsewhere: elsewhereIn(cases),
			...(other !== undefined && {other}),
		});
		return mayLeave({text, open: []}, problems);
	};
