import {visibleLine} from '../../text/shown/visible.js';
import type {CaseView, Desk} from '../../case/view.js';
import type {ExitCode, Io} from '../io.js';

/** Says one sentence on stderr; with `--json` as `{error, hint}` on stdout's sister. Gives exit code 2. */
export const refuse = (io: Io, error: string, hint: string, code: ExitCode = 2): ExitCode => {
	io.writeError(io.json ? `${JSON.stringify({error, hint})}\n` : `${error}${hint ? `\n${hint}` : ''}\n`);
	return code;
};

/** The case of an id or a ticket number (any part of it that fits one case only); undefined when there is none. */
export const findCase = async (desk: Desk, reference: string): Promise<CaseView | undefined> => {
	const {cases} = desk.get();
	const wanted = reference.toLowerCase();
	const exact = cases.filter(({id, number}) => id === reference || number?.toLowerCase() === wanted);
	const near = cases.filter(({id, number}) => id.startsWith(reference) || number?.toLowerCase().includes(wanted));
	const found = exact[0] ?? (near.length === 1 ? near[0] : undefined);
	if (!found || reference === '') return undefined;
	await desk.do({do: 'look', case: found.id});
	return desk.get().opened.get(found.id);
};

/** Finds the case or says which sentence helps. */
export const withCase = async (
	desk: Desk,
	reference: string,
	io: Io,
	use: (view: CaseView) => Promise<ExitCode> | ExitCode,
): Promise<ExitCode> => {
	const view = await findCase(desk, reference);
	if (view?.brokenAt !== undefined) {
		const at = view.brokenAt;
		io.writeError(
			io.language === 'zh'
				? `注意：这个案例从第${at}条记录起与写入时不同，请运行 casewalk doctor。\n`
				: `Note: from event ${at} on this case is not what was written: run casewalk doctor.\n`,
		);
	}

	if (view) return use(view);
	const shown = visibleLine(reference);
	return io.language === 'zh'
		? refuse(io, `没有案例 ${shown}。`, '用 casewalk list 查看所有案例。')
		: refuse(io, `There is no case ${shown}.`, 'See all cases with casewalk list.');
};
