import type {Both} from '../../text/both.js';
import {findCodes} from '../../text/codes.js';
import {findVersions} from '../../text/versions.js';
import {closingOf} from '../said/kinds.js';
import type {Mail, Sentence} from '../said/reading.js';
import {suspicionsIn} from '../said/suspicions.js';
import {type Judge, mistakeAt} from './mistake.js';

type Found = {readonly key: string; readonly name: Both; readonly mail: Mail; readonly sentence: Sentence};

const shows = /日志|显示|记录|发现|确认|\blogs?\b|shows?|found|records?|reports?|setupapi|CBS|dism|procmon/i;
const denied = /access\s?denied|拒绝访问|权限不足/i;
const timedOut = /time\s?-?out|tiomeout|timeout|超时/i;
const inf = /(?<![\w.-])([\w-]{2,24}\.inf)(?![\w])/gi;
const stackWord = /ssu|堆栈|服务栈|servicing[ -]?stack/i;
const corrupt = /(?:组件存储|系统文件|存储)[^。\n]{0,10}损坏|corrupt/i;
const noSpace = /空间不足|not enough (?:disk )?space|disk (?:is )?full/i;
const setAside =
	/无关|误报|噪声|可以?忽略|正常现象|排除|不是(?:本|该)?问题|unrelated|harmless|noise|can be ignored|not the cause|ruled out/i;

const codeDenied = '0x80070005';
const codeTimeout = '0x800705b4';

/** What a sentence proves, each by a name of its own: the same thing in other words is the same. */
const provedBy = (text: string): ReadonlyArray<{key: string; name: Both}> => [
	...(denied.test(text) ? [{key: codeDenied, name: {zh: '拒绝访问（access denied）', en: 'access denied'}}] : []),
	...(timedOut.test(text) ? [{key: codeTimeout, name: {zh: '超时', en: 'the time-out'}}] : []),
	...findCodes(text).map(({code, text: said}) => ({key: code, name: {zh: said, en: said}})),
	...[...text.matchAll(inf)].map(([, name]) => ({key: name!.toLowerCase(), name: {zh: name!, en: name!}})),
	...(stackWord.test(text) && findVersions(text).length > 0
		? [{key: 'stack', name: {zh: '服务堆栈的结论', en: 'the result on the servicing stack'}}]
		: []),
	...(corrupt.test(text) ? [{key: 'corrupt', name: {zh: '组件存储损坏', en: 'store corruption'}}] : []),
	...(noSpace.test(text) ? [{key: 'space', name: {zh: '空间不足', en: 'no disk space'}}] : []),
];

/** M11: the closure leaves out what the mails before it had found. */
export const thinClosure: Judge = thread => {
	const {mails} = thread;
	const closing = mails.findLast(mail => closingOf(mail) !== undefined);
	if (!closing) return [];
	const found = new Map<string, Found>();
	const aside = new Set<string>();
	for (const mail of mails) {
		if (mail.n >= closing.n || !mail.isOurs) continue;
		for (const sentence of mail.sentences) {
			for (const one of provedBy(sentence.text)) {
				if (setAside.test(sentence.text)) aside.add(one.key);
				else if ((one.key === 'stack' || shows.test(`${sentence.head ?? ''} ${sentence.text}`)) && !found.has(one.key))
					found.set(one.key, {...one, mail, sentence});
			}
		}
	}

	const told = new Set(closing.sentences.flatMap(({text}) => provedBy(text).map(({key}) => key)));
	if (stackWord.test(closing.text)) told.add('stack');
	const omitted: Found[] = [...found.values()].filter(({key}) => !told.has(key) && !aside.has(key));
	for (const {topic, mentions} of suspicionsIn(thread)) {
		if (topic.pattern.test(closing.text) || mentions.some(({mail}) => mail.n >= closing.n)) continue;
		const [first] = mentions;
		if (mentions.length > 1 && first)
			omitted.push({
				key: topic.id,
				name: {zh: `怀疑的${topic.name.zh}`, en: `the suspected ${topic.name.en}`},
				...first,
			});
	}

	const [first] = omitted;
	if (!first) return [];
	const names = [...new Map(omitted.map(({name}) => [name.zh, name])).values()];
	const sentence = closingOf(closing)!;
	return [
		mistakeAt('M11', closing, sentence, {
			sentence: {
				zh: `${closing.day.zh}的结案邮件漏掉了已有的发现：${names.map(({zh}) => zh).join('、')}（见${[...new Set(omitted.map(({mail}) => mail.day.zh))].join('、')}）。`,
				en: `The closure of ${closing.day.en} omits what had been found: ${names.map(({en}) => en).join(', ')} (mails of ${[...new Set(omitted.map(({mail}) => mail.day.en))].join(', ')}).`,
			},
			instead: {
				zh: '结案由发现和假设生成：已证实、已排除、未定、重开时要带什么，每条有出处。',
				en: 'The closure is built from findings and hypotheses: proved, ruled out, open, what to bring to reopen.',
			},
		}),
	];
};
