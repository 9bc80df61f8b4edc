import type {CaseView} from '../case/view.js';
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

/** The same for a mail that is marked sent: the text as it left, checked against the case. For the desk's door. */
export const holdBack =
	(knowledge: Knowledge) =>
	({text, kind, language}: {text: string; kind: string; language: Language}, view: CaseView): Both | undefined => {
		const draft = draftKinds.find(known => known === kind);
		return mayLeave(
			{text, open: []},
			check(text, {knowledge, view, language, ...(draft ? {draft: {kind: draft}} : {})}),
		);
	};
