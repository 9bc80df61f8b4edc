import type {Both} from '../../text/both.js';
import type {Body, Event} from '../event.js';

/** Ids of events that do not count: undone by an `undone` that was not undone itself. */
export const undoneIds = (events: readonly Event[]): ReadonlySet<string> => {
	const undone = new Set<string>();
	for (const {id, body} of events.toReversed()) {
		if (body.type === 'undone' && !undone.has(id)) undone.add(body.event);
	}

	return undone;
};

/** One action's events share the id before the dot, and are undone together. */
const actionOf = (id: string) => id.split('.')[0]!;

const words = (body: Body): Both | undefined => {
	switch (body.type) {
		case 'note-added':
			return {zh: `笔记“${body.text.slice(0, 20)}”`, en: `the note “${body.text.slice(0, 20)}”`};
		case 'device-added':
			return {zh: `设备 ${body.serial ?? body.name ?? ''}`, en: `the device ${body.serial ?? body.name ?? ''}`};
		case 'group-added':
			return {zh: `分组“${body.name}”`, en: `the group “${body.name}”`};
		case 'group-split':
			return {zh: '拆分分组', en: 'splitting the group'};
		case 'symptom-added':
			return {zh: `症状“${body.text}”`, en: `the symptom “${body.text}”`};
		case 'symptom-edited':
		case 'symptom-settled':
			return {zh: '症状的修改', en: 'the change to the symptom'};
		case 'answered':
			return {zh: `回答“${body.said.zh}”`, en: `the answer “${body.said.en}”`};
		case 'step-skipped':
			return {zh: '跳过此步', en: 'skipping the step'};
		case 'step-deferred':
			return {zh: '推迟此步', en: 'deferring the step'};
		case 'consent-given':
			return {zh: '客户同意的记录', en: 'the recorded consent'};
		case 'fact-stated':
		case 'fact-settled':
			return {zh: `事实 ${body.fact} = ${body.value}`, en: `the fact ${body.fact} = ${body.value}`};
		case 'case-edited':
		case 'device-edited':
			if (body.type === 'device-edited' && body.field === 'planned')
				return {zh: '“计划中”的标记', en: 'the mark of a planned device'};
			return {zh: `修改为“${body.value}”`, en: `the change to “${body.value}”`};
		case 'contact-added':
			return {zh: `联系人 ${body.surname}${body.title}`, en: `the contact ${body.surname}`};
		case 'priority-changed':
			return {zh: `优先级改为 ${body.to}`, en: `the priority ${body.to}`};
		case 'evidence-added':
			return {zh: `附件 ${body.path}`, en: `the file ${body.path}`};
		case 'finding-set-aside':
			return {zh: '搁置的发现', en: 'the finding that was set aside'};
		case 'walk-started':
			return {zh: '开始步骤', en: 'starting the walk'};
		case 'promise-made':
			return {zh: `承诺“${body.text}”`, en: `the promise “${body.text}”`};
		case 'promise-kept':
			return {zh: '承诺已兑现', en: 'that the promise was kept'};
		case 'hypothesis-raised':
			return {zh: `怀疑“${body.title.zh}”`, en: `the hypothesis “${body.title.en}”`};
		case 'hypothesis-settled':
			return {zh: '怀疑的结论', en: 'how the hypothesis was settled'};
		case 'advice-settled':
			return {zh: '建议的结果', en: 'what became of the advice'};
		case 'waiting-started':
			return {zh: `等待“${body.condition.zh}”`, en: `waiting for “${body.condition.en}”`};
		case 'waiting-ended':
			return {zh: '结束等待', en: 'the end of waiting'};
		default:
			return undefined;
	}
};

/** What cannot be undone, only followed, and how. Undo stops here rather than reach behind it. */
const instead = (body: Body): Both | undefined => {
	switch (body.type) {
		case 'mail-sent':
			return {
				zh: '邮件已发出，不能撤销；有误请写更正邮件。',
				en: 'A mail that was sent cannot be undone: write a correction.',
			};
		case 'archived':
			return {zh: '归档不能撤销；需要时请重新打开案例。', en: 'Archiving cannot be undone: reopen the case instead.'};
		case 'reopened':
			return {zh: '重新打开不能撤销；需要时请再次归档。', en: 'Reopening cannot be undone: archive the case again.'};
		default:
			return undefined;
	}
};

export type Undoable = {readonly id: string; readonly events: readonly string[]; readonly words: Both};

const nothing: Both = {zh: '本次启动以来没有可撤销的操作。', en: 'Nothing of this session can be undone.'};

/** What `u` would undo: the latest action of this session in this case, or why not. */
export const undoable = (events: readonly Event[], session: string): Undoable | {readonly why: Both} => {
	const undone = undoneIds(events);
	for (const {id, body, session: by} of events.toReversed()) {
		if (by !== session || undone.has(id) || body.type === 'undone') continue;
		const action = actionOf(id);
		const whole = events.filter(event => actionOf(event.id) === action && !undone.has(event.id));
		const follow = whole.map(event => instead(event.body)).find(Boolean);
		if (follow) return {why: follow};
		const said = words(body);
		if (!said) continue;
		// The action is named by its first event that has words: an answer, not the advice that it gave.
		return {
			id: action,
			events: whole.map(event => event.id),
			words: whole.map(event => words(event.body)).find(Boolean) ?? said,
		};
	}

	return {why: nothing};
};

/** What `ctrl+r` would bring back: the latest undoing of this session that still counts, unless something was done since. */
export const redoable = (events: readonly Event[], session: string): Undoable | undefined => {
	const undone = undoneIds(events);
	const byId = new Map(events.map(event => [event.id, event]));
	for (const {id, body, session: by} of events.toReversed()) {
		if (by !== session || undone.has(id)) continue;
		if (body.type !== 'undone') return undefined;
		if (byId.get(body.event)?.body.type === 'undone') continue;
		const whole = events.filter(event => actionOf(event.id) === actionOf(id));
		const targets = whole.flatMap(event => (event.body.type === 'undone' ? [byId.get(event.body.event)?.body] : []));
		return {
			id: actionOf(id),
			events: whole.map(event => event.id),
			words: targets.map(target => target && words(target)).find(Boolean) ?? {zh: '刚才的撤销', en: 'what was undone'},
		};
	}

	return undefined;
};
