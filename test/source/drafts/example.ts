import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Answer, Case, FactStatement, Subject} from '../../../source/case/case.js';
import {judged} from '../../../source/case/ledger/judged.js';
import type {CaseView} from '../../../source/case/view.js';
import type {Howto, Kb, Knowledge, Term} from '../../../source/knowledge/schema.js';
import type {Advised, FactView, Walk} from '../../../source/walk/walk.js';
import {root} from '../../helpers/root.js';

const folder = join(root, 'knowledge/templates');

/** The shipped templates, as the compiler names them. */
const templates = Object.fromEntries(
	readdirSync(folder).map(file => [file.replace(/\.liquid$/, ''), readFileSync(join(folder, file), 'utf8')]),
);

const sourced = {
	sources: [{title: 'made for the test'}],
	confidence: 'verified' as const,
	reviewed: '2026-11-22',
};

const kb = (id: string, kind: Kb['kind'], products: Kb['products'], stack?: string): Kb => ({
	...sourced,
	id,
	kind,
	products,
	title: {zh: `${id}的标题`, en: `Title of ${id}`},
	uninstall: kind === 'ssu' ? 'no' : 'yes',
	...(stack ? {stack: {version: stack, confidence: 'verified'}} : {}),
});

const removal: Howto = {
	...sourced,
	id: 'offline-remove-update',
	title: {zh: '在WinPE中卸载挂起的补丁', en: 'Remove a pending update in WinPE'},
	about: {zh: '补丁卡住、系统无法启动时使用。', en: 'When an update is stuck and Windows does not start.'},
	preconditions: [{zh: '已复制日志', en: 'The logs have been copied'}],
	risk: 'high',
	warning: {zh: '卸载中断可能导致系统无法启动。', en: 'If the removal is interrupted, Windows may not start.'},
	backup: {zh: '整盘镜像或虚拟机快照。', en: 'A disk image, or a snapshot of the virtual machine.'},
	steps: [
		{
			text: {
				zh: '列出补丁，找到状态为“安装挂起”的包名。',
				en: 'List the packages and find the one that is “Install Pending”.',
			},
			run: ['dism /image:{{windows}}\\ /get-packages /format:table'],
		},
		{
			text: {
				zh: '卸载这个包（包名以上一步看到的为准）。',
				en: 'Remove that package (its name as the step before showed it).',
			},
			run: [
				'dism /image:{{windows}}\\ /remove-package /packagename:Package_for_KB4530692~31bf3856ad364e35~amd64~~6.1.1.0',
			],
			note: {zh: '通常需要十几分钟，请不要中断', en: 'This can take a quarter of an hour; do not interrupt it'},
		},
		{text: {zh: '重启进入系统。', en: 'Restart into Windows.'}},
	],
	traps: [{zh: '不要卸载服务堆栈更新（SSU）', en: 'Never remove a servicing stack update (SSU)'}],
	verify: [{zh: '系统能连续正常启动两次', en: 'Windows starts normally twice in a row'}],
	systems: ['win7', 'win10'],
	offline: true,
	forms: ['physical'],
};

const product: Term = {
	...sourced,
	id: 'v2020-l',
	kind: 'product',
	zh: 'V2020-L',
	en: 'V2020-L',
	family: 'win10',
	meaning: {zh: 'Windows 10政府版', en: 'A government edition of Windows 10'},
};

const term = (id: string, zh: string, en: string, misspellings: string[]): Term => ({
	...sourced,
	id,
	kind: 'term',
	zh,
	en,
	misspellings,
	meaning: {zh, en},
});

