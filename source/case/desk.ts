import type {Knowledge} from '../knowledge/schema.js';
import type {StoreFault} from '../store/store.js';
import type {Both, Language} from '../text/both.js';
import {fileName} from '../text/file-name.js';
import {readSubjectLine} from '../text/subject-line/subject-line.js';
import {visibleLine} from '../text/shown/visible.js';
import {act} from './acts/act.js';
import type {Acted} from './acts/acted.js';
import type {Act, Action, Done} from './acts/action.js';
import {attached, type EvidenceRead, type Read, type ReadingProgress, saidOf, type Together} from './acts/attach.js';
import {inOrder, summaryOf} from './reading/due.js';
import type {Body, Event, Told} from './event.js';
import {groundsOf} from './ledger/grounds.js';
import {type JournalDoors, openJournal} from './journal.js';
import {advisedIn} from './reading/look.js';
import {newlyRefuted, takenBackBy} from './ledger/taken-back.js';
import {redoable, undoable} from './acts/undo.js';
import type {CaseView, Desk, DeskState} from './view.js';

export type DeskDoors = JournalDoors & {
	/** Reads files and folders until it is through or `signal` says stop: what was read by then is kept. */
	readonly analyze: (
		paths: readonly string[],
		reading: {readonly onProgress: (progress: ReadingProgress) => void; readonly signal: AbortSignal},
	) => Promise<Read>;
	/** What all files of one subject say together. */
	readonly together: (files: readonly EvidenceRead[], machine?: string) => Promise<Together>;
	/** What keeps a mail from leaving, in one sentence; undefined: nothing. */
	readonly hold: (
		mail: {text: string; kind: string; language: Language; subject: string},
		view: CaseView,
		cases: DeskState['cases'],
	) => Both | undefined;
	/** The start reads the open cases only; `rest` reads the others. */
	readonly isLater?: boolean;
	/** Waits a moment (under a second) before scratch text is written. */
	readonly later: (work: () => void) => void;
};

const sentences: Record<StoreFault['fault'], Both> = {
	full: {
		zh: '磁盘已满，这一步没有保存；请腾出空间后重试。',
		en: 'The disk is full and this was not saved: free some space and try again.',
	},
	newer: {
		zh: '案例库由更新的 casewalk 写成，这里只能查看；请升级 casewalk。',
		en: 'The store was written by a newer casewalk and can only be read here: upgrade casewalk.',
	},
	damaged: {
		zh: '案例库已损坏，未做任何改动；请先备份数据文件夹，再联系维护者。',
		en: 'The store is damaged and was left alone: copy the data folder before anything else.',
	},
	busy: {
		zh: '另一个程序正占用案例库，请稍后重试。',
		en: 'Another process holds the store: try again in a moment.',
	},
	denied: {
		zh: '没有写入案例库的权限，请检查数据文件夹。',
		en: 'The store must not be written: check the rights of the data folder.',
	},
	failed: {zh: '没有保存成功，请重试。', en: 'This was not saved: try again.'},
};

const nothingRead: Both = {zh: '现在没有在读取日志。', en: 'No log is being read now.'};

const unknown = (id: string): Done => ({
	ok: false,
	sentence: {
		zh: `没有案例 ${visibleLine(id)}，请用 casewalk list 查看。`,
		en: `There is no case ${visibleLine(id)}: see casewalk list.`,
	},
});

/** A world fault that reached us as a throw is a sentence too. */
const sentenceOf = (error: unknown): Done => {
	const cause = error instanceof Error ? (error.cause as Partial<StoreFault> | undefined) : undefined;
	return {ok: false, sentence: sentences[cause?.fault ?? 'failed']};
};

type Sent = Extract<Act, {do: 'mark-sent'}>;

/** An end explains, it asks for nothing: there is no fate to wait for. */
const isExplanation = (step: string, {trees}: Knowledge): boolean => {
	const [tree = '', node = ''] = step.split('/');
	return trees[tree]?.nodes[node]?.kind === 'end';
};

