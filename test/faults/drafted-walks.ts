import {elsewhereIn} from '../../source/case/reading/held.js';
import type {Act} from '../../source/case/acts/action.js';
import {check} from '../../source/drafts/check.js';
import {draft} from '../../source/drafts/draft.js';
import {type Drafted, type Drafting, draftKinds} from '../../source/drafts/kinds.js';
import {makeDesk, withNewCase} from '../helpers/desk.js';
import {shipped} from '../helpers/knowledge.js';
import {settings} from '../source/drafts/example.js';
import {dice} from '../helpers/dice.js';
import type {Verdict} from './verdict.js';

const {knowledge} = shipped;
const {trees, facts} = knowledge;

const samples: Readonly<Record<string, readonly string[]>> = {
	'yes-no': ['yes', 'no'],
	kb: ['KB4474419', 'KB4490628', 'KB5014012'],
	version: ['6.1.7601.24383', '6.1.7601.23505', '6.1.7601.24554'],
	code: ['0x80070005', '0x800f0922'],
	percent: ['32'],
	number: ['32'],
};

/** A case with a group and one device or two, each walked through the shipped trees with any answers at all. */
const walkedCase = async (seed: number) => {
	// Seeds in a row would roll alike at first.
	const roll = dice(Math.imul(seed, 2_654_435_761) >>> 0);
	const pick = <Value>(from: readonly Value[]) => from[roll(from.length)]!;
	const {desk} = await makeDesk({knowledge});
	const system = pick(['Windows 7', 'Windows 7', 'Windows 10']);
	const {id, view} = await withNewCase(desk, `CAS-22001-X1Y2Z3 【P2】【星海银行】${system}更新后重启卡住`);
	const act = (action: Act) => desk.do({case: id, ...action});
	const sampleOf = (fact: string) => {
		const {type, values} = facts[fact]!;
		return pick(values ? Object.keys(values) : (samples[type] ?? ['12', '32%']));
	};

	await act({do: 'add-contact', surname: '许', title: '先生', role: 'customer'});
	await act({do: 'add-group', name: '进不去系统的云桌面', count: 3});
	for (const serial of ['PC1A2B3C', 'PC9X8Y7Z'].slice(0, 1 + roll(2))) await act({do: 'add-device', serial});

	for (const {id: subject} of view().case.subjects) {
		const seen = {text: '重启时停在百分比', subjects: [subject], affected: 3, total: 50, since: '2026-11-20'};
		await act({do: 'add-symptom', ...seen});
		if (view().walks.some(walk => walk.subject?.id === subject)) continue;
		await act({do: 'start-walk', subject, ...(roll(2) === 0 && {tree: pick(Object.keys(trees))})});
	}

	for (let step = 0; step < 30; step++) {
		const open = view().walks.filter(({walk}) => ['choices', 'fact', 'consent', 'waiting'].includes(walk.standing.at));
		if (open.length === 0) break;
		const {
			walk: {standing},
			record: {id: walk},
			subject,
		} = pick(open);
		if (standing.at === 'choices')
			await act({do: 'answer', walk, path: standing.path, choice: pick(standing.choices).id});
		else if (standing.at === 'fact' && roll(6) === 0)
			await act({do: 'defer', walk, path: standing.path, reason: '稍后'});
		else if (standing.at === 'fact')
			await act({
				do: 'state-fact',
				subject: subject?.id,
				fact: standing.fact,
				value: sampleOf(standing.fact),
				by: 'customer',
			});
		else if (standing.at === 'consent')
			await act({do: 'consent', walk, path: standing.path, by: '许先生', backup: '已做快照'});
		else if (standing.at === 'waiting' && roll(3) === 0) await act({do: 'resume', walk, path: standing.path});
	}

	return {view: view(), elsewhere: elsewhereIn(desk.get().cases)};
};

/** Answers to what a draft still asks, as far as answers go: a date where one is wanted, else the first choice or "unknown". */
const filled = async (asked: Drafting): Promise<Drafted> => {
	let drafted = await draft(asked);
	const slots: Record<string, string> = {};
	for (let round = 0; round < 3 && drafted.open.length > 0; round++) {
		for (const {slot} of drafted.open) slots[slot] ??= /date|next|due/.test(slot) ? '2026-12-10' : '未知';
		drafted = await draft({...asked, slots});
	}

	return drafted;
};

/** What a person has to settle before the mail leaves, whatever the draft says. */
const isOpen = (kind: string, code: string) =>
	code === 'slot-open' || (kind === 'closure' && /^(?:symptom-open|advice-open|agreement-missing)$/.test(code));

/** Cases walked at random through the shipped trees, all their mails in both languages: our own check blocks none of them. */
export const draftedFromWalks = async (count: number, seed: number): Promise<Verdict> => {
	const wrong: string[] = [];
	let mails = 0;
	for (let at = seed; at < seed + count; at++) {
		const {view, elsewhere} = await walkedCase(at);
		for (const kind of draftKinds) {
			for (const language of ['zh', 'en'] as const) {
				const asked = {kind, language, view, knowledge, slots: {}, settings, now: '2026-11-22T10:00:00.000+08:00'};
				const {text, subject, attachments} = await filled(asked);
				const problems = check(text, {
					knowledge,
					view,
					language,
					elsewhere,
					draft: {kind, subject, attachments: attachments.map(({name}) => name)},
				});
				const blocked = problems.filter(({level, code}) => level === 'block' && !isOpen(kind, code));
				for (const {code, line, text: found} of blocked)
					wrong.push(`${code} ${found} in ${kind} ${language} of seed ${at}: ${text.split('\n')[line - 1]}`);
				mails++;
			}
		}
	}

	return {
		what: `${mails} mails drafted from ${count} random walks (seed ${seed})`,
		figure: wrong.length === 0 ? 'none blocked' : `${wrong.length} blocks, the first: ${wrong[0]}`,
		goal: 'our own check blocks none, but for what is open',
		isMet: wrong.length === 0,
	};
};
