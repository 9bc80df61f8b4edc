import {backUp} from '../../store/upkeep/backup.js';
import {restore} from '../../store/upkeep/restore.js';
import {visibleLine} from '../../text/shown/visible.js';
import {refuse} from '../case/case-ref.js';
import type {ExitCode, Io} from '../io.js';
import {json} from '../table.js';
import {faultSentence} from './words.js';

/** `casewalk backup FILE`: the whole store in one file of its own; nothing is written over. */
export const backUpTo = async (file: string, folder: string, io: Io): Promise<ExitCode> => {
	const done = await backUp(folder, file);
	if (!done.ok) {
		const {error, hint} = faultSentence(done);
		return refuse(io, error[io.language], hint[io.language], 1);
	}

	const {path, cases, events} = done;
	io.write(
		io.json
			? json({schema: 1, path, cases, events})
			: io.language === 'zh'
				? `已备份到 ${visibleLine(path)}：${cases}个案例，${events}条记录，已核对完整。\n`
				: `Backed up to ${visibleLine(path)}: ${cases} case(s), ${events} event(s), checked whole.\n`,
	);
	return 0;
};

/** `casewalk restore FILE`: the store becomes what the backup says; the one before is kept beside it. */
export const restoreFrom = async (file: string, folder: string, stamp: string, io: Io): Promise<ExitCode> => {
	const done = await restore(folder, file, stamp);
	if (!done.ok) {
		const {error, hint} = faultSentence(done);
		return refuse(io, error[io.language], hint[io.language], 1);
	}

	const {cases, events, before} = done;
	const aside = before === undefined ? '' : visibleLine(before);
	io.write(
		io.json
			? json({schema: 1, cases, events, before: before ?? null})
			: io.language === 'zh'
				? `已恢复：${cases}个案例，${events}条记录。${aside && `原来的案例库留在 ${aside}。`}\n`
				: `Restored: ${cases} case(s), ${events} event(s).${aside && ` The store before lies in ${aside}.`}\n`,
	);
	return 0;
};
