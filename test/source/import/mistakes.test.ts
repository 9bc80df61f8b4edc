import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {mistakesIn} from '../../../source/import/mistakes.js';
import {readThread} from '../../../source/import/said/reading.js';
import {splitThread} from '../../../source/import/mails/thread.js';
import {shipped} from '../../helpers/knowledge.js';
import {root, shared} from '../../helpers/root.js';
import {testShared} from '../../helpers/shared.js';

const {knowledge} = shipped;
const read = (name: string) => readFileSync(join(root, 'test/fixtures/import', name), 'utf8');
const mistakesOf = (text: string) => mistakesIn(readThread(splitThread(text, 'thread.txt'), knowledge));
const idsOf = (text: string) => [...new Set(mistakesOf(text).map(({id}) => id))];
const bad = read('several-mistakes.txt');

test('a thread of another customer and product: everything that went wrong, and nothing else', t => {
	t.deepEqual(idsOf(bad), ['M1', 'M2', 'M3', 'M4', 'M6', 'M7', 'M8', 'M9', 'M10', 'M11', 'M13', 'M14']);
});

test('a thread without a mistake is told none', t => {
	t.deepEqual(mistakesOf(read('no-mistake.txt')), []);
});

test('no mail that is right is told a mistake', t => {
	for (const folder of ['correct', 'golden']) {
		for (const name of readdirSync(join(root, 'test/fixtures/drafts', folder))) {
			const text = readFileSync(join(root, 'test/fixtures/drafts', folder, name), 'utf8');
			const letter = {from: 'Wei', text, line: 1, source: name, written: {date: '2026-11-25'}};
			t.deepEqual(mistakesIn(readThread({letters: [letter]}, knowledge)), [], name);
		}
	}
});

test('every mistake quotes a line of the thread', t => {
	const lines = bad.split('\n');
	for (const {line, quote} of mistakesOf(bad)) t.true(lines[line - 1]!.includes(quote), `${line}: ${quote}`);
});

/** The smallest correction of the thread on which the mistake is not told any more. */
const silent = test.macro({
	title: (_, id: string, what) => `${id} is silent when ${what}`,
	exec(t, id: string, _what: string, ...changes: ReadonlyArray<readonly [string | RegExp, string]>) {
		let text = bad;
		for (const [from, to] of changes) {
			const next = text.replaceAll(from instanceof RegExp ? from : new RegExp(RegExp.escape(from), 'g'), to);
			t.not(next, text, 'the correction changes the thread');
			text = next;
		}

		t.true(idsOf(bad).includes(id as 'M1'));
		t.false(idsOf(text).includes(id as 'M1'));
	},
});

test(silent, 'M1', 'the update is not advised', [/1、安装服务堆栈更新KB4601393。\n/g, '']);
test(silent, 'M1', 'the advice waits for the version', [
	'1、安装服务堆栈更新KB4601393。',
	'1、如果服务堆栈低于10.0.17763.1728，请安装KB4601393。',
]);
test(silent, 'M2', 'the mail names the earlier advice', [
	'所以无需安装KB4601393。',
	'所以无需安装KB4601393；我们6月2日、6月3日的建议有误，现予撤回。',
]);
test(silent, 'M3', 'the test machine gets the same stack', [
	'先安装服务堆栈更新KB4601393，再安装KB5003646',
	'确认服务堆栈同为10.0.17763.2059，再安装KB5003646',
]);
test(silent, 'M4', 'the number is asked about', [
	'对于蓝屏的终端，',
	'KB501640少一位，请核对补丁编号。\n对于蓝屏的终端，',
]);
test(silent, 'M6', 'both machines stand in one mail', [
	/终端HB-TM-1112的情况与上一台相同：[\s\S]*?怀疑杀毒软件拦截了驱动的安装。/g,
	'终端HB-TM-1112的情况与上一台相同。',
]);
test(silent, 'M7', 'the steps travel with the advice', [
	'请抓取Procmon启动日志。',
	'请抓取Procmon启动日志。\nProcmon启动日志抓取步骤（一次设置只捕获一次启动）：\n1. 运行Procmon.exe，选择Options->Enable Boot Logging。\n2. 重启后再次运行，保存为bootlog.pml。',
]);
test(silent, 'M8', 'the request names the folder', [
	'：C:\\Windows\\Logs\\CBS',
	'：C:\\Windows\\Logs\\CBS、C:\\Windows\\inf',
]);
test(silent, 'M9', 'the closure tells the outcome', ['没有复现环境。', '没有复现环境。蓝屏的终端重装后恢复正常。']);
test(
	silent,
	'M10',
	'chasers, promise and silence have dates and say something new',
	['我们会继续分析，并及时向您反馈。', '我们会继续分析，6月4日前向您反馈。'],
	[
		'请您准备一台可以重现更新失败的终端，然后我们再基于这台终端继续分析更新失败的原因。',
		'还缺一台可以重现的终端和它的策略版本，我们6月19日前再与您联系。',
	],
);
test(silent, 'M11', 'the closure brings what was found', [
	'原因未知。',
	'日志显示写入oem23.inf时拒绝访问；服务堆栈高于KB4601393；怀疑杀毒软件拦截，尚未验证。',
]);
test(silent, 'M13', 'the suspicion is tested and the scan is asked about', [
	'没有复现环境。',
	'没有复现环境。卸载杀毒软件后重装，仍然失败；sfc扫描没有发现问题。',
]);
test(silent, 'M14', 'the definition counts, dates and says what changed', [
	'湖滨银行反馈柜面终端安装',
	'湖滨银行反馈200台柜面终端中有5台从5月28日起（前一晚推送了新策略）安装',
]);

