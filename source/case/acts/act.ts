import type {Knowledge, Node} from '../../knowledge/schema.js';
import {sameAnswerOf} from '../reading/same-answer.js';
import {visibleLine} from '../../text/shown/visible.js';
import {beside} from '../../walk/place.js';
import type {Step} from '../../walk/walk.js';
import {type Acted, events, fillIn, refuse} from './acted.js';
import type {Act} from './action.js';
import type {Body} from '../event.js';
import {groundsOf} from '../ledger/grounds.js';
import {ledgerHandlers} from '../ledger/acts.js';
import {takeThread} from './take-thread.js';
import type {CaseView, WalkView} from '../view.js';

export type Acting = {
	readonly view: CaseView;
	readonly knowledge: Knowledge;
	/** A new id for a subject, symptom, walk … */
	readonly newId: () => string;
};

type Of<T extends Act['do']> = Extract<Act, {do: T}>;
/** What each of these actions becomes. */
export type HandlersOf<T extends Act['do']> = {[K in T]: (act: Of<K>, acting: Acting) => Acted};
type Handlers = HandlersOf<Exclude<Act['do'], 'undo' | 'redo' | 'attach' | 'stop-reading' | 'mark-sent'>>;

const findWalk = (view: CaseView, walk: string): WalkView | undefined =>
	view.walks.find(({record}) => record.id === walk);

/** The step of that path on the trail: only what is on the screen can be answered. */
const stepOf = (found: WalkView | undefined, path: string): Step | undefined =>
	found?.walk.trail.find(step => step.path === path);

const gone = refuse(
	'这一步已不在当前路径上，请看屏幕上的当前步骤。',
	'That step is no longer on the trail: look at the current one.',
);

const choicesOf = (node: Node) => (node.kind === 'ask' || node.kind === 'do' ? node.choices : []);

/** Advice spoken on the phone is in the ledger from the answer on; a mail later only repeats it. */
const adviceOf = (found: WalkView, step: Step, acting: Acting, fate: string | undefined): Body[] => {
	const advised = found.walk.advised.find(({path}) => path === step.path);
	if (!advised) return [];
	const subjects = [found.subject.id];
	const known = acting.view.case.advice.findLast(
		advice => advice.step === advised.step && advice.subjects.includes(found.subject.id) && advice.fate === undefined,
	);
	const advice = known?.id ?? acting.newId();
	const given: Body[] = known
		? []
		: [
				{
					type: 'advice-given',
					advice,
					subjects,
					step: advised.step,
					howto: advised.howto,
					recommends: advised.recommends,
					by: 'phone',
					grounds: groundsOf(found, advised, acting.view),
				},
			];
	const settled: Body[] =
		fate === 'followed' || fate === 'refuted' || fate === 'withdrawn' || fate === 'never-tried'
			? [{type: 'advice-settled', advice, fate, because: ''}]
			: [];
	return [...given, ...settled];
};

/** What was filled into a mail is known from then on: the next mail, and the closure, do not ask again. */
const learned = (slots: Readonly<Record<string, string>>, {case: found}: CaseView): Body[] => {
	const told = (slot: string, known: string | undefined) => {
		const value = slots[slot]?.trim();
		return value && value !== known ? value : undefined;
	};

	const impact = told('impact', found.impact);
	const solvedWhen = told('solved-when', found.solvedWhen);
	return [
		...(impact ? [{type: 'case-edited', field: 'impact', value: impact} as const] : []),
		...(solvedWhen ? [{type: 'case-edited', field: 'solvedWhen', value: solvedWhen} as const] : []),
		...found.symptoms.flatMap(({id: symptom, since, changed}): Body[] => [
			...(slots['since']?.trim() && !since
				? [{type: 'symptom-edited', symptom, field: 'since', value: slots['since'].trim()} as const]
				: []),
			...(slots['changed']?.trim() && !changed
				? [{type: 'symptom-edited', symptom, field: 'changed', value: slots['changed'].trim()} as const]
				: []),
		]),
	];
};

const answer = ({walk, path, choice, reason}: Extract<Act, {do: 'answer'}>, acting: Acting): Acted => {
	const found = findWalk(acting.view, walk);
	const step = stepOf(found, path);
	const chosen = step && choicesOf(step.node).find(({id}) => id === choice);
	if (!found || !step || !chosen) return gone;
	if (found.walk.standing.at === 'consent' && found.walk.standing.path === path) {
		return refuse('请先朗读风险并记录客户同意。', 'Read the risk aloud and record the yes first.');
	}

	return {
		bodies: [
			{
				type: 'answered',
				walk,
				path,
				choice,
				asked: step.node.title,
				said: chosen.label,
				tree: acting.knowledge.trees[step.tree]?.hash ?? '',
				states: chosen.states,
				reason,
			},
			...(step.node.kind === 'do' ? adviceOf(found, step, acting, chosen.fate) : []),
		],
	};
};

