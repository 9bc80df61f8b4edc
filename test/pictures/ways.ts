import type {Both} from '../../source/text/both.js';
import {key} from '../helpers/terminal.js';

type Step = {readonly press?: string; readonly shows: Both};

/** A picture: the keys that lead to its screen, and what is shown after each. */
export type Way = {
	readonly name: string;
	readonly title: Both;
	readonly isDemo?: boolean;
	readonly steps: readonly Step[];
};

const both = (zh: string, en: string): Both => ({zh, en});
const at: Step = {shows: both('现在能进系统吗', 'Does Windows start')};
const begun: readonly Step[] = [at, {...at, press: key.ctrl('x')}];

export const ways: readonly Way[] = [
	{name: 'step', title: both('案例：当前步骤', 'A case at its step'), steps: begun},
	{
		name: 'home',
		title: both('首页：按到期先后', 'Home: what is due first'),
		steps: [...begun, {press: key.escape, shows: both('CAS-00002-DEMO', 'CAS-00002-DEMO')}],
	},
	{
		name: 'note',
		title: both('记录：边打边认', 'A note, understood as it is typed'),
		steps: [
			...begun,
			{press: 'n', shows: both('存入案例', 'Save')},
			{
				press: '五台V10开头的卡在32%，KB452523装不上，0x80070005',
				shows: both('KB452523', 'KB452523'),
			},
		],
	},
	{
		name: 'findings',
		title: both('日志发现，带原文', 'Findings of a log, quoted'),
		steps: [
			...begun,
			{press: 'l', shows: both('1/4', '1/4')},
			{press: key.tab, shows: both('2/4', '2/4')},
			{press: key.tab, shows: both('cpu.inf', 'cpu.inf')},
		],
	},
	{
		name: 'differences',
		title: both('失败与正常的机器差在哪里', 'What differs between machines'),
		steps: [...begun, {press: 'l', shows: both('1/4', '1/4')}, {press: '2', shows: both('DEMO7A0001', 'DEMO7A0001')}],
	},
	{
		name: 'mail',
		title: both('邮件：空缺逐项来问', 'A mail asks for what is missing'),
		steps: [
			...begun,
			{press: 'd', shows: both('写哪一封', 'Which mail')},
			{press: '1', shows: both('处空缺', 'open slot')},
		],
	},
	{
		name: 'find',
		title: both('查找', 'The finder'),
		steps: [
			...begun,
			{press: '/', shows: both('查找', 'Find')},
			{press: '0x80070005', shows: both('E_ACCESSDENIED', 'E_ACCESSDENIED')},
		],
	},
];
