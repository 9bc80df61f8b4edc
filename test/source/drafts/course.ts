import type {Case, Evidence, FactStatement} from '../../../source/case/case.js';
import type {CaseView} from '../../../source/case/view.js';
import {judged} from '../../../source/case/ledger/judged.js';
import type {RecordedFinding} from '../../../source/case/event.js';
import type {Fact, Howto, Knowledge, Rule} from '../../../source/knowledge/schema.js';
import type {Advised} from '../../../source/walk/walk.js';
import {advice, groups, knowledge as known, theCase, viewOf} from './example.js';

/*
The course of one case after its first mail, made for the goldens: two logs read, a machine planned, a call, a wait. Rules,
facts and how-tos are short ones of its own, so that no golden hangs on the words of the shipped knowledge.
*/
const sourced = {sources: [{title: 'made for the test'}], confidence: 'verified' as const, reviewed: '2026-11-22'};

const rule = (id: string, zh: string, en: string, confidence: Rule['confidence'] = 'verified'): Rule => ({
	...sourced,
	id,
	confidence,
	log: 'cbs',
	anchors: ['x'],
	pattern: 'x',
	level: 'error',
	title: {zh, en},
	meaning: {zh, en},
	status: 'stable',
	hits: ['x'],
	misses: ['y'],
});

const fact = (zh: string, en: string, type: Fact['type'] = 'text'): Fact => ({
	type,
	title: {zh, en},
	ask: {zh: `${zh}？`, en: `${en}?`},
});

const capture: Howto = {
	...sourced,
	id: 'procmon-boot-log',
	title: {zh: '用Process Monitor捕获启动过程', en: 'Capture the boot with Process Monitor'},
	about: {
		zh: '记录更新重启过程中的文件和注册表操作。一次设置只捕获一次启动。',
		en: 'Records file and registry work while an update restarts. One arming captures one boot.',
	},
	preconditions: [
		{
			zh: 'Windows 7使用存档的3.x版本；4.x只支持Windows 10及以后',
			en: 'An archived 3.x build on Windows 7; 4.x runs on Windows 10 and later only',
		},
	],
	risk: 'low',
	consent: {zh: '测试机的使用人', en: 'the user of the test machine'},
	steps: [
		{text: {zh: '安装补丁，提示重启时选择“稍后重启”。', en: 'Install the update and choose to restart later.'}},
		{
			text: {
				zh: '以管理员身份运行Procmon，选择Options → Enable Boot Logging，点OK后退出。',
				en: 'Run Procmon as administrator, choose Options, Enable Boot Logging, OK, and leave it.',
			},
		},
		{
			text: {
				zh: '第一次自动重启时进入WinPE，复制捕获文件。',
				en: 'At the first restart enter WinPE and copy the capture.',
			},
			run: ['copy {{windows}}\\Windows\\Procmon*.PMB E:\\'],
			note: {zh: 'E: 换成U盘的盘符', en: 'E: is the letter of the USB disk'},
		},
	],
	traps: [
		{zh: '取走之前不要再次开启，会覆盖旧文件', en: 'Do not arm it again before the file is taken: it is overwritten'},
	],
	verify: [{zh: 'Procmon.PMB不为0字节', en: 'Procmon.PMB is not of 0 bytes'}],
	ask: [{zh: '捕获文件可能有数GB，通过什么方式交给我们？', en: 'The capture may be several GB: how will it reach us?'}],
	systems: ['win7', 'win10'],
	offline: true,
	forms: ['physical', 'persistent'],
};

const collector: Howto = {
	...sourced,
	id: 'collect-logs',
	title: {zh: '收集日志（系统能启动时）', en: 'Collect logs (the system starts)'},
	about: {zh: '一次收齐所需的日志。', en: 'All logs in one go.'},
	risk: 'none',
	steps: [
		{text: {zh: '复制日志。', en: 'Copy the logs.'}, run: ['robocopy C:\\Windows\\Logs\\CBS C:\\CaseLogs\\CBS /E']},
	],
	verify: [{zh: '日志覆盖了失败的那次重启', en: 'The logs cover the restart that failed'}],
	attachment: 'collect-logs.cmd',
	systems: ['win7', 'win10'],
	offline: true,
	forms: ['physical'],
};

