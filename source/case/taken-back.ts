import type {Language} from '../text/both.js';
import type {Body} from './event.js';
import type {Refutation} from './refutation.js';
import type {CaseView} from './view.js';

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
