import type {Both} from '../../text/both.js';
import type {Mail, Reading, Sentence} from './reading.js';

/** What may be behind a fault, as mails name it. */
type Suspect = {readonly id: string; readonly name: Both; readonly pattern: RegExp; readonly tested: RegExp};

const gone = '(?:卸载|停用|停掉|关闭|暂停|退出|禁用|移除|排除)';
const went = '(?:removed|uninstalled|disabled|stopped|paused|turned off|excluded)';

/** Said as done: after it was taken away, it worked or it did not. */
const testOf = (noun: string, english: string) =>
	new RegExp(
		`(?:已(?:经)?|完全)${gone}[^。\\n]{0,12}(?:${noun})|(?:${noun})[^。\\n]{0,12}(?:已(?:经)?${gone}|${gone}(?:后|了|测试)|无关|不是原因)|${gone}(?:了)?(?:三方|第三方|该|上述)?(?:${noun})[^。\\n]{0,8}(?:后|之后)[^。\\n]{0,30}(?:成功|失败|仍|依然|依旧|正常|恢复|可以|复现)|(?:没有|未|不)(?:安装|装)(?:该|任何)?(?:${noun})[^。\\n]{0,24}(?:成功|失败|同样|也|仍)|(?:after|with|once|when)[^.\\n]{0,24}(?:${english})[^.\\n]{0,20}${went}|(?:${went}|removing|uninstalling|disabling|stopping) (?:the |your )?(?:third-party )?(?:${english})[^.\\n]{0,60}(?:succe|fail|still|work|same|no longer|install)|(?:${english})[^.\\n]{0,24}(?:(?:has|have|had|was|were|is) (?:been )?(?:${went}|ruled out|tested)|made no difference)|without (?:the |any )?(?:third-party )?(?:${english})[^.\\n]{0,40}(?:succe|fail|still|work|same)`,
		'i',
	);

const suspect = (id: string, name: Both, noun: string, english: string): Suspect => ({
	id,
	name,
	pattern: new RegExp(`${noun}|${english}`, 'i'),
	tested: testOf(noun, english),
});

const suspects: readonly Suspect[] = [
	suspect(
		'agent',
		{zh: '安全软件', en: 'security software'},
		'安全软件|安全应用软件|杀毒软件|杀软|防病毒(?:软件)?|主机加固|管控策略|EDR',
		'anti-?virus|security (?:software|agent|product|client)|endpoint (?:agent|protection)|EDR',
	),
	suspect('disk', {zh: '磁盘', en: 'disk'}, '磁盘|硬盘|坏道', 'hard ?disk|bad sectors?|disk (?:fault|errors?|problem)'),
	suspect('memory', {zh: '内存', en: 'memory'}, '内存', 'memory (?:fault|errors?|problem)|faulty memory|RAM'),
	suspect(
		'network',
		{zh: '网络或更新服务器', en: 'network or update server'},
		'网络|代理|WSUS|防火墙',
		'network|proxy|WSUS|firewall',
	),
	suspect('policy', {zh: '组策略', en: 'group policy'}, '组策略|域策略', 'group polic(?:y|ies)|GPO'),
	suspect(
		'driver',
		{zh: '第三方驱动', en: 'third-party driver'},
		'(?:三方|显卡|存储|网卡|打印机?)驱动',
		'(?:third-party|filter|storage|display|network|vendor) drivers?',
	),
];

const suspicion =
	/怀疑|疑似|可能(?:是|由|与|因为|被)|(?:排查|检查|排除)[^。\n]{0,30}(?:影响|策略|原因|干扰|拦截)|有关|拦截|suspect|(?:may|might|could) (?:be|have been|come|interfere|block)|rul(?:e|ing) out|possible cause|likely cause|interfer|blocked by/i;
/** Asked to be taken away: nobody asks that of what is not suspected. */
const away = /卸载|停用|停掉|暂停|关闭|退出|禁用|disabl|uninstall|remov|paus|turn(?:ing)? off/i;
/** It was tried, or the mail says plainly that it was not. */
const settled =
	/(?:尚未|还未|还没有|没有|未)(?:经)?(?:验证|测试|证实)|待验证|对照测试(?:结果|显示|表明)|not (?:been |yet )*(?:tested|verified|proved|confirmed)|untested/i;

export type Suspicion = {
	readonly topic: Suspect;
	readonly mentions: ReadonlyArray<{readonly mail: Mail; readonly sentence: Sentence}>;
	/** Somebody says what a test of it showed, or that it was not tested. */
	readonly isSettled: boolean;
};

/** What our mails suspect, with every place, and whether a mail of either side says that it was tested. */
export const suspicionsIn = ({mails}: Reading): readonly Suspicion[] =>
	suspects.flatMap(topic => {
		const mentions = mails.flatMap(mail =>
			mail.isOurs
				? mail.sentences
						.filter(
							({text}) =>
								topic.pattern.test(text) && (suspicion.test(text) || (topic.id === 'agent' && away.test(text))),
						)
						.map(sentence => ({mail, sentence}))
				: [],
		);
		const isSettled = mails.some(({sentences}) =>
			sentences.some(
				({text}) =>
					topic.pattern.test(text) &&
					(settled.test(text) ||
						(topic.tested.test(text) &&
							!/建议|请(?!问)|可以(?!确认|看出|排除|认为)|是否|\bplease\b|recommend|suggest/i.test(text))),
			),
		);
		return mentions.length > 0 ? [{topic, mentions, isSettled}] : [];
	});
