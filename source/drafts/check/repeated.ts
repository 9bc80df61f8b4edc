import type {CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import {dateOf} from '../../text/time.js';
import type {Problem, Rule} from '../check.js';
import {bare} from './likeness.js';
import {readText, type Sentence} from './reading.js';

/** What differs between two mails about two machines: numbers, serials, versions, dates. */
const signOf = (text: string) => bare(text).replaceAll(/[a-z]*\d[a-z\d]*/g, '#');

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

const gramsOf = (sign: string): ReadonlySet<string> => {
	const grams = new Set<string>();
	for (let at = 0; at < sign.length - 3; at++) grams.add(sign.slice(at, at + 4));
	return grams;
};

const wholeOf = (sentences: readonly Sentence[]) => sentences.map(({text}) => bare(text)).join('');

type Told = {readonly mail: number; readonly grams: number};
/** The sentences of earlier mails, by what four signs in a row they hold. */
type Earlier = {
	readonly mails: CaseView['case']['mails'];
	/** Each mail in one, to know the very same mail by. */
	readonly whole: readonly string[];
	readonly told: readonly Told[];
	readonly byGram: ReadonlyMap<string, readonly number[]>;
};
const ofCases = new WeakMap<CaseView['case']['mails'], Earlier>();

const earlierOf = ({case: {mails}}: CaseView): Earlier => {
	const read = ofCases.get(mails);
	if (read) return read;
	const told: Told[] = [];
	const byGram = new Map<string, number[]>();
	const whole: string[] = [];

	for (const [mail, {way, text}] of mails.entries()) {
		if (way !== 'sent') continue;
		const {sentences} = readText(text);
		whole[mail] = wholeOf(sentences);
		for (const sentence of sentences) {
			const grams = gramsOf(signOf(sentence.text));
			for (const gram of grams) {
				const there = byGram.get(gram);
				if (there) there.push(told.length);
				else byGram.set(gram, [told.length]);
			}

			told.push({mail, grams: grams.size});
		}
	}

	const earlier = {mails, whole, told, byGram};
	ofCases.set(mails, earlier);
	return earlier;
};

/** The mails in which a sentence stood already, nearly word for word. */
const saidIn = (text: string, {told, byGram}: Earlier): ReadonlySet<number> => {
	const grams = gramsOf(signOf(text));
	const shared = new Map<number, number>();
	for (const gram of grams) for (const id of byGram.get(gram) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
	return new Set(
		[...shared].flatMap(([id, count]) => ((2 * count) / (grams.size + told[id]!.grams) >= 0.7 ? [told[id]!.mail] : [])),
	);
};

/** A mail most of which an earlier one said already: what differs, or what is still missing, is what the reader wants. */
export const repeated: Rule = ({own, sentences, at}, {view, knowledge}) => {
	if (!view?.case.mails.some(({way}) => way === 'sent')) return [];
	const said = ownIn(sentences, knownSigns(knowledge), own);
	if (said.reduce((length, {text}) => length + signOf(text).length, 0) < 2 * minimum) return [];
	const earlier = earlierOf(view);
	const places = said.map(sentence => ({sentence, mails: saidIn(sentence.text, earlier)}));
	const itself = wholeOf(sentences);
	const counted = earlier.mails.flatMap(({at: when}, mail) =>
		earlier.whole[mail] === itself
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
