import type {Both} from '../../text/both.js';
import {isConditional, isNegated} from '../../drafts/check/reading.js';
import {findKbs} from '../../text/kb.js';
import {findMachines} from './machines.js';
import {listMark, type Mail, type Reading, type Sentence} from './reading.js';
import {type Topic, topicsIn} from './topics.js';

/** One thing that a mail of ours advises. */
export type Advised = {
	readonly mail: Mail;
	readonly sentence: Sentence;
	/** What is advised: a topic's id, or the KB to install. */
	readonly what: string;
	readonly name: Both;
	readonly topic?: Topic;
	readonly kb?: string;
	/** The devices that the mail speaks of; empty: all. */
	readonly machines: readonly string[];
	/** On a machine set up for a test, not on those of the case. */
	readonly elsewhere: boolean;
	readonly isConditional: boolean;
};

const urges =
	/请(?!问|知悉|放心)|建议|可以(?!正常|看出|看到|排除|复现(?:实际|的))|可尝试|尝试|试试|务必|推荐|先(?:更新|安装|装|打|执行|运行|卸载|停用)|需要(?:您|先|再)|麻烦|\bplease\b|recommend|\badvise|suggest|\bshould\b|\byou (?:can|could|may)\b|\btry (?:to|the|running|installing)\b|^\s*(?:run|install|collect|uninstall|disable|capture|update|boot|apply|remove)\b/i;
const headUrges =
	/建议|请|测试|以下(?:操作|步骤|措施)|尝试|下一步|计划|recommend|suggest|please|next step|action|following/i;
const installs = /安装|更新|补装|重装|装上|打上|部署|下发|升级|install|apply|deploy|update/i;
/** Told, asked or seen: no advice. */
const told =
	/已(?:经)?(?:安装|更新|装|设置|准备|配置|具备|满足|被取代|取代|执行|卸载|停用)|未安装|没有安装|未能(?:安装|获取)|安装失败|失败的|安装成功|安装日志|安装情况|下载和安装|安装(?:时间|记录|完成后|过程)|更新(?:过程|失败|安装过程)|涉及的补丁|\barmed\b|\balready|(?:fail\w*|unable|tried|attempt\w*) to (?:install|apply|update)|(?:cannot|could not|can't) (?:install|apply)|\bfailed|\bfails|\binstalled\b|\bwas |\bhas been|supersed|\binstallation of/gi;
const inquires = /是否(?:已|有|曾)|确认[^。]{0,12}是否|查找|核对|排查未能|why|whether/i;
const earlier =
	/此前|之前(?:的邮件|曾|建议)|上次|上一封|曾(?:经)?建议|[日号]的?建议|建议(?:还|尚)|(?:还在|正在)等待|还缺|\bthat day\b|\b(?:I|we) (?:had )?(?:recommended|suggested|advised)\b|waiting for|still missing|\bearlier\b|\bprevious(?:ly)?\b/i;
export const elsewhere =
	/测试(?:环境|机|设备|终端)|试验(?:机|环境)|复现(?:机|环境|设备)|实验室|(?:test|lab|reproduction|pilot|staging|clean) (?:environment|machine|lab|PC|VM|desktop|device|image)|\bin (?:the|a|our|your) lab\b/i;
const unadvised =
	/^\s*[•·-]?\s*已(?:设置|准备|备)好|(?:没有|未|并未|不)建议|(?:did|do|does) not (?:advise|recommend|suggest)|not (?:advised|recommended)/i;
/** What lies ready is no step. */
const kit = /准备好|备好|准备以下|需要准备|还缺|等待|\bready\b|\bbring\b|missing|waiting/i;
const onlyCollects = /收集|抓取|导出|上传|提供|collect|gather|upload|send|export|capture/i;

/** Whether a sentence of ours asks for something to be done. */
const isAdvice = ({text, head}: Sentence): boolean => {
	if (earlier.test(text) || unadvised.test(text) || kit.test(head ?? '')) return false;
	const asks = text.replaceAll(told, '');
	if (listMark.test(text) && head !== undefined) return urges.test(asks) || headUrges.test(head);
	return urges.test(asks);
};

/** Updates that the sentence asks to install. */
const kbsAdvised = ({text, head}: Sentence, known: readonly string[]): readonly string[] => {
	const asks = text.replaceAll(told, '');
	const isListed = installs.test(head ?? '');
	if (!(isListed || installs.test(asks)) || inquires.test(text)) return [];
	return findKbs(text, {known}).flatMap(({kb, index}) => {
		// Only what stands behind the words that ask: `KB4490628失败后，请收集日志` asks for no KB.
		const before = text.slice(0, index).replaceAll(told, '');
		const after = text.slice(index).replace(/^\S{0,2} ?\d+/, '');
		return kb && (isListed || installs.test(before) || /^\s?(?:补丁|更新)?(?:的安装|安装|装上)/.test(after))
			? [kb]
			: [];
	});
};

/** The machines that a mail is about: those it names, of which a sentence may name its own. */
const machinesOf = (mail: Mail, {text}: Sentence, known: readonly string[]): readonly string[] => {
	const own = findMachines(text, known).map(({serial}) => serial);
	return [...new Set(own.length > 0 ? own : findMachines(mail.text, known).map(({serial}) => serial))];
};

/** Everything that the mails of ours advise, in order; what is denied or told of the past is no advice. */
export const advisedIn = ({mails, knowledge, machines}: Reading): readonly Advised[] => {
	const serials = machines.map(({serial}) => serial);
	const known = Object.keys(knowledge.kb);
	const found: Advised[] = [];
	for (const mail of mails) {
		if (!mail.isOurs) continue;
		for (const sentence of mail.sentences) {
			const {text} = sentence;
			if (!isAdvice(sentence) || isNegated(text.replaceAll(/无法|不能/g, ''))) continue;
			const about = {
				mail,
				sentence,
				machines: machinesOf(mail, sentence, serials),
				elsewhere: elsewhere.test(text) || elsewhere.test(sentence.head ?? ''),
				isConditional: isConditional(text),
			};
			for (const kb of new Set(kbsAdvised(sentence, known)))
				found.push({...about, what: kb, kb, name: {zh: `安装${kb}`, en: `installing ${kb}`}});
			for (const topic of topicsIn(text)) {
				if (topic.asked && !topic.asked.test(text)) continue;
				// A log to collect is named with words of its subject.
				if (
					topic.id === 'security' &&
					onlyCollects.test(text) &&
					!/卸载|停|关闭|排查|排除|disable|remove|uninstall/i.test(text)
				)
					continue;
				found.push({...about, what: topic.id, topic, name: topic.name});
			}
		}
	}

	return found;
};
