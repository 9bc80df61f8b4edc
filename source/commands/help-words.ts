import type {Both} from '../text/both.js';

/** What `--help` says, in both languages. */
export const words = {
	about: {
		zh: '带 Windows 支持工程师走完一个客户案例：决策树、有出处的知识、日志分析、检查过的邮件。',
		en: 'Takes a Windows support engineer through a customer case: trees, sourced knowledge, log analysis, checked mails.',
	},
	screen: {
		zh: '不带命令：打开终端界面；[CASE] 直接打开该案例。',
		en: 'Without a command: the terminal app; [CASE] opens that case.',
	},
	demo: {zh: '用虚构的案例试用，退出后什么也不留下', en: 'try it on invented cases; nothing of them stays'},
	json: {zh: '以 JSON 输出', en: 'print JSON'},
	lang: {zh: '语言：zh 或 en', en: 'language: zh or en'},
	help: {zh: '显示帮助', en: 'show help'},
	version: {zh: '显示版本', en: 'show the version'},
	new: {zh: '新建案例，可粘贴工单主题行', en: 'make a case, from the ticket’s subject line if given'},
	list: {zh: '列出案例，先到期的在前', en: 'list the cases, due first'},
	show: {zh: '显示一个案例', en: 'show a case'},
	note: {zh: '给案例加一条笔记', en: 'add a note to a case'},
	settings: {
		zh: '查看或修改设置，例如 settings uploadChannel CDUC',
		en: 'show or change settings, such as settings uploadChannel CDUC',
	},
	find: {zh: '查找补丁、错误码、操作指南、决策树和案例', en: 'find KBs, codes, how-tos, trees and cases'},
	kb: {zh: '查询补丁编号', en: 'look KB numbers up'},
	code: {zh: '查询错误码，任何写法', en: 'look error codes up, in any spelling'},
	plan: {zh: '安装一个补丁之前要先装什么、按什么顺序', en: 'what to install before a KB, and in which order'},
	installed: {zh: '已安装的补丁，用逗号分隔', en: 'KBs that are installed, between commas'},
	ssu: {zh: '服务堆栈版本，如 6.1.7601.24537', en: 'the servicing stack, such as 6.1.7601.24537'},
	analyze: {zh: '分析日志文件、文件夹或压缩包', en: 'analyse log files, folders or archives'},
	draft: {
		zh: '起草邮件：first-response log-request findings correction how-to chaser call-summary handover closure',
		en: 'draft a mail: first-response log-request findings correction how-to chaser call-summary handover closure',
	},
	check: {zh: '检查一段文字（- 为标准输入）', en: 'proofread a text (- is standard input)'},
	import: {
		zh: '导入邮件往来（文本、.eml、.msg）或导出的案例，并指出哪里出了问题',
		en: 'take in mails (text, .eml, .msg) or an exported case, and say what went wrong',
	},
	offset: {
		zh: '邮件的时区：local、declared 或 +08:00',
		en: 'how the mails’ clocks are meant: local, declared, or +08:00',
	},
	collector: {
		zh: '取出给客户用的日志收集批处理文件',
		en: 'the batch file with which a customer collects logs',
	},
	handover: {zh: '一页纸的案例交接', en: 'the case on one page for a colleague'},
	export: {zh: '把整个案例写成一个文件', en: 'write a whole case into one file'},
	masked: {zh: '遮盖姓名、序列号、地址等', en: 'with names, serials, addresses and the like masked'},
	archive: {zh: '归档案例，或用 --reopen 重新打开', en: 'archive a case, or reopen it with --reopen'},
	completion: {zh: '输出 Tab 补全脚本：bash、zsh 或 powershell', en: 'print a script for Tab: bash, zsh or powershell'},
	noShell: {zh: '没有这种终端的补全脚本。', en: 'There is no completion for that shell.'},
	topics: {zh: '按主题查看，附例子：casewalk help 主题', en: 'By topic, with examples: casewalk help TOPIC'},
	os: {zh: '系统，如 win7、win7-sp1-x64、win10-1809', en: 'system, such as win7, win7-sp1-x64, win10-1809'},
	case: {zh: '案例编号', en: 'the case'},
	device: {zh: '设备序列号或分组名称', en: 'a device’s serial or a group’s name'},
	planned: {
		zh: '计划中、还没有日志的机器，例如 测试机:ssu.version=6.1.7601.24383；可重复，多个事实用逗号分隔',
		en: 'a planned machine without logs, such as test:ssu.version=6.1.7601.24383; repeatable, facts between commas',
	},
	compare: {
		zh: '对比两份日志：先写成功的，再写失败的，例如 analyze --compare good.log bad.log',
		en: 'hold two logs against each other, the good run first: analyze --compare good.log bad.log',
	},
	for: {zh: '只写给这些设备或分组', en: 'only for these devices or groups'},
	format: {zh: 'text 或 eml', en: 'text or eml'},
	out: {zh: '写入文件', en: 'write to a file'},
	outcome: {zh: '结果', en: 'how it ended'},
	lasting: {zh: '最终归档（否则为暂时归档）', en: 'for good (else for now)'},
	agreedBy: {zh: '谁同意归档', en: 'who agreed'},
	agreedAt: {zh: '何时同意，如 2024-09-02', en: 'when, such as 2024-09-02'},
	reopen: {zh: '重新打开，并说明原因', en: 'reopen, and why'},
} as const satisfies Record<string, Both>;

/** Commander's own headings. */
export const headings: Record<string, Both> = {
	'Usage:': {zh: '用法：', en: 'Usage:'},
	'Options:': {zh: '选项：', en: 'Options:'},
	'Commands:': {zh: '命令：', en: 'Commands:'},
	'Arguments:': {zh: '参数：', en: 'Arguments:'},
	'Global Options:': {zh: '通用选项：', en: 'Global options:'},
};