export const knowledge: Knowledge = {
	kb: Object.fromEntries(
		[
			kb('KB4474419', 'sha2', ['win7-sp1', 'win2008r2-sp1']),
			kb('KB4490628', 'ssu', ['win7-sp1', 'win2008r2-sp1'], '6.1.7601.24383'),
			kb('KB4531786', 'ssu', ['win7-sp1', 'win2008r2-sp1'], '6.1.7601.24537'),
			kb('KB4530692', 'security-only', ['win7-sp1', 'win2008r2-sp1']),
			kb('KB4530734', 'rollup', ['win7-sp1', 'win2008r2-sp1']),
			kb('KB4525232', 'rollup', ['win10-1507']),
			kb('KB4525233', 'security-only', ['win7-sp1', 'win2008r2-sp1']),
			kb('KB4525234', 'rollup', ['win2008-sp2']),
			kb('KB4525235', 'rollup', ['win7-sp1', 'win2008r2-sp1']),
			kb('KB4525236', 'rollup', ['win10-1607']),
			kb('KB4524569', 'ssu', ['win10-1909']),
		].map(entry => [entry.id, entry]),
	),
	codes: {},
	rules: {},
	trees: {},
	howto: {[removal.id]: removal},
	hypotheses: {},
	templates,
	attachments: {},
	facts: {
		'os.family': {type: 'choice', title: {zh: '操作系统', en: 'System'}, ask: {zh: '什么系统？', en: 'Which system?'}},
		'ssu.version': {
			type: 'version',
			title: {zh: '服务堆栈版本', en: 'Servicing stack version'},
			ask: {zh: '版本号是多少？', en: 'Which version?'},
			log: {
				path: 'C:\\Windows\\Logs\\CBS\\',
				why: {zh: '记录补丁安装的每一步和服务堆栈版本', en: 'Every step of the installation, and the servicing stack'},
			},
		},
		'driver.denied': {
			type: 'yes-no',
			title: {zh: '驱动写注册表被拒绝', en: 'A driver was denied access'},
			ask: {zh: '看到“拒绝访问”了吗？', en: 'Did you see “access denied”?'},
			log: {
				path: 'C:\\Windows\\inf\\setupapi.dev.log',
				why: {zh: '记录驱动安装的每一步', en: 'Every step of driver installations'},
			},
		},
		'restart.pattern': {
			type: 'text',
			title: {zh: '重启规律', en: 'Restarts'},
			ask: {zh: '重启几次？', en: 'How many restarts?'},
			log: {
				path: 'C:\\Windows\\System32\\winevt\\Logs\\System.evtx',
				why: {zh: '记录每次开机和关机的时间', en: 'The time of every start and shutdown'},
			},
		},
		'windows.volume': {
			type: 'letter',
			title: {zh: 'Windows盘符', en: 'Windows volume'},
			ask: {zh: '哪个盘？', en: 'Which drive?'},
		},
	},
	terms: {
		'v2020-l': product,
		timeout: term('timeout', '超时', 'timeout', ['tiomeout', 'timout']),
		setupapi: term('setupapi', 'setupapi.dev.log', 'setupapi.dev.log', ['setupapidevlog', 'setupapidev.log']),
		denied: term('denied', '拒绝访问', 'access denied', ['accessdenied', 'acces denied']),
	},
	team: [],
};

export const groups = {
	repair: {id: 'g1', kind: 'group', name: '进入修复选项的云桌面', into: []},
	stuck: {id: 'g2', kind: 'group', name: '卡在32%的设备', count: 3, into: []},
	failed: {id: 'g3', kind: 'group', name: '提示安装失败的设备', into: []},
} as const satisfies Record<string, Subject>;

const at = (clock: string) => `2026-11-22T${clock}:00.000+08:00`;

export const theCase: Case = {
	id: 'c1',
	number: 'CAS-20417-K3D9Q1',
	priority: 'P2',
	customer: '华东农商行',
	title: '华东农商行反馈V2020-L补丁安装失败',
	product: 'V2020-L',
	reference: 'CMIT:0002041',
	subjectLine: '[案例号: CAS-20417-K3D9Q1 ] % |P1|HDNS|华东农商行反馈V2020-L补丁安装失败 % 初次响应 CMIT:0002041',
	openedAt: at('09:00'),
	changedAt: at('09:40'),
	state: 'open',
	impact: '12个网点的柜面终端无法办理业务',
	solvedWhen: '上述补丁在所有设备上安装成功，或给出经确认的失败原因',
	contacts: [{id: 'k1', surname: '许', title: '先生', role: 'customer', address: 'xu@example.com'}],
	subjects: [groups.repair, groups.stuck, groups.failed],
	symptoms: [
		{
			id: 's1',
			text: '安装补丁重启后进入修复选项，无法进入桌面',
			subjects: ['g1'],
			since: '2026年11月19日晚',
			changed: '当晚批量下发了这些补丁',
		},
		{id: 's2', text: '重启应用补丁时停在32%，自动重启三次后回滚', subjects: ['g2'], affected: 3, total: 120},
		{id: 's3', text: '补丁安装失败，系统可以正常进入', subjects: ['g3']},
	],
	calls: [{from: at('09:05'), to: at('09:35')}],
	notes: [{id: 'n1', text: 'win7，补丁是KB4474419、KB4530692和KB452523', at: at('09:10'), author: '李霞'}],
	walks: [],
	facts: [],
	hypotheses: [],
	evidence: [],
	advice: [],
	consents: [
		{
			walk: 'w2',
			path: 'offline-removal/remove',
			risk: {
				zh: '卸载过程中断电或中断可能导致系统无法启动',
				en: 'If the removal is interrupted, Windows may not start',
			},
			by: '许先生',
			backup: '已为其中一台做整盘镜像，先在这一台上操作',
			at: at('09:20'),
		},
	],
	joinings: [],
	promises: [],
	drafts: [],
	mails: [],
	waiting: [],
	priorities: [{from: 'P1', to: 'P2', agreedBy: 'TAM', at: at('09:30')}],
	archivings: [],
	conflicts: [],
	unread: [],
	seq: 20,
};

const advised = (over: Partial<Advised> & Pick<Advised, 'path' | 'step'>): Advised => ({
	recommends: [],
	requires: [],
	collects: [],
	risk: 'none',
	...over,
});