const handlers: Handlers = {
	'edit-case': ({field, value}) => events({type: 'case-edited', field, value: value.trim()}),
	'change-priority': ({to, agreedBy}) =>
		!/^P[1-4]$/i.test(to.trim())
			? refuse('优先级只有 P1 到 P4，请重新输入。', 'A priority is P1 to P4: type it again.')
			: agreedBy.trim() === ''
				? refuse('请填写是谁同意的（例如：TAM 与许先生）。', 'Say who agreed to the change.')
				: events({type: 'priority-changed', to: to.trim().toUpperCase(), agreedBy: agreedBy.trim()}),
	'add-contact': ({surname, title, role, address}, {newId}) =>
		surname.trim() === ''
			? fillIn('联系人的姓', "the contact's surname")
			: events({type: 'contact-added', contact: newId(), surname: surname.trim(), title: title.trim(), role, address}),
	'start-call': (_, {view}) =>
		view.case.calls.some(({to}) => to === undefined)
			? refuse('通话已在进行中。', 'The call is running already.')
			: events({type: 'call-started'}),
	'end-call': (_, {view}) =>
		view.case.calls.some(({to}) => to === undefined)
			? events({type: 'call-ended'})
			: refuse('当前没有进行中的通话，按 c 开始。', 'No call is running: press c to start one.'),
	'add-note': ({text}, {newId}) =>
		text.trim() === ''
			? fillIn('笔记内容', 'the note')
			: events({type: 'note-added', note: newId(), text: text.trimEnd()}),
	'add-device': ({serial, name, note, planned}, {newId, view}) =>
		serial && view.case.subjects.some(subject => subject.serial === serial)
			? refuse(`设备 ${visibleLine(serial)} 已在案例中。`, `The device ${visibleLine(serial)} is in the case already.`)
			: serial?.trim() || name?.trim()
				? events({type: 'device-added', subject: newId(), serial, name, note, planned})
				: fillIn('设备的序列号或名称', 'a serial or a name'),
	'add-group': ({name, count, note}, {newId}) =>
		name.trim() === ''
			? fillIn('分组的名称', "the group's name")
			: events({type: 'group-added', subject: newId(), name: name.trim(), count, note}),
	'split-group': ({subject, serials}, {newId, view}) =>
		view.case.subjects.find(({id}) => id === subject)?.kind !== 'group'
			? refuse('只有分组可以拆分，请先选中一个分组。', 'Only a group can be split: select one first.')
			: serials.length === 0
				? fillIn('拆分出的设备序列号', 'the serials of the devices')
				: events({type: 'group-split', subject, devices: serials.map(serial => ({subject: newId(), serial}))}),
	'edit-device': ({subject, field, value}) => events({type: 'device-edited', subject, field, value}),
	'add-symptom': ({text, subjects, affected, total, since, note}, {newId}) =>
		text.trim() === ''
			? fillIn('症状', 'the symptom')
			: events({type: 'symptom-added', symptom: newId(), text: text.trim(), subjects, affected, total, since, note}),
	'edit-symptom': ({symptom, field, value}) =>
		(field === 'affected' || field === 'total') && !/^\d+$/.test(value)
			? refuse('台数请填数字；不清楚就留空。', 'Write the count in digits, or leave it empty.')
			: events({type: 'symptom-edited', symptom, field, value}),
	'settle-symptom': ({symptom, outcome, words}) => events({type: 'symptom-settled', symptom, outcome, words}),
	'start-walk': ({subject, tree = 'screen'}, {view, knowledge, newId}) =>
		!view.case.subjects.some(({id}) => id === subject)
			? refuse('请先添加设备或分组，再开始步骤。', 'Add a device or a group first.')
			: knowledge.trees[tree]
				? events({type: 'walk-started', walk: newId(), subject, tree, round: 1})
				: refuse(`没有名为 ${visibleLine(tree)} 的决策树。`, `There is no tree called ${visibleLine(tree)}.`),
	answer,
	'answer-same'({walk}, acting) {
		const same = sameAnswerOf(acting.view, walk);
		if (!same) return refuse('没有其他对象停在同一个问题。', 'No other subject stands at the same question.');
		const {path, choice} = same.answer;
		const acted = same.others.map(({record}) => answer({do: 'answer', walk: record.id, path, choice}, acting));
		return {bodies: acted.flatMap(one => ('bodies' in one ? one.bodies : []))};
	},
	skip: ({walk, path, reason}, {view}) =>
		stepOf(findWalk(view, walk), path)
			? reason.trim() === ''
				? fillIn('跳过的原因', 'why it is skipped')
				: events({type: 'step-skipped', walk, path, reason: reason.trim()})
			: gone,
	defer: ({walk, path, reason}, {view}) =>
		stepOf(findWalk(view, walk), path)
			? reason.trim() === ''
				? fillIn('推迟的原因', 'why it is put off')
				: events({type: 'step-deferred', walk, path, reason: reason.trim()})
			: gone,
	consent({walk, path, by, backup}, {view}) {
		const node = stepOf(findWalk(view, walk), path)?.node;
		if (node?.kind !== 'do' || !node.consent) return gone;
		if (by.trim() === '') return refuse('请填写是谁同意的。', 'Say who agreed.');
		if (backup.trim() === '') return refuse('请填写备份情况，例如：已做快照。', 'Say what was backed up.');
		return events({type: 'consent-given', walk, path, risk: node.consent.risk, by: by.trim(), backup: backup.trim()});
	},
	resume({walk, path}, {view, newId}) {
		const found = findWalk(view, walk);
		const node = stepOf(found, path)?.node;
		if (!found || node?.kind !== 'wait') return gone;
		const waiting = view.case.waiting.find(one => one.walk === walk && one.path === path && one.to === undefined);
		const {subject, tree, round} = found.record;
		return {
			bodies: [
				...(waiting ? [{type: 'waiting-ended', waiting: waiting.id} as const] : []),
				{type: 'walk-started', walk: newId(), subject, tree, round: round + 1, from: beside(path, node.go)},
			],
		};
	},
	'state-fact'({subject, fact, value, by, words}, {knowledge}) {
		const kind = knowledge.facts[fact];
		if (!kind) return refuse(`没有名为 ${visibleLine(fact)} 的事实。`, `There is no fact called ${visibleLine(fact)}.`);
		if (kind.type === 'version' && !/^\d+(\.\d+){3}$/.test(value)) {
			return refuse('版本号应为四段数字，例如 6.1.7601.24383。', 'A version has four numbers, such as 6.1.7601.24383.');
		}

		if (kind.type === 'letter' && !/^[a-z]:?$/i.test(value)) {
			return refuse('盘符应为一个字母，例如 D:。', 'A drive letter is one letter, such as D:.');
		}

		const said = kind.type === 'letter' ? `${value[0]!.toUpperCase()}:` : value.trim();
		return events({type: 'fact-stated', subject, fact, value: said, source: {by, words}});
	},
	'settle-fact': ({subject, fact, value, because}) => events({type: 'fact-settled', subject, fact, value, because}),
	'set-aside': ({evidence, rule, line, reason}, {view}) =>
		!view.case.evidence.some(
			({id, findings}) => id === evidence && findings.some(found => found.rule === rule && found.line === line),
		)
			? refuse('案例里没有这条发现，请重新打开日志发现。', 'The case has no such finding: open the log findings again.')
			: reason.trim() === ''
				? fillIn('为什么不写进邮件', 'why it is not told')
				: events({type: 'finding-set-aside', evidence, rule, line, reason: reason.trim()}),
	...ledgerHandlers,
	'end-waiting'({waiting: id}, acting) {
		const waiting = acting.view.case.waiting.find(one => one.id === id && one.to === undefined);
		if (!waiting) return refuse('这项等待已经结束。', 'That waiting is over already.');
		const {walk, path} = waiting;
		const standing = walk === undefined ? undefined : findWalk(acting.view, walk)?.walk.standing;
		return walk !== undefined && path !== undefined && standing?.at === 'waiting' && standing.path === path
			? handlers.resume({do: 'resume', walk, path}, acting)
			: events({type: 'waiting-ended', waiting: id});
	},
	'save-draft': ({draft, kind, language, slots, text, base}, {view}) =>
		events({type: 'draft-saved', draft, kind, language, slots, text, base}, ...learned(slots, view)),
	archive({outcome, lasting, agreedBy, agreedAt}, {view}) {
		const unsettled = view.case.symptoms.find(symptom => symptom.outcome === undefined);
		if (view.case.state === 'archived') return refuse('案例已归档。', 'The case is archived already.');
		if (unsettled) {
			return refuse(
				`症状“${visibleLine(unsettled.text)}”还没有结果，请先按 s 填写。`,
				`The symptom “${visibleLine(unsettled.text)}” has no outcome yet: settle it first (s).`,
			);
		}

		return agreedBy.trim() === ''
			? refuse('请填写是谁同意归档的。', 'Say who agreed to archiving.')
			: events({type: 'archived', outcome, lasting, agreedBy: agreedBy.trim(), agreedAt});
	},
	reopen: ({because}, {view}) =>
		view.case.state === 'open'
			? refuse('案例没有归档。', 'The case is not archived.')
			: events({type: 'reopened', because}),
	'receive-mail': ({from, subject, text, at: on}, {newId, view}) =>
		text.trim() === ''
			? fillIn('邮件内容', 'the mail')
			: view.case.mails.some(mail => mail.way === 'received' && mail.text === text)
				? refuse('这封邮件已在案例中。', 'This mail is in the case already.')
				: events({type: 'mail-received', mail: newId(), subject, text, from, ...(on !== undefined && {on})}),
	'import-thread': ({thread}, acting) => takeThread(thread, acting),
	'settle-conflict': ({field, value}) => events({type: 'conflict-settled', field, value}),
};

/** What an action on a case becomes. Undo, redo, attaching and sending need more than the case: the desk does them. */
export const act = (action: Extract<Act, {do: keyof Handlers}>, acting: Acting): Acted =>
	(handlers[action.do] as (action: Act, acting: Acting) => Acted)(action, acting);
