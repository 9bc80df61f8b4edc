import type {Both, Language} from '../../text/both.js';
import type {Body} from '../event.js';
import type {Refutation} from './refutation.js';
import {subjectName} from '../reading/subject.js';
import type {CaseView} from '../view.js';

type Corrected = {readonly advice: string; readonly subject: string};

/** What is refuted of an advice of several updates: the one whose stack is there; the others stay advised. */
const refutedPart = (recommends: readonly string[], against: Refutation): readonly string[] | undefined =>
	against.why === 'stack' && recommends.length > 1 ? [against.kb] : undefined;

/**
 * What a mail does to the advice it takes back: withdrawn for the machines whose facts refute it, and for no other; what was
 * withdrawn before has been told from then on.
 */
export const takenBackBy = (
	{refutedAdvice, case: {advice: all}}: CaseView,
	corrects: readonly Corrected[],
	mail: string,
	language: Language,
): readonly Body[] => {
	const ids = [...new Set(corrects.map(({advice}) => advice))];
	return ids.flatMap((id): Body[] => {
		const machines = corrects.filter(one => one.advice === id).map(({subject}) => subject);
		const refuted = refutedAdvice.filter(({advice, subject}) => advice.id === id && machines.includes(subject.id));
		const advice = all.find(one => one.id === id);
		const [first] = refuted;
		if (first) {
			const recommends = refutedPart(first.advice.recommends, first.against);
			return [
				{
					type: 'advice-settled',
					advice: id,
					fate: 'withdrawn',
					because: first.against.words[language],
					subjects: refuted.map(({subject}) => subject.id),
					...(recommends && {recommends}),
					mail,
				},
			];
		}

		return advice?.fate === 'withdrawn' || advice?.fate === 'refuted'
			? [{type: 'advice-settled', advice: id, fate: advice.fate, because: advice.because ?? '', mail}]
			: [];
	});
};

/** What was advised and refuted by what came in between, in one sentence. */
export const newlyRefuted = (
	before: Pick<CaseView, 'refutedAdvice'>,
	after: Pick<CaseView, 'refutedAdvice'> | undefined,
): Both | undefined => {
	const known = before.refutedAdvice.map(({advice, subject}) => `${advice.id} ${subject.id}`);
	const news = (after?.refutedAdvice ?? []).filter(
		({advice, subject}) => !known.includes(`${advice.id} ${subject.id}`),
	);
	const machines = new Set(news.map(({subject}) => subjectName(subject)));
	const [first] = news;
	return first
		? {
				zh: `此前的建议不成立（${[...machines].join('、')}）：${first.against.words.zh}。按 v 查看。`,
				en: `Earlier advice does not hold on ${[...machines].join(', ')}: ${first.against.words.en}. Press v.`,
			}
		: undefined;
};
