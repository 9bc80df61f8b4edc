import {rmSync} from 'node:fs';
import {join} from 'node:path';
import type {CaseSummary, Desk} from '../../case/view.js';
import {erase} from '../../store/upkeep/erase.js';
import {visibleLine} from '../../text/shown/visible.js';
import {findCase, refuse} from '../case/case-ref.js';
import type {ExitCode, Io} from '../io.js';
import {aligned, json} from '../table.js';
import {faultSentence} from './words.js';

export type Erasing = {readonly reference?: string; readonly customer?: string; readonly yes?: boolean};

const wanted = async ({reference, customer}: Erasing, desk: Desk): Promise<readonly CaseSummary[]> => {
	const {cases} = desk.get();
	if (customer !== undefined) return cases.filter(one => one.customer?.toLowerCase() === customer.trim().toLowerCase());
	const view = await findCase(desk, reference ?? '');
	return cases.filter(({id}) => id === view?.case.id);
};

/**
`casewalk erase CASE | --customer NAME`: shows what would go and how to say yes; with `--yes` nothing of it stays in store,
snapshots and outbox. Without a case of that name nothing happens.
*/
export const eraseCases = async (asked: Erasing, desk: Desk, folder: string, io: Io): Promise<ExitCode> => {
	const zh = io.language === 'zh';
	if (!(asked.customer ?? asked.reference ?? '').trim())
		return zh
			? refuse(io, '没有说要删除什么。', 'casewalk erase CASE 或 casewalk erase --customer NAME')
			: refuse(io, 'Nothing named to erase.', 'casewalk erase CASE or casewalk erase --customer NAME');
	const cases = await wanted(asked, desk);
	if (cases.length === 0) {
		const shown = visibleLine(asked.customer ?? asked.reference ?? '');
		return zh
			? refuse(io, `没有案例或客户 ${shown}，什么都没有删除。`, '用 casewalk list 查看案例和客户。')
			: refuse(io, `No case or customer ${shown}: nothing was erased.`, 'See casewalk list for cases and customers.');
	}

	const rows = cases.map(({id, number, customer, title}) => [number ?? id, customer ?? '', title ?? '']);
	if (!asked.yes) {
		return zh
			? refuse(
					io,
					`将永久删除${cases.length}个案例，快照里的也删除，无法撤销：\n${aligned(rows).trimEnd()}`,
					'确定的话加上 --yes 再执行一次。',
					1,
				)
			: refuse(
					io,
					`${cases.length} case(s) would be erased for good, in the snapshots too:\n${aligned(rows).trimEnd()}`,
					'If that is meant, say it again with --yes.',
					1,
				);
	}

	const done = await erase(
		folder,
		cases.map(({id}) => id),
	);
	if (!done.ok) {
		const {error, hint} = faultSentence(done);
		return refuse(io, error[io.language], hint[io.language], 1);
	}

	for (const {id} of cases) rmSync(join(folder, 'outbox', id), {recursive: true, force: true});
	io.write(
		io.json
			? json({schema: 1, erased: cases.map(({id, number}) => ({id, number: number ?? null}))})
			: zh
				? `已删除${cases.length}个案例。你另存到别处的邮件、导出文件、备份和客户日志不在其中，请自行删除。\n`
				: `${cases.length} case(s) erased. Mails, exports, backups and customer logs that you saved elsewhere are yours to remove.\n`,
	);
	return 0;
};
