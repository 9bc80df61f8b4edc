import test from 'ava';
import {readEvidence} from '../../source/evidence/read.js';
import {makeDesk} from '../helpers/desk.js';
import {makeDoors} from '../helpers/doors.js';
import {shipped} from '../helpers/knowledge.js';
import {mount} from '../helpers/mount.js';
import {fixture} from '../source/evidence/logs.js';

const {knowledge} = shipped;
const subjectLine = '[案例号: CAS-12001-A1B2C3 ] % |P1|ICBC|V0-H补丁安装失败问题 % 初次响应 CMIT:0001801';
const note = '三台物理机卡32%，重启三次回滚；云桌面有几台进修复；还有两台提示安装失败，能进系统';
const worker = new URL('../../source/evidence/analyze-worker.js', import.meta.url);

/** The aim is 60 strokes: a key or a paste is one, what is typed into a field is none. */
const aim = 60;

test('from the pasted subject line to the first response on the clipboard, counted in strokes', async t => {
	const {desk} = await makeDesk({knowledge, analyze: readEvidence(worker, knowledge)});
	const {doors, copied} = makeDoors(desk, knowledge);
	const app = mount(doors, {columns: 100, rows: 40});
	t.teardown(() => app.unmount());
	let strokes = 0;
	const press = async (...keys: readonly string[]) => {
		strokes += keys.length;
		await app.press(...keys);
	};

	const paste = async (text: string) => {
		strokes += 1;
		await app.paste(text);
	};

	const choose = async (label: string) => {
		await app.shows(label);
		const digit = app.lines().flatMap(line => new RegExp(`(\\d) +${RegExp.escape(label)}`).exec(line)?.[1] ?? [])[0];
		if (!digit) throw new Error(`no digit beside ${label}\n${app.frame()}`);
		await press(digit);
	};

	const view = () => [...desk.get().opened.values()].at(-1)!;
	await press('n');
	await paste(subjectLine);
	await press('enter', 'c', 'n');
	await app.type(note);
	await press('enter');
	await app.shows('按数字采用');
	const offers = app.lines().filter(line => /^[^│]*│ +\d +(?:分组|症状) /.test(line)).length;
	for (let digit = 1; digit <= offers; digit++) await press(`${digit}`);
	await press('enter');
	t.is(view().case.subjects.length, 3, app.frame());

	// The contact, as he gives his name.
	await press('o');
	await app.type('许');
	await press('enter');
	await app.type('先生');
	await press('ctrl+s');
	t.like(view().case.contacts, [{surname: '许', title: '先生'}], app.frame());

	// Each group walks to an advice.
	for (const answer of [
		'开始：现在停在哪个画面',
		'卡在某个百分比',
		'约15分钟一次，共三次',
		'能进桌面',
		'物理机',
		'已收好并上传',
		'Windows 7',
	])
		await choose(answer);
	await app.shows('需要先知道：服务堆栈版本');
	await press('a');
	await paste(fixture('win7-driver-denied.log'));
	await press('ctrl+s');
	await app.shows('无需安装');
	await press('tab');
	for (const answer of [
		'开始：现在停在哪个画面',
		'修复或恢复选项',
		'持久云桌面',
		'0xc0000428，签名无法验证',
		'未加密或密钥已到手',
	])
		await choose(answer);
	await choose('Windows 7 SP1或Server 2008 R2 SP1');
	await choose('已读完，记录客户的同意');
	await app.type('许先生');
	await press('enter');
	await app.type('已做快照');
	await press('enter');
	await choose('客户稍后再做');
	await press('tab');
	for (const answer of ['开始：现在停在哪个画面', '已进系统，提示安装失败', '物理机', '客户稍后上传'])
		await choose(answer);
	t.log(`to an advice for each group: ${strokes}`);

	// The mail: what is missing is asked, then it is on the clipboard.
	await press('d');
	await choose('初次响应：问题定义与范围');
	await press('enter');
	for (let slot = 0; slot < 30 && !app.frame().includes('检查通过'); slot++) {
		const asked = app.frame();
		if (/▸ +填写/.test(asked)) await app.type(/总数|共几台/.test(asked) ? '20台' : '未知');
		await press('enter');
	}

	await app.shows('检查通过');
	await press('y');
	await app.settle();
	const [mail = ''] = copied;
	t.log(`${strokes} strokes, ${aim} is the aim`);
	t.true(strokes <= aim);
	for (const words of [
		'许先生 您好：',
		'感谢您的电话接听。',
		'（3台）',
		'（2台）',
		'同批设备总数：20台',
		'问题范围',
		'无需再安装KB4490628',
	])
		t.true(mail.includes(words), `${words}\n${mail}`);
	t.is(view().walks.length, 3);
	t.false(mail.includes('注：。'), 'a step without a note has none');
});
