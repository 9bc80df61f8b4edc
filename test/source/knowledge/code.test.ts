import test from 'ava';
import fc from 'fast-check';
import {lookUpCode} from '../../../source/knowledge/code.js';
import {compileKnowledge} from '../../../source/knowledge/compile.js';
import {fixture} from '../../helpers/knowledge.js';

const {knowledge} = compileKnowledge(fixture('dangling'));

const known = test.macro((t, token: string) => {
	const looked = lookUpCode(token, knowledge);
	t.is(looked.verdict, 'known');
	t.is(looked.code, '0x80070005');
	t.is(looked.entry?.meaning.zh, '拒绝访问');
});
for (const token of [
	'0x80070005',
	'0X80070005',
	'80070005',
	'-2147024891',
	'2147942405',
	'HRESULT_FROM_WIN32(5)',
	'E_ACCESSDENIED',
	'Error 5',
	'5',
	'0x5',
	' ０ｘ８００７０００５ ',
])
	test(`${token.trim()} is access denied`, known, token);

test('a code nobody described is taken apart and said to be unknown', t => {
	t.deepEqual(lookUpCode('0x800704c7', knowledge), {
		token: '0x800704c7',
		verdict: 'unknown',
		code: '0x800704c7',
		entry: null,
		parts: {
			unsigned: 2147943623,
			signed: -2147023673,
			facility: {zh: 'Win32 系统错误', en: 'Win32 system error'},
			win32: 1223,
		},
	});
});

const raisedBy = test.macro((t, token: string, facility: string) => {
	t.is(lookUpCode(token, knowledge).parts?.facility.en, facility);
});
test('0x80072ee2 is of the network', raisedBy, '0x80072ee2', 'WinHTTP / WinINet (network)');
test('0x800f0922 is of CBS', raisedBy, '0x800f0922', 'CBS and SetupAPI (servicing, driver installation)');
test('0xc0000428 is of the kernel', raisedBy, '0xc0000428', 'NTSTATUS (kernel, boot)');
test('0x12345678 is of nobody known', raisedBy, '0x12345678', 'unknown origin');

test('words are no code', t => {
	t.is(lookUpCode('卡在 32%', knowledge).verdict, 'malformed');
});

test('no text makes it throw', t => {
	fc.assert(fc.property(fc.string({unit: 'binary'}), text => typeof lookUpCode(text, knowledge).verdict === 'string'));
	t.pass();
});
