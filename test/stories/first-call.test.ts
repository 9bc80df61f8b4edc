import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {makeHome} from '../helpers/home.js';
import {root} from '../helpers/root.js';
import {key, openTerminal, type Terminal} from '../helpers/terminal.js';

const subjectLine =
	'[案例号: CAS-11869-N1L2C8 ] % |P1|ICBC|工行用户反馈V2020-L补丁安装失败问题 % 初次响应 CMIT:0001762';
const note = '三台V10开头的，卡32%，重启三次回滚，云桌面有几台进修复';

/** What the customer uploads, with the stack that the story wants. */
const uploadLog = (folder: string, stack: string): string => {
	const file = join(folder, 'CBS.log');
	const sample = readFileSync(join(root, 'test/fixtures/evidence/win7-driver-denied.log'), 'utf8');
	writeFileSync(file, sample.replaceAll(/6\.1\.7601\.\d+/g, stack));
	return file;
};

/** Chooses by what the screen says, never by where it stands. */
const choose = async (terminal: Terminal, label: string) => {
	const screen = await terminal.shows(label);
	const digit = new RegExp(`(\\d) +${label.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`).exec(screen)?.[1];
	if (!digit) throw new Error(`no digit beside ${label}:\n${screen}`);
	terminal.press(digit);
};

/** Fills the form of that title, field by field. */
const fill = async (terminal: Terminal, form: string, values: readonly string[]) => {
	const title = new RegExp(`│ ${form}`);
	await terminal.shows(title);
	for (const value of values) {
		if (value !== '') terminal.press(value);
		terminal.press(key.enter);
	}

	await terminal.hides(title);
};

