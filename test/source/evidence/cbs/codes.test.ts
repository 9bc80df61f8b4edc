import test from 'ava';
import {codesOf} from '../../../../source/evidence/cbs/codes.js';

const carries = test.macro((t, message: string, ...codes: string[]) => t.deepEqual(codesOf(message), codes));

test('an HRESULT with its name', carries, 'Failed [HRESULT = 0x80070005 - E_ACCESSDENIED]', '0x80070005');
test('an HRESULT without its name', carries, 'Failed to OpenPackage [HRESULT = 0x800f0805]', '0x800f0805');
test('an HRESULT with an en dash', carries, 'queue. [HRESULT = 0x80070490 – ERROR_NOT_FOUND]', '0x80070490');
test('capital digits are folded', carries, '[HRESULT = 0x800F0922]', '0x800f0922');
test("Vista's hr:", carries, 'Failed to load store, hr: 0x800705aa', '0x800705aa');
test(
	'hr= and HR=',
	carries,
	'WmiCmiPlugin: RegisterTask failed. HR=0x80070002 hr=0x80070003',
	'0x80070003',
	'0x80070002',
);
test('er= is a Win32 code', carries, 'SPI: (SPIRegQueryDWORDValue:400)Failed to open er=0x2', '0x80070002');
test('a named Win32 code', carries, 'AI failed. HRESULT = HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND)', '0x80070002');
test('a numbered Win32 code', carries, 'Completion status: HRESULT_FROM_WIN32(1753)', '0x800706d9');
test(
	'a Win32 code dressed as NTSTATUS is the same fault',
	carries,
	'Hydration failed with NTSTATUS -1073283059.',
	'0x8007000d',
);
test('an NTSTATUS of its own stays one', carries, 'Error STATUS_SHARING_VIOLATION while executing', '0xc0000043');
test('gle', carries, 'Attempting to mark store corrupt[gle=0x80004005]', '0x80004005');
test('a decimal status', carries, 'finished with status -2147023143', '0x800706d9');
test('ErrorCode without 0x', carries, 'Binary Name: NetSetupAI.dll ErrorCode: 800706d9 Phase: 31', '0x800706d9');
test(
	'the result of a driver is a Win32 code',
	carries,
	'INSTALL index: 194, phase: 2, result 13, inf: x.inf',
	'0x8007000d',
);
test('a recorded result', carries, 'Doqe: Recording result: 0x80070005, for Inf: cpu.inf', '0x80070005');
test(
	'an original failure status',
	carries,
	'Setting original failure status: 0x800f0922, last forward execute state: X',
	'0x800f0922',
);
test('one code twice in a line counts once', carries, 'status: 0x80070005 [HRESULT = 0x80070005]', '0x80070005');

test(
	'success is no failure',
	carries,
	'Processing complete. [HRESULT = 0x00000000 - S_OK] status: 0x0, result 0, hr = 0x0',
);
test(
	'addresses and handles are no codes',
	carries,
	'called (stack @0xff83e97c @0x8f8fa302) handle @0x80070005 CSI Store (0x80070005)',
);
test(
	'an unknown name is left out, not guessed',
	carries,
	'HRESULT_FROM_WIN32(ERROR_OF_TOMORROW) Error STATUS_OF_TOMORROW',
);
test(
	'results of other things are no driver results',
	carries,
	'Created NT transaction (seq 1) result 5, handle @0x21c',
);
test(
	'a success that wants a restart is no failure',
	carries,
	'Startup: Processing complete. [HRESULT = 0x80070bc2 - ERROR_SUCCESS_REBOOT_REQUIRED]',
);
