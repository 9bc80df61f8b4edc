import type {Knowledge} from '../../knowledge/schema.js';
import type {Written} from '../../outbox.js';
import {visibleLine} from '../../text/shown/visible.js';
import {refuse} from '../case/case-ref.js';
import type {ExitCode, Io} from '../io.js';
import {json} from '../table.js';

type Options = Io & {
	readonly knowledge: Knowledge;
	/** Writes the file that was asked for; absent: the batch file goes to stdout. */
	readonly save?: (text: string) => Written;
};

/** `casewalk collector [--out FILE]`: the batch file that the how-to `collect-logs` gives the customer, lines ended by CRLF. */
export const collector = ({knowledge, save, ...io}: Options): ExitCode => {
	const {language, write} = io;
	const name = knowledge.howto['collect-logs']?.attachment;
	const text = name === undefined ? undefined : knowledge.attachments[name];
	if (name === undefined || text === undefined)
		return language === 'zh'
			? refuse(io, '操作指南 collect-logs 没有附件。', '用 casewalk knowledge lint 检查团队自己的知识。', 1)
			: refuse(
					io,
					'The how-to collect-logs has no attachment.',
					'Check the team’s folder: casewalk knowledge lint.',
					1,
				);

	const written = save?.(text);
	if (written && !written.ok) return refuse(io, written.sentence[language], '--out collect-logs.cmd', 1);
	if (io.json) write(json({schema: 1, name, ...(written ? {path: written.path} : {text})}));
	else if (written) write(`${visibleLine(written.path)}\n`);
	else write(text);
	return 0;
};
