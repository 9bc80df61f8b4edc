import test from 'ava';
import {code} from '../../../source/commands/knowledge/code.js';
import {shipped} from '../../helpers/knowledge.js';
import {recorded} from '../../helpers/output.js';

const {knowledge} = shipped;
const told = async (...words: string[]) => {
	const io = recorded({json: true});
	const exit = await code(words, {...io, knowledge});
	return {exit, ...JSON.parse(io.out())};
};

const spells = test.macro({
	async exec(t, spelling: string, id: string) {
		const {exit, code: found} = await told(spelling);
		t.is(found, id);
		t.is(exit, 0);
		t.is((await told(...spelling.split(' '))).code, id, 'as words of the shell');
	},
	title: (_, spelling: string, id: string) => `"${spelling}" is ${id}`,
});

for (const spelling of [
	'0x80070005',
	'0X80070005',
	'80070005',
	'-2147024891',
	'2147942405',
	'HRESULT_FROM_WIN32(5)',
	'HRESULT_FROM_WIN32 (ERROR_ACCESS_DENIED)',
	'E_ACCESSDENIED',
	'e_accessdenied',
	'ERROR_ACCESS_DENIED',
	'Error 5',
	'Win32 5',
	'win32 error 5',
	'GLE=5',
	'错误 5',
	'错误代码：0x80070005',
	'０ｘ８００７０００５',
	'(0x80070005)',
	'0x80070005。',
	'0x80070005L',
	'80070005h',
	'&H80070005',
	'HRESULT = 0x80070005',
	'[HRESULT = 0x80070005 - E_ACCESSDENIED]',
	'WindowsUpdate_80070005 0x80070005',
])
	test(spells, spelling, '0x80070005');
test(spells, '8024402C', '0x8024402c');
test(spells, '0xc0000428', '0xc0000428');
test(spells, 'C01A001D', '0xc01a001d');
test(spells, 'HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND)', '0x80070002');
test(spells, 'NTSTATUS -1073283059', '0x8007000d');
test(spells, 'NTSTATUS 0xC01A001D', '0xc01a001d');
test(spells, 'HRESULT_FROM_NT(0xC0000428)', '0xc0000428');
test(spells, 'STATUS_ACCESS_DENIED', '0xc0000022');
test(spells, 'STOP 0x7B', '0x0000007b');
test(spells, '蓝屏 0x0000007B', '0x0000007b');
test(spells, '0x0000007b', '0x0000007b');
test(spells, 'INACCESSIBLE_BOOT_DEVICE', '0x0000007b');

test('every shipped code is found by its hex, both decimals and its symbols', async t => {
	for (const {id, symbol} of Object.values(knowledge.codes)) {
		const number = Number.parseInt(id.slice(2), 16);
		const spellings = [id, id.toUpperCase().replace('X', 'x'), ...(symbol.match(/[A-Z][A-Z\d_]+/g) ?? []).slice(0, 1)];
		if (number >= 2 ** 31) spellings.push(id.slice(2), String(number), String(number | 0));
		for (const spelling of spellings) t.is((await told(spelling)).code, id, `${spelling} of ${id}`);
	}
});

test('a code copied with a blank inside is put together', async t => {
	t.is((await told('8007 0005')).code, '0x80070005');
});

test('two codes in one word are not taken for one', async t => {
	t.is((await told('0x80070005/0x80070002')).verdict, 'malformed');
});

test('a stop code nobody described stays a stop code', async t => {
	const {code: id, verdict, facility} = await told('STOP 0x0000009F');
	t.deepEqual([id, verdict, facility.en], ['0x0000009f', 'unknown', 'stop code of a blue screen']);
});
