import {isOverdue} from '../../case/reading/due.js';
import type {CaseSummary, Desk} from '../../case/view.js';
import {visibleLine} from '../../text/shown/visible.js';
import {fitText} from '../../text/shown/width.js';
import {dateOf, type Instant} from '../../text/time.js';
import {refuse, withCase} from './case-ref.js';
import type {ExitCode, Io} from '../io.js';

/** `casewalk new [SUBJECT-LINE]`: prints the new case's id. */
export const newCase = async (line: string, desk: Desk, io: Io): Promise<ExitCode> => {
	const done = await desk.do({do: 'new-case', line});
	if (!done.ok) return refuse(io, done.sentence[io.language], '', 1);
	const made = desk.get().cases.find(({id}) => id === done.case)!;
	const shown = [made.number, made.priority, made.customer, made.title].filter(Boolean).join('  ');
	io.write(io.json ? `${JSON.stringify({schema: 1, ...made})}\n` : `${made.id}  ${visibleLine(shown)}\n`);
	return 0;
};

const stateOf = ({state, onCall}: CaseSummary, zh: boolean) => {
	if (state === 'archived') return zh ? '已归档' : 'archived';
	if (onCall) return zh ? '通话中' : 'on call';
	return zh ? '处理中' : 'open';
};

/** `casewalk list`: open cases first, due first. */
export const listCases = (desk: Desk, io: Io, now: Instant): ExitCode => {
	const {cases} = desk.get();
	if (io.json) {
		io.write(`${JSON.stringify({schema: 1, cases})}\n`);
		return 0;
	}

	const zh = io.language === 'zh';
	if (cases.length === 0)
		io.write(
			zh
				? '还没有案例。用 casewalk new "主题行" 新建一个。\n'
				: 'No cases yet: make one with casewalk new "SUBJECT LINE".\n',
		);
	for (const one of cases) {
		const due = one.due[0];
		const columns = [
			fitText(visibleLine(one.number ?? one.id), 20),
			fitText(visibleLine(one.priority ?? '—'), 3),
			fitText(visibleLine(one.customer ?? ''), 8),
			fitText(stateOf(one, zh), 8),
			fitText(visibleLine(one.title ?? ''), 40),
			due
				? `${isOverdue(due.at, now) ? (zh ? '已过期 ' : 'overdue ') : ''}${dateOf(due.at)} ${visibleLine(due.what[io.language])}`
				: '',
		];
		io.write(`${columns.join('  ').trimEnd()}\n`);
	}

	return 0;
};

/** `casewalk note CASE TEXT` */
export const noteCase = async (reference: string, text: string, desk: Desk, io: Io): Promise<ExitCode> =>
	withCase(desk, reference, io, async view => {
		const done = await desk.do({do: 'add-note', case: view.case.id, text});
		if (!done.ok) return refuse(io, done.sentence[io.language], '', 1);
		const kept = desk.get().opened.get(view.case.id)!.case.notes.at(-1)!;
		io.write(io.json ? `${JSON.stringify({schema: 1, ...kept})}\n` : io.language === 'zh' ? '已记录。\n' : 'Noted.\n');
		return 0;
	});
