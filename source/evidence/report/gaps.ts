import type {Rule} from '../../knowledge/schema.js';
import type {Both} from '../../text/both.js';
import {bootGaps} from './boot-gaps.js';
import type {Kind} from '../open/kind.js';
import {readers} from '../open/reader.js';
import type {FileReport, GapRow} from './report.js';
import {wrongDevice} from './wrong-device.js';

const kindNames: Readonly<Record<Kind, string>> = {
	cbs: 'CBS.log',
	setupapi: 'setupapi.dev.log',
	dism: 'dism.log',
	windowsupdate: 'WindowsUpdate.log',
	checksur: 'CheckSUR.log',
	setupact: 'setupact.log',
	reporting: 'ReportingEvents.log',
	procmon: 'Procmon',
	pml: 'Procmon PML',
	poqexec: 'poqexec.log',
	evtx: 'evtx',
	zip: 'zip',
	cab: 'cab',
	photo: 'photo',
	unknown: 'unknown',
};

const rotated: {readonly why: Both; readonly ask: Both} = {
	why: {
		zh: '这份日志里没有 “Loaded Servicing Stack” 行，可能在此之前已经轮转，因此无法判断服务堆栈版本。',
		en: 'This log holds no "Loaded Servicing Stack" line, it was probably rotated before it; the servicing stack version stays unknown.',
	},
	ask: {
		zh: '请您把 C:\\Windows\\Logs\\CBS 文件夹完整打包发给我们，包括其中的 CbsPersist_*.log 和 CbsPersist_*.cab。',
		en: 'Please send us the whole folder C:\\Windows\\Logs\\CBS, including the CbsPersist_*.log and CbsPersist_*.cab files in it.',
	},
};

const noSetupapi: {readonly why: Both; readonly ask: Both} = {
	why: {
		zh: 'CBS.log 显示驱动安装失败，但没有收到 setupapi.dev.log，看不到是哪个文件或注册表项被拒绝。',
		en: 'CBS.log shows that a driver failed, but there is no setupapi.dev.log: which file or registry key it was cannot be seen.',
	},
	ask: {
		zh: '请您再提供这台机器的 C:\\Windows\\inf\\setupapi.dev.log，如果有 setupapi.offline.log 也请一并提供。',
		en: 'Please also send C:\\Windows\\inf\\setupapi.dev.log of this machine, and setupapi.offline.log if there is one.',
	},
};

const noCbs: {readonly why: Both; readonly ask: Both} = {
	why: {
		zh: '这份日志记录了更新安装失败，但没有收到这台机器的 CBS.log，看不到失败在哪一步。',
		en: 'This log tells of an update that failed, but there is no CBS.log of this machine: at which step it failed cannot be seen.',
	},
	ask: rotated.ask,
};

/** Kinds that tell that an update failed, and not why. */
const tellsOnlyThat = new Set<Kind>(['evtx', 'windowsupdate', 'reporting']);

const byHand: Both = {zh: '请人工查看这个文件。', en: 'Please read this file by hand.'};
const byKind: Readonly<Partial<Record<Kind, Both>>> = {
	pml: {
		zh: '请在 Process Monitor 中打开这个文件，用 File > Save 选择 All events 和 CSV 另存后再分析。',
		en: 'Open it in Process Monitor and save it with File > Save, All events, as CSV; then analyse the CSV.',
	},
};

const unread = (kind: Kind): {readonly why: Both; readonly ask: Both} => ({
	why: {
		zh: `已识别为 ${kindNames[kind]}，目前还不能解读它的内容，其中可能有未看到的线索。`,
		en: `Recognised as ${kindNames[kind]}; its content is not read yet and may hold what is not shown here.`,
	},
	ask:
		kind === 'zip' || kind === 'cab'
			? {
					zh: '请先把压缩包解开，再对解开后的文件夹进行分析。',
					en: 'Please unpack the archive first and analyse the folder.',
				}
			: (byKind[kind] ?? byHand),
});

const unreadable = (count: number): {readonly why: Both; readonly ask: Both} => ({
	why: {
		zh: `事件日志里有 ${count} 处记录损坏，无法读取，其中可能有未看到的事件。`,
		en: `${count} records of the event log are damaged and could not be read; they may hold what is not shown here.`,
	},
	ask: {
		zh: '请您在这台机器上用 wevtutil epl System System.evtx 重新导出事件日志后发给我们。',
		en: 'Please export the event log again on this machine with wevtutil epl System System.evtx, and send it to us.',
	},
});

const unknownKind: {readonly why: Both; readonly ask: Both} = {
	why: {
		zh: '从内容上看不出这是哪一种日志。',
		en: 'The content shows no kind of log that is known.',
	},
	ask: {
		zh: '请您确认上传的文件是否正确；常用的日志是 C:\\Windows\\Logs\\CBS\\CBS.log。',
		en: 'Please check that this is the file you meant to send; the usual log is C:\\Windows\\Logs\\CBS\\CBS.log.',
	},
};

/** The archives, nested ones too, out of which files came. */
const archivesOf = (files: readonly FileReport[]) =>
	new Set(files.flatMap(({path}) => [...path.matchAll(/!\//g)].map(({index}) => path.slice(0, index))));

/** What the logs of one device hold between them. */
const heldBy = (beside: readonly FileReport[]) => ({
	kinds: new Set(beside.map(({kind}) => kind)),
	hasStack: beside.some(({servicingStacks}) => servicingStacks.length > 0),
	bootGaps: bootGaps(beside),
});

/** What the files of each device leave unseen. */
export const gapsOf = (files: readonly FileReport[], rules: Readonly<Record<string, Rule>>): readonly GapRow[] => {
	const archives = archivesOf(files);
	const byDevice = new Map(
		[...Map.groupBy(files, ({device}) => device)].map(([device, beside]) => [device, heldBy(beside)]),
	);
	const wrong = wrongDevice(files);
	return files.flatMap((file, place) => {
		const {path, device, kind, error, lines} = file;
		const where = {file: path, device};
		if (error && lines === 0) return [];
		if (kind === 'photo' || archives.has(path)) return [];
		if (kind === 'unknown') return [{what: 'kind', ...unknownKind, ...where}];
		if (!readers[kind]) return [{what: `${kind}.unread`, ...unread(kind), ...where}];

		const {kinds, hasStack, bootGaps} = byDevice.get(device)!;
		const gaps: GapRow[] = [];
		if (file.unreadable) gaps.push({what: 'evtx.unreadable', ...unreadable(file.unreadable), ...where});
		if (kind === 'cbs' && !hasStack) gaps.push({what: 'ssu.version', ...rotated, ...where});
		const failsDriver = file.findings.some(
			({rule, level}) => level !== 'info' && rules[rule]?.phase === 'driver-queue',
		);
		if (failsDriver && !kinds.has('setupapi')) gaps.push({what: 'setupapi', ...noSetupapi, ...where});
		const failsUpdate =
			tellsOnlyThat.has(kind) &&
			file.findings.some(({rule, level}) => level === 'error' && rules[rule]?.states?.['kb.failed'] !== undefined);
		if (failsUpdate && !kinds.has('cbs')) gaps.push({what: 'cbs', ...noCbs, ...where});
		return [...gaps, ...bootGaps(file), ...wrong(file, place)];
	});
};
