import type {Knowledge} from '../../source/knowledge/schema.js';
import {shipped} from '../helpers/knowledge.js';

const sourced = {sources: [{title: 'made for the tests'}], confidence: 'verified' as const, reviewed: '2026-11-22'};
const b = (zh: string, en: string) => ({zh, en});
const letterless = b('先断开网线。', 'Unplug the network first.');

/** A small tree with every kind of node, so that the screens' tests do not change with the shipped content. */
export const knowledge: Knowledge = {
	...shipped.knowledge,
	facts: {
		'ssu.version': {
			type: 'version',
			title: b('服务堆栈版本', 'Servicing stack version'),
			ask: b('请把CBS日志发给我。', 'Please send me the CBS log.'),
			log: {path: 'C:\\Windows\\Logs\\CBS\\CBS.log', why: b('堆栈版本在日志里。', 'It stands in the log.')},
		},
		'windows.volume': {
			type: 'letter',
			title: b('Windows 盘符', 'Windows volume'),
			ask: b('Windows在哪个盘？', 'Which volume?'),
		},
		desktop: {
			type: 'choice',
			title: b('机器形态', 'Kind of machine'),
			ask: b('物理机还是云桌面？', 'Physical or cloud?'),
			values: {physical: b('物理机', 'physical'), cloud: b('云桌面', 'cloud desktop')},
		},
	},
	attachments: {'remove.cmd': '@echo off\r\n'},
	howto: {
		remove: {
			...sourced,
			id: 'remove',
			title: b('离线卸载更新', 'Remove an update offline'),
			about: b('系统起不来时使用。', 'When Windows does not start.'),
			risk: 'high',
			warning: b('中断可能导致系统无法启动。', 'An interruption may leave Windows unable to start.'),
			steps: [
				{text: b('列出更新。', 'List the updates.'), run: ['dism /image:{{windows}}\\ /get-packages']},
				{text: letterless, run: ['ipconfig /release']},
			],
			attachment: 'remove.cmd',
			verify: [b('能进桌面。', 'The desktop appears.')],
			systems: ['win7'],
			offline: true,
			forms: ['physical'],
		},
	},
	trees: {
		screen: {
			...sourced,
			id: 'screen',
			hash: 'screen-hash',
			title: b('停在哪个画面', 'What the screen shows'),
			about: b('入口', 'The entry'),
			start: 'where',
			nodes: {
				where: {
					kind: 'ask',
					title: b('画面', 'The screen'),
					say: b('请问现在停在哪个画面？', 'What does the screen show?'),
					choices: [
						{id: 'repair', label: b('修复选项', 'Repair options'), go: 'risky'},
						{id: 'percent', label: b('卡在百分比', 'Stuck at a percentage'), go: 'ssu'},
						{id: 'form', label: b('不清楚', 'Not known'), go: 'form'},
					],
				},
				form: {
					kind: 'check',
					title: b('查看形态', 'Kind of machine'),
					rows: [{when: {desktop: 'is cloud'}, go: 'done', because: b('是云桌面', 'It is a cloud desktop')}],
					else: 'where-again',
				},
				'where-again': {kind: 'end', title: b('转物理机流程', 'Go on with the physical machine'), result: 'escalate'},
				ssu: {
					kind: 'check',
					title: b('堆栈版本', 'The servicing stack'),
					rows: [
						{
							when: {'ssu.version': '>= 6.1.7601.24383'},
							go: 'newer',
							because: b('现有堆栈不低于KB4490628', 'The stack is no older than KB4490628'),
						},
					],
					else: 'older',
				},
				newer: {
					kind: 'end',
					title: b('不需要KB4490628', 'KB4490628 is not needed'),
					say: b('显示未安装是因为已被取代，不是故障。', 'It shows as not installed because it was superseded.'),
					result: 'explained',
				},
				older: {
					kind: 'do',
					title: b('安装KB4490628', 'Install KB4490628'),
					recommends: ['KB4490628'],
					risk: 'none',
					choices: [{id: 'did', label: b('装好了', 'Installed'), go: 'done', fate: 'followed'}],
				},
				risky: {
					kind: 'do',
					title: b('离线卸载更新', 'Remove the update offline'),
					do: b('按指南操作。', 'Follow the how-to.'),
					howto: 'remove',
					risk: 'high',
					consent: {
						risk: b('卸载中断可能导致系统无法启动。', 'If it is interrupted, Windows may not start.'),
						backup: b('先做快照。', 'Take a snapshot first.'),
						by: b('客户负责人', 'The customer’s owner'),
					},
					choices: [{id: 'went', label: b('做完了', 'Done'), go: 'pause'}],
				},
				pause: {
					kind: 'wait',
					title: b('等客户重启', 'Wait for the restart'),
					condition: b('客户重启这台机器', 'the customer restarts it'),
					owner: 'customer',
					go: 'where',
				},
				done: {kind: 'end', title: b('已解决', 'Solved'), result: 'solved'},
			},
		},
	},
};
