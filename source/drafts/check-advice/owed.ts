import {dateOf} from '../../text/time.js';
import {plain} from '../slots.js';
import type {Problem, Rule} from '../check.js';
import {isNegated, isQuestion} from '../check/reading.js';

/** Words with which a sentence says that we had advised it. */
const names =
	/此前|之前|上次|上一次|上一?封|曾|建议(?:过|的|撤回)|我们建议|撤回|更正|致歉|抱歉|\d{1,2}月\d{1,2}日|\d{4}-\d\d-\d\d|earlier|previous|\bwe (?:had )?(?:advised|recommended)|\b(?:I|our) (?:advi[sc]e|recommend)|withdraw|correct|sorry|apologi/i;

/**
 * A mail that says an update is not needed, to a reader whom we advised it and who was not told: it says so too, and why.
 * Once for an update.
 */
export const owed: Rule = ({own, sentences, at}, {view}) => {
	const problems: Problem[] = [];

	for (const kb of new Set(view?.refutedAdvice.flatMap(({advice}) => advice.recommends))) {
		const about = sentences.filter(({text}) => text.includes(kb));
		const denied = about.find(({text}) => isNegated(text) && !isQuestion(text));
		if (!denied || names.test(denied.text) || about.some(({text}) => names.test(text))) continue;
		const refuted = view!.refutedAdvice.filter(({advice}) => advice.recommends.includes(kb));
		const {advice, against} = refuted[0]!;
		const machines = [...new Set(refuted.map(({subject}) => plain(subject.serial ?? subject.name)))];
		const day = dateOf(advice.at);

		problems.push({
			code: 'correction-owed',
			level: 'warn',
			...at(own.indexOf(kb, denied.index), kb),
			message: {
				zh: `我们${day}建议过${kb}：请写明更正了哪一天的建议、为什么。`,
				en: `We advised ${kb} on ${day}: say which advice this corrects, and why.`,
			},
			candidates: [
				{
					text: `更正：${day}建议在${machines.join('、')}上安装${kb}，现撤回，原因是${against.words.zh}。`,
					why: {zh: '按建议记录写成', en: 'from the ledger'},
				},
			],
		});
	}

	return problems;
};