export const advice = {
	repair: advised({
		path: 'boot/look',
		step: 'boot/look',
		risk: 'low',
		words: {
			zh: '对于{{subject}}，请先不要重建或还原云桌面，拍下修复界面上的完整错误代码和文件名，并选一台打快照留作分析；我们收到照片后，再与您确认是否需要修复启动文件。',
			en: 'For {{subject}}, please do not rebuild or reset the desktops yet: photograph the full error code and file name in the repair screen, and keep a snapshot of one desktop for analysis. Once we have the photo, we will agree with you whether the boot files need repair.',
		},
	}),
	remove: advised({
		path: 'offline-removal/remove',
		step: 'offline-removal/remove',
		howto: 'offline-remove-update',
		risk: 'high',
		consent: {
			risk: {
				zh: '卸载过程中断电或中断可能导致系统无法启动',
				en: 'If the removal is interrupted, Windows may not start',
			},
			backup: {zh: '操作前做整盘镜像或虚拟机快照', en: 'take a disk image or a snapshot of the virtual machine first'},
			by: {zh: '客户的系统管理员', en: 'the customer’s administrator'},
		},
		words: {
			zh: '对于{{subject}}，请先选一台，用WinPE启动后查看补丁状态，把处于“安装挂起”状态的补丁卸载，再确认能否进入系统。',
			en: 'For {{subject}}, please take one machine first, start it with WinPE, look at the state of its packages, remove the one that is “Install Pending”, and see whether Windows starts.',
		},
	}),
	collect: advised({
		path: 'collect/logs',
		step: 'collect/logs',
		collects: ['ssu.version', 'driver.denied', 'restart.pattern'],
		words: {
			zh: '对于{{subject}}，请选两台近期失败的设备，在下一次安装补丁之前收集日志；请一并告知失败的时间和界面上的错误代码。',
			en: 'For {{subject}}, please take two machines on which it failed lately and collect their logs before the next attempt; please also tell us when it failed and which code was shown.',
		},
	}),
	stack: advised({
		path: 'ssu/chain',
		step: 'ssu/chain',
		recommends: ['KB4490628'],
		requires: ['ssu.version'],
		words: {zh: '对于{{subject}}，请安装KB4490628。', en: 'For {{subject}}, please install KB4490628.'},
	}),
};

const walkOf = (...given: readonly Advised[]): Walk => ({
	trail: [],
	standing: {at: 'ended', path: 'x', result: 'advised'},
	advised: given,
	raised: [],
});

const statement = (fact: string, value: string): FactStatement => ({
	fact,
	value,
	source: {by: 'answer', walk: 'w1', path: 'entry/system'},
	seq: 3,
	at: at('09:08'),
});

export type Known = Readonly<Record<string, Readonly<Record<string, string | FactStatement>>>>;

export const known: Known = {
	g1: {'os.family': 'win7'},
	g2: {'os.family': 'win7', 'windows.volume': 'D'},
	g3: {'os.family': 'win7'},
};

/** Every advised step was answered in the call. */
const answersOf = (given: readonly Advised[]): ReadonlyMap<string, Answer> =>
	new Map(
		given.map(({path}) => [
			path,
			{
				path,
				choice: 'agreed',
				asked: {zh: '可以做吗？', en: 'Can you do it?'},
				said: {zh: '可以', en: 'Yes'},
				seq: 9,
				at: at('09:25'),
				tree: 'hash',
				kind: 'answered',
			},
		]),
	);

/** A case as the desk gives it, made from plain objects: facts by subject, advice by subject. */
export const viewOf = (
	changes: Partial<Case> = {},
	facts: Known = known,
	walks: Readonly<Record<string, readonly Advised[]>> = {
		g1: [advice.repair],
		g2: [advice.remove],
		g3: [advice.collect, advice.stack],
	},
): CaseView => {
	const whole: Case = {...theCase, ...changes};
	const of = (subject = '') => facts[subject] ?? {};
	const factsOf: CaseView['factsOf'] = subject => fact => {
		const found = of(subject)[fact];
		if (found === undefined) return {state: 'unknown'};
		const said = typeof found === 'string' ? statement(fact, found) : found;
		return {state: 'known', value: said.value, because: [said]} satisfies FactView;
	};

	return {
		...judged({case: whole, factsOf}, knowledge),
		case: whole,
		walks: Object.entries(walks).map(([id, given], index) => ({
			record: {id: `w${index + 1}`, subject: id, tree: 'entry', round: 1, answers: answersOf(given), before: new Map()},
			subject: whole.subjects.find(subject => subject.id === id)!,
			walk: walkOf(...given),
		})),
		factsOf,
		statedFacts: subject => Object.keys(of(subject)),
		undo: {why: {zh: '无', en: 'none'}},
	};
};

export const settings = {name: '李霞', signature: 'Windows技术支持', hotline: '', channel: 'CDUC'};
export const now = at('09:45');
