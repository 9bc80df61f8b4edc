import type {Both} from '../../text/both.js';
import {failuresOf, joinDriversOf, momentOf, reachOf, shiftsOf} from './join.js';
import type {FileReport, GapRow} from './report.js';
import {gapSeconds} from '../rules/scan.js';
import {spansOf} from './spans.js';

type Words = {readonly why: Both; readonly ask: Both};

const askSetupapi: Both = {
	zh: '请您把 C:\\Windows\\inf 文件夹里所有 setupapi 开头的日志（setupapi.dev.log、setupapi.offline.log 和带日期的旧日志）一并发给我们。',
	en: 'Please send all logs in C:\\Windows\\inf whose names begin with setupapi: setupapi.dev.log, setupapi.offline.log, and the older ones with a date in their name.',
};
const askCbs: Both = {
	zh: '请您把 C:\\Windows\\Logs\\CBS 文件夹完整打包发给我们，包括其中的 CbsPersist_*.log 和 CbsPersist_*.cab。',
	en: 'Please send us the whole folder C:\\Windows\\Logs\\CBS, including the CbsPersist_*.log and CbsPersist_*.cab files in it.',
};
const shown = (at: string) => at.replace('T', ' ');

const outside = (at: string): Words => ({
	why: {
		zh: `驱动在 ${shown(at)} 安装失败，收到的 setupapi 日志没有覆盖那次启动，看不到是哪个文件或注册表项。`,
		en: `A driver failed at ${shown(at)}; the setupapi log at hand does not reach that boot, so which file or registry key it was cannot be seen.`,
	},
	ask: askSetupapi,
});

const silent = (at: string): Words => ({
	why: {
		zh: `驱动在 ${shown(at)} 安装失败，收到的 setupapi 日志里那一分钟没有对应的失败记录，可能写在另一份日志里。`,
		en: `A driver failed at ${shown(at)}; the setupapi log at hand holds no failure of that minute, which may stand in another log.`,
	},
	ask: askSetupapi,
});

const begunLate = (at: string): Words => ({
	why: {
		zh: `CBS.log 在 ${shown(at)} 提到上一次启动检测到停顿，但日志从那之后才开始，看不到停在哪一步。`,
		en: `CBS.log tells at ${shown(at)} of a hang on the boot before, but begins only after it: where it stood cannot be seen.`,
	},
	ask: askCbs,
});

const notInCbs = (at: string): Words => ({
	why: {
		zh: `setupapi 日志显示 ${shown(at)} 的驱动更新失败，没有收到覆盖那次启动的 CBS.log，看不到更新后来怎样了。`,
		en: `The setupapi log shows driver updates that failed at ${shown(at)}; no CBS.log that reaches that boot is at hand, so what became of the update cannot be seen.`,
	},
	ask: askCbs,
});

const day = 24 * 3_600_000;
const hangRule = 'cbs-hang-detected';

/** Which boot the logs of one device leave unseen: `beside` is all of them, looked through once. */
export const bootGaps = (beside: readonly FileReport[]): ((file: FileReport) => readonly GapRow[]) => {
	const ofKind = (kind: FileReport['kind']) => beside.filter(file => file.kind === kind && file.error === null);
	const [cbsLogs, setupapiLogs] = [ofKind('cbs'), ofKind('setupapi')];
	const failuresAt = failuresOf(setupapiLogs);
	const setupapiReach = spansOf(setupapiLogs.map(log => ({...reachOf(log), of: log})));
	/** By the clock of setupapi. */
	const cbsReach = spansOf(
		cbsLogs.flatMap(cbs => {
			const {from, to} = reachOf(cbs);
			return shiftsOf(cbs).map(shift => ({from: from - shift, to: to - shift, of: cbs}));
		}),
	);
	const dayAfter = spansOf(
		cbsLogs.flatMap(({from, to}) =>
			from === null || to === null ? [] : [{from: momentOf(from), to: momentOf(to) + day, of: null}],
		),
	);

	/** The last failure that setupapi should tell more of and does not. */
	const untoldBySetupapi = (cbs: FileReport): GapRow[] => {
		if (setupapiLogs.length === 0 || joinDriversOf(cbs, failuresAt).length > 0) return [];
		const at = cbs.drivers.findLast(driver => driver.at !== null)?.at;
		if (!at) return [];
		const isReached = shiftsOf(cbs).some(shift => setupapiReach.isAny(momentOf(at) - shift));
		const words = isReached ? silent(at) : outside(at);
		return [{what: 'setupapi.boot', ...words, file: cbs.path, device: cbs.device}];
	};

	/** A hang of the boot before, in a log that begins after that boot. */
	const begunAfterHang = (cbs: FileReport): GapRow[] => {
		const hang = cbs.findings.find(({rule}) => rule === hangRule);
		if (!hang?.at || dayAfter.isAny(momentOf(hang.at) - gapSeconds * 1000)) return [];
		return [{what: 'cbs.boot', ...begunLate(hang.at), file: cbs.path, device: cbs.device}];
	};

	/** Driver updates that setupapi saw fail, and no CBS.log of the machine was there to tell what came of it. */
	const untoldByCbs = (log: FileReport): GapRow[] => {
		const failed = log.sections.findLast(
			({title, status, from}) => status === 'failure' && from !== null && / Driver Updates\b/.test(title),
		);
		if (!failed?.from || cbsReach.isAny(momentOf(failed.from))) return [];
		return [{what: 'cbs.boot', ...notInCbs(failed.from), file: log.path, device: log.device}];
	};

	return file => {
		if (file.kind === 'cbs') return [...untoldBySetupapi(file), ...begunAfterHang(file)];
		return file.kind === 'setupapi' ? untoldByCbs(file) : [];
	};
};
