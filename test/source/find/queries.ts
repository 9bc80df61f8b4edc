/**
What engineers type with the phone at the ear, written down before the finder was tuned: the query, what must come first
(several where each is a right answer; entries added to the
knowledge since are right beside their like), and `slip` where the query holds a typing mistake.
*/
export type Query = {readonly query: string; readonly first: readonly string[]; readonly slip?: true};

const ask = (query: string, ...first: string[]): Query => ({query, first});
const slip = (query: string, ...first: string[]): Query => ({query, first, slip: true});

const stuck = ['tree/screen', 'tree/restart-stuck', 'term/stuck'];
const denied = ['code/0x80070005', 'term/access-denied'];
const boot = ['tree/boot-repair', 'howto/boot-repair'];
const procmon = ['howto/procmon-boot-log', 'tree/procmon-boot-log', 'term/procmon'];
const bootLog = ['howto/procmon-boot-log', 'tree/procmon-boot-log'];
const ssu = ['term/ssu', 'tree/ssu-check', 'howto/read-ssu-version'];
const logs = ['howto/collect-logs', 'tree/log-collection', 'howto/collect-logs-offline'];
const agent = ['howto/security-software-exclusion', 'hypothesis/security-software'];
const golden = ['howto/update-golden-image', 'term/non-persistent', 'hypothesis/non-persistent-desktop'];
const removal = ['howto/offline-remove-update', 'tree/winpe-uninstall'];
const sha2 = ['term/sha-2', 'kb/KB4474419', 'hypothesis/sha2-missing'];
const store = [
	'howto/check-store',
	'tree/store-corruption',
	'hypothesis/store-corruption',
	'term/component-store',
	'code/0x80073712',
];
const timeOut = ['howto/raise-time-out', 'term/blocktimeincrement', 'hypothesis/watchdog-too-short'];

export const queries: readonly Query[] = [
	// KB numbers
	ask('KB4490628', 'kb/KB4490628'),
	ask('4490628', 'kb/KB4490628'),
	ask('kb 4530692', 'kb/KB4530692'),
	ask('ＫＢ４４７４４１９', 'kb/KB4474419'),
	ask('44906', 'kb/KB4490628'),
	ask('947821', 'kb/KB947821'),
	ask('KB4474419 v3', 'kb/KB4474419'),
	ask('KB4490628没装上', 'kb/KB4490628', 'tree/ssu-check'),
	slip('kb449062', 'kb/KB4490628'),
	slip('4490682', 'kb/KB4490628'),
	slip('kb44490628', 'kb/KB4490628'),
	slip('KB453O692', 'kb/KB4530692'),
	slip('KB452523', 'kb/KB4525233', 'kb/KB4525235'),
	// Versions
	ask('6.1.7601.24537', 'kb/KB4531786'),
	ask('24383', 'kb/KB4490628'),
	// Codes
	ask('0x80070005', 'code/0x80070005'),
	ask('80070005', 'code/0x80070005'),
	ask('-2147024891', 'code/0x80070005'),
	ask('e_accessdenied', 'code/0x80070005'),
	ask('error 5', 'code/0x80070005'),
	ask('报错800f0922', 'code/0x800f0922'),
	ask('c0000428', 'code/0xc0000428'),
	ask('8024402C', 'code/0x8024402c'),
	ask('disk full', 'code/0x80070070'),
	ask('磁盘空间不足', 'code/0x80070070'),
	ask('hang detected', 'code/0x800f0920', 'rule/cbs-hang-detected', 'term/hang-detect'),
	slip('800f922', 'code/0x800f0922'),
	slip('0x8007005', 'code/0x80070005'),
	slip('0x8oo70005', 'code/0x80070005'),
	slip('e_accesdenied', 'code/0x80070005'),
	// Chinese
	ask('32%', ...stuck),
	ask('卡在32%', ...stuck),
	ask('卡住', ...stuck),
	ask('重启卡住', ...stuck),
	ask('卡死', ...stuck),
	ask('拒绝访问', ...denied),
	ask('引导修复', ...boot),
	ask('修复引导', ...boot),
	ask('启动修复', ...boot),
	ask('修复选项', ...boot, 'term/winre'),
	ask('黄金镜像', ...golden),
	ask('云桌面还原', ...golden),
	ask('收集日志', ...logs),
	ask('日志怎么收集', ...logs),
	ask('抓启动日志', ...bootLog),
	ask('安全软件', ...agent),
	ask('杀毒软件', ...agent),
	ask('盘符', 'howto/find-windows-volume'),
	ask('卸载挂起的更新', ...removal),
	ask('离线卸载补丁', ...removal),
	ask('服务堆栈', ...ssu),
	ask('ssu版本怎么看', 'howto/read-ssu-version'),
	ask('延长超时', 'howto/raise-time-out'),
	ask('15分钟超时', ...timeOut),
	ask('组件存储损坏', ...store, 'rule/cbs-store-corruption', 'code/0x800f0831'),
	ask('月度汇总', 'term/monthly-rollup'),
	ask('黑色壁纸', 'kb/KB4539601', 'kb/KB4539602'),
	ask('2019年12月仅安全更新', 'kb/KB4530692'),
	slip('拒绝防问', ...denied),
	slip('拒绝访门', ...denied),
	slip('组件存诸', ...store),
	slip('服务堆找', ...ssu),
	slip('黄金镜象', ...golden),
	// Traditional signs
	ask('拒絕訪問', ...denied),
	ask('啟動修復', ...boot),
	ask('收集日誌', ...logs),
	// Pinyin in full and initials
	ask('kasi', ...stuck),
	ask('kazhu', ...stuck),
	ask('jujuefangwen', ...denied),
	ask('ju jue fang wen', ...denied),
	ask('jjfw', ...denied),
	ask('yindaoxiufu', ...boot),
	ask('ydxf', ...boot),
	ask('xfyd', ...boot),
	ask('fuwuduizhan', ...ssu),
	ask('fwdz', ...ssu),
	ask('huigun', 'term/rollback', 'rule/cbs-rollback'),
	ask('huangjinjingxiang', ...golden),
	ask('shoujirizhi', ...logs),
	ask('sjrz', ...logs),
	ask('chaoshi', 'term/timeout', ...timeOut),
	ask('aqrj', ...agent),
	ask('chongzhi', 'kb/KB971058', 'howto/reset-update-components'),
	slip('jujuefanwen', ...denied),
	slip('fuwuduizan', ...ssu),
	slip('yingdaoxiufu', ...boot),
	// English and mixed
	ask('procmon', ...procmon),
	ask('procmon启动日志', ...bootLog),
	ask('boot repair', ...boot),
	ask('repair boot', ...boot),
	ask('golden image', ...golden),
	ask('access denied', ...denied),
	ask('sha2', ...sha2),
	ask('SHA-2', ...sha2),
	ask('ssu', ...ssu),
	ask('winpe uninstall', ...removal),
	ask('bitlocker', 'howto/bitlocker-check', 'term/bitlocker'),
	ask('blocktime', ...timeOut),
	ask('v2020-l', 'term/v2020-l'),
	slip('procmn', ...procmon),
	slip('acces denied', ...denied),
	slip('access deneid', ...denied),
	slip('boot repiar', ...boot),
	slip('golden imgae', ...golden),
	slip('bitloker', 'howto/bitlocker-check', 'term/bitlocker'),
	slip('blocktimeincrment', ...timeOut),
	slip('v2020l', 'term/v2020-l'),
	slip('servcing stack', ...ssu),
	slip('setupapi.dev.lgo', 'term/setupapi-dev-log'),
];
