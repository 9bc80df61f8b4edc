import type {ArchiveOutcome} from '../../case/event.js';
import type {Desk} from '../../case/view.js';
import {refuse, withCase} from './case-ref.js';
import type {ExitCode, Io} from '../io.js';

export const outcomes = [
	'fixed',
	'workaround',
	'not-reproducible',
	'third-party',
	'by-design',
	'split',
	'customer-stopped',
] as const;

export type Archiving = {outcome?: string; lasting?: string; agreedBy?: string; agreedAt?: string; reopen?: string};

const isOutcome = (text: string | undefined): text is ArchiveOutcome =>
	(outcomes as readonly string[]).includes(text ?? '');

/** `casewalk archive CASE --outcome … --agreed-by …`, or `--reopen WHY`. What is missing is refused with the sentence that asks for it. */
export const archiveCase = async (
	reference: string,
	asked: Archiving,
	today: string,
	desk: Desk,
	io: Io,
): Promise<ExitCode> =>
	withCase(desk, reference, io, async view => {
		const zh = io.language === 'zh';
		const id = view.case.id;
		if (asked.reopen === undefined && !isOutcome(asked.outcome)) {
			return zh
				? refuse(io, '请用 --outcome 说明结果。', `可选：${outcomes.join(' ')}`)
				: refuse(io, 'Say how it ended with --outcome.', `One of: ${outcomes.join(' ')}`);
		}

		const done = await desk.do(
			asked.reopen !== undefined || !isOutcome(asked.outcome)
				? {do: 'reopen', case: id, because: asked.reopen ?? ''}
				: {
						do: 'archive',
						case: id,
						outcome: asked.outcome,
						lasting: asked.lasting === 'final' ? 'final' : 'temporary',
						agreedBy: asked.agreedBy ?? '',
						agreedAt: asked.agreedAt ?? today,
					},
		);
		if (!done.ok) return refuse(io, done.sentence[io.language], '', 1);
		const {state, seq} = desk.get().opened.get(id)!.case;
		io.write(
			io.json
				? `${JSON.stringify({schema: 1, id, state, seq})}\n`
				: state === 'archived'
					? zh
						? '已归档。\n'
						: 'Archived.\n'
					: zh
						? '已重新打开。\n'
						: 'Reopened.\n',
		);
		return 0;
	});
