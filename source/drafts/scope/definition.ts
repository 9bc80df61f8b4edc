import {subjectName} from '../../case/reading/subject.js';
import type {Symptom} from '../../case/case.js';
import type {CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import type {Filling} from '../slots.js';
import {unended} from '../letter/join.js';
import {kbsInWords} from './kbs.js';
import {countOf, machines, nameOf, reported, symptomsOf} from './subjects.js';
import {systemOf} from './system.js';

const asks = {
	customer: {label: {zh: '客户名称', en: 'customer'}, ask: {zh: '客户是哪家单位？', en: 'Who is the customer?'}},
	symptom: {label: {zh: '现象', en: 'symptom'}},
	total: {
		label: {zh: '安装总数', en: 'how many in all'},
		ask: {
			zh: '同批一共有多少台机器，成功的有多少？客户不清楚就填“未知”。',
			en: 'How many machines were to get the updates in all, and how many succeeded? Write "unknown" when nobody knows.',
		},
	},
	since: {
		label: {zh: '开始时间', en: 'since when'},
		ask: {zh: '问题从什么时候开始？', en: 'Since when does it happen?'},
	},
	changed: {
		label: {zh: '此前的变更', en: 'what changed'},
		ask: {
			zh: '出问题前改过什么（补丁、驱动、安全软件策略、镜像……）？没有就填“无”，不清楚填“未知”。',
			en: 'What changed before (updates, drivers, security policy, image …)? Write "none" or "unknown".',
		},
	},
	impact: {
		label: {zh: '影响', en: 'impact'},
		ask: {zh: '对业务有什么影响？', en: 'What is the impact on the business?'},
	},
	'solved-when': {
		label: {zh: '解决标准', en: 'what counts as solved'},
		ask: {zh: '做到什么程度算解决？', en: 'What counts as solved?'},
	},
} satisfies Record<string, {label: Both; ask?: Both}>;

/** One value for the case out of what its symptoms say: the common one, or each with whom it is of. */
const across = (symptoms: readonly Symptom[], field: 'since' | 'changed', view: CaseView, filling: Filling): string => {
	const said = symptoms.filter(symptom => symptom[field]?.trim());
	const values = new Set(said.map(symptom => symptom[field]!.trim()));
	const slot = {slot: field, ...asks[field]};

	if (values.size <= 1) return filling.value(slot, [...values][0]);

	const parts = said.map(symptom => {
		const subject = view.case.subjects.find(({id}) => symptom.subjects.includes(id));
		const name = subject ? nameOf(subject, filling) : filling.said(`symptom.${symptom.id}`, symptom.text);
		const value = filling.said(`${field}.${symptom.id}`, symptom[field]!);
		return filling.language === 'zh' ? `${name}：${value}` : `${name}: ${value}`;
	});

	return filling.answer(field) ?? parts.join(filling.language === 'zh' ? '；' : '; ');
};

/** What the problem is, with every part that a scope needs; a part that nobody said is an open slot. */
export const definition = (view: CaseView, knowledge: Knowledge, filling: Filling, ids?: readonly string[]) => {
	const {symptoms, customer} = view.case;
	const listedSubjects = reported(view, ids);
	const saidBy = (symptom: Symptom) => unended(filling.said(`symptom.${symptom.id}`, symptom.text));

	const groups = listedSubjects.map(subject => {
		const own = symptomsOf(subject, symptoms);
		const words = own.map(saidBy).join(filling.language === 'zh' ? '；' : '; ');

		return {
			name: nameOf(subject, filling),
			count: countOf(subject, own, filling),
			symptom:
				words ||
				filling.value({
					slot: `symptom.${subject.id}`,
					...asks.symptom,
					ask: {
						zh: `“${subjectName(subject)}”具体是什么现象？`,
						en: `What exactly happens on “${subjectName(subject)}”?`,
					},
				}),
		};
	});

	const loose = symptoms.filter(symptom => symptom.subjects.length === 0).map(saidBy);
	const nothing = groups.length === 0 && loose.length === 0;
	const totals = new Set(symptoms.flatMap(({total}) => (total === undefined ? [] : [String(total)])));

	const total = filling.value({slot: 'total', ...asks.total}, totals.size === 1 ? [...totals][0] : undefined);

	return {
		customer: filling.value({slot: 'customer', ...asks.customer}, customer),
		...systemOf(view, knowledge, filling),
		kbs: kbsInWords(view, knowledge, filling),
		groups,
		loose: nothing
			? [
					filling.value({
						slot: 'symptom',
						...asks.symptom,
						ask: {zh: '具体是什么现象，在哪些机器上？', en: 'What exactly happens, and on which machines?'},
					}),
				]
			: loose,
		total: filling.language === 'zh' ? machines(total, 'zh') : total,
		since: unended(across(symptoms, 'since', view, filling)),
		changed: unended(across(symptoms, 'changed', view, filling)),
		impact: unended(filling.value({slot: 'impact', ...asks.impact}, view.case.impact)),
		solvedWhen: unended(filling.value({slot: 'solved-when', ...asks['solved-when']}, view.case.solvedWhen)),
	};
};
