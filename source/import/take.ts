import type {Imported, ImportedMail, Of} from '../case/acts/imported.js';
import type {Knowledge} from '../knowledge/schema.js';
import {proposalsIn} from '../text/note/note.js';
import type {Advised} from './said/advice.js';
import {howtoIn, stepsIn} from './said/howtos.js';
import {closingOf, definitionOf} from './said/kinds.js';
import {correctedIn} from './mistakes/false-lead.js';
import type {Clock} from './offset.js';
import type {Mail} from './said/reading.js';
import type {Summary} from './summary.js';
import {type Suspicion, suspicionsIn} from './said/suspicions.js';

/** 53 bits of a text (cyrb53), in letters and digits: enough to tell the mails of one case apart. */
const digestOf = (text: string): string => {
	let [high, low] = [0xde_ad_be_ef, 0x41_c6_ce_57];
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		high = Math.imul(high ^ unit, 2_654_435_761);
		low = Math.imul(low ^ unit, 1_597_334_677);
	}

	high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
	low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
	return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36);
};

const hanShare = (text: string) => (text.match(/\p{Script=Han}/gu)?.length ?? 0) / Math.max(1, text.length);

/** The kind of draft that a mail of ours is. */
const kindOf = (mail: Mail, advised: readonly Advised[]): string => {
	if (closingOf(mail)) return 'closure';
	if (definitionOf(mail).length > 0) return 'first-response';
	if (correctedIn(mail).length > 0) return 'correction';
	if (stepsIn(mail).length > 0 && advised.some(({topic}) => topic?.isWork && howtoIn(mail, topic) !== undefined))
		return 'how-to';
	if (/日志(?:分析)?显示|查看[^。\n]{0,16}日志|\blogs? (?:show|you)/i.test(mail.text)) return 'findings';
	return mail.sentences.length > 6 ? 'call-summary' : 'chaser';
};

/** The step of a tree that recommends this update, as `tree/node`; empty when none does. */
const stepOf = ({trees}: Knowledge, kb: string | undefined): string => {
	for (const [tree, {nodes}] of Object.entries(trees))
		for (const [node, one] of Object.entries(nodes))
			if (kb && one.kind === 'do' && one.recommends?.includes(kb)) return `${tree}/${node}`;
	return '';
};

const hypothesisOf: Readonly<Record<string, string>> = {
	agent: 'security-software',
	disk: 'hardware-fault',
	memory: 'hardware-fault',
	network: 'update-channel',
};

const factsOf = (mail: Mail, {systems, stacks}: Summary): ImportedMail['facts'] => [
	...[...systems].flatMap(([value, {mail: where, sentence}]) =>
		where.n === mail.n ? [{fact: 'os.family', value, quote: sentence.text}] : [],
	),
	...stacks.flatMap(({version, machine, mail: where, sentence}) =>
		where.n === mail.n
			? [{fact: 'ssu.version', value: version, ...(machine && {device: machine}), quote: sentence.text}]
			: [],
	),
	// What a customer says outright; our own mails say what we think.
	...(mail.isOurs ? [] : mail.sentences).flatMap(({text}) =>
		proposalsIn(text).flatMap(proposal =>
			proposal.kind === 'fact' && proposal.of === undefined && !['os.family', 'ssu.version'].includes(proposal.fact)
				? [{fact: proposal.fact, value: proposal.value, quote: text}]
				: [],
		),
	),
];

/** The machines that a piece of advice is for: those it names, the groups it speaks to, else all that were named so far. */
const adviceFor = ({machines, sentence, mail}: Advised, {symptoms, groups, reading}: Summary): Of => {
	if (machines.length > 0) return {devices: machines, groups: []};
	const spoken = symptoms.filter(({pattern}) => pattern.test(sentence.text)).map(({text}) => text);
	const named = groups.filter(({symptom}) => symptom !== undefined && spoken.includes(symptom)).map(({name}) => name);
	if (named.length > 0) return {devices: [], groups: named};
	const so = reading.machines.filter(machine => machine.mails[0]! <= mail.n).map(({serial}) => serial);
	return so.length > 0 ? {devices: so, groups: []} : {devices: [], groups: groups.map(({name}) => name)};
};

