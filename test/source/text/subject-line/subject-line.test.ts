import {readFileSync} from 'node:fs';
import test from 'ava';
import fc from 'fast-check';
import {readSubjectLine, type SubjectLine, writeSubject} from '../../../../source/text/subject-line/subject-line.js';
import {shared} from '../../../helpers/root.js';
import {testShared} from '../../../helpers/shared.js';

const seed: SubjectLine = {
	number: 'CAS-11869-N1L2C8',
	priority: 'P1',
	customer: 'ICBC',
	title: '工行用户反馈V2020-L补丁安装失败问题',
	product: 'V2020-L',
	reference: 'CMIT:0001762',
	stage: '初次响应',
};
const {stage: _stage, ...noStage} = seed;

const reads = test.macro({
	title: (title, line: string) => (title ? `${title}: ${JSON.stringify(line)}` : JSON.stringify(line)),
	exec: (t, line: string, expected: SubjectLine) => t.deepEqual(readSubjectLine(line), expected),
});

const rest = '% |P1|ICBC|工行用户反馈V2020-L补丁安装失败问题 % 初次响应 CMIT:0001762';
const whole = `[案例号: CAS-11869-N1L2C8 ] ${rest}`;
test(reads, whole, seed);
test(reads, `回复: ${whole}`, seed);
test(reads, `答复：${whole}`, seed);
test(reads, `RE: ${whole}`, seed);
test(reads, `邮件主题：回复: 答复：Re：FW: 转发: RE:${whole}`, seed);
test(reads, `Re[2]: 回复(3)：${whole}`, seed);
test(reads, `主题: 转发：  ${whole}`, seed);
test(reads, `【外部邮件】回复: ${whole}`, seed);
test(
	'full width',
	reads,
	'［案例号：ＣＡＳ－１１８６９－Ｎ１Ｌ２Ｃ８］　％　｜Ｐ１｜ICBC｜工行用户反馈V2020-L补丁安装失败问题　％　初次响应　CMIT：0001762',
	seed,
);
test(
	'full-width bars',
	reads,
	`【案例号：CAS-11869-N1L2C8】％｜P1｜ICBC｜工行用户反馈V2020-L补丁安装失败问题％初次响应 CMIT：0001762`,
	seed,
);
test('no closing bracket', reads, `[案例号: CAS-11869-N1L2C8 ${rest}`, seed);
test('no brackets', reads, `案例号: CAS-11869-N1L2C8 ${rest}`, seed);
test('the number alone', reads, `CAS-11869-N1L2C8 ${rest}`, seed);
test(
	'lower case',
	reads,
	`[案例号: cas-11869-n1l2c8 ] % |p1|ICBC|工行用户反馈v2020-l补丁安装失败问题 % 初次响应 cmit:0001762`,
	{
		...seed,
		title: '工行用户反馈v2020-l补丁安装失败问题',
	},
);
test(
	'blanks',
	reads,
	`  [ 案例号 :  CAS-11869-N1L2C8  ]  %  | P1 |  ICBC | 工行用户反馈V2020-L补丁安装失败问题  %  初次响应   CMIT: 0001762  `,
	seed,
);
test('no-break spaces and tabs', reads, whole.replaceAll(' ', '\u00a0').replace('%', '\t%'), seed);
test('zero-width characters', reads, whole.replaceAll('|', '\u200b|'), seed);
test('a folded header', reads, `Subject: [案例号: CAS-11869-N1L2C8 ]\r\n ${rest}`, seed);
test('a whole mail', reads, `\n邮件主题：回复: ${whole}\n\n====第1封邮件====\n发件人：某人`, seed);
test('no number', reads, rest.slice(2), (({number: _, ...left}) => left)(seed));
test(
	'no stage',
	reads,
	'[案例号: CAS-11869-N1L2C8 ] % |P1|ICBC|工行用户反馈V2020-L补丁安装失败问题 % CMIT:0001762',
	noStage,
);
test(
	'no priority',
	reads,
	'[案例号: CAS-11869-N1L2C8 ] % |ICBC|工行用户反馈V2020-L补丁安装失败问题 % 初次响应 CMIT:0001762',
	(({priority: _, ...left}) => left)(seed),
);
test(
	'no customer',
	reads,
	'[案例号: CAS-11869-N1L2C8 ] % |P1|工行用户反馈V2020-L补丁安装失败问题 % 初次响应 CMIT:0001762',
	(({customer: _, ...left}) => left)(seed),
);
test(
	'no reference',
	reads,
	'[案例号: CAS-11869-N1L2C8 ] % |P1|ICBC|工行用户反馈V2020-L补丁安装失败问题 % 初次响应',
	(({reference: _, ...left}) => left)(seed),
);
test(
	'a stage of its own',
	reads,
	'[案例号: CAS-11869-N1L2C8 ] % |P1|ICBC|工行用户反馈V2020-L补丁安装失败问题 % 现场支持 CMIT:0001762',
	{...seed, stage: '现场支持'},
);
test(
	'the reference first',
	reads,
	'CMIT:0001762 初次响应 % |ICBC|P1|工行用户反馈V2020-L补丁安装失败问题 % [案例号: CAS-11869-N1L2C8 ]',
	seed,
);
test(
	'another order',
	reads,
	'工行用户反馈V2020-L补丁安装失败问题 | ICBC | P1 | CMIT:0001762 | 初次响应 [案例号: CAS-11869-N1L2C8]',
	seed,
);
test(
	'no bars',
	reads,
	'[案例号: CAS-11869-N1L2C8] P1 ICBC 工行用户反馈V2020-L补丁安装失败问题 初次响应 CMIT:0001762',
	seed,
);
test(
	'brackets for bars',
	reads,
	'[CAS-11869-N1L2C8][P1][ICBC]工行用户反馈V2020-L补丁安装失败问题（CMIT:0001762）',
	noStage,
);
test(
	'hyphens for bars',
	reads,
	'RE: CAS-11869-N1L2C8 P1-ICBC-工行用户反馈V2020-L补丁安装失败问题',
	(({reference: _, ...left}) => left)(noStage),
);
test(
	'labels',
	reads,
	'案例号：CAS-11869-N1L2C8 | 优先级：P1 | 客户：ICBC | 工行用户反馈V2020-L补丁安装失败问题 | CMIT:0001762',
	noStage,
);
test(
	'an English title',
	reads,
	'[案例号: CAS-20117-K4M9X2 ] % |P2|Contoso|Windows 10 1909 fails to install KB4556799 % Initial Response CMIT:0002001',
	{
		number: 'CAS-20117-K4M9X2',
		priority: 'P2',
		customer: 'Contoso',
		title: 'Windows 10 1909 fails to install KB4556799',
		product: 'Windows 10 1909',
		reference: 'CMIT:0002001',
		stage: 'Initial Response',
	},
);
test('an English label', reads, 'FW: [Case #: CAS-20117-K4M9X2] |p3|CCB|Server 2008 R2 stuck at 32% after reboot', {
	number: 'CAS-20117-K4M9X2',
	priority: 'P3',
	customer: 'CCB',
	title: 'Server 2008 R2 stuck at 32% after reboot',
	product: 'Server 2008 R2',
});
test(
	'a % in the title',
	reads,
	'[案例号: CAS-11869-N1L2C8 ] % |P2|ICBC|win7重启应用补丁卡在32%后回滚 % 初次响应 CMIT:0001762',
	{
		number: 'CAS-11869-N1L2C8',
		priority: 'P2',
		customer: 'ICBC',
		title: 'win7重启应用补丁卡在32%后回滚',
		product: 'win7',
		reference: 'CMIT:0001762',
		stage: '初次响应',
	},
);
test('a % with blanks in the title', reads, '|P2|ICBC|补丁卡在 32 % 后回滚 % 初次响应', {
	priority: 'P2',
	customer: 'ICBC',
	title: '补丁卡在 32 % 后回滚',
	stage: '初次响应',
});
test('a % that ends the title', reads, '|P2|ICBC|补丁卡在32% % 初次响应', {
	priority: 'P2',
	customer: 'ICBC',
	title: '补丁卡在32%',
	stage: '初次响应',
});
test('a title that ends in a number', reads, '|P2|ICBC|无法安装KB4530692 % 初次响应', {
	priority: 'P2',
	customer: 'ICBC',
	title: '无法安装KB4530692',
	stage: '初次响应',
});
test('a title that ends in Windows 7', reads, '|P2|ICBC|补丁安装失败 Windows 7 % 现场 CMIT:0001762', {
	priority: 'P2',
	customer: 'ICBC',
	title: '补丁安装失败 Windows 7',
	product: 'Windows 7',
	stage: '现场',
	reference: 'CMIT:0001762',
});
test('a bar in the title', reads, '[案例号: CAS-11869-N1L2C8 ] % |P1|ICBC|KB4530692|KB4474419安装失败 % 初次响应', {
	number: 'CAS-11869-N1L2C8',
	priority: 'P1',
	customer: 'ICBC',
	title: 'KB4530692|KB4474419安装失败',
	stage: '初次响应',
});
test('a Chinese customer', reads, '|P3|国家电网|Win10无法激活', {
	priority: 'P3',
	customer: '国家电网',
	title: 'Win10无法激活',
	product: 'Win10',
});
test('a short Chinese customer', reads, '【P2】|工行|补丁安装失败', {
	priority: 'P2',
	customer: '工行',
	title: '补丁安装失败',
});
test('the product in a field of its own', reads, '|P1|ICBC|V2022-L|开机黑屏', {
	priority: 'P1',
	customer: 'ICBC',
	product: 'V2022-L',
	title: '开机黑屏',
});
test('an edition spelt loosely', reads, '|P1|ICBC|V0 H 补丁安装失败', {
	priority: 'P1',
	customer: 'ICBC',
	title: 'V0 H 补丁安装失败',
	product: 'V0-H',
});
test('another system’s number', reads, '[工单号：20240730001] |P2|ICBC|蓝屏', {
	number: '20240730001',
	priority: 'P2',
	customer: 'ICBC',
	title: '蓝屏',
});
const others = {number: 'CAS-12001-A1B2C3', priority: 'P2', customer: 'CCB'};
test('commas for bars', reads, '案例号: CAS-12001-A1B2C3，P2，CCB，开机黑屏，初次响应，CMIT:0001801', {
	...others,
	title: '开机黑屏',
	stage: '初次响应',
	reference: 'CMIT:0001801',
});
test('round brackets', reads, '(CAS-12001-A1B2C3)(P2)(CCB) 开机黑屏', {...others, title: '开机黑屏'});
test('a label in English, then bars', reads, 'Re: Case CAS-12001-A1B2C3: P 2 | CCB | rollback after KB4530692', {
	...others,
	title: 'rollback after KB4530692',
});
test('dashes', reads, 'CAS-12001-A1B2C3 - CCB - P2 - Patch fails', {...others, title: 'Patch fails'});
test('an empty title', reads, '[案例号: CAS-12001-A1B2C3 ] % |P2|CCB| % 初次响应', {...others, stage: '初次响应'});
test('an empty number', reads, '[案例号: ] % |P2|CCB|开机黑屏', {priority: 'P2', customer: 'CCB', title: '开机黑屏'});
test('100% and a bar', reads, '[案例号: CAS-12001-A1B2C3 ] % |P2|CCB|CPU占用100%|内存不足', {
	...others,
	title: 'CPU占用100%|内存不足',
});
test('a separating % in the title', reads, '[案例号: CAS-12001-A1B2C3 ] % |P2|CCB|A % B 失败 % 初次响应', {
	...others,
	title: 'A % B 失败',
	stage: '初次响应',
});
test('a name in words', reads, '|P1|Bank of China|Update failed with 0x80070005 % First Response', {
	priority: 'P1',
	customer: 'Bank of China',
	title: 'Update failed with 0x80070005',
	stage: 'First Response',
});
test('blanks and a Chinese customer', reads, 'P1 工行 补丁安装失败', {
	priority: 'P1',
	customer: '工行',
	title: '补丁安装失败',
});
test('only the number', reads, '[案例号: CAS-11869-N1L2C8 ]', {number: 'CAS-11869-N1L2C8'});
test('only a title', reads, '回复：三台机器装不上补丁', {title: '三台机器装不上补丁'});
test('only an English title', reads, 'Re: RE: Windows 7 update rolls back', {
	title: 'Windows 7 update rolls back',
	product: 'Windows 7',
});
test('a word', reads, 'hello', {title: 'hello'});
test('nothing', reads, '', {});
test('blanks only', reads, ' \t\u00a0\n', {});
test('marks only', reads, '[] % || % ：', {});
test('reply marks only', reads, '回复: RE：', {});

