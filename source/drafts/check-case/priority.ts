import type {Problem, Rule} from '../check.js';
import {isConditional, isCorrection, isQuestion} from '../check/reading.js';

const level = /(?<![\w|｜-])P[1-5](?![\w%-])/gi;
const speaksOfPriority = /优先级|级别|等级|严重|案例|工单|定为|列为|priority|severity|\bcase\b/i;
const reportsChange =
	/降|升|调整|改为|变更|更改|原(?:为|来|先|定)|由P|从P|此前|之前|lower|rais|downgrad|upgrad|escalat|chang|set to|\bfrom P|\bwas\b|originally|previously|formerly/i;

/** A priority that is not the case's, unless the sentence reports a change. */
export const priority: Rule = ({sentences, at}, {view}) => {
	const own = view?.case.priority?.toUpperCase();
	if (!own) return [];
	const problems: Problem[] = [];

	for (const {text, index} of sentences) {
		if (!speaksOfPriority.test(text) || reportsChange.test(text)) continue;
		if (isConditional(text) || isCorrection(text) || isQuestion(text)) continue;
		for (const {0: found, index: start} of text.matchAll(level)) {
			if (found.toUpperCase() === own) continue;
			problems.push({
				code: 'priority',
				level: 'block',
				...at(index + start, found),
				message: {
					zh: `案例现在是${own}，这里写的是${found}：请改为${own}，或写明优先级的变更。`,
					en: `The case is ${own} now, but this says ${found}: write ${own}, or say how the priority changed.`,
				},
				candidates: [{text: own, why: {zh: '案例现在的优先级', en: 'the priority of the case now'}}],
			});
		}
	}

	return problems;
};
