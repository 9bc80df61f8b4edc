import test from 'ava';
import fc from 'fast-check';
import {openFinder} from '../../../source/find/finder.js';
import {shipped} from '../../helpers/knowledge.js';
import {readings} from '../../helpers/readings.js';

const find = openFinder(shipped.knowledge, [
	{id: 'c1', number: 'CAS-10001-A1B2C3', customer: '某银行', title: '补丁安装失败'},
	{id: 'c2', number: 'CAS-10002-D4E5F6', customer: '某保险', title: '打印机无法连接'},
]);

const among = (count: number) =>
	test.macro((t, query: string, wanted: string) => {
		const ids = find(query)
			.slice(0, count)
			.map(({kind, id}) => `${kind}/${id}`);
		t.true(ids.includes(wanted), `${query}: ${ids.join(' ')}`);
	});
const first = among(1);
const early = among(4);

for (const query of ['KB4490628', 'kb4490628', '4490628', 'KB 4490628', 'ＫＢ４４９０６２８', 'kb-4490628', 'KB449062'])
	test(`${query} leads to its KB`, first, query, 'kb/KB4490628');
test('the version a KB brings leads to it', first, '6.1.7601.24537', 'kb/KB4531786');
for (const query of ['0x80070005', '80070005', '0X80070005', '-2147024891', '2147942405', 'E_ACCESSDENIED', 'Error 5'])
	test(`${query} leads to its code`, first, query, 'code/0x80070005');
for (const query of ['拒绝访问', 'access denied'])
	test(`${query} leads to its code too`, early, query, 'code/0x80070005');
test('the beginning of a word will do', early, 'acces denied', 'code/0x80070005');
test('0xc0000428 leads to its code', first, '0xc0000428', 'code/0xc0000428');
test('sha2 is SHA-2', early, 'sha2', 'kb/KB4474419');
test('SHA-2 is sha2', early, 'SHA-2', 'kb/KB4474419');
test('a typing mistake is forgiven', early, 'procmn', 'howto/procmon-boot-log');
test('procmon leads to its how-to', early, 'procmon', 'howto/procmon-boot-log');
test('boot repair', early, 'boot repair', 'howto/boot-repair');
test('Boot-Repair', early, 'Boot-Repair', 'howto/boot-repair');
test('repair boot, the words turned round', early, 'repair boot', 'howto/boot-repair');
test('引导修复', early, '引导修复', 'howto/boot-repair');
test('修复引导, the words turned round', early, '修复引导', 'howto/boot-repair');
test('卡在32% leads to the question what is on the screen', early, '卡在32%', 'tree/screen');
test('32% leads there too', early, '32%', 'tree/screen');
test('进入修复选项', first, '进入修复选项', 'tree/boot-repair');
test('V2020-L', first, 'V2020-L', 'term/v2020-l');
test('ssu leads to its walk', early, 'ssu', 'tree/ssu-check');
test('ssu leads to how its version is read', among(8), 'ssu', 'howto/read-ssu-version');
test('服务堆栈', among(8), '服务堆栈', 'howto/read-ssu-version');
test('超时', early, '超时', 'howto/raise-time-out');
test('hang', among(8), 'hang', 'code/0x800f0920');
test('黄金镜像', first, '黄金镜像', 'howto/update-golden-image');
test('日志', early, '收集日志', 'howto/collect-logs');
test('安全软件', early, '安全软件', 'howto/security-software-exclusion');
test('a case by its number', first, 'cas-10001-a1b2c3', 'case/c1');
test('a case by its customer', first, '某银行', 'case/c1');
test('a case by a word of its title', first, '打印机', 'case/c2');

test('what is exact is above what has every word, and that above what has some', t => {
	t.true(find('4490628')[0]!.score > 3);
	t.true(find('服务堆栈').every(({score}) => score >= 1 && score < 4));
	const scores = find('超时').map(({score}) => score);
	t.deepEqual(
		scores,
		scores.toSorted((a, b) => b - a),
	);
});

test('any per cent is found like any other', t => {
	t.deepEqual(
		find('33%').map(({id}) => id),
		find('71 %').map(({id}) => id),
	);
});

test('a short word is not taken for another', t => {
	t.deepEqual(find('xqz'), []);
});

test('a query counts up to 64 characters', t => {
	t.is(find(`${'4490628'.padEnd(64)}nothing like it`)[0]?.id, 'KB4490628');
});

test('no query makes it throw', t => {
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string({unit: 'binary', maxLength: 200}),
				fc.constantFrom('', ' ', '%', '__proto__', 'constructor', '[', '\\', '！', '"'),
			),
			query => {
				const found = find(query);
				return found.length <= 50 && found.every(({score}) => score >= 0);
			},
		),
		{numRuns: 60},
	);
	t.pass();
});

const callers = openFinder(
	shipped.knowledge,
	[
		{
			id: 'c3',
			number: 'CAS-10003-N1L2C8',
			customer: '某银行',
			title: '装补丁后蓝屏',
			held: {serials: ['V10BJFHA2436072'], addresses: ['xu@bank.example'], names: ['李霞'], contacts: ['许先生']},
		},
		{
			id: 'c4',
			number: 'CAS-10004-AB12CD',
			customer: '某保险',
			title: '打印机',
			held: {serials: ['PF3X9K22'], addresses: [], names: ['王芳'], contacts: ['徐经理']},
		},
	],
	{readings},
);

const calls = test.macro({
	exec(t, said: string, wanted: string) {
		t.like(callers(said)[0], {kind: 'case', id: wanted});
	},
	title: (_, said, wanted) => `a caller who gives ${said} is found: ${wanted}`,
});

for (const said of ['许', 'xu', '许先生', 'xuxiansheng', '李霞', 'lixia', '6072', 'L2C8', '0003'])
	test(calls, said, 'c3');
for (const said of ['徐', 'wangfang', '9K22', '12CD', 'PF3X9K22']) test(calls, said, 'c4');