test('the call of a bank, from the ticket’s subject line to an archived case', async t => {
	const home = makeHome(t);
	const log = uploadLog(home, '6.1.7601.24537');
	let terminal = openTerminal({home});
	t.teardown(() => terminal.kill());

	// 1. Home: a case from the subject line.
	await terminal.shows('还没有案例');
	terminal.press('n');
	await terminal.shows('主题行');
	terminal.paste(subjectLine);
	await terminal.shows('CMIT:0001762');
	terminal.press(key.enter);
	const opened = await terminal.shows('还没有设备或分组');
	for (const part of ['CAS-11869-N1L2C8', 'ICBC', 'P1', 'V2020-L', '工行用户反馈V2020-L补丁安装失败问题']) {
		t.true(opened.includes(part), part);
	}

	// 2. The call, a note that is understood, three groups without a serial, the contact, the priority.
	terminal.press('c');
	await terminal.shows('通话 0 分钟');
	terminal.press('n');
	await terminal.shows('存入案例');
	terminal.press(note);
	await terminal.shows('进入修复选项');
	terminal.press(key.enter);
	await terminal.shows('按数字采用');
	terminal.press('1234');
	await terminal.shows(/✓ 分组[^\n]*云桌面/);
	await terminal.shows(/✓ 症状 +进入修复选项/);
	terminal.press('n');
	await terminal.shows('存入案例');
	terminal.press('还有几台提示安装失败，能进系统');
	await terminal.shows('认出');
	terminal.press(key.enter);
	await terminal.shows('按数字采用');
	terminal.press('12');
	await terminal.shows(/✓ 症状/);
	terminal.press(key.enter);
	await terminal.hides('按数字采用');
	terminal.press('o');
	await fill(terminal, '新联系人', ['许', '先生', '', '']);
	terminal.press('p');
	await fill(terminal, '优先级', ['2', 'TAM和许先生']);
	await terminal.shows('P2 · V2020-L');

	// 3 and 5. The first group: what is on the screen, then the stack, which only the log knows.
	await choose(terminal, '开始：现在停在哪个画面');
	await choose(terminal, '卡在某个百分比');
	await choose(terminal, '约15分钟一次，共三次');
	await choose(terminal, '能进桌面');
	await choose(terminal, '物理机');
	await choose(terminal, '已收好并上传');
	await choose(terminal, 'Windows 7');
	await terminal.shows('需要先知道：服务堆栈版本');
	terminal.press('a');
	await terminal.shows('附加文件或文件夹');
	terminal.paste(log);
	terminal.press(key.enter);
	terminal.press(key.enter);
	const answered = await terminal.shows('无需安装');
	t.true(answered.includes('6.1.7601.24383'), 'the step says why');
	await terminal.shows(/6\.1\.7601\.24537 +CBS\.log:\d+/);
	t.regex(terminal.screen(), /CBS\s+Loaded/, 'the line of the log is quoted');
	await terminal.shows('显示未安装');
	await terminal.hides('需要先知道');

	// The second group: a risky step opens with the risk read aloud, a backup and a yes.
	terminal.press(key.tab);
	await choose(terminal, '开始：现在停在哪个画面');
	await choose(terminal, '修复或恢复选项');
	await choose(terminal, '持久云桌面');
	await choose(terminal, '0xc0000428，签名无法验证');
	await choose(terminal, '未加密或密钥已到手');
	await choose(terminal, 'Windows 7 SP1或Server 2008 R2 SP1');
	const risk = await terminal.shows('高风险步骤');
	t.false(risk.includes('bcdboot'), 'the step is closed until the yes is recorded');
	await choose(terminal, '已读完，记录客户的同意');
	await fill(terminal, '记录客户的同意', ['许先生', '已做快照']);
	await terminal.shows('bcdboot');
	terminal.press('u');
	await terminal.shows('高风险步骤');
	terminal.press(key.ctrl('r'));
	await terminal.shows('bcdboot');
	await choose(terminal, '客户稍后再做');

	// The third group goes its own way.
	terminal.press(key.tab);
	await choose(terminal, '开始：现在停在哪个画面');
	await choose(terminal, '已进系统，提示安装失败');
	await choose(terminal, '物理机');
	await choose(terminal, '客户稍后上传');

	// 8. Killed in mid-word: the same case, the same place, the typed note.
	terminal.press('n');
	await terminal.shows('存入案例');
	terminal.press('客户说安全软件叫');
	await terminal.shows('客户说安全软件叫');
	await keptOnDisk(home, '客户说安全软件叫');
	terminal.kill('SIGKILL');
	await terminal.ended;
	terminal = openTerminal({home});
	const back = await terminal.shows('客户说安全软件叫');
	t.true(back.includes('CAS-11869-N1L2C8'));
	terminal.press('TMS');
	terminal.press(key.enter);
	await terminal.shows('按数字采用');
	terminal.press(key.enter);
	await terminal.hides('按数字采用');

	// 6. The first response: open slots are asked, the check is quiet, the mail leaves and is marked sent.
	terminal.press('d');
	await choose(terminal, '初次响应：问题定义与范围');
	await terminal.shows('处空缺');
	terminal.press('y');
	await terminal.shows('填好才能发出');
	terminal.press(key.enter);
	await answerSlots(terminal);
	await terminal.shows('检查通过');
	terminal.press('x');
	await terminal.shows('outbox');
	const mail = await readEml(home);
	for (const words of [
		'许先生 您好：',
		'感谢您的电话接听。',
		'经过TAM与您沟通，此案例降为P2。',
		'问题定义',
		'问题范围',
		'无需再安装KB4490628',
		'显示为未安装',
		String.raw`C:\Windows\inf\setupapi.dev.log`,
		'通过CDUC上传',
		'KB4530692',
	]) {
		t.true(mail.includes(words), words);
	}

	t.false(/请[^。]*安装KB4490628/.test(mail), 'KB4490628 is advised to nobody whose stack is newer');
	terminal.press('m');
	await confirm(terminal);
	await terminal.shows('已标为发送');

	// 7. The closure is held until every symptom has an outcome; then it leaves, and the case is archived.
	await closes(terminal);
	await archive(terminal);
	await terminal.shows('已归档');
	terminal.press(key.escape);
	await terminal.shows('casewalk · 案例');
	terminal.press('/');
	terminal.press('重启三次');
	await terminal.shows('案例内容');
	terminal.press(key.ctrl('u'));
	terminal.press('11869');
	await terminal.hides('案例内容');
	await terminal.shows('CAS-11869-N1L2C8');
	terminal.press(key.enter);
	await terminal.shows('已归档');
	terminal.press('w');
	await fill(terminal, '重新打开', ['又有两台复现']);
	await terminal.hides('已归档');
	t.pass();
});

