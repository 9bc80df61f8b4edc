import type {Both, Language} from '../../text/both.js';

/** What `analyze` says in its plain output. */
export const words = {
	differences: {zh: '差异', en: 'Differences'},
	alike: {zh: '各台机器没有差异。', en: 'The machines do not differ.'},
	planned: {zh: '（计划中）', en: ' (planned)'},
	findings: {zh: '发现', en: 'Findings'},
	none: {zh: '没有警告或错误级别的发现。', en: 'No finding of level warning or error.'},
	joined: {zh: '两份日志互相印证', en: 'Told by two logs'},
	timeline: {zh: '时间线', en: 'Time line'},
	facts: {zh: '事实', en: 'Facts'},
	files: {zh: '文件', en: 'Files'},
	gaps: {zh: '没有看到的', en: 'Not seen'},
	more: {zh: '另有', en: 'more:'},
	moreLines: {zh: '条，见 --json', en: 'see --json'},
	lines: {zh: '行', en: 'lines'},
	line: {zh: '行', en: 'line'},
	stack: {zh: '服务堆栈', en: 'servicing stack'},
	sessions: {zh: '会话', en: 'sessions'},
	codes: {zh: '错误代码', en: 'error codes'},
	noise: {zh: '无害', en: 'noise'},
	root: {zh: '回滚根源', en: 'root of the rollback'},
	hang: {zh: '停顿', en: 'hang'},
	shown: {zh: '屏幕停在', en: 'the screen stood at'},
	twin: {zh: '内容与此文件相同，不再重复：', en: 'the same bytes as '},
	unknown: {zh: '未知', en: 'unknown'},
	history: {zh: '旧', en: 'older'},
	contradicted: {zh: '矛盾', en: 'contradicted'},
	error: {zh: '错误', en: 'error'},
	warning: {zh: '警告', en: 'warning'},
	info: {zh: '信息', en: 'info'},
	runsOn: {zh: '运行系统', en: 'runs on'},
	image: {zh: '目标映像', en: 'image'},
	levels: {zh: '级别', en: 'levels'},
	found: {zh: '发现错误', en: 'errors found'},
	fixed: {zh: '已修复', en: 'fixed'},
	open: {zh: '仍未修复', en: 'not fixed'},
	denied: {zh: '被拒绝', en: 'denied'},
	thirdParty: {zh: '第三方进程', en: 'processes of other makers'},
	nothing: {zh: '没有可以解读的日志。', en: 'No log that can be read.'},
	hint: {
		zh: '请指定日志文件或文件夹，例如 C:\\Windows\\Logs\\CBS\\CBS.log。',
		en: 'Name a log file or a folder, for example C:\\Windows\\Logs\\CBS\\CBS.log.',
	},
	good: {zh: '好', en: 'good'},
	bad: {zh: '坏', en: 'bad'},
	compared: {zh: '对比', en: 'Comparison'},
	parting: {zh: '第一处分歧', en: 'First divergence'},
	partingIn: {zh: '阶段：', en: 'In the phase '},
	before: {zh: '在此之前两边相同，最后一步：', en: 'The same up to this step:'},
	after: {zh: '之后：', en: 'Then:'},
	ended: {zh: '日志到此为止。', en: 'The log ends here.'},
	client: {zh: '发起程序', en: 'client'},
	noParting: {
		zh: '没有分歧：坏日志走过的每一步，好日志里都有。',
		en: 'No divergence: the good log has every step of the bad one.',
	},
	noRun: {
		zh: '坏日志里没有更新阶段，也没有失败的步骤，没有可以对比的运行。',
		en: 'The bad log holds no phase of an update and no step that failed: there is no run to compare.',
	},
	durations: {zh: '各阶段用时', en: 'Durations of the phases'},
	phase: {zh: '阶段', en: 'phase'},
	cut: {zh: '被打断', en: 'cut off'},
	absent: {zh: '无', en: 'none'},
	noPartner: {zh: '好日志里没有相应的运行。', en: 'The good log has no such run.'},
	alone: {
		zh: '--compare 不能与 --case、--device、--planned 一起用。',
		en: '--compare takes no --case, --device or --planned.',
	},
	two: {
		zh: '对比需要两份日志：先写成功的，再写失败的。',
		en: 'A comparison takes two logs: first the one of a good run, then the one of a bad run.',
	},
	twoHint: {
		zh: '例如 casewalk analyze --compare 成功的CBS.log 失败的CBS.log；也可以是文件夹或压缩包。',
		en: 'For example casewalk analyze --compare good-CBS.log bad-CBS.log; folders and archives do as well.',
	},
	sameLog: {
		zh: '两份日志的内容完全相同，没有可对比的。',
		en: 'The two logs hold the same bytes: there is nothing to compare.',
	},
	notAlike: {
		zh: '两边没有同一种可以对比的日志。',
		en: 'The two sides share no kind of log that can be compared.',
	},
	notAlikeHint: {
		zh: '请两边都给出 CBS.log，或都给出 setupapi.dev.log。',
		en: 'Give CBS.log on both sides, or setupapi.dev.log on both.',
	},
} as const satisfies Record<string, Both>;

export type Word = keyof typeof words;
export const sayer =
	(language: Language) =>
	(word: Word): string =>
		words[word][language];

/** Names of phases as a person reads them; a section of setupapi keeps its own. */
export const phaseNames: Readonly<Record<string, Both>> = {
	session: {zh: '会话', en: 'session'},
	staging: {zh: '暂存', en: 'staging'},
	shutdown: {zh: '关机', en: 'shutdown'},
	startup: {zh: '启动', en: 'startup'},
	'driver-queue': {zh: '驱动队列', en: 'driver queue'},
	'advanced-installers': {zh: '高级安装程序', en: 'advanced installers'},
	primitives: {zh: '基本操作', en: 'primitives'},
	rollback: {zh: '回滚', en: 'rollback'},
};

/** Values that a fact, a code or the state of a package can have. */
export const values: Readonly<Record<string, Both>> = {
	yes: {zh: '有', en: 'yes'},
	no: {zh: '没有', en: 'no'},
	none: {zh: '无', en: 'none'},
	installed: {zh: '已安装', en: 'installed'},
	failed: {zh: '失败', en: 'failed'},
	staged: {zh: '已暂存', en: 'staged'},
	resolved: {zh: '已解析', en: 'resolved'},
	superseded: {zh: '已被取代', en: 'superseded'},
	absent: {zh: '未安装', en: 'not installed'},
};