const adviceOf = (mail: Mail, summary: Summary): ImportedMail['advice'] => {
	const said = new Set<string>();
	return summary.advised.flatMap(one => {
		if (one.mail.n !== mail.n || (one.kb && (one.elsewhere || one.isConditional)) || said.has(one.what)) return [];
		said.add(one.what);
		const howto = one.topic?.howto;
		return [
			{
				...adviceFor(one, summary),
				step: stepOf(summary.reading.knowledge, one.kb),
				...(howto && {howto}),
				recommends: one.kb ? [one.kb] : [],
				words: one.kb || howto ? '' : one.name.zh,
			},
		];
	});
};

const takeMail = (mail: Mail, summary: Summary, suspicions: readonly Suspicion[], {instantOf}: Clock): ImportedMail => {
	const {reading, symptoms, groups, priorities, promises} = summary;
	const at = instantOf(mail);
	const isFirst = mail.n === (symptoms[0]?.mail.n ?? 1);
	const [priority] = priorities.filter(one => one.mail.n === mail.n);
	return {
		id: `mail-${digestOf(`${mail.written?.date ?? ''} ${mail.text.replaceAll(/[\s>]+/g, '')}`)}`,
		way: mail.isOurs ? 'sent' : 'received',
		...(at && {at}),
		from: mail.from,
		subject: mail.subject ?? reading.subject ?? '',
		text: mail.text,
		kind: kindOf(
			mail,
			summary.advised.filter(one => one.mail.n === mail.n),
		),
		language: hanShare(mail.text) > 0.2 ? 'zh' : 'en',
		...(priority && {priority: {to: priority.to, agreedBy: priority.agreedBy}}),
		devices: reading.machines.flatMap(({serial, owner, mails: [first]}) =>
			first === mail.n ? [{serial, ...(owner && {name: owner})}] : [],
		),
		groups: isFirst ? groups.map(({name, count}) => ({name, ...(count !== undefined && {count})})) : [],
		symptoms: symptoms
			.filter(one => one.mail.n === mail.n)
			.map(({text}) => ({
				text,
				devices: [],
				groups: groups.filter(({symptom}) => symptom === text).map(({name}) => name),
			})),
		facts: factsOf(mail, summary),
		advice: adviceOf(mail, summary),
		corrects: correctedIn(mail),
		promises: promises
			.filter(one => one.mail.n === mail.n)
			.map(({side, sentence, due}) => ({side, text: sentence.text, ...(due && {due})})),
		suspects: suspicions.flatMap(({topic, mentions: [first]}) => {
			const hypothesis = hypothesisOf[topic.id];
			return hypothesis && first?.mail.n === mail.n ? [{hypothesis, because: first.sentence.text}] : [];
		}),
	};
};

/** What the case is to ask about, in one note. */
const noteOf = ({kbs, contradictions}: Summary): string => {
	const lines = [
		...kbs.flatMap(({token, why, verdict}) =>
			verdict === 'malformed' ? [`${token}：${why?.zh ?? '格式不对'}，请核对。`] : [],
		),
		...contradictions.map(({about, values}) => `${about}说法不一致：${values.map(({value}) => value).join(' / ')}`),
	];
	return lines.length === 0 ? '' : ['导入的邮件里需要核对：', ...lines].join('\n');
};

/** A thread as its case takes it in: mails with their written dates, and what each of them says. */
export const takeFrom = (summary: Summary, clock: Clock): Imported => {
	const suspicions = suspicionsIn(summary.reading);
	const {number, customer, title, product, reference} = summary.reading.fields;
	return {
		fields: {
			...(number && {number}),
			...(customer && {customer}),
			...(title && {title}),
			...(product && {product}),
			...(reference && {reference}),
		},
		contacts: summary.people.flatMap(({surname, title = '', role, address}) =>
			surname && (role === 'customer' || role === 'tam') ? [{surname, title, role, ...(address && {address})}] : [],
		),
		mails: summary.reading.mails.map(mail => takeMail(mail, summary, suspicions, clock)),
		note: noteOf(summary),
	};
};
