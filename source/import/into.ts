import type {Done} from '../case/acts/action.js';
import {newMails} from '../case/acts/take-thread.js';
import type {Desk} from '../case/view.js';
import type {Knowledge} from '../knowledge/schema.js';
import type {Imported} from '../case/acts/imported.js';
import {withoutReplies} from '../text/subject-line/subject-line.js';
import {type Clock, type Clocks, clockOf} from './offset.js';
import {readThread} from './said/reading.js';
import {type Summary, summaryOf} from './summary.js';
import {takeFrom} from './take.js';
import {splitThread, type Thread} from './mails/thread.js';

export type Taking = {
	readonly desk: Desk;
	readonly knowledge: Knowledge;
	/** The case it goes into; absent: the one with its number or mails, else a new one. */
	readonly case?: string;
	readonly clocks?: Clocks;
	/** This machine's offset: for mails that say none. */
	readonly here?: string;
	/** Names of our side, where the settings know them. */
	readonly ours?: readonly string[];
};

/** A thread that went into its case: what it says, and how many of its mails were new. */
export type Taken =
	| {readonly ok: true; readonly case: string; readonly added: number; readonly summary: Summary; readonly clock: Clock}
	| Extract<Done, {ok: false}>;

const look = async (desk: Desk, id: string) => {
	await desk.do({do: 'look', case: id});
	return desk.get().opened.get(id);
};

/** The case that a thread belongs to: the one that has its number, or without one its title and some of its mails. */
const caseOf = async (desk: Desk, {reading}: Summary, thread: Imported): Promise<string | undefined> => {
	const {number, title} = reading.fields;
	const {cases} = desk.get();
	const same = number ? cases.find(one => one.number === number) : undefined;
	if (same) return same.id;
	for (const {id} of cases.filter(one => one.number === undefined && one.title === title)) {
		const view = await look(desk, id);
		if (view && newMails(view.case, thread) < thread.mails.length) return id;
	}

	return undefined;
};

/** Takes a thread into its case through the desk; what is there already stays, and a case is opened where there is none. */
export const takeIn = async (
	thread: Thread,
	{desk, knowledge, case: asked, clocks, here, ours}: Taking,
): Promise<Taken> => {
	const reading = readThread(thread, knowledge, ours);
	const summary = summaryOf(reading);
	const clock = clockOf(reading.mails, clocks, here);
	const imported = takeFrom(summary, clock);
	let id = asked ?? (await caseOf(desk, summary, imported));
	if (id === undefined) {
		const [on] = imported.mails.flatMap(({at}) => at ?? []);
		const made = await desk.do({
			do: 'new-case',
			line: withoutReplies(reading.subject ?? ''),
			...(on !== undefined && {on}),
		});
		if (!made.ok) return made;
		id = made.case!;
	}

	const view = await look(desk, id);
	const added = view ? newMails(view.case, imported) : 0;
	const done = await desk.do({do: 'import-thread', case: id, thread: imported});
	return done.ok ? {ok: true, case: id, added, summary, clock} : done;
};

/** Takes pasted text in; what came of it is said in a sentence. */
export const takePasted = async (text: string, taking: Taking): Promise<Done> => {
	const taken = await takeIn(splitThread(text, 'paste'), taking);
	if (!taken.ok) return taken;
	const {added, summary, clock} = taken;
	const wrong = new Set(summary.mistakes.map(({id}) => id)).size;
	const asks = clock.question ? {zh: '，时区需核对', en: ', check the time zone'} : {zh: '', en: ''};
	return {
		ok: true,
		case: taken.case,
		said: {
			zh: `已导入${added}封邮件${wrong > 0 ? `，处理上有${wrong}类问题（casewalk import 可列出）` : ''}${asks.zh}。`,
			en: `${added} mail(s) taken in${wrong > 0 ? `, ${wrong} kind(s) of mistakes (casewalk import lists them)` : ''}${asks.en}.`,
		},
	};
};
