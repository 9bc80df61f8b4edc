import type {Case, Evidence, Outcome, Subject} from '../../case/case.js';
import type {RecordedFinding} from '../../case/event.js';
import type {CaseView} from '../../case/view.js';
import type {Knowledge} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import {dateOf} from '../../text/time.js';
import {type Filling, plain} from '../slots.js';
import {adviceTitle} from './advice-title.js';
import {listed, unended} from './join.js';
import {stackFact, unready} from '../../case/unready.js';
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

const order = {error: 0, warning: 1, info: 2} as const;
const baseName = (path: string) => path.split(/[/\\!]/).at(-1) ?? path;

const placeOf = (file: string, line: number, {language}: Filling) =>
	`${plain(baseName(file))}${language === 'zh' ? `第${line}行` : ` line ${line}`}`;

type Found = {readonly finding: RecordedFinding; readonly evidence: Evidence};

const findingsOf = ({evidence}: Case): readonly Found[] =>
	evidence
		.flatMap(item => item.findings.map(finding => ({finding, evidence: item})))
		.filter(({finding}) => finding.level !== 'info')
		.toSorted((a, b) => order[a.finding.level] - order[b.finding.level]);

/** What was found; what a rule says after it is what to look at next, and no result. */
const firstSentence = (meaning: Both, filling: Filling) =>
	unended(inLanguage(meaning, filling).split(filling.language === 'zh' ? /。/ : /\.\s/)[0]!);

/** Findings with their places, those of one meaning together; `inferred` as the rule says of its own meaning. */
const findingsInWords = (view: CaseView, knowledge: Knowledge, filling: Filling, inferred: boolean) => {
	const zh = filling.language === 'zh';
	const groups = new Map<string, Found[]>();

	for (const found of findingsOf(view.case)) {
		const confidence = knowledge.rules[found.finding.rule]?.confidence;
		if (confidence === 'unverified' || (confidence === 'inferred') !== inferred) continue;
		const key = `${found.finding.rule} ${inLanguage(found.finding.meaning, filling)}`;
		groups.set(key, [...(groups.get(key) ?? []), found]);
	}

	return [...groups.values()].map(found => {
		const places = found.map(({finding: {file, line}, evidence}) => {
			const device = named(subjectOf(view, evidence.subject), filling);
			const place = placeOf(file, line, filling);
			return device ? `${device}${zh ? '，' : ', '}${place}` : place;
		});
		const where = [...new Set(places)].join(zh ? '；' : '; ');
		return `${firstSentence(found[0]!.finding.meaning, filling)}${zh ? `（${where}）` : ` (${where})`}`;
	});
};

/** What the evidence shows: findings with their place, and the stacks that the logs name. */
export const proved = (view: CaseView, knowledge: Knowledge, filling: Filling): readonly string[] => {
	const zh = filling.language === 'zh';
	const findings = findingsInWords(view, knowledge, filling, false);

	const stacks = view.case.subjects.flatMap(subject => {
		const fact = view.factsOf(subject.id)(stackFact);
		const source = fact.state === 'known' ? fact.because.find(({source: {by}}) => by === 'log')?.source : undefined;
		if (fact.state !== 'known' || source?.by !== 'log') return [];
		const [name, place] = [nameOf(subject, filling), placeOf(source.file, source.line, filling)];
		return zh ? [`${name}为${plain(fact.value)}（${place}）`] : [`${plain(fact.value)} on ${name} (${place})`];
	});
	const stack = zh
		? `日志显示，当前的服务堆栈版本：${stacks.join('，')}`
		: `the log shows servicing stack ${listed(stacks, 'en')}`;

	return [
		...findings.map(finding => (zh ? `日志显示，${finding}` : `the log shows that ${finding}`)),
		...(stacks.length > 0 ? [stack] : []),
	];
};

/** What is thought on good grounds and not proved: meanings that are inferred, and suspicions that something supports. */
export const assessed = (view: CaseView, knowledge: Knowledge, filling: Filling): readonly string[] => [
	...findingsInWords(view, knowledge, filling, true),
	...view.case.hypotheses
		.filter(({state}) => state === 'supported')
		.map(hypothesis => hypothesisInWords(hypothesis, filling, {zh: '', en: ''})),
];

const hypothesisInWords = ({id, title, because}: Case['hypotheses'][number], filling: Filling, lead: Both) => {
	const reasons = because.map((reason, index) => unended(filling.said(`hypothesis.${id}.${index + 1}`, reason)));
	const zh = filling.language === 'zh';
	const why = reasons.length === 0 ? '' : zh ? `（依据：${reasons.join('；')}）` : ` (because ${reasons.join('; ')})`;
	return `${lead[filling.language]}${inLanguage(title, filling)}${why}`;
};

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
		...view.case.hypotheses
			.filter(({state}) => state === 'refuted')
			.map(hypothesis => hypothesisInWords(hypothesis, filling, {zh: '', en: ''})),
		...stacks,
	];
};

/** What nobody has shown: suspicions with the test that would decide, and facts whose sources contradict each other. */
export const unsettled = (view: CaseView, knowledge: Knowledge, filling: Filling): readonly string[] => {
	const zh = filling.language === 'zh';
	const open = view.case.hypotheses
		.filter(({state}) => state === 'open')
		.map(hypothesis => {
			const test = hypothesis.test ? inLanguage(hypothesis.test, filling) : null;
			const words = hypothesisInWords(hypothesis, filling, {zh: '怀疑', en: 'suspected: '});
			if (!test) return words;
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

/** Everything that was advised, with its fate; advice of unknown fate is an open slot, settled in the case. */
export const adviceFates = (view: CaseView, knowledge: Knowledge, filling: Filling): readonly string[] => {
	const {language} = filling;
	const zh = language === 'zh';

	return view.case.advice.map(({id, subjects, howto, recommends, step, at, fate, because}) => {
		const what = adviceTitle({howto, recommends, step}, knowledge, language);
		const names = listed(
			subjects.flatMap(subject => named(subjectOf(view, subject), filling) ?? []),
			language,
		);
		const reason = because?.trim() ? unended(filling.said(`advice.${id}.because`, because)) : '';
		const came = fate
			? [fates[fate][language], reason].filter(Boolean).join(zh ? '，' : ', ')
			: filling.mark({
					slot: `fate.${id}`,
					label: {zh: '执行情况', en: 'what came of it'},
					ask: {
						zh: `“${what}”做了吗，结果怎样？`,
						en: `Was “${what}” done, and with what result?`,
					},
				});
		return zh ? `${dateOf(at)}，${names}：${what}——${came}` : `${dateOf(at)}, ${names}: ${what}: ${came}`;
	});
};

/** What to bring when the case is taken up again: what it waits for, what belongs to it, the tests that decide. */
export const reopenKit = (view: CaseView, filling: Filling): readonly string[] => {
	const waiting = view.case.waiting
		.filter(({to}) => to === undefined)
		.map(({condition}) => inLanguage(condition, filling));
	const kit = view.walks.flatMap(({walk}) =>
		walk.trail.flatMap(({node}) => (node.kind === 'wait' ? [node.condition, ...(node.kit ?? [])] : [])),
	);
	const found = [...new Set([...waiting, ...kit.map(item => inLanguage(item, filling))])];
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
