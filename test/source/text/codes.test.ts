import test from 'ava';
import fc from 'fast-check';
import {findCodes, readCode} from '../../../source/text/codes.js';

const symbols = new Map([
	['E_ACCESSDENIED', '0x80070005'],
	['ERROR_FILE_NOT_FOUND', '0x80070002'],
	['ERROR_TIMEOUT', '1460'.replace('1460', '0x5b4')],
	['CBS_E_HANG_DETECTED', '0x800F0920'],
]);

const reads = test.macro({
	title: (_, text: string) => JSON.stringify(text),
	exec: (t, text: string, code: string | undefined) => t.is(readCode(text, symbols), code),
});
test(reads, '0x80070005', '0x80070005');
test(reads, '0X80070005', '0x80070005');
test(reads, '80070005', '0x80070005');
test(reads, '8024402C', '0x8024402c');
test(reads, 'C01A001D', '0xc01a001d');
test(reads, '-2147024891', '0x80070005');
test(reads, '2147942405', '0x80070005');
test(reads, 'HRESULT_FROM_WIN32(5)', '0x80070005');
test(reads, 'HRESULT_FROM_WIN32(1753)', '0x800706d9');
test(reads, 'HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND)', '0x80070002');
test(reads, 'NTSTATUS_FROM_WIN32(13)', '0x8007000d');
test('an NTSTATUS that wraps a Win32 error', reads, 'NTSTATUS -1073283059', '0x8007000d');
test('an NTSTATUS wrapped into an HRESULT', reads, 'gle=0xd0000022', '0xc0000022');
test(reads, 'Error 5', '0x80070005');
test(reads, '错误代码：0x5', '0x80070005');
test(reads, '0x5', '0x80070005');
test(reads, '０ｘ８００７０００５', '0x80070005');
test(reads, 'E_ACCESSDENIED', '0x80070005');
test(reads, 'e_accessdenied', '0x80070005');
test(reads, 'ERROR_TIMEOUT', '0x800705b4');
test(reads, 'CBS_E_HANG_DETECTED', '0x800f0920');
test(reads, '[0x800f0920]', '0x800f0920');
test(reads, 'ErrorCode: 800706d9', '0x800706d9');
test(reads, 'status -2147023143', '0x800706d9');
test(reads, '0x00240005', '0x00240005');
test(reads, '0', undefined);
test(reads, '5', undefined);
test(reads, '', undefined);
test(reads, 'hello', undefined);
test(reads, 'KB4490628', undefined);
test(reads, '0x800700055', undefined);
test(reads, '4294967296', undefined);
test(reads, 'HRESULT_FROM_WIN32(NO_SUCH_NAME)', undefined);

test('a bare small number is a code only when asked', t => {
	t.is(readCode('5', symbols, {bare: true}), '0x80070005');
	t.is(readCode('1605', symbols, {bare: true}), '0x80070645');
});

const finds = test.macro({
	title: (title, text: string) => title ?? JSON.stringify(text),
	exec(t, text: string, codes: string[]) {
		const found = findCodes(text, {symbols});
		t.deepEqual(
			found.map(({code}) => code),
			codes,
		);
		for (const {index, text: written} of found) t.is(text.slice(index, index + written.length), written);
	},
});
test(finds, '显示0x5的错误记录', ['0x80070005']);
test(finds, '[HRESULT = 0x800705b4 - ERROR_TIMEOUT]', ['0x800705b4', '0x800705b4']);
test(finds, '报错80070005，还有8024402c', ['0x80070005', '0x8024402c']);
test(finds, 'hr=0x80070002 er=0x2', ['0x80070002', '0x80070002']);
test(finds, 'Completion status: HRESULT_FROM_WIN32(1753)', ['0x800706d9']);
test(finds, '[gle=0x80004005]', ['0x80004005']);
test(finds, 'NTSTATUS -1073283059 又 -2147024891', ['0x8007000d', '0x80070005']);
test(finds, '事件日志 2147942402', ['0x80070002']);
test(finds, 'Error 1605，错误码5，错误5', ['0x80070645', '0x80070005', '0x80070005']);
test(finds, '蓝屏 0x0000007B', ['0x0000007b']);
test(finds, 'STOP: c0000428', ['0xc0000428']);
test(finds, '0x80070005 E_ACCESSDENIED', ['0x80070005', '0x80070005']);
test('success says nothing', finds, 'result 0x00000000, 0x0', []);
test('a value that is set is no error', finds, 'BlockTimeIncrement=0x384', []);
test('a phone number is no code', finds, '电话 81234567，13800138000，QQ 2147483999', []);
test(
	'a KB, a serial, an identifier are no codes',
	finds,
	'KB4530692 V10BJFHA2436072 {80070005-0000-11d0-aaaa-00aa00bdce0b} 31bf3856ad364e35',
	[],
);
test('a count of errors is no code', finds, '错误3次，错误 2 个，Error 5 times，HTTP error 503，错误率 5%', []);
test('a path is no code', finds, String.raw`C:\80070005\e0000227.log`, []);

test('a place counts lines and columns from 1', t => {
	t.like(findCodes('第一行\n报 0x5')[0], {line: 2, column: 3, index: 6, text: '0x5'});
});

test('every way to write an HRESULT leads to the same code', t => {
	fc.assert(
		fc.property(fc.integer({min: 0x80240000, max: 0x8024ffff}), value => {
			const code = `0x${value.toString(16)}`;
			for (const said of [code, code.slice(2), code.toUpperCase(), String(value), String(value - 2 ** 32)]) {
				t.is(readCode(said), code);
				t.deepEqual(
					findCodes(`报 ${said} 失败`).map(each => each.code),
					[code],
				);
			}
		}),
	);
});

test('no text throws', t => {
	fc.assert(
		fc.property(fc.string({unit: 'binary'}), text => {
			readCode(text, symbols, {bare: true});
			t.true(Array.isArray(findCodes(text, {symbols})));
		}),
	);
});
