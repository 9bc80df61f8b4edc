import {isConditional, isNegated} from '../check/reading.js';

const advises =
	/请|麻烦|建议|可以|尝试|先(?:更新|安装|装|打)|需要(?:先)?(?:更新|安装|补装|重装)|再安装|补装|务必|\bplease\b|\brecommend|\badvise|\bsuggest|\bshould\b|\binstall (?:KB|the)|\bapply KB|\bupdate to KB/i;
/** 更新 is mostly a noun: 更新历史. */
const installs =
	/安装|补装|重装|先装|装(?:上|一下|个)?\s*KB|打上|部署|下发|(?:先|请您?|建议|需要?|可以?|再)(?:先|再)?更新(?!历史|记录|日志|情况|状态|列表|失败)|更新(?:到|至)|\b(?:re)?install(?:ing)?\b|\bapply|\bdeploy|\bupdate to\b/i;
const mustBe = /\b(?:should|must|needs? to|ha(?:s|ve) to) (?:\w+ )?be (?:installed|applied|updated|deployed)/i;
/** What happened or is known already is no advice. */
const reports =
	/是否(?:已经?|曾)?(?:成功)?(?:安装|更新|装)(?:过|了|成功)?|(?:安装|装|更新)过|已(?:经)?(?:安装|更新|装|具备|满足|被取代|取代)|未安装|没有安装|未能安装|安装失败|失败的|安装成功|安装日志|安装情况|下载和安装|安装(?:时间|记录|完成后|过程)|是否|确认|检查|查找|核对|already|(?:fail\w*|unable|try|tried|attempt\w*) to (?:install|apply|update)|(?:cannot|could not|can't) (?:install|apply)|failed|fails|installed|was |has been|supersed|whether|check|confirm|look for/gi;
const recommends = /(?:建议|\brecommend|\badvise|\bsuggest)\s*(?:使用|采用)?\s*KB/i;
/** 之前 is "earlier" by itself, and "before" behind what comes later: 安装KB…之前. */
const earlier =
	/此前|上次|上一次|曾|(?:^|[，,；;：:（(我们您])\s*之前|之前(?:的?(?:建议|邮件|回复|说明)|提到|说)|(?:曾|已|过去|当时|\d日)(?:的?(?:邮件|电话)(?:中|里)?)?建议|建议过|\bearlier\b|\bprevious|\d日的建议(?:还|尚|仍)?(?:没|无|未)|:\s*(?:followed|declined|not tried|withdrawn|refuted|\[to fill: what came of it\])\.?\s*$|\b(?:I|we|you|had|was|were) (?:\w+ )?(?:recommended|advised|suggested|asked)\b/i;
/** A machine set up for a test has facts of its own, which the case does not know. */
const elsewhere =
	/测试(?:环境|机)|试验机|复现(?:设备|机|环境)|实验室|\btest (?:environment|machine|lab)|\blab\b|reproduction machine/i;
const verb =
	/^\W{0,6}(?:执行|运行|安装|收集|抓取|捕获|导出|使用|进入|按照|run|install|collect|capture|export|use|start)/iu;

/** A suspicion tells its ground in brackets: what a stack would take is no advice there. */
const grounds = /（依据：[^（）\n]*）|\(because [^()\n]*\)/g;

const isSupposed = (sentence: string) => earlier.test(sentence) || isConditional(sentence) || isNegated(sentence);

/** Whether the reader is to install what the sentence names, on the machines of the case. 未安装 and 已安装 speak of the past. */
export const asksToInstall = (sentence: string): boolean => {
	const told = sentence.replaceAll(grounds, '').replaceAll(reports, '');
	const asks = (advises.test(told) && (installs.test(told) || recommends.test(told))) || mustBe.test(sentence);
	return asks && !elsewhere.test(sentence) && !isSupposed(sentence);
};

/** Whether the reader is to do what the sentence says. */
export const asksFor = (sentence: string): boolean =>
	(advises.test(sentence) || verb.test(sentence)) && !isSupposed(sentence);
