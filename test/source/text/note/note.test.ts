import test from 'ava';
import {type Proposal, proposalsIn} from '../../../../source/text/note/note.js';

/** One line a proposal: `group NAME ×3`, `symptom TEXT @0 3/20 since X`, `device SERIAL NAME`, `fact NAME=VALUE @0`, `kb TOKEN !`. */
const line = (one: Proposal): string => {
	const of = 'of' in one && one.of !== undefined ? ` @${one.of}` : '';
	switch (one.kind) {
		case 'group':
			return `group ${one.name}${one.count === undefined ? '' : ` ×${one.count}`}`;
		case 'device':
			return `device ${one.serial}${one.name ? ` ${one.name}` : ''}`;
		case 'symptom':
			return `symptom ${one.text}${of}${one.total === undefined ? '' : ` ${one.affected}/${one.total}`}${one.since ? ` since ${one.since}` : ''}`;
		case 'fact':
			return `fact ${one.fact}=${one.value}${of}`;
		case 'kb':
			return `kb ${one.token}${one.verdict === 'malformed' ? ' !' : ''}`;
	}
};

const kbs = ['KB4490628', 'KB4530692', 'KB4474419'];
const lines = (note: string): string[] => proposalsIn(note, {kbs}).map(line);

const gives = test.macro({
	title: (title, note: string) => (title ? `${title}: ${JSON.stringify(note)}` : JSON.stringify(note)),
	exec: (t, note: string, expected: readonly string[]) => t.deepEqual(lines(note), expected),
});

const two = [
	'group 三台V10开头的设备 ×3',
	'symptom 卡在32%，重启三次后回滚 @0',
	'group 进修复的云桌面',
	'symptom 进入修复选项 @2',
];
test('two groups and two symptoms', gives, '三台V10开头的，卡32%，重启三次回滚，云桌面有几台进修复', two);
test('blanks for commas', gives, '三台V10开头的 卡32% 重启三次回滚 云桌面有几台进修复', two);
test('lines for commas', gives, '三台V10开头的\n卡32%\n重启三次回滚\n云桌面有几台进修复', two);
test('full width', gives, '三台Ｖ10开头的，卡３２％，重启三次回滚；云桌面有几台进修复。'.replace('Ｖ', 'V'), two);
test('nothing between two groups', gives, '三台卡32%两台进修复', [
	'group 卡在32%的设备 ×3',
	'symptom 卡在32% @0',
	'group 进修复的设备 ×2',
	'symptom 进入修复选项 @2',
]);
test('n of m and since', gives, '20台里3台卡在32%，昨天下午开始的', [
	'group 卡在32%的设备 ×3',
	'symptom 卡在32% @0 3/20 since 昨天下午',
]);
test('counted afterwards', gives, '补丁装不上，有五台，都是物理机', [
	'group 补丁无法安装的设备 ×5',
	'symptom 补丁无法安装 @0',
	'fact device.form=physical @0',
]);
test('the whole afterwards', gives, '三台回滚，一共20台', ['group 回滚的设备 ×3', 'symptom 回滚 @0 3/20']);
test('since, in a clause of its own', gives, '几台笔记本反复重启，从7月30日开始', [
	'group 反复重启的笔记本',
	'symptom 反复重启 @0 since 7月30日',
	'fact device.form=physical @0',
]);
test('only machines', gives, '三台云桌面', ['group 三台云桌面 ×3']);
test('a cloud desktop alone says nothing of its form', gives, '云桌面进不了系统', [
	'group 无法进入系统的云桌面',
	'symptom 无法进入系统 @0',
]);
test('reset at restart', gives, '云桌面蓝屏，重启还原的', [
	'group 蓝屏的云桌面',
	'symptom 蓝屏 @0',
	'fact device.form=non-persistent @0',
]);
test('a symptom as the description', gives, '三台卡32%的云桌面', ['group 卡在32%的云桌面 ×3', 'symptom 卡在32% @0']);
test('a product as the description', gives, '3台win7卡32%', [
	'group 3台win7设备 ×3',
	'symptom 卡在32% @0',
	'fact os.family=win7 @0',
]);
test('facts of the case', gives, 'win7 64位，装KB4530692失败，装了TMS', [
	'symptom KB4530692安装失败',
	'fact os.family=win7',
	'fact os.arch=x64',
	'fact agent.present=yes',
	'fact agent.name=TMS',
	'kb KB4530692',
]);
test('a device, its owner and its stack', gives, '李霞V10NXFH00004B1 也卡32%，ssu 6.1.7601.24537', [
	'device V10NXFH00004B1 李霞',
	'symptom 卡在32% @0',
	'fact ssu.version=6.1.7601.24537 @0',
]);
test('an owner in a sentence', gives, '新上传的李霞设备V10NXFH00004B1的日志', ['device V10NXFH00004B1 李霞']);
test('no owner is guessed', gives, '查看设备V10NXFH00004B1，安装V10BJFHA2436072', [
	'device V10NXFH00004B1',
	'device V10BJFHA2436072',
]);
test('two devices', gives, 'V10BJFHA2436072（张伟）安装失败 0x80070005，还有V10NXFH00004B1', [
	'device V10BJFHA2436072 张伟',
	'symptom 安装失败（0x80070005） @0',
	'device V10NXFH00004B1',
]);
test('a digit missing, in lower case', gives, 'kb452523装不上 五台 win7', [
	'group 五台win7设备 ×5',
	'symptom KB452523无法安装 @0',
	'fact os.family=win7 @0',
	'kb KB452523 !',
]);
test(
	'English',
	gives,
	'3 machines stuck at 32%, reboot three times then roll back; some VDI desktops boot into repair',
	[
		'group 3 machines ×3',
		'symptom stuck at 32%, reboot three times then roll back @0',
		'group some VDI desktops',
		'symptom boot into repair @2',
	],
);
test('English n of m', gives, '3 of 20 PCs fail to install KB4530692', [
	'group 3 of 20 PCs ×3',
	'symptom fail to install KB4530692 @0 3/20',
	'kb KB4530692',
]);
test('a pasted chat', gives, '许工 10:32\n三台起不来\n我 10:33\n是物理机吗？有没有蓝屏？\n许工 10:34\n物理机', [
	'group 无法启动的设备 ×3',
	'symptom 无法启动 @0',
	'fact device.form=physical',
]);
test('half a sentence', gives, '三台V10开头的，', ['group 三台V10开头的设备 ×3']);
test('mixed languages', gives, 'VDI 有几台 boot into repair，别的 stuck at 32%', [
	'group boot into repair的VDI',
	'symptom boot into repair, stuck at 32% @0',
]);
test('the removed agent is no fact, the symptom is', gives, '卸载了TMS还是卡32%', ['symptom 卡在32%']);
test('no agent', gives, '没装安全软件，卡32%', ['symptom 卡在32%', 'fact agent.present=no']);
test('an edition', gives, 'V2020-L三台黑屏', [
	'group 黑屏的设备 ×3',
	'symptom 黑屏 @0',
	'fact os.family=win10 @0',
	'fact os.product=V2020-L @0',
]);
test(
	'a mail pasted whole',
	gives,
	'用户反馈win7系统安装补丁失败，涉及KB4474419和KB452523。部分云桌面进入修复选项，需要协助排查。',
	[
		'symptom 补丁安装失败',
		'group 进修复选项的云桌面',
		'symptom 进入修复选项 @1',
		'fact os.family=win7',
		'kb KB4474419',
		'kb KB452523 !',
	],
);

