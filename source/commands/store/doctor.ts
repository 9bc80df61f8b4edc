import type {SqliteStore} from '../../store/sqlite.js';
import {examine} from '../../store/upkeep/doctor.js';
import {visibleLine} from '../../text/shown/visible.js';
import type {ExitCode, Io} from '../io.js';
import {aligned, json} from '../table.js';
import {marks, sentenceOf} from './words.js';

type Options = Io & {
	readonly folder: string;
	/** Undefined when it cannot be opened. */
	readonly store: SqliteStore | undefined;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** `Node 24.16.0, SQLite 3.53.1` */
	readonly versions: string;
};

/** `casewalk doctor`: looks at everything that is kept and says what is wrong, and what to do; it changes nothing. */
export const doctor = async ({
	folder,
	store,
	now,
	versions,
	write,
	language,
	json: asJson,
}: Options): Promise<ExitCode> => {
	const found = await examine(folder, store, now);
	const isWrong = found.some(({state}) => state === 'wrong');
	if (asJson) {
		write(
			json({
				schema: 1,
				folder,
				versions,
				fine: !isWrong,
				examined: found.map(one => ({...one, sentence: sentenceOf(one)})),
			}),
		);
		return isWrong ? 1 : 0;
	}

	write(`${visibleLine(folder)}  ${versions}\n`);
	if (found.length === 0)
		write(
			language === 'zh'
				? '还没有数据：打开 casewalk 新建第一个案例。\n'
				: 'Nothing is kept yet: open casewalk and make the first case.\n',
		);
	write(aligned(found.map(one => [marks[one.state][language], sentenceOf(one)[language]])));
	return isWrong ? 1 : 0;
};
