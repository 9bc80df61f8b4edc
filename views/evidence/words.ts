import type {Arrival} from '../../source/drafts/arrivals.js';
import type {Phase} from '../../source/evidence/report/report.js';
import type {Both} from '../../source/text/both.js';

const both = (zh: string, en: string): Both => ({zh, en});

const span = (seconds: number, units: readonly [string, string, string]) => {
	const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	const parts = [hours > 0 && `${hours}${units[0]}`, (hours > 0 || minutes > 0) && `${minutes}${units[1]}`];
	return [...parts, `${rest}${units[2]}`].filter(Boolean).join(' ');
};

/** What the evidence screen says itself. */
export const evidenceWords = {
	sections: {
		findings: both('发现', 'Findings'),
		differences: both('差异', 'Differ'),
		facts: both('事实', 'Facts'),
		phases: both('阶段', 'Phases'),
		arrivals: both('请求', 'Asked'),
		gaps: both('缺口', 'Gaps'),
		files: both('文件', 'Files'),
	},
	errors: (count: number) => both(`${count} 错误`, `${count} error${count === 1 ? '' : 's'}`),
	warnings: (count: number) => both(`${count} 警告`, `${count} warning${count === 1 ? '' : 's'}`),
	missing: (count: number) => both(`缺 ${count}`, `${count} missing`),
	none: both(
		'还没有收到日志。按 a 附加文件或文件夹，压缩包不用解开。',
		'No log has come yet: a attaches files or folders, archives as they are.',
	),
	asked: both('要请客户提供什么、缺什么，见第 5 栏。', 'What to ask the customer for, and what is missing: section 5.'),
	calm: both(
		'没有警告或错误级别的发现。没有看到的部分见第 6 栏，不等于正常。',
		'No finding of level warning or error. What was not seen is in section 6: this does not mean healthy.',
	),
	empty: {
		findings: both(
			'收到的文件里没有可列出的发现；没有看到的部分见第 6 栏。',
			'The files hold no finding; section 6 tells what was not seen.',
		),
		differences: both(
			'没有看出设备之间的不同。至少要有两台设备的日志或事实；计划中的设备按 p 标出，再在案例里按 f 填写它的事实。',
			'No difference is known. It takes logs or facts of two devices at least; p marks a planned one, f in the case states its facts.',
		),
		facts: both('日志和人都还没有说出事实。在案例里按 f 填写。', 'No fact is known yet: f in the case states one.'),
		phases: both('日志里没有可以分出的阶段。', 'The logs show no phase.'),
		arrivals: both('还没有向客户要过文件，当前步骤也不需要日志。', 'No file was asked for, and no step needs one now.'),
		gaps: both('没有发现缺口。', 'No gap is known.'),
		files: both('还没有文件。', 'No file yet.'),
	},
	levels: {
		error: both('错误', 'error'),
		warning: both('警告', 'warning'),
		info: both('信息', 'info'),
	},
	root: both('最初失败的一行', 'first failing line'),
	twice: both('两份日志互相印证', 'told by two logs'),
	aside: (reason: string) => both(`已搁置：${reason}`, `set aside: ${reason}`),
	states: {
		changed: both('文件之后变过，引文是读取时的内容', 'the file has changed since; the quote is as it was read'),
		gone: both('文件已不在原处', 'the file is no longer there'),
	},
	next: both('下一步', 'Next'),
	of: (at: number, count: number) => both(`第 ${at} 条，共 ${count} 条`, `${at} of ${count}`),
	reading: both('正在读取前后的行…', 'Reading the lines around it…'),
	differs: both(
		'这一行现在与引文不同：文件之后变过。引文是：',
		'This line no longer reads as quoted, the file has changed. The quote:',
	),
	noLine: both('这一条没有对应的日志行。', 'There is no line of a log behind this.'),
	noOther: both('这一栏没有别的日志行。', 'This section has no other line of a log.'),
	noCopy: both('这一条没有可复制的内容。', 'There is nothing to copy here.'),
	onlyFindings: both('只有发现可以搁置。', 'Only a finding can be set aside.'),
	asideAlready: both(
		'这条发现已经搁置；按 Esc 回案例后可用 u 撤销。',
		'It is set aside already; u in the case takes it back.',
	),
	asideTitle: both('搁置这条发现', 'Set the finding aside'),
	asideIntro: both(
		'之后的邮件可以不写它；原因会记入案例。',
		'Mails need not tell it from then on; the reason is kept in the case.',
	),
	asideReason: both('原因', 'Reason'),
	asideHint: both('例如：是另一次更新留下的，与本案无关', 'Such as: left by another update, not part of this case'),
	onlyDevices: both('只有单台设备可以标为计划中。', 'Only a single device can be marked as planned.'),
	planned: both('计划中', 'planned'),
	plannedNow: both('已标为计划中的设备。', 'Marked as a planned device.'),
	plannedNoMore: both('不再是计划中的设备。', 'No longer a planned device.'),
	differences: (count: number, names: string) =>
		both(`设备之间有 ${count} 处不同（按 2）：${names}`, `The devices differ in ${count} (2 shows): ${names}`),
	older: (device: string, title: string, value: string, than: string) =>
		both(
			`${device} 的${title} ${value} 低于其他设备（${than} 起）：在它上面没有重现，不能说明问题已排除。`,
			`${title} of ${device} is ${value}, older than on the others (from ${than}): not seeing the fault there would prove nothing.`,
		),
	absent: both('日志里没有', 'not in the log'),
	unknown: both('未知', 'unknown'),
	there: both('有', 'yes'),
	code: (code: string) => both(`错误代码 ${code}`, `code ${code}`),
	package: (kb: string) => both(`更新 ${kb}`, `update ${kb}`),
	packages: {
		installed: both('已安装', 'installed'),
		failed: both('失败', 'failed'),
		staged: both('已暂存', 'staged'),
		superseded: both('已被取代', 'superseded'),
	} as Readonly<Record<string, Both>>,
	disputed: both('说法不一', 'disputed'),
	sources: {
		customer: both('客户说', 'customer'),
		engineer: both('工程师填写', 'engineer'),
		answer: both('步骤中的回答', 'answered in a step'),
		mail: both('邮件', 'mail'),
	},
	phases: {
		shutdown: both('关机', 'shutdown'),
		startup: both('开机处理', 'startup'),
		'driver-queue': both('驱动队列', 'driver queue'),
		'advanced-installers': both('高级安装程序', 'advanced installers'),
		primitives: both('文件与注册表写入', 'primitives'),
		rollback: both('回滚', 'rollback'),
		session: both('会话', 'session'),
		staging: both('暂存', 'staging'),
	} satisfies Record<Phase['name'], Both>,
	duration: (seconds: number) => both(span(seconds, [' 小时', ' 分', ' 秒']), span(seconds, [' h', ' min', ' s'])),
	unended: both('没有看到结束', 'no end in the log'),
	hang: (seconds: number) =>
		both(`停顿 ${span(seconds, [' 小时', ' 分', ' 秒'])}`, `stood still for ${span(seconds, [' h', ' min', ' s'])}`),
	percent: (percent: number, before: string) =>
		both(
			`屏幕停在 ${percent}%，之后${before === 'rollback' ? '回滚' : before === 'restart' ? '重启' : '日志结束'}`,
			`${percent}% on the screen, then ${before === 'end' ? 'the log ends' : before}`,
		),
	state: {missing: both('缺', 'missing'), arrived: both('已到', 'came')},
	askedBy: (asked: Arrival['asked'], day: string) =>
		({
			mail: both(`${day} 的邮件已请求`, `asked for in the mail of ${day}`),
			phone: both('电话里已请求', 'asked for on the phone'),
			open: both('当前步骤需要，还没有请求', 'needed now, not asked for yet'),
		})[asked],
	ask: both('请客户', 'Ask'),
	unread: both('这种文件没有解读，只作为附件保存。', 'This kind of file is kept, not read.'),
	sameAs: (name: string) => both(`与 ${name} 内容相同，不再重复`, `the same bytes as ${name}`),
	lines: (count: number) => both(`${count} 行`, `${count} lines`),
	wholeCase: both('整个案例', 'the whole case'),
} as const;