testShared('the subject line of a real ticket', t => {
	const file = shared('case/CAS-11869-thread.txt')!;
	t.deepEqual(readSubjectLine(readFileSync(file, 'utf8')), seed);
});

test('our own subject carries what the case says now', t => {
	const {priority: _, ...others} = seed;
	t.is(
		writeSubject({...others, priority: 'P2', stage: '进展更新'}),
		'回复: [案例号: CAS-11869-N1L2C8 ] % |P2|ICBC|工行用户反馈V2020-L补丁安装失败问题 % 进展更新 CMIT:0001762',
	);
	t.is(writeSubject({title: '补丁安装失败'}), '回复: 补丁安装失败');
	t.is(writeSubject({number: 'CAS-1234', title: 'A'}, {language: 'en'}), 'RE: [案例号: CAS-1234 ] % A');
	t.is(writeSubject({}, {isReply: false}), '');
});

test('what we write we can read', t => {
	const some = (...values: string[]) => fc.option(fc.constantFrom(...values), {nil: undefined});
	const fields = fc.record({
		number: some('CAS-11869-N1L2C8', 'CAS-20117'),
		priority: some('P1', 'P2', 'P4'),
		customer: some('ICBC', '国家电网', 'Contoso'),
		title: fc.constantFrom('补丁卡在32%后回滚', 'KB4530692安装失败', 'Update fails | twice'),
		stage: some('初次响应', 'Follow-up'),
		reference: some('CMIT:0001762'),
	});
	fc.assert(
		fc.property(fields, written => {
			const known = Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined));
			t.deepEqual(readSubjectLine(writeSubject(written)), known);
		}),
	);
});

test('no text throws, or is read as more than it says', t => {
	const pieces = fc.constantFrom(
		'[',
		'案例号:',
		'CAS-11869-N1L2C8',
		']',
		'%',
		'|',
		'P1',
		'ICBC',
		'回复:',
		'：',
		'补丁安装失败',
		'32%',
		' ',
		'CMIT:0001762',
		'\n',
		'（',
		'V2020-L',
	);
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string({unit: 'binary'}),
				fc.array(pieces).map(all => all.join('')),
			),
			line => {
				const {title, number} = readSubjectLine(line);
				t.not(title, '');
				t.true(number === undefined || /\d/.test(number));
			},
		),
	);
});

test('a hostile line is read in time', t => {
	for (const piece of ['[', '案例号:', '%', '|', ' ', 'P1 ', '回复:', 'CAS-', '\n ', '[案例号 ']) {
		const start = performance.now();
		readSubjectLine(piece.repeat(50_000));
		t.true(performance.now() - start < 200, piece);
	}
});
