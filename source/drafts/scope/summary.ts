import type {Outcome, Subject} from '../../case/case.js';
import type {CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import type {Instant} from '../../text/time.js';
import {type Filling, plain} from '../slots.js';
import {adviceTitle} from '../advice/advice-title.js';
import {dayInWords} from '../letter/days.js';
import {hypothesesInWords, suspicions} from '../advice/hypotheses.js';
import {listed, unended} from '../letter/join.js';
import {unready} from '../../case/ledger/unready.js';
import {nameOf} from './subjects.js';

const inLanguage = (text: Both, {language}: Filling) => unended(plain(text[language]));

const subjectOf = (view: CaseView, id: string | undefined) => view.case.subjects.find(subject => subject.id === id);
const named = (subject: Subject | undefined, filling: Filling) => (subject ? nameOf(subject, filling) : null);

const outcomes: Readonly<Record<Outcome, Both>> = {
	fixed: {zh: '已解决', en: 'solved'},
	workaround: {zh: '已有临时规避方法', en: 'worked around'},
	'not-reproduced': {zh: '目前无法复现', en: 'cannot be reproduced at present'},
	'third-party': {zh: '转由第三方处理', en: 'with the third party'},
	'by-design': {zh: '属于产品设计的行为', en: 'by design'},
	open: {zh: '尚未解决', en: 'not solved'},
	moved: {zh: '已拆分到其他案例处理', en: 'moved to a case of its own'},
};

/** Every symptom with what became of it; one without an outcome is an open slot, settled in the case and nowhere else. */
export const symptomOutcomes = (view: CaseView, filling: Filling) =>
	view.case.symptoms.map(({id, text, subjects, outcome, outcomeWords}) => {
		const names = subjects.flatMap(subject => named(subjectOf(view, subject), filling) ?? []);
		const said = unended(filling.said(`symptom.${id}`, text));
		const zh = filling.language === 'zh';
		const words = outcomeWords?.trim() ? unended(filling.said(`outcome.${id}`, outcomeWords)) : '';
		const of =
			names.length === 0 ? said : zh ? `${listed(names, 'zh')}（${said}）` : `${listed(names, 'en')} (${said})`;

		if (!outcome) {
			const slot = {
				slot: `outcome.${id}`,
				label: {zh: '结果', en: 'outcome'},
				ask: {zh: `“${text}”最后怎样了？`, en: `What became of “${text}”?`},
			};
			return {name: of, outcome: filling.mark(slot)};
		}

		return {name: of, outcome: [outcomes[outcome][filling.language], words].filter(Boolean).join(zh ? '，' : ', ')};
	});

/** What is known not to be it: refuted suspicions, and updates whose stack is on the machine already. */
export const ruledOut = (view: CaseView, knowledge: Knowledge, filling: Filling): readonly string[] => {
	const zh = filling.language === 'zh';
	const kbs = new Set(
		view.case.advice.flatMap(({recommends}) => recommends).filter(kb => knowledge.kb[kb]?.kind === 'ssu'),
	);

	const stacks = [...kbs].flatMap(kb => {
		const against = view.case.subjects.flatMap(subject => {
			const found = unready(kb, view.factsOf(subject.id), knowledge);
			return found?.why === 'refuted' ? [{name: nameOf(subject, filling), ...found}] : [];
		});
		if (against.length === 0) return [];
		const {brings} = against[0]!;
		const has = against.map(({name, has: version}) => (zh ? `${name}的服务堆栈为${version}` : `${version} on ${name}`));
		return zh
			? [`不需要再安装${kb}：${has.join('，')}，${has.length > 1 ? '均' : ''}不低于${kb}带来的${brings}`]
			: [`${kb} is not needed: the servicing stack (${listed(has, 'en')}) is not below ${brings}, which ${kb} brings`];
	});

	return [
		...hypothesesInWords(view, filling)
			.filter(({isRefuted}) => isRefuted)
			.map(({title, because}) => withGrounds(title, because, filling)),
		...stacks,
	];
};

const withGrounds = (title: string, because: readonly string[], {language}: Filling) => {
	if (because.length === 0) return title;
	return language === 'zh' ? `${title}（依据：${because.join('；')}）` : `${title} (because ${because.join('; ')})`;
};

/** What somebody settled on good grounds without proof. */
export const supported = (view: CaseView, filling: Filling): readonly string[] =>
	hypothesesInWords(view, filling)
		.filter(({isSupported}) => isSupported)
		.map(({title, because}) => withGrounds(title, because, filling));

/** What nobody has shown: suspicions with the test that would decide, and facts whose sources contradict each other. */
export const unsettled = (view: CaseView, knowledge: Knowledge, filling: Filling): readonly string[] => {
	const zh = filling.language === 'zh';
	const open = suspicions(view, filling)
		.filter(({isSupported}) => !isSupported)
		.map(({title, because, test, testState}) => {
			const words = withGrounds(zh ? `怀疑${title}` : `suspected: ${title}`, because, filling);
			if (testState === 'done') return zh ? `${words}，测试已做，尚无定论` : `${words}, tested without a clear result`;
			if (!test) return zh ? `${words}，尚未验证` : `${words}, not tested`;
			return zh
				? `${words}，尚未验证；可用以下方法判断：${test}`
				: `${words}, not tested; the test that decides: ${test}`;
		});

	const quarrels = view.case.subjects.flatMap(subject =>
		view.statedFacts(subject.id).flatMap(fact => {
			const found = view.factsOf(subject.id)(fact);
			if (found.state !== 'contradicted') return [];
			const title = knowledge.facts[fact]?.title ?? {zh: fact, en: fact};
			const values = [...new Set(found.because.map(({value}) => plain(value)))];
			return zh
				? [`${nameOf(subject, filling)}：“${title.zh}”的说法不一致（${values.join('、')}）`]
				: [`${nameOf(subject, filling)}: sources disagree on “${title.en}” (${values.join(', ')})`];
		}),
	);

	return [...open, ...quarrels];
};

const fates = {
	followed: {zh: '已执行', en: 'followed'},
	refuted: {zh: '经核实不适用', en: 'proved not to apply'},
	withdrawn: {zh: '已撤回', en: 'withdrawn'},
	'never-tried': {zh: '未执行', en: 'not tried'},
} satisfies Record<string, Both>;

/** Everything that was advised: when and by which way, for whom, and what came of it; null when nobody knows. */
export const advisedInWords = (view: CaseView, knowledge: Knowledge, filling: Filling, now: Instant) => {
	const {language} = filling;
	const zh = language === 'zh';

	const each = view.ledger.map(({advice, machines, given}) => {
		const {fate, because, id} = advice;
		const days = [...new Set(given.map(({at}) => dayInWords(at, language, now)))];
		const reason = because?.trim() ? unended(filling.said(`advice.${id}.because`, because)) : '';
		const against = machines.find(one => one.against)?.against;
		return {
			id,
			days: listed(days, language),
			machines: machines.map(({subject}) => nameOf(subject, filling)),
			what: adviceTitle(advice, knowledge, language),
			came: fate ? [fates[fate][language], reason].filter(Boolean).join(zh ? '，' : ', ') : null,
			/** What the evidence says against it, though nobody settled it. */
			against: fate === undefined && against ? unended(plain(against.words[language])) : null,
		};
	});
	const alike = Map.groupBy(each, ({days, what, came, against}) => JSON.stringify([days, what, came, against]));

	return [...alike.values()].map(those => ({
		...those[0]!,
		ids: those.map(({id}) => id),
		names: listed([...new Set(those.flatMap(({machines}) => machines))], language),
	}));
};

/** The same as lines of a closure; advice of unknown fate is an open slot, settled in the case. */
export const adviceFates = (view: CaseView, knowledge: Knowledge, filling: Filling, now: Instant): readonly string[] =>
	advisedInWords(view, knowledge, filling, now).map(({ids, days, names, what, came}) => {
		const asked = ids.map(id =>
			filling.mark({
				slot: `fate.${id}`,
				label: {zh: '执行情况', en: 'what came of it'},
				ask: {
					zh: `“${what}”做了吗，结果怎样？（${names}）`,
					en: `Was “${what}” done, and with what result? (${names})`,
				},
			}),
		);
		const result = came ?? asked.join('');
		return filling.language === 'zh'
			? `${days}，${names}：${what}——${result}`
			: `${days}, ${names}: ${what}: ${result}`;
	});

/** What to bring when the case is taken up again: what it waits for, what belongs to it, the tests that decide. */
export const reopenKit = (view: CaseView, filling: Filling): readonly string[] => {
	const open = view.waiting.filter(({waiting: {to}}) => to === undefined);
	const waited = open.flatMap(({waiting: {condition}, kit}) => [condition, ...kit]);
	// The conditions of walks that never came to stand at their wait.
	const kit = view.walks.flatMap(({walk}) =>
		walk.trail.flatMap(({node}) => (node.kind === 'wait' ? [node.condition, ...(node.kit ?? [])] : [])),
	);
	const found = [...new Set([...waited, ...kit].map(item => inLanguage(item, filling)))];
	if (found.length > 0) return found;

	const given = filling.value({
		slot: 'reopen',
		label: {zh: '重新排查所需', en: 'what to bring'},
		ask: {
			zh: '以后要重新排查，客户需要准备什么？（如能复现的设备、日志）',
			en: 'What does the customer bring to take it up again? (a machine that shows the fault, logs …)',
		},
	});
	return [given];
};
