// A store with many made-up cases, always the same for the same seed. Written through the journal, so each has its summary.
import {openJournal} from '../../dist/source/case/journal.js';
import {noKnowledge} from '../../dist/source/knowledge/overlay.js';
import {openSqlite} from '../../dist/source/store/sqlite.js';
import {addMinutes} from '../../dist/source/text/time.js';
import {random} from './entries.js';

const customers = '示例银行 示例学院 示例医院 示例电网 示例航运 示例保险 Example-Rail Example-Port'.split(' ');
const titles =
	'Windows 7 装补丁后回滚,清点补丁时报错 0x80070005,云桌面卡在 32%,打印机驱动更新失败,修复选项进不去系统,Servicing stack too old'.split(
		',',
	);

/** Fills the data folder with `count` cases, most of them archived as a desk's are; `CAS-00001-BENCH` is open. */
export const makeCases = async (folder, count) => {
	const store = await openSqlite(folder);
	if ('fault' in store) throw new Error(store.detail);
	const next = random(1);
	const pick = list => list[Math.floor(next() * list.length)];
	let at = '2024-01-01T09:00:00.000+08:00';
	let ids = 0;
	const journal = openJournal({
		store,
		knowledge: noKnowledge,
		now: () => at,
		newId: () => `bench${++ids}`,
		author: 'bench',
		session: 'bench',
	});
	for (let n = 1; n <= count; n++) {
		at = addMinutes(at, 120);
		const opened = {
			type: 'case-opened',
			number: `CAS-${String(n).padStart(5, '0')}-BENCH`,
			priority: pick(['P1', 'P2', 'P3', 'P4']),
			customer: pick(customers),
			title: `${pick(titles)} ${n}`,
			product: 'Windows 7',
		};
		const archived = {type: 'archived', outcome: 'fixed', lasting: 'final', agreedBy: '周', agreedAt: at.slice(0, 10)};
		const done = await journal.write(`case${n}`, n % 20 === 1 ? [opened] : [opened, archived]);
		if (!done.ok) throw new Error(done.detail);
	}

	await store.close();
};