/** Typed text is kept within a second; the story goes on as soon as it is on disk. */
const keptOnDisk = async (home: string, text: string) => {
	const {openSqlite} = await import('../../source/store/sqlite.js');
	for (;;) {
		const store = await openSqlite(home);
		if ('fault' in store) throw new Error(store.detail);
		const kept = await store.recall('');
		await store.close();
		if ([...kept.values()].some(value => value.includes(text))) return;
	}
};

/** Each open slot is asked in a form; what the customer does not know is written as unknown. */
const answerSlots = async (terminal: Terminal) => {
	for (;;) {
		const screen = await terminal.shows(/检查通过|▸ (?:填写|结果) /);
		if (screen.includes('检查通过')) return;
		const asked = /还有 (\d+) 处空缺/.exec(screen)?.[1];
		if (screen.includes('做了吗，结果怎样')) {
			await choose(terminal, '没有执行');
			await terminal.shows(/▸ 理由/);
		} else terminal.press(screen.includes('上传日志') ? 'CDUC' : screen.includes('落款写谁') ? '梁工' : '未知');
		terminal.press(key.enter);
		await terminal.hides(`还有 ${asked} 处空缺`);
	}
};

const readEml = async (home: string): Promise<string> => {
	const folder = join(home, 'outbox');
	const file = readdirSync(folder, {recursive: true, encoding: 'utf8'}).find(name => name.endsWith('.eml'))!;
	const eml = readFileSync(join(folder, file), 'utf8');
	const body = /text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(eml)![1]!;
	return Buffer.from(body, 'base64').toString('utf8');
};

const confirm = async (terminal: Terminal) => {
	await terminal.shows('邮件是怎样发出的？');
	await choose(terminal, '就是这份稿，没有改动');
};

const symptoms = ['卡在32%，重启三次后回滚', '进入修复选项', '安装失败'];

const closes = async (terminal: Terminal) => {
	terminal.press('d');
	await choose(terminal, '归档总结');
	await terminal.shows('处空缺');
	terminal.press(key.escape);
	await terminal.hides('处空缺');
	for (const [index, symptom] of symptoms.entries()) {
		terminal.press('s');
		await terminal.shows(/│ 症状/);
		terminal.press(String(index + 1));
		await terminal.shows(new RegExp(`│ 这个症状的结果[^│]*\\n[^│]*│ ${symptom}`));
		terminal.press('3');
		await terminal.shows(/▸ 说明/);
		terminal.press('已回滚，未再出现');
		terminal.press(key.enter);
		await terminal.shows(/│ 症状/);
		terminal.press(key.escape);
		await terminal.hides(/│ 症状：/);
	}

	terminal.press('d');
	await choose(terminal, '归档总结');
	await terminal.shows('经过您的确认，我将暂时归档此案例。');
	terminal.press(key.enter);
	await answerSlots(terminal);
	for (const words of ['案例总结', '问题定义']) await terminal.shows(words);
	terminal.press(key.pageDown);
	await terminal.shows('问题总结');
	terminal.press('m');
	await confirm(terminal);
	await terminal.shows('已标为发送');
};

const archive = async (terminal: Terminal) => {
	terminal.press('w');
	await terminal.shows(/│ 归档/);
	terminal.press('3');
	await terminal.shows(/▸ 归档方式|暂时/);
	terminal.press('1');
	await terminal.shows('许先生');
	terminal.press(key.enter);
	terminal.press(key.enter);
};
