import type {Knowledge} from '../../knowledge/schema.js';
import {dateOf} from '../../text/time.js';
import type {Problem, Rule} from '../check.js';
import {earlierMails, signOf, wholeOf} from './earlier.js';
import type {Sentence} from './reading.js';

/** Parts that a mail may say again: the definition and the scope, and how-tos. */
const from = /^\s*(?:问题定义|问题范围|Problem definition|Scope|附录|Appendix)\s*[：:]/i;
const until = /^\s*(?:问题总结|Summary|建议|现阶段|对于|如电话中所说|详细分析|Details|As said|For the|This is what)/i;
/** Set phrases of the trade, and how a mail begins and ends. */
const phrase =
	/您好[：:]?$|^\s*Dear\b|感谢您?的?(?:电话|来电|接听|支持|配合)|如电话中所说[，,]?$|^\s*(?:谢谢|此致|敬礼|顺祝)|(?:400|热线|hotline).{0,20}(?:联系|reach|contact)|(?:联系|reach|contact).{0,40}(?:400|热线|hotline|any time)|(?:如有|有任何|如果您?有|如您(?:后续)?有)[^。]{0,20}(?:疑问|问题|需要)|随时(?:与我)?(?:联系|沟通)|归档(?:此|本)?案例|归档[^。]{0,12}不(?:会)?影响|CDUC上传|thank you|(?:best|kind)?\s?regards|will archive this case|does not affect/i;

const minimum = 8;

/** The sentences that say something of their own. */
const ownIn = (sentences: readonly Sentence[], known: ReadonlySet<string>, whole: string): readonly Sentence[] => {
	let isSet = false;
	const lineAt = (index: number) => whole.lastIndexOf('\n', index - 1) + 1;

	return sentences.filter(({text, index}) => {
		const line = whole.slice(lineAt(index + text.search(/\S|$/)));
		if (from.test(line)) isSet = true;
		else if (isSet && until.test(line)) isSet = false;
		const sign = signOf(text);
		return !isSet && sign.length >= minimum && !phrase.test(text.trim()) && !known.has(sign);
	});
};

const ofKnowledge = new WeakMap<Knowledge['howto'], ReadonlySet<string>>();

const textsIn = (value: unknown): readonly string[] => {
	if (typeof value === 'string') return [value];
	return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
};

/** The words of how-tos and of the templates themselves, which every mail of a kind says. */
const knownSigns = ({howto, templates}: Knowledge): ReadonlySet<string> => {
	const read = ofKnowledge.get(howto);
	if (read) return read;
	const written = Object.values(templates).flatMap(text => text.split(/\{[{%].*?[%}]\}|[。；;\n]|\.\s/));
	const steps = textsIn(howto).flatMap(text => text.split(/[。；;\n]|\.\s/));
	const signs = new Set([...written, ...steps].map(signOf).filter(sign => sign.length >= minimum));
	ofKnowledge.set(howto, signs);
	return signs;
};

/** A mail most of which an earlier one said already: what differs, or what is still missing, is what the reader wants. */
export const repeated: Rule = ({own, sentences, at}, {view, knowledge}) => {
	if (!view?.case.mails.some(({way}) => way === 'sent')) return [];
	const said = ownIn(sentences, knownSigns(knowledge), own);
	if (said.reduce((length, {text}) => length + signOf(text).length, 0) < 2 * minimum) return [];
	const {whole, saidIn} = earlierMails(view);
	const places = said.map(sentence => ({sentence, mails: saidIn(sentence.text)}));
	const itself = wholeOf(sentences);
	const counted = view.case.mails.flatMap(({at: when}, mail) =>
		whole[mail] === itself
			? []
			: [{when, again: places.filter(({mails}) => mails.has(mail)).map(({sentence}) => sentence)}],
	);
	const most = counted.toSorted((a, b) => b.again.length - a.again.length)[0];
	if (!most || most.again.length / said.length < 0.4) return [];
	const {text, index} = most.again[0]!;
	const percent = Math.round((100 * most.again.length) / said.length);

	const problem: Problem = {
		code: 'mail-repeated',
		level: 'warn',
		...at(index + text.search(/\S|$/), text.trim()),
		message: {
			zh: `${percent}%的句子（${said.length}句中的${most.again.length}句）与${dateOf(most.when)}的邮件相同：只写有变化的内容，相同之处注明见该邮件。`,
			en: `${percent} % of the sentences (${most.again.length} of ${said.length}) stood in the mail of ${dateOf(most.when)}: write what is new, and refer to that mail for the rest.`,
		},
		candidates: [],
	};
	return [problem];
};