export const knowledge: Knowledge = {
	...known,
	rules: {
		'hang-detected': rule('hang-detected', '上次启动时检测到停顿', 'A hang was detected on the last boot'),
		'driver-denied': rule('driver-denied', '驱动安装被拒绝访问', 'A driver was denied access', 'inferred'),
		'file-in-use': rule('file-in-use', '驱动文件被占用', 'A driver file is in use'),
	},
	howto: {...known.howto, [capture.id]: capture, [collector.id]: collector},
	attachments: {'collect-logs.cmd': '@echo off\r\n'},
	facts: {
		...known.facts,
		'kb.failed': fact('安装失败的补丁', 'Update that failed', 'kb'),
		'update.rolled-back': fact('更新已回滚', 'The update was reverted', 'yes-no'),
		'rollback.status': fact('回滚的原始错误', 'Original error of the rollback', 'code'),
		'driver.access-denied': fact('被拒绝访问的驱动', 'Driver that was denied access'),
		'hang.watchdog': fact('更新超时后被强制重启', 'Restarted by the update time-out', 'yes-no'),
		'device.form': {
			...fact('机器形态', 'Kind of machine', 'choice'),
			values: {
				physical: {zh: '物理机', en: 'physical machines'},
				persistent: {zh: '持久云桌面', en: 'persistent cloud desktops'},
				'non-persistent': {zh: '非持久云桌面（重启还原）', en: 'non-persistent cloud desktops (reset at restart)'},
			},
		},
	},
};

const sha256 = 'a'.repeat(64);
const line = (rest: string, clock = '10:30:01') => `2026-11-23 ${clock}, Info                  CBS    ${rest}`;

type Seen = readonly [rule: string, at: number, quote: string, zh: string, en: string];

const denied: Seen = [
	'driver-denied',
	2210,
	line('Doqe: Recording result: 0x80070005, for Inf: cpu.inf'),
	'驱动队列在安装cpu.inf时返回0x80070005（拒绝访问），更新因此可能被回滚。要看同一时间的setupapi.dev.log。',
	'The driver queue got 0x80070005 (access denied) for cpu.inf, which can roll the update back. See setupapi.dev.log.',
];
const hang: Seen = [
	'hang-detected',
	1980,
	line('Startup: A possible hang was detected on the last boot. [HRESULT = 0x800705b4 - ERROR_TIMEOUT]', '10:14:57'),
	'上一次启动在处理更新时长时间没有进展（0x800705b4），看门狗因此重启。',
	'The boot before made no progress with the update (0x800705b4), and the watchdog restarted it.',
];
const inUse: Seen = [
	'file-in-use',
	2301,
	line('Failed to replace C:\\Windows\\System32\\drivers\\sample.sys, error 32'),
	'处理sample.inf时文件被别的程序占用（0x20）。',
	'While sample.inf was handled its file was in use (0x20).',
];

const finding = ([id, at, quote, zh, en]: Seen, shift = 0): RecordedFinding => ({
	rule: id,
	level: 'error',
	line: at - shift,
	quote,
	values: {},
	meaning: {zh, en},
	file: 'CBS.log',
	sha256,
});

const log = (id: string, subject: string, findings: readonly RecordedFinding[], at: string): Evidence => ({
	id,
	subject,
	path: `D:\\logs\\${subject}\\CBS.log`,
	kind: 'cbs',
	sha256,
	at,
	findings,
	facts: [],
});

const logged = (name: string, value: string, place: number): FactStatement => ({
	fact: name,
	value,
	source: {
		by: 'log',
		file: 'CBS.log',
		sha256,
		line: place,
		quote: line(name === 'ssu.version' ? `Loaded Servicing Stack v${value} with Core: cbscore.dll` : value),
		at: null,
	},
	seq: 30,
	at: '2026-11-24T10:00:00.000+08:00',
});