/** The mail's advice: new to the ledger, or given once more before anybody knows what came of it. */
const advisedByMail = (view: CaseView, {advised}: Sent, mail: string, {newId, knowledge}: DeskDoors) => {
	const inMail = advisedIn(view)
		.filter(({step}) => !isExplanation(step, knowledge))
		.filter(({step, subject}) => advised.some(one => one.step === step && one.subject === subject.id));
	const known = (step: string, subject: string) =>
		view.case.advice.filter(one => one.step === step && one.subjects.includes(subject));
	const given = inMail
		.filter(({step, subject}) => known(step, subject.id).length === 0)
		.map(
			({walk, subject, ...one}): Body => ({
				type: 'advice-given',
				advice: newId(),
				subjects: [subject.id],
				step: one.step,
				howto: one.howto,
				recommends: one.recommends,
				by: 'mail',
				mail,
				grounds: groundsOf(view.walks.find(({record}) => record.id === walk)!, one, view),
			}),
		);
	const again = inMail.flatMap(({step, subject}) => known(step, subject.id).filter(({fate}) => fate === undefined));
	return {given, repeats: [...new Set(again.map(({id}) => id))]};
};

/** Cases that are kept read at once: more than anybody goes back and forth between in a day. */
const mostOpened = 20;

/** The application layer: the one place where an action becomes events, is appended, folded and published. */
export const openDesk = async (doors: DeskDoors): Promise<Desk> => {
	const {store, knowledge, newId, session} = doors;
	const journal = openJournal(doors);
	const listeners = new Set<() => void>();
	const scratch = new Map(await store.recall(''));
	const unkept = new Set<string>();
	const readings = new Map<string, {readonly case: string; readonly stop: AbortController}>();
	const attachings = new Set<Promise<Done>>();
	let isKeeping = false;
	let state: DeskState = {cases: [], opened: new Map(), working: []};
	let turn: Promise<unknown> = Promise.resolve();

	const publish = (change: Partial<DeskState>) => {
		state = {...state, ...change};
		for (const listener of listeners) listener();
	};

	/** One after the other: a key never acts on a case that the key before it is still changing. */
	const inTurn = (work: () => Promise<Done>): Promise<Done> => {
		const result = turn.then(work).catch(sentenceOf);
		turn = result;
		return result;
	};

	/** Reads, folds and publishes one case. */
	const show = async (id: string): Promise<Done> => {
		const view = journal.viewOf(await journal.fresh(id));
		if (!view) return unknown(id);
		const others = [...state.opened].filter(([one]) => one !== id);
		const left = others.splice(0, others.length - (mostOpened - 1));
		for (const [one] of left) journal.forget(one);
		publish({
			opened: new Map([...others, [id, view]]),
			cases: inOrder([...state.cases.filter(one => one.id !== id), summaryOf(view.case)]),
		});
		return {ok: true, case: id};
	};

	const write = async (id: string, bodies: readonly Told[]): Promise<Done> => {
		const appended = await journal.write(id, bodies);
		return appended.ok ? show(id) : {ok: false, sentence: sentences[appended.fault]};
	};

	const opening = ({line = '', call, on}: Extract<Action, {do: 'new-case'}>): Promise<Done> => {
		const subjectLine = line.trim();
		const {number, priority, customer, title, product, reference} = readSubjectLine(subjectLine);
		const opened: Told = {
			type: 'case-opened',
			number,
			priority,
			customer,
			title,
			product,
			reference,
			...(subjectLine && {subjectLine}),
			...(on !== undefined && {on}),
		};
		return write(newId(), call ? [opened, {type: 'call-started'}] : [opened]);
	};

	/** Reading a log takes its time, and the next key does not wait for it: only what was read is written in turn. */
	const attaching = async (id: string, {paths, subject, caption}: Extract<Act, {do: 'attach'}>): Promise<Done> => {
		const stop = new AbortController();
		const job = {id: newId(), case: id};
		const working = (what: Both, progress: Partial<ReadingProgress> = {}) =>
			publish({working: [...state.working.filter(one => one.id !== job.id), {...job, ...progress, what}]});
		working({zh: `正在读取 ${paths.length} 个路径`, en: `reading ${paths.length} path(s)`});
		readings.set(job.id, {case: id, stop});
		const {files, refused} = await doors
			.analyze(paths, {
				signal: stop.signal,
				onProgress(progress) {
					const name = visibleLine(fileName(progress.path));
					working({zh: `正在读取 ${name}`, en: `reading ${name}`}, progress);
				},
			})
			.finally(() => {
				readings.delete(job.id);
				publish({working: state.working.filter(one => one.id !== job.id)});
			});
		if (refused && files.length === 0) return {ok: false, sentence: refused};
		return inTurn(async () => {
			const view = journal.viewOf(await journal.fresh(id));
			if (!view) return unknown(id);
			const {together} = doors;
			const done = await write(id, await attached(files, {found: view.case, subject, caption, newId, together}));
			const refuted = refused ? undefined : newlyRefuted(view, state.opened.get(id));
			return done.ok ? {...done, said: refuted ?? saidOf({files, refused})} : done;
		});
	};

	const stopping = async (id: string): Promise<Done> => {
		const own = [...readings.values()].filter(reading => reading.case === id);
		if (own.length === 0) return {ok: false, sentence: nothingRead};
		for (const {stop} of own) stop.abort();
		return {ok: true};
	};

	const sending = (view: CaseView, sent: Sent): Acted => {
		const {draft, kind, language, subject, text, hasLeft, messageId} = sent;
		const held = hasLeft ? undefined : doors.hold({text, kind, language, subject}, view, state.cases);
		if (held) return {refused: held};
		const mail = newId();
		const {given, repeats} = advisedByMail(view, sent, mail, doors);
		const left: Body = {
			type: 'mail-sent',
			mail,
			draft,
			kind,
			language,
			subject,
			text,
			...(repeats.length > 0 && {repeats}),
			...(messageId && {messageId}),
		};
		return {bodies: [left, ...given, ...takenBackBy(view, sent.corrects ?? [], mail, language)]};
	};

	const becoming = (
		action: Exclude<Act, {do: 'attach' | 'stop-reading'}>,
		view: CaseView,
		events: readonly Event[],
	): Acted => {
		switch (action.do) {
			case 'undo': {
				const what = undoable(events, session);
				return 'why' in what ? {refused: what.why} : {bodies: what.events.map(event => ({type: 'undone', event}))};
			}

			case 'redo': {
				const what = redoable(events, session);
				return what
					? {bodies: what.events.map(event => ({type: 'undone', event}))}
					: {refused: {zh: '没有可恢复的操作。', en: 'There is nothing to bring back.'}};
			}

			case 'mark-sent':
				return sending(view, action);
			default:
				return act(action, {view, knowledge, newId});
		}
	};

	const acting = async (id: string, action: Exclude<Act, {do: 'attach' | 'stop-reading'}>): Promise<Done> => {
		const events = await journal.fresh(id);
		const view = journal.viewOf(events);
		if (!view) return unknown(id);
		const acted = becoming(action, view, events);
		if ('refused' in acted) return {ok: false, sentence: acted.refused};
		return acted.bodies.length === 0 ? {ok: true, case: id} : write(id, acted.bodies);
	};

	const keepScratch = async () => {
		isKeeping = false;
		for (const key of [...unkept]) {
			unkept.delete(key);
			const kept = await store.keep(key, scratch.get(key) ?? '');
			if (kept === true) continue;
			unkept.add(key);
			break;
		}
	};

	const stopWatching = store.watch(() => {
		void inTurn(async () => {
			for (const id of state.opened.keys()) await show(id);
			publish({cases: await journal.list()});
			return {ok: true};
		});
	});
	publish({cases: await journal.list(doors.isLater ? 'open' : undefined)});
	let rest: Promise<unknown> | undefined = doors.isLater ? undefined : Promise.resolve();

	return {
		get: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		do(action) {
			if (action.do === 'new-case') return inTurn(() => opening(action));
			if (action.do === 'look') return inTurn(() => show(action.case));
			if (action.do === 'attach') {
				const work = attaching(action.case, action).catch(sentenceOf);
				attachings.add(work);
				return work.finally(() => attachings.delete(work));
			}

			if (action.do === 'stop-reading') return stopping(action.case);
			return inTurn(() => acting(action.case, action));
		},
		keep(key, value) {
			if ((scratch.get(key) ?? '') === value) return;
			scratch.set(key, value);
			unkept.add(key);
			if (isKeeping) return;
			isKeeping = true;
			doors.later(() => void keepScratch());
		},
		kept: key => scratch.get(key) || undefined,
		async rest() {
			rest ??= inTurn(async () => {
				publish({cases: await journal.list()});
				return {ok: true};
			});
			await rest;
		},
		search: query => store.search(query),
		events: id => journal.fresh(id),
		take: events =>
			inTurn(async () => {
				const id = events[0]?.case ?? '';
				const taken = await journal.take(id, events);
				return taken.ok ? show(id) : {ok: false, sentence: sentences[taken.fault]};
			}),
		async close() {
			stopWatching();
			// A reading ends with the program; what it had read by then is kept.
			for (const {stop} of readings.values()) stop.abort();
			await Promise.all(attachings);
			await turn;
			await keepScratch();
			await store.close();
		},
	};
};
