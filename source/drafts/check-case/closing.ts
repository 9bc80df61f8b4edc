import type {Subject} from '../../case/case.js';
import {adviceTitle} from '../../case/ledger/ledger.js';
import type {Both} from '../../text/both.js';
import {dateOf} from '../../text/time.js';
import {plain} from '../slots.js';
import type {Problem, ProblemCode, Rule} from '../check.js';
import {agreementIn} from './agreement.js';
import {untold} from './untold.js';

const closes =
	/(?:我将|我们将|将)(?:会)?(?:暂时|正式)?(?:归档|关闭|结案)(?:此|本|该|这个)?(?:案例|工单|案件)|(?:案例|工单|案件)(?:将|已)?(?:暂时|正式)?(?:予以)?(?:归档|关闭)[。，]|(?:本|此|该)(?:案例|工单|案件)(?:先行?|暂时?|现|今天|即日起)(?:予以|做|进行)?(?:归档|关闭|结案)|will (?:now |therefore )?(?:archive|close) (?:this|the) case|(?:archiving|closing) this case/i;
/** What may come: the scope says when a case is closed. */
const someday = /如果|若|届时|会考虑|考虑关闭|我们会与您确认|\bif\b|\bonce\b|\bwhen\b|\bwould\b/i;

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

	const {isClaimed, stands} = agreementIn(sentences, view);
	const missing = stands
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