const machine = (stack: string, place: number) => ({
	'os.family': 'win7',
	'ssu.version': logged('ssu.version', stack, place),
	'kb.failed': logged('kb.failed', 'KB4530692', 2400),
	'update.rolled-back': logged('update.rolled-back', 'yes', 2390),
	'rollback.status': logged('rollback.status', '0x80070005', 2395),
	'driver.access-denied': logged('driver.access-denied', 'cpu.inf', 2210),
	'hang.watchdog': logged('hang.watchdog', 'yes', 1980),
});

const planned: FactStatement = {
	fact: 'ssu.version',
	value: '6.1.7601.24383',
	source: {by: 'customer'},
	seq: 40,
	at: '2026-11-25T10:00:00.000+08:00',
};

const exclusion: Advised = {
	path: 'driver-queue/exclusion',
	step: 'driver-queue/exclusion',
	howto: capture.id,
	recommends: [],
	requires: [],
	collects: [],
	risk: 'low',
	words: {
		zh: '对于{{subject}}，请在一台测试机上打快照，卸载安全软件并重启后再安装同一补丁，另用一台保留安全软件的同类机器作对照，并把两台的结果发给我们。',
		en: 'For {{subject}}, please take a snapshot of one test machine, uninstall the security software, restart and install the same update there, keep a machine of the same kind with the software for comparison, and send us both results.',
	},
};

const suspicion: Case['hypotheses'][number] = {
	id: 'h1',
	title: {zh: '第三方安全软件拦截驱动安装', en: 'third-party security software blocks the driver installation'},
	test: {
		zh: '在一台设备上卸载安全软件后重新安装补丁，与未卸载的设备对比',
		en: 'install the update on one machine with the security software removed, and compare with one that has it',
	},
	state: 'open',
	because: [],
	raisedAt: '2026-11-24T10:10:00.000+08:00',
	raisedBy: 'walk',
};

const devices = [
	groups.repair,
	{...groups.stuck, into: ['d1', 'd2']},
	groups.failed,
	{id: 'd1', kind: 'device', name: '', serial: 'V10HDA0036171', from: 'g2', into: []},
	{id: 'd2', kind: 'device', name: '李霞', serial: 'V10HDA0036188', from: 'g2', into: []},
	{id: 'd3', kind: 'device', name: '复现用', serial: 'V10HDA0036203', into: [], planned: true},
] as const satisfies Case['subjects'];

type Changes = {
	readonly case?: Partial<Case>;
	readonly walks?: Readonly<Record<string, readonly Advised[]>>;
};

/** Two logs of the machines that stuck have been read; what is judged is judged by this file's knowledge. */
export const logsIn = ({case: changes = {}, walks = {d1: [exclusion], d2: [exclusion]}}: Changes = {}): CaseView => {
	const view = viewOf(
		{
			subjects: devices,
			calls: [],
			priorities: [],
			evidence: [
				log('e1', 'd1', [finding(hang), finding(denied), finding(inUse)], '2026-11-24T09:30:00.000+08:00'),
				log('e2', 'd2', [finding(hang, 300), finding(denied, 336)], '2026-11-24T09:40:00.000+08:00'),
			],
			hypotheses: [suspicion],
			mails: [
				{
					id: 'm1',
					way: 'sent',
					kind: 'first-response',
					language: 'zh',
					subject: '',
					text: '许先生 您好：',
					at: '2026-11-22T10:00:00.000+08:00',
				},
			],
			...changes,
		},
		{
			g1: {'os.family': 'win7'},
			g2: {'os.family': 'win7'},
			g3: {'os.family': 'win7'},
			d1: machine('6.1.7601.24554', 12),
			d2: machine('6.1.7601.24537', 9),
			d3: {'ssu.version': planned},
		},
		walks,
	);
	return {...view, ...judged(view, knowledge)};
};

/** The advice of the day before the logs came, which they refute on both machines. */
export const refuted: Case['advice'][number] = {
	id: 'a1',
	subjects: ['d1', 'd2'],
	step: 'ssu/chain',
	recommends: ['KB4490628'],
	by: 'mail',
	mail: 'm2',
	at: '2026-11-23T11:00:00.000+08:00',
};

export const {collect} = advice;
export {theCase};