test('a risky step with its risk and a backup is none, without them it is', t => {
	const risky = bad.replaceAll('请收集CBS日志', '请强制关机后再开机。\n请收集CBS日志');
	t.true(idsOf(risky).includes('M12'));
	const warned = risky.replaceAll(
		'请强制关机后再开机。',
		'强制关机可能导致系统无法启动：请先做镜像备份，再强制关机后开机。',
	);
	t.false(idsOf(warned).includes('M12'));
});

test('the subject’s edition against the body’s system is told, and not when somebody asked', t => {
	const edition = bad
		.replaceAll('Windows 10 1809月度', 'V2020-L月度')
		.replaceAll('反馈柜面终端安装', '反馈win7柜面终端安装');
	t.true(idsOf(edition).includes('M5'));
	t.false(
		idsOf(edition.replaceAll('感谢您的电话接听。', '主题写的是V2020-L，请您确认这些终端实际是什么系统。')).includes(
			'M5',
		),
	);
});

testShared('the exam: M1 to M11 and M13 from its text, and nothing false', t => {
	const text = readFileSync(shared('case/CAS-11869-thread.txt')!, 'utf8');
	const found = mistakesOf(text);
	const ids = [...new Set(found.map(({id}) => id))];
	t.deepEqual(ids, ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M8', 'M9', 'M10', 'M11', 'M12', 'M13', 'M14']);
	const of = (id: string) => found.filter(one => one.id === id);
	const said = (id: string) =>
		of(id)
			.map(({sentence}) => sentence.zh)
			.join('\n');
	t.is(of('M1')[0]!.date, '2024-07-31');
	t.regex(said('M1'), /V10BJFHA2436072、V10NXFH00004B1.*6\.1\.7601\.24383.*5天.*2024-08-02/);
	t.is(of('M2')[0]!.date, '2024-08-05');
	t.regex(said('M3'), /24383.*24537.*24554/);
	t.regex(said('M4'), /KB452523.*2024-09-02的结案邮件/);
	t.regex(said('M5'), /V2020-L.*win7/);
	t.regex(said('M6'), /24554.*24537.*两封里都没有/);
	t.regex(said('M7'), /建议了4次.*隔了7天；第3步只有图.*一次设置只捕获一次启动/);
	t.regex(said('M7'), /VHD.*始终没有/);
	t.regex(said('M8'), /setupapi\.dev\.log/);
	t.deepEqual(
		of('M9').map(({sentence}) => /“(.*?)”/.exec(sentence.zh)![1]),
		['进入修复选项'],
	);
	t.regex(said('M10'), /2024-09-02的催办与2024-08-15.*\n.*18天没有邮件.*\n2024-08-02的承诺没有日期/);
	t.regex(said('M11'), /拒绝访问.*cpu\.inf.*服务堆栈.*安全软件/);
	t.regex(said('M13'), /5封邮件怀疑安全软件.*\n.*sfc扫描建议了2次/);
});
