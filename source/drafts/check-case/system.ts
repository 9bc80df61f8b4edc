import type {Problem, Rule} from '../check.js';
import {familiesIn, familyName, knownFamilies, productIn} from '../scope/system.js';
import {asksFor} from '../check-advice/asking.js';
import {isOfHowto, withoutTitles} from '../check/howto-words.js';
import {isConditional, isNegated} from '../check/reading.js';

/** Words with which a sentence claims what the machines of the case run. */
const claims =
	/您|贵|用户|客户|反馈|设备|系统|云桌面|电脑|机器|主机|终端|\byour?\b|device|desktop|machine|computer|customer|reports?|system/i;
/** A sentence that names a system for another reason: what a tool takes, another machine, the ticket's title. */
const otherwise =
	/适用|属于|无关|是否|同一|类似|也有|支持|需要|要求|或更高|及以上|以上|以后|之后|仅|只用|只能|另一|其他|别的|标题|主题|工单|不同|相比|升级|迁移|打开|查看|版本的|政府版|对应|分析机|\bappl(?:y|ies)\b|^\s*systems:|\bonly\b|requires?|needs?|or later|or higher|another|other|title|ticket|unlike|instead|upgrade|migrat|newer|supports?|runs? on|edition|belongs?|whether|similar|analysis|than/i;
const mention = /(?<![A-Za-z])win(?:dows)?\s*(?:7|8\.1|10|11)(?![\d.])/i;

/** A sentence that says the case's machines run another system than the facts say. */
export const system: Rule = ({sentences, at}, {view, knowledge}) => {
	const own = view ? knownFamilies(view) : new Set<string>();
	if (own.size === 0) return [];
	const [known] = own;
	const name = familyName(known!);
	const problems: Problem[] = [];

	for (const {text: sentence, index} of sentences) {
		// Told as done, a how-to's title is only a name; asked for, it is for the system that it names.
		const text = asksFor(sentence) ? sentence : withoutTitles(sentence, knowledge);
		if (!claims.test(text) || otherwise.test(text) || isConditional(text) || isNegated(text)) continue;
		const product = productIn(text, knowledge);
		const named = [...familiesIn(text), ...(product ? [product.family] : [])];
		const foreign = named.find(family => !own.has(family));
		if (!foreign || named.some(family => own.has(family)) || isOfHowto(text, knowledge)) continue;

		const shown = mention.exec(text) ?? undefined;
		const found = shown?.[0] ?? product!.said;
		problems.push({
			code: 'system',
			level: 'block',
			...at(index + (shown?.index ?? product!.index), found),
			message: {
				zh: `案例中的系统是${name.zh}，这里写的是${found}：请改正，或先核实系统。`,
				en: `The case runs ${name.en}, but this says ${found}: correct it, or check the system first.`,
			},
			candidates: [{text: name.zh, why: {zh: '案例中已核实的系统', en: 'the system known in the case'}}],
		});
	}

	return problems;
};
