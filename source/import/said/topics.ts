import type {Both} from '../../text/both.js';

/** A kind of step that a support mail advises, known by its words. */
export type Topic = {
	readonly id: string;
	readonly name: Both;
	readonly pattern: RegExp;
	/** Words with which it is asked for, where naming it may mean something else. */
	readonly asked?: RegExp;
	/** The card that says how. */
	readonly howto?: string;
	/** A customer cannot do it from its name alone. */
	readonly isWork?: true;
	/** Says how in itself: a command, a path. */
	readonly told?: RegExp;
	/** What its how-to must not leave out. */
	readonly must?: {readonly pattern: RegExp; readonly name: Both};
};

const topics: readonly Topic[] = [
	{
		id: 'boot-log',
		name: {zh: 'Procmon启动日志', en: 'the Procmon boot log'},
		pattern: /procmon|process monitor|boot ?log(?:ging)?|启动日志捕获/i,
		asked: /抓|捕获|收[集取]|配置|启用|设置|日志|监控|启动过程|captur|collect|enabl|record|boot ?log|trace|\brun\b/i,
		howto: 'procmon-boot-log',
		isWork: true,
		must: {
			pattern:
				/(?:只|仅)(?:能|会)?(?:捕获|记录|抓取|对|针对)[^。\n]{0,10}(?:一次|下一次|下次)|每次[^。\n]{0,8}重新(?:设置|启用|配置)|one boot|next boot|each (?:re)?boot|(?:only|just) (?:the )?(?:one|next|once)/i,
			name: {zh: '一次设置只捕获一次启动', en: 'one arming captures one boot'},
		},
	},
	{
		id: 'image',
		name: {zh: '采集系统镜像（VHD/WIM）', en: 'capturing an image (VHD/WIM)'},
		pattern: /\bvhdx?\b|disk2vhd|(?<![母金基])系统镜像|转换为[^。\n]{0,12}镜像|(?:disk|system) image|\.wim\b/i,
		howto: 'capture-image',
		isWork: true,
		told: /disk2vhd[\w.]*\s+\S|dism\b[^\n]*\/capture-image|imagex/i,
	},
	{
		id: 'sfc',
		name: {zh: 'sfc扫描', en: 'the sfc scan'},
		pattern: /(?<![A-Za-z])sfc(?![A-Za-z])|系统文件(?:检查|扫描|校验)|system file checker/i,
		howto: 'check-store',
		told: /sfc\s*\/\w/i,
	},
	{
		id: 'store',
		name: {zh: '修复组件存储（DISM/CheckSUR）', en: 'repairing the component store (DISM, CheckSUR)'},
		pattern: /restorehealth|scanhealth|checkhealth|CheckSUR|系统更新准备工具|组件存储/i,
		howto: 'check-store',
		told: /dism\b[^\n]*\//i,
	},
	{
		id: 'security',
		name: {zh: '排除安全软件的影响', en: 'ruling the security software out'},
		pattern:
			/安全软件|杀毒|杀软|防病毒|防护软件|主机加固|(?<![A-Za-z])EDR(?![A-Za-z])|(?:anti-?virus|security (?:software|agent|product|client)|endpoint (?:agent|protection)|third-party agent)/i,
		howto: 'security-software-exclusion',
	},
	{
		id: 'boot-repair',
		name: {zh: '修复启动项', en: 'repairing the boot files'},
		pattern:
			/修复[^。，\n]{0,8}(?:引导|启动(?!后|过程|时|日志))|(?:引导|启动)修复|bootrec|bcdboot|(?:boot|startup) repair|repair[^.\n]{0,14}\bboot/i,
		howto: 'boot-repair',
		isWork: true,
		told: /bootrec\s*\/|bcdboot\s+\S/i,
	},
	{
		id: 'removal',
		name: {zh: '离线卸载补丁', en: 'removing the update offline'},
		pattern:
			/(?:win)?PE[^。\n]{0,40}(?:卸载|移除|uninstall|remove)|离线(?:卸载|移除)|(?:卸载|移除)[^。\n]{0,20}(?:win)?PE(?![A-Za-z])|(?:uninstall|remove)[^.\n]{0,40}(?:WinPE|offline)/i,
		howto: 'offline-remove-update',
		isWork: true,
		told: /\/remove-package/i,
	},
	{
		id: 'power-off',
		name: {zh: '强制关机', en: 'a forced power-off'},
		pattern:
			/强[制行](?:关机|断电|重启)|forc(?:e|ed|ibly)[^.\n]{0,16}(?:shut|power|restart|reboot)|hard (?:reset|power|reboot)|power button/i,
	},
	{
		id: 'clean-boot',
		name: {zh: '干净启动', en: 'a clean boot'},
		pattern: /干净启动|clean boot/i,
		howto: 'clean-boot',
		isWork: true,
		told: /msconfig/i,
	},
	{
		id: 'reset-components',
		name: {zh: '重置更新组件', en: 'resetting the update components'},
		pattern: /SoftwareDistribution|catroot2|重置[^。\n]{0,8}(?:更新|update)|reset[^.\n]{0,16}update components?/i,
		howto: 'reset-update-components',
		isWork: true,
		told: /net stop|\bren(?:ame)?\b[^\n]*(?:SoftwareDistribution|catroot2)|重命名/i,
	},
	{
		id: 'time-out',
		name: {zh: '延长更新超时', en: 'raising the time-out'},
		pattern: /BlockTimeIncrement|延长[^。\n]{0,10}超时|rais(?:e|ing)[^.\n]{0,14}time-?out/i,
		howto: 'raise-time-out',
		isWork: true,
		told: /reg add/i,
	},
	{
		id: 'disk',
		name: {zh: '检查磁盘和内存', en: 'checking disk and memory'},
		pattern: /chkdsk|内存(?:检测|诊断)|磁盘检查|memory (?:test|diagnostic)|check the disk/i,
		howto: 'check-disk-health',
		told: /chkdsk\s+\S/i,
	},
	{
		id: 'drivers',
		name: {zh: '更新驱动', en: 'updating drivers'},
		pattern:
			/(?:更新|升级)(?!过程|补丁|包|后|时|中)[^。，\n]{0,6}驱动|驱动[^。，\n]{0,6}(?:更新到|升级)|updat(?:e|ing) (?:the )?(?:\w+ ){0,3}drivers?/i,
	},
	{
		id: 'space',
		name: {zh: '清理系统盘空间', en: 'freeing disk space'},
		pattern: /(?:清理|释放|腾出)[^。\n]{0,8}(?:磁盘|空间|C盘)|free(?: up)?[^.\n]{0,14}(?:disk )?space/i,
		howto: 'free-disk-space',
	},
	{
		id: 'repair-install',
		name: {zh: '就地升级修复', en: 'an in-place upgrade'},
		pattern: /[原就]地(?:升级|修复)|in-place (?:upgrade|repair)|repair install/i,
		isWork: true,
	},
	{
		id: 'update-source',
		name: {zh: '检查更新来源连通性', en: 'checking the way to the update source'},
		pattern: /WSUS[^。\n]{0,16}(?:连通|连接|可达)|(?:connectivity|connection) to (?:the )?WSUS|WSUS connectivity/i,
		howto: 'wsus-connectivity-check',
	},
];

/** The topics that a text names. */
export const topicsIn = (text: string): readonly Topic[] => topics.filter(({pattern}) => pattern.test(text));