test('a number of times is no moment', gives, '5台win7 sp1 x64卡在35%不动了，大概15分钟自己重启，三次之后回滚', [
	'group 5台win7 sp1 x64设备 ×5',
	'symptom 卡在35% @0',
	'symptom 回滚 @0',
	'fact os.family=win7 @0',
	'fact os.arch=x64 @0',
]);
test('the code after its symptom', gives, '我们这边有八台机器蓝屏，代码0xc0000428', [
	'group 蓝屏的机器 ×8',
	'symptom 蓝屏（0xc0000428） @0',
]);
test('more than thirty', gives, '昨天开始有30多台终端起不来', [
	'group 无法启动的终端',
	'symptom 无法启动 @0 since 昨天',
]);
test('a whole and its parts', gives, '共5台，2台卡32%，3台进修复', [
	'group 卡在32%的设备 ×2',
	'symptom 卡在32% @0',
	'group 进修复的设备 ×3',
	'symptom 进入修复选项 @2',
]);
test('the machines first, what happened later', gives, '我们有3台机器，开机就卡在32%', [
	'group 卡在32%的机器 ×3',
	'symptom 卡在32% @0',
]);
test('the symptom first', gives, '卡32%的有3台，进修复的有2台', [
	'group 卡在32%的设备 ×3',
	'symptom 卡在32% @0',
	'group 进修复的设备 ×2',
	'symptom 进入修复选项 @2',
]);
test('three kinds of install trouble', gives, 'KB4490628没装上；五台装不上KB4530692；有3台卡住不动', [
	'symptom KB4490628未能安装',
	'group KB4530692无法安装的设备 ×5',
	'symptom KB4530692无法安装 @1',
	'group 卡住的设备 ×3',
	'symptom 卡住不动 @3',
	'kb KB4490628',
	'kb KB4530692',
]);
test(
	'a denial between leaves the rest',
	gives,
	'三台V10开头的，卡32%，重启三次回滚，没有蓝屏，云桌面有几台进修复',
	two,
);

const silent = test.macro({
	title: (_, note: string) => `proposes nothing: ${JSON.stringify(note)}`,
	exec: (t, note: string) => t.deepEqual(lines(note), []),
});
test(silent, '');
test(silent, '有没有蓝屏？ 客户说没有');
test(silent, '是win7还是win10？');
test(silent, 'win7和win10都有');
test(silent, '不是win10');
test(silent, '如果卡32%就强制关机，回滚三次再说');
test(silent, '建议先重启，回滚的话再抓日志');
test(silent, '第三台已经好了');
test(silent, '没卡，没蓝屏，正常');
test(silent, '准备升级到win10');
test(silent, 'ssu要6.1.7601.24383以上');
test(silent, '先把三台手动回滚到快照');
test(silent, '一共200台');
test(silent, '电话13800138000，工号A1234567');
test(silent, '360台');
test(silent, '装完补丁后进修复后的系统看看');
test(silent, '要不要卸载TMS');
test(silent, '云桌面平台是谁家的');
test(silent, '客户说win10没问题');
test(silent, 'if it rolls back, please collect the logs');
test(silent, 'no blue screen, it works now');
test(silent, '许先生 您好：\n感谢您的电话接听。');
