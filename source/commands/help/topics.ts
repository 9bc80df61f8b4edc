import type {Both} from '../../text/both.js';

const both = (zh: string, en: string): Both => ({zh, en});

export type Example = {
	/** As a person types it; every one is tried by a test. */
	readonly run: string;
	readonly means: Both;
	/** Its exit code, where that is not 0. */
	readonly exits?: number;
};

export type Topic = {
	readonly id: string;
	readonly title: Both;
	readonly about: Both;
	readonly commands: readonly string[];
	readonly examples: readonly Example[];
};

/** `--help` in the order of a case's life; a command that no topic names stands with the last one. */
export const topics: readonly Topic[] = [
	{
		id: 'call',
		title: both('接电话', 'Take a call'),
		about: both(
			'不带命令的 casewalk 打开终端界面，通话时用它；这里的命令做同样的事。CASE 是案例号，或 list 里的编号。',
			'casewalk alone opens the terminal app, made for the call; these commands do the same. CASE is a ticket number, or the id in list.',
		),
		commands: ['new', 'list', 'show', 'timeline', 'note', 'archive'],
		examples: [
			{
				run: `casewalk new '[案例号: CAS-12345-ABCD ] % |P2|示例集团|Windows 7 装补丁后回滚 % 初次响应'`,
				means: both('用工单主题行新建案例', 'a case from a ticket’s subject line'),
			},
			{
				run: `casewalk note CAS-12345-ABCD '三台物理机装 KB4534310 后回滚'`,
				means: both('记一条笔记', 'note what was said'),
			},
			{run: 'casewalk list', means: both('所有案例，先到期的在前', 'all cases, due first')},
			{run: 'casewalk show CAS-12345-ABCD', means: both('一个案例的全部内容', 'everything of one case')},
		],
	},
	{
		id: 'lookup',
		title: both('查资料', 'Look up'),
		about: both(
			'补丁号写成几位、错误码写成哪种样子都行；错误码、拼音、首字母、错别字也能查到。',
			'KBs and codes in any spelling; the finder also knows pinyin, initials and misspellings.',
		),
		commands: ['find', 'kb', 'code', 'plan'],
		examples: [
			{
				run: 'casewalk find 服务堆栈',
				means: both('补丁、错误码、指南、决策树、案例', 'KBs, codes, how-tos, trees and cases'),
			},
			{run: 'casewalk kb KB4534310', means: both('这个补丁是什么，要先装什么', 'what a KB is, and what comes first')},
			{run: 'casewalk code 80070005', means: both('错误码的意思和下一步', 'what a code means, and what next')},
			{
				run: 'casewalk plan KB4534310 --os win7-sp1-x64 --ssu 6.1.7601.24383',
				means: both('这台机器上还缺什么、按什么顺序装', 'what this machine still lacks, in which order'),
			},
		],
	},
	{
		id: 'logs',
		title: both('看日志', 'Read logs'),
		about: both(
			'文件、文件夹、.zip 和 .cab 都可以；每条发现引出文件、行号和原文。没看到的会说没看到。',
			'Files, folders, .zip and .cab; each finding quotes file, line and text. What was not seen is said.',
		),
		commands: ['analyze', 'collector'],
		examples: [
			{run: 'casewalk analyze CBS.log', means: both('这个日志说明了什么', 'what this log tells')},
			{
				run: 'casewalk analyze CBS.log --case CAS-12345-ABCD',
				means: both('并记入案例；--device 指明是哪台设备', 'and put it into the case; --device says whose it is'),
			},
			{
				run: 'casewalk collector --out collect-logs.cmd',
				means: both('给客户收集日志用的批处理文件', 'the batch file with which a customer collects logs'),
			},
		],
	},
	{
		id: 'mails',
		title: both('写邮件', 'Write mails'),
		about: both(
			'邮件由案例写成，空缺逐项列出；check 检查任何文字，邮件、.eml 都行。',
			'Mails are made from the case and name what is missing; check proofreads any text, also an .eml.',
		),
		commands: ['draft', 'check'],
		examples: [
			{
				run: 'casewalk draft first-response --case CAS-12345-ABCD',
				means: both(
					'初次响应，还缺的逐项列出（退出码 1）',
					'the first response, and what it still lacks (exit code 1)',
				),
				exits: 1,
			},
			{
				run: 'casewalk draft first-response --case CAS-12345-ABCD --lang en',
				means: both('同一封，英文', 'the same in English'),
				exits: 1,
			},
			{
				run: 'casewalk check mail.txt --case CAS-12345-ABCD',
				means: both('对照案例检查一封邮件', 'hold a mail against the case'),
			},
		],
	},
	{
		id: 'knowledge',
		title: both('维护知识', 'Keep knowledge'),
		about: both(
			'补丁、错误码、规则、决策树、指南、模板都是数据文件；团队的文件夹盖在自带的上面（CASEWALK_KNOWLEDGE）。',
			'KBs, codes, rules, trees, how-tos and templates are data; a team’s folder lies over the shipped one (CASEWALK_KNOWLEDGE).',
		),
		commands: ['knowledge', 'tree'],
		examples: [
			{run: 'casewalk knowledge list', means: both('有多少条，可信度如何', 'how many entries, and how sure')},
			{run: 'casewalk tree graph screen', means: both('画出一棵决策树', 'draw a tree')},
			{
				run: 'casewalk knowledge new kb KB9999999 --dir our-knowledge',
				means: both('新条目的骨架', 'the skeleton of a new entry'),
			},
		],
	},
	{
		id: 'store',
		title: both('数据与设置', 'Store and settings'),
		about: both(
			'案例在本机一个数据库里，每天一份快照；不联网。',
			'Cases live in one database on this machine, with daily snapshots; nothing uses the network.',
		),
		commands: ['settings', 'completion', 'doctor', 'backup', 'restore', 'export', 'import', 'handover', 'erase'],
		examples: [
			{run: 'casewalk settings uploadChannel CDUC', means: both('请客户上传日志的地方', 'where customers upload logs')},
			{run: 'casewalk doctor', means: both('检查案例库', 'look the store over')},
			{run: 'casewalk backup cases.backup', means: both('备份成一个文件', 'back up into one file')},
			{
				run: 'casewalk completion bash > casewalk.bash',
				means: both('按 Tab 补全；在 .bashrc 里 source 它', 'Tab completes; source it in .bashrc'),
			},
		],
	},
];

export const topicOf = (command: string): Topic => topics.find(it => it.commands.includes(command)) ?? topics.at(-1)!;
