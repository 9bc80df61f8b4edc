import type {Standing} from '../../knowledge/hypothesis.js';
import type {Both} from '../../text/both.js';
import type {Fate} from '../case.js';

/** What became of an advice. */
export const fateWords: Readonly<Record<Fate, Both>> = {
	followed: {zh: '已执行', en: 'followed'},
	refuted: {zh: '被事实推翻', en: 'refuted'},
	withdrawn: {zh: '已撤回', en: 'withdrawn'},
	'never-tried': {zh: '没有执行', en: 'never tried'},
};

/** How a hypothesis stands. */
export const standingWords: Readonly<Record<Standing, Both>> = {
	open: {zh: '待验证', en: 'open'},
	supported: {zh: '有依据', en: 'supported'},
	refuted: {zh: '已排除', en: 'ruled out'},
};
