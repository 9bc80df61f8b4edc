import fc from 'fast-check';
import test from 'ava';
import {openMask, type PrivateValue} from '../../../../source/text/mask/mask.js';
import {shipped} from '../../../helpers/knowledge.js';

const known: readonly PrivateValue[] = [
	{kind: 'person', value: '许'},
	{kind: 'person', value: '李霞'},
	{kind: 'person', value: 'Wei Zhang'},
	{kind: 'customer', value: 'ICBC'},
	{kind: 'serial', value: 'PF3X9K'},
];

const masks = test.macro({
	exec(t, text: string, expected: string) {
		t.is(openMask(known)(text), expected);
	},
	title: (_, text) => `masked: ${text}`,
});

test(masks, '许先生 您好：许多设备', '[person-1]先生 您好：许多设备');
test(masks, '李霞V10BJFHA2436072，另外王芳V10BJFHA2436099', '[person-1][serial-1]，另外[person-2][serial-2]');
test(masks, 'Pf3x9k of icbc (wei zhang)', '[serial-1] of [customer-1] ([person-1])');
test(masks, '[案例号: CAS-11901-A1B2C3 ] CMIT:0001801', '[案例号: [case-1] ] [case-2]');
test(masks, '13800138000，138 0013 8000，+86 13800138000', '[phone-1]，[phone-1]，[phone-1]');
test(masks, '010-66108888 转 2 或 400-820-3800', '[phone-1] 转 2 或 [phone-2]');
test(masks, 'a.b@icbc.com.cn <A.B@ICBC.COM.CN>', '[mail-1] <[mail-1]>');
test(masks, '10.1.2.3:8080 fe80::1 2001:db8:0:0:1:2:3:4', '[ip-1]:8080 [ip-2] [ip-3]');
test(masks, '00-1A-2B-3C-4D-5E 00:1a:2b:3c:4d:5f', '[mac-1] [mac-2]');
test(masks, 'S-1-5-21-1004336348-1177238915-682003330-512', '[sid-1]');
test(masks, 'C:\\Users\\zhang san\\CBS.log 与 /home/wangwu/a', 'C:\\Users\\[user-1]\\CBS.log 与 /home/[user-2]/a');
test(masks, '\\\\srv01\\logs，CORP\\wangwu', '\\\\[host-1]\\logs，CORP\\[user-1]');

const stays = test.macro({
	exec(t, text: string) {
		t.is(openMask(known)(text), text);
	},
	title: (_, text) => `left as it is: ${text}`,
});

test(stays, '版本 1.2.3.4，堆栈 6.1.7601.24537，10.0.19041.3636');
test(stays, 'Package_for_KB4530692~31bf3856ad364e35~amd64~~6.1.1.4');
test(stays, '2024-08-02 10:20:30, 04:30:30 卡在32%，15分钟，900000 ms');
test(stays, 'C:\\Windows\\Logs\\CBS\\CBS.log C:\\Users\\Public\\a HKLM\\SYSTEM\\Setup NT AUTHORITY\\SYSTEM');
test(stays, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
test(stays, 'Doqe: Recording result: 0x80070005, for Inf: cpu.inf');

test('no KB, code or version of the shipped knowledge is masked', t => {
	const {kb, codes} = shipped.knowledge;
	const words = [
		...Object.keys(kb),
		...Object.keys(codes),
		...Object.values(kb).flatMap(({stack}) => stack?.version ?? []),
	];
	t.true(words.length > 290, String(words.length));
	const mask = openMask(known);
	for (const word of words)
		for (const text of [word, `安装${word}后`, `(${word.toLowerCase()}), `]) t.is(mask(text), text);
});

test('whatever is planted goes, wherever it stands, and the same value gets the same token', t => {
	const digits = (count: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${count - 1}}$`));
	const planted = fc.oneof(
		digits(12).map(serial => `V10BJ${serial}`),
		digits(9).map(rest => `13${rest}`),
		fc.ipV4().filter(ip => !ip.startsWith('0')),
		fc.tuple(digits(9), digits(9), digits(4)).map(parts => `S-1-5-21-${parts.join('-')}`),
		fc.stringMatching(/^[a-z]{5,9}@[a-z]{4,8}\.com$/),
		fc.tuple(digits(5), fc.stringMatching(/^[A-Z]\d[A-Z]\d[A-Z]\d$/)).map(([a, b]) => `CAS-${a}-${b}`),
	);
	const around = fc.constantFrom('', ' ', '，', '（', '设备：', '\n', '“', ' of ', ': ');
	fc.assert(
		fc.property(planted, around, around, (value, before, after) => {
			const masked = openMask([])(`${before}${value}${after || '。'}${value}`);
			t.false(masked.includes(value), masked);
			t.is(new Set(masked.match(/\[\w+-\d+\]/g)).size, 1, masked);
		}),
		{numRuns: 1000},
	);
});

test('a hostile text is masked in time', t => {
	const before = performance.now();
	for (const part of ['1.', 'a-', '00:', 'S-1-', 'a@', '\\\\a', 'CAS-', '12345-', '::', '138 '])
		openMask(known)(part.repeat(50_000 / part.length));
	t.true(performance.now() - before < 3000);
});
