import type {Both} from '../text/both.js';
import type {Confidence, Family, Kb, System} from './schema.js';

/** How sure a fact is, in words a support engineer says. */
export const confidenceNames: Readonly<Record<Confidence, Both>> = {
	verified: {zh: '已核实', en: 'verified'},
	inferred: {zh: '推断', en: 'inferred'},
	unverified: {zh: '未核实', en: 'unverified'},
};

export const kindNames: Readonly<Record<Kb['kind'], Both>> = {
	ssu: {zh: '服务堆栈更新 SSU', en: 'Servicing stack update SSU'},
	'security-only': {zh: '仅安全更新', en: 'Security-only update'},
	rollup: {zh: '月度汇总', en: 'Monthly rollup'},
	preview: {zh: '预览汇总', en: 'Preview rollup'},
	sha2: {zh: 'SHA-2 代码签名支持', en: 'SHA-2 code signing support'},
	'esu-prep': {zh: 'ESU 许可准备包', en: 'ESU licensing preparation'},
	servicing: {zh: '维护组件', en: 'Servicing component'},
	tool: {zh: '工具', en: 'Tool'},
	update: {zh: '更新', en: 'Update'},
	article: {zh: '支持文章', en: 'Support article'},
};

export const systemNames: Readonly<Record<System, string>> = {
	'win7-sp1': 'Windows 7 SP1',
	'win2008r2-sp1': 'Server 2008 R2 SP1',
	'win2008-sp2': 'Server 2008 SP2',
	'win8.1': 'Windows 8.1',
	win2012r2: 'Server 2012 R2',
	'win10-1507': 'Windows 10 1507',
	'win10-1607': 'Windows 10 1607',
	'win10-1803': 'Windows 10 1803',
	'win10-1809': 'Windows 10 1809',
	'win10-1903': 'Windows 10 1903',
	'win10-1909': 'Windows 10 1909',
	'win10-2004': 'Windows 10 2004',
	win11: 'Windows 11',
};

export const familyNames: Readonly<Record<Family, string>> = {
	win7: 'Windows 7 / Server 2008 R2',
	'win8.1': 'Windows 8.1 / Server 2012 R2',
	win10: 'Windows 10',
	win11: 'Windows 11',
	other: 'Windows',
};

/** Systems that take the same packages. */
export const familyOf = (system: System): Family => {
	if (system === 'win7-sp1' || system === 'win2008r2-sp1') return 'win7';
	if (system === 'win8.1' || system === 'win2012r2') return 'win8.1';
	if (system === 'win11') return 'win11';
	return system.startsWith('win10') ? 'win10' : 'other';
};
