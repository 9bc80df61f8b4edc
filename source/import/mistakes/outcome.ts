import type {Mail} from '../said/reading.js';
import {closingOf, definitionOf} from '../said/kinds.js';
import {likeness} from '../said/likeness.js';
import {reportedIn} from '../said/reported.js';
import {type Judge, mistakeAt} from './mistake.js';

const outcome =
	/恢复|已?解决|正常|成功|不再(?:出现|发生|复现)|未再|消失|(?:无|没有|不能|未能|无法)[^。\n]{0,8}复现|无问题复现环境|回滚处理|已(?:经)?回滚|重建|重装|更换|拆分|另(?:开|行)|转由|转交|属于|按设计|尚未解决|未解决|结果未知|客户(?:确认|放弃|不再)|solved|resolved|fixed|recovered|works|working|succeed|successful|no longer|not reproduc|cannot be reproduced|rebuilt|reinstalled|replaced|rolled back|split|moved to|separate case|third part|by design|(?:outcome|result) (?:is )?unknown|not solved|unresolved|still open/i;
const covers =
	/另(?:一|外)(?:个|种)?(?:现象|症状|问题)|(?:another|the other) (?:symptom|problem)|(?:上述|所有|全部|各个?|以上)(?:的)?(?:问题|症状|设备|现象)|all (?:of )?(?:the )?(?:above|affected|symptoms|machines|devices|problems)|everything|\b(?:problem|issue|fault)s? (?:is|are|was|were|has been|have been)|问题(?:均)?(?:已(?:经)?|得到)/i;
const machines =
	/(?:该|这台|此)(?:设备|机器|电脑|云桌面|服务器)|(?<!test )\bthe (?:machine|device|laptop|desktop|server|PC|VM)\b|问题设备|故障(?:设备|机)|受影响的?(?:设备|机器)|(?:failing|affected|faulty|problem) (?:\w+ )?(?:devices?|machines?|laptops?|desktops?|PCs?|servers?|computers?|VMs?)/i;

/** Good news that settles a trouble without naming it. */
const opposites: ReadonlyArray<readonly [RegExp, RegExp]> = [
	[
		/安装|更新|升级|install|update/i,
		/(?:安装|更新|升级)成功|成功(?:安装|更新|升级)|install(?:ed|s)? (?:successfully|fine|without|on (?:both|all|every|the))|KB\d{6,7} (?:(?:is|was|has been|now) ){0,2}installed(?! but)|succe(?:eded|ssfully install)/i,
	],
	[
		/启动|开机|进入系统|重启|修复|\bboot|start|repair/i,
		/(?:可以|能|已)?正常(?:启动|开机|进入)|(?:boots?|starts?) (?:normally|again|fine)/i,
	],
];
const plans = /如果|若|请|建议|是否|测试环境|\bif\b|please|whether|test environment/i;

/** What a mail says beyond repeating the definition. */
const ownWords = (mail: Mail, definition: readonly string[]) => {
	const again = definitionOf(mail);
	return mail.sentences.filter(
		sentence =>
			!again.some(({line}) => line === sentence.line) && !definition.some(text => likeness(text, sentence.text) > 0.85),
	);
};

/** M9: the case is closed and a symptom that was reported has no outcome. */
export const lostSymptom: Judge = ({mails}) => {
	const closing = mails.findLast(mail => closingOf(mail) !== undefined);
	if (!closing) return [];
	const reported = reportedIn(mails);
	const lost = reported.filter(({text: symptom, pattern, mail, on}) => {
		const definition = definitionOf(mail).map(({text}) => text);
		const later = mails
			.filter(({n}) => n > mail.n || n === closing.n)
			.map(one => ({mail: one, sentences: ownWords(one, definition)}));
		const opposite = opposites.find(([of]) => of.test(symptom))?.[1];
		const isSettled = later.some(({sentences}) =>
			sentences.some(
				({text}) =>
					((pattern.test(text) || covers.test(text) || (on && text.toLowerCase().includes(on))) &&
						outcome.test(text)) ||
					(opposite?.test(text) && !plans.test(text)),
			),
		);
		const isFollowed = later.some(({sentences}) => sentences.some(({text}) => pattern.test(text)));
		const closes = later
			.filter(one => one.mail.n >= closing.n)
			.some(({sentences}) => sentences.some(({text}) => machines.test(text) && outcome.test(text)));
		return !isSettled && !(isFollowed && closes);
	});
	return lost.map(({text, pattern, mail, sentence}) => {
		const spoken = mail.sentences.findLast(one => pattern.test(one.text)) ?? sentence;
		return mistakeAt('M9', mail, spoken, {
			sentence: {
				zh: `“${text}”在${mail.day.zh}之后没有结果，${closing.day.zh}就结案了。`,
				en: `“${text}” has no outcome after ${mail.day.en}, and the case is closed on ${closing.day.en}.`,
			},
			instead: {
				zh: '归档前每个症状都要有结果：已解决、已规避、无法复现、第三方、尚未解决……缺一个就归不了档。',
				en: 'Before the archive every symptom needs an outcome; one without holds it back.',
			},
		});
	});
};
