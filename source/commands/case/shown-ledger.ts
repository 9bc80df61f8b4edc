import type {FactStatement} from '../../case/case.js';
import {fateWords, standingWords} from '../../case/ledger/fates.js';
import type {HypothesisView, Reason} from '../../case/ledger/hypotheses.js';
import type {LedgerEntry} from '../../case/ledger/ledger.js';
import {subjectName} from '../../case/reading/subject.js';
import type {CaseView} from '../../case/view.js';
import type {Both, Language} from '../../text/both.js';
import {dateOf} from '../../text/time.js';

const saidBy = (statements: readonly FactStatement[]) =>
	statements.map(({fact, value, source}) => ({fact, value, source}));

const reasons = (given: readonly Reason[]) =>
	given.map(({words, subject, statements}) => ({words, subject: subject ?? null, because: saidBy(statements)}));

const shownHypothesis = ({for: pro, against, isSettled, test, ...one}: HypothesisView) => ({
	...one,
	isSettled,
	test: test ?? null,
	for: reasons(pro),
	against: reasons(against),
});

const shownAdvice = ({advice, title, machines, given, isUnasked, isUntold}: LedgerEntry) => ({
	...advice,
	title,
	given,
	isUnasked,
	isUntold,
	machines: machines.map(({subject, against, met}) => ({
		subject: subject.id,
		against: against ? {...against, because: saidBy(against.because)} : null,
		met: met ?? null,
	})),
});

/** The members of `show --json` that tell what was suspected, advised, promised and waited for. */
export const shownLedger = (view: CaseView) => ({
	hypotheses: view.hypotheses.map(shownHypothesis),
	proposed: view.proposed.map(shownHypothesis),
	nextTest: view.nextTest ?? null,
	advice: view.ledger.map(shownAdvice),
	promises: view.case.promises,
	waiting: view.waiting.map(({waiting, subject, kit, chasers}) => ({
		...waiting,
		subject: subject?.id ?? null,
		kit,
		chasers,
	})),
});

const testWords = {
	new: {zh: '下一步测试', en: 'next test'},
	advised: {zh: '已建议，先问结果', en: 'advised, ask its result'},
} satisfies Record<string, Both>;

const told = (...parts: ReadonlyArray<string | undefined>) => parts.filter(Boolean).join('  ');

/** Each hypothesis on a line, and the test that decides most of them. */
export const hypothesisLines = ({hypotheses, nextTest}: CaseView, language: Language): readonly string[] => [
	...hypotheses.map(({title, state, for: pro, against}) =>
		told(title[language], standingWords[state][language], `+${pro.length} -${against.length}`),
	),
	...(nextTest ? [told(testWords[nextTest.state][language], nextTest.words[language])] : []),
];

/** Each advice on a line with what became of it, and below it why it does not hold where it does not. */
export const adviceLines = ({ledger}: CaseView, language: Language): readonly string[] =>
	ledger.flatMap(({advice: {at, fate, recommends}, title, machines, isUnasked, isUntold}) => {
		const zh = language === 'zh';
		const owed = isUntold ? (zh ? '还没有告诉客户' : 'the customer was not told') : undefined;
		const asked = isUnasked ? (zh ? '说过不止一次，没问结果' : 'said more than once, never asked') : undefined;
		return [
			told(
				dateOf(at),
				machines.map(({subject}) => subjectName(subject)).join(zh ? '、' : ', '),
				title[language],
				recommends.join(' '),
				fate ? fateWords[fate][language] : zh ? '结果未知' : 'fate unknown',
				owed,
				asked,
			),
			...machines.flatMap(({subject, against}) =>
				against ? [`  ${subjectName(subject)}${zh ? '：' : ': '}${against.words[language]}`] : [],
			),
		];
	});

const owners: Readonly<Record<string, Both>> = {
	customer: {zh: '客户', en: 'the customer'},
	us: {zh: '我方', en: 'we'},
	vendor: {zh: '厂商', en: 'the vendor'},
};

/** Promises that are not kept, and what is waited for. */
export const agendaLines = ({case: found, waiting}: CaseView, language: Language): readonly string[] => {
	const zh = language === 'zh';
	return [
		...found.promises
			.filter(({kept}) => !kept)
			.map(({due, side, owner, text}) =>
				told(due, owner ?? owners[side === 'ours' ? 'us' : 'customer']![language], text),
			),
		...waiting
			.filter(one => one.waiting.to === undefined)
			.map(({waiting: {next, owner, condition}, chasers}) =>
				told(
					next,
					zh ? '等待' : 'waiting',
					owners[owner]?.[language] ?? owner,
					condition[language],
					chasers.length > 0 ? `${zh ? '跟进过' : 'asked after'} ${chasers.map(dateOf).join(' ')}` : undefined,
				),
			),
	];
};
