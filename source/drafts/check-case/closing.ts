import type {KeptFinding, Subject} from '../../case/case.js';
import {adviceTitle} from '../../case/ledger/ledger.js';
import type {CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import {findCodes} from '../../text/codes.js';
import {compareInstants, dateOf} from '../../text/time.js';
import {plain} from '../slots.js';
import type {Problem, ProblemCode, Rule} from '../check.js';
import {bare, shareOf} from '../check/likeness.js';

const closes =
	/(?:我将|我们将|将)(?:会)?(?:暂时|正式)?(?:归档|关闭|结案)(?:此|本|该|这个)?(?:案例|工单|案件)|(?:案例|工单|案件)(?:将|已)?(?:暂时|正式)?(?:予以)?(?:归档|关闭)[。，]|(?:本|此|该)(?:案例|工单|案件)(?:先行?|暂时?|现|今天|即日起)(?:予以|做|进行)?(?:归档|关闭|结案)|will (?:now |therefore )?(?:archive|close) (?:this|the) case|(?:archiving|closing) this case/i;
/** What may come: the scope says when a case is closed. */
const someday = /如果|若|届时|会考虑|考虑关闭|我们会与您确认|\bif\b|\bonce\b|\bwhen\b|\bwould\b/i;

const claims =
	/经过?(?:您|贵方|客户|双方|与您)[^。，]{0,12}(?:确认|同意|沟通)|(?:您|客户|贵方)[^。]{0,24}(?:同意|确认)[^。]{0,12}(?:归档|关闭|结案)|(?:with|after) your (?:consent|agreement|confirmation|approval)|as (?:you )?(?:agreed|confirmed)|you (?:have )?(?:agreed|confirmed|consented)|as agreed/i;
const agrees =
	/(?:同意|可以|确认)[^。\n]{0,8}(?:归档|关闭|结案)|\b(?:agree|consent|ok|fine)\w*\b.{0,40}\b(?:clos|archiv)/i;

/** Where the mail itself says when or how he agreed: in the call it thanks for, on a day, in a mail. */
const thanks =
	/感谢您?的?(?:来电|电话)|\bthank you for (?:taking |your )?(?:the |your )?call|thanks for (?:the|your) call/i;
const placed =
	/电话|今天|昨天|刚才|\d{1,2}月\d{1,2}日|邮件|\bphone\b|\bcall\b|\btoday\b|\byesterday\b|\bmail\b|\d{4}-\d\d-\d\d|\b(?:on|of) [A-Z][a-z]{2,8} \d/;

/** Whether the journal knows of the customer's yes: recorded, filled into the mail, written by him, or said in a call since. */
const isAgreed = ({case: {archivings, drafts, mails, notes, calls}}: CaseView): boolean => {
	const sent = mails.findLast(({way}) => way === 'sent')?.at;
	const isSince = (at: string) => sent === undefined || compareInstants(at, sent) >= 0;
	return (
		archivings.some(({agreedBy, reopened}) => agreedBy.trim() !== '' && reopened === undefined) ||
		drafts.some(({slots}) => (slots['agreed'] ?? '').trim() !== '') ||
		notes.some(({text}) => agrees.test(text)) ||
		mails.some(({way, text}) => way === 'received' && agrees.test(text)) ||
		calls.some(({from, to}) => isSince(to ?? from))
	);
};

type Mail = {readonly bare: string; readonly codes: ReadonlySet<string>; readonly sentences: readonly string[]};

/** The line itself named: `CBS.log第32行`, `CBS.log line 32`. */
const isCited = ({file, line}: KeptFinding, mail: Mail): boolean => {
	const name = file.split(/[\\/!]/).at(-1) ?? file;
	return [`${name}第${line}行`, `${name} line ${line}`, `${name}, line ${line}`, `line ${line} of ${name}`].some(
		place => new RegExp(`${RegExp.escape(bare(place))}(?!\\d)`).test(mail.bare),
	);
};

const isTold = (found: KeptFinding, mail: Mail, {rules}: Knowledge): boolean => {
	const {values, meaning, quote, rule} = found;
	const title = rules[rule]?.title;
	const ofItsOwn = Object.entries(values).flatMap(([name, value]) =>
		/kb|version|at$|time|seconds|count/i.test(name) || value.length < 4 ? [] : [value],
	);
	return (
		mail.bare.includes(bare(quote)) ||
		isCited(found, mail) ||
		(title !== undefined && [title.zh, title.en].some(words => mail.bare.includes(bare(words)))) ||
		ofItsOwn.some(
			value => mail.bare.includes(bare(value)) || findCodes(value).some(({code}) => mail.codes.has(code)),
		) ||
		(['zh', 'en'] as const).some(language => {
			const [first = ''] = meaning[language].split(/[。；;]|\.\s/);
			return mail.sentences.some(sentence => shareOf(first, sentence) >= 0.5);
		})
	);
};

/** Findings of the level error that nobody told or set aside, one for each meaning. */
const untold = ({case: {evidence}}: CaseView, text: string, knowledge: Knowledge): readonly KeptFinding[] => {
	const findings = new Map<string, KeptFinding>();
	for (const found of evidence.flatMap(item => item.findings)) {
		const key = `${found.rule} ${found.meaning.zh}`;
		if (found.level === 'error' && !found.setAside && !findings.has(key)) findings.set(key, found);
	}

	const mail: Mail = {
		bare: bare(text),
		codes: new Set(findCodes(text).map(({code}) => code)),
		sentences: text.split(/[。；;\n]|\.\s/),
	};
	return [...findings.values()].filter(found => !isTold(found, mail, knowledge));
};

const nameOf = (subjects: readonly Subject[], ids: readonly string[]) =>
	subjects
		.filter(({id}) => ids.includes(id))
		.map(({serial, name}) => plain(serial ?? name))
		.join(' ');

/**
 * A closure names what became of every symptom and every advice, tells or sets aside what the evidence showed, and stands on
 * the customer's yes: what lacks holds it back.
 */
export const closing: Rule = ({own, sentences, at}, {view, draft, knowledge}) => {
	const sentence =
		sentences.find(({text}) => closes.test(text) && !someday.test(text)) ??
		(draft?.kind === 'closure' ? sentences[0] : undefined);
	if (!sentence) return [];
	const found = closes.exec(sentence.text);
	const place = at(sentence.index + (found?.index ?? sentence.text.search(/\S|$/)), found?.[0] ?? sentence.text.trim());
	const problem = (code: ProblemCode, message: Both): Problem => ({
		code,
		level: 'block',
		...place,
		message,
		candidates: [],
	});

	const isClaimed = sentences.some(({text}) => claims.test(text));
	const isPlaced = sentences.some(({text}) => thanks.test(text) || (claims.test(text) && placed.test(text)));
	const missing =
		isClaimed && (!view || isPlaced || isAgreed(view))
			? []
			: [
					problem('agreement-missing', {
						zh: isClaimed
							? '案例里没有客户同意归档的记录：请记下谁在何时同意，再归档。'
							: '没有写明客户同意归档：请先征得客户同意，写明“经过您的确认”。',
						en: isClaimed
							? 'The case has no record of the customer’s agreement: note who agreed and when before you archive.'
							: 'The mail does not say that the customer agreed: get the agreement first and say so.',
					}),
				];
	if (!view) return missing;
	const {symptoms, advice, subjects} = view.case;

	return [
		...symptoms
			.filter(({outcome}) => outcome === undefined)
			.map(({text}) =>
				problem('symptom-open', {
					zh: `“${plain(text)}”还没有结果：先在案例中记下结果，再归档。`,
					en: `“${plain(text)}” has no outcome yet: settle it in the case before you archive.`,
				}),
			),
		...advice
			.filter(({fate}) => fate === undefined)
			.map(given => {
				const {subjects: ids, at: when} = given;
				const what = adviceTitle(given, knowledge);
				const machines = nameOf(subjects, ids);
				return problem('advice-open', {
					zh: `${dateOf(when)}建议的“${plain(what.zh)}”${machines ? `（${machines}）` : ''}不知道执行了没有：先问清并记下结果，再归档。`,
					en: `What came of “${plain(what.en)}”${machines ? ` (${machines})` : ''}, advised on ${dateOf(when)}, is not known: ask and settle it before you archive.`,
				});
			}),
		...untold(view, own, knowledge).map(({meaning, file, line}) =>
			problem('finding-untold', {
				zh: `日志的发现没有写进总结：${plain(meaning.zh)}（${plain(file)}第${line}行）。请写明，或在日志页搁置并说明原因。`,
				en: `The summary leaves out what the log shows: ${plain(meaning.en)} (${plain(file)} line ${line}). Tell it, or set it aside with a reason.`,
			}),
		),
		...missing,
	];
};
