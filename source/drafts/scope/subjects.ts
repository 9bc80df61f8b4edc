import {subjectName} from '../../case/reading/subject.js';
import type {Subject, Symptom} from '../../case/case.js';
import type {CaseView} from '../../case/view.js';
import {type Filling, isUnknown} from '../slots.js';

/** The subjects a mail speaks of: those asked for, or all that are there; a group that was split speaks through its devices. */
export const subjectsFor = (view: CaseView, ids?: readonly string[]): readonly Subject[] =>
	ids && ids.length > 0
		? view.case.subjects.filter(({id}) => ids.includes(id))
		: view.case.subjects.filter(({into, planned}) => into.length === 0 && !planned);

/** The subjects as they were reported: a group that was split later is still what the customer told us of. */
export const reported = (view: CaseView, ids?: readonly string[]): readonly Subject[] => {
	const {subjects} = view.case;
	if (!ids || ids.length === 0) return subjects.filter(({from, planned}) => from === undefined && !planned);
	return subjects.filter(({id, from}) => ids.includes(id) && !(from !== undefined && ids.includes(from)));
};

/** The symptoms of a subject; a device has those of the group it was split from. */
export const symptomsOf = (subject: Subject, symptoms: readonly Symptom[]): readonly Symptom[] =>
	symptoms.filter(({subjects}) => subjects.includes(subject.id) || (subject.from && subjects.includes(subject.from)));

/** A subject's own words: the group's name, or the device by serial, in the language of the mail. */
export const nameOf = (subject: Subject, filling: Filling): string => {
	const {id, kind, name, serial} = subject;
	if (kind === 'group' || !serial) return filling.said(`subject.${id}`, name || serial || id);
	if (!name) return filling.language === 'zh' ? `设备${serial}` : `device ${serial}`;
	const said = filling.said(`subject.${id}`, name);
	return filling.language === 'zh' ? `设备${serial}（${said}）` : `device ${serial} (${said})`;
};

/** `3台`, `3 machines` for a number; other words as they are. */
export const machines = (count: string, language: Filling['language']) =>
	/^\d+$/.test(count) ? (language === 'zh' ? `${count}台` : count === '1' ? '1 machine' : `${count} machines`) : count;

/** How many machines a group has, of how many: `3台`, `120台中的3台`, `数量未知`; null for a single device. */
export const countOf = (subject: Subject, symptoms: readonly Symptom[], filling: Filling): string | null => {
	if (subject.kind === 'device') return null;
	const {language} = filling;
	const counted = symptoms.find(({affected, subjects}) => affected !== undefined && subjects.length === 1);
	const count = counted?.affected ?? subject.count;

	if (counted?.affected !== undefined && counted.total !== undefined) {
		return language === 'zh'
			? `${counted.total}台中的${counted.affected}台`
			: `${counted.affected} of ${machines(String(counted.total), language)}`;
	}

	const said = filling.value(
		{
			slot: `count.${subject.id}`,
			label: {zh: '数量', en: 'how many'},
			ask: {
				zh: `“${subjectName(subject)}”有多少台？客户不清楚就填“未知”。`,
				en: `How many machines are in “${subjectName(subject)}”? Write "unknown" when the customer does not know.`,
			},
		},
		count === undefined ? undefined : String(count),
	);

	if (said === '未知' || isUnknown(said)) return language === 'zh' ? '数量未知' : 'number unknown';
	return machines(said, language);
};
