import test from 'ava';
import {entryOf} from '../../../../source/evidence/cbs/entry.js';

const reads = test.macro((t, text: string, expected: object, next?: string) => {
	t.like(entryOf({number: 7, text, next: () => next}), expected);
});
const at = '2021-03-04T08:15:00';

test('a line of Windows 7', reads, '2021-03-04 08:15:00, Info                  CBS    SQM: x', {
	at,
	level: 'Info',
	component: 'CBS',
	message: 'SQM: x',
	endLine: 7,
});
test('a blank component', reads, '2021-03-04 08:15:00, Info                         Feature: x', {
	at,
	level: 'Info',
	component: '',
	message: 'Feature: x',
});
test('an id behind the level', reads, '2021-03-04 08:15:00, Error      [0x01806a] CSI    00000001 (F) x', {
	level: 'Error',
	component: 'CSI',
	message: '00000001 (F) x',
});
test('single spaces', reads, '2021-03-04 08:15:00, Error CBS Doqe: x', {
	at,
	level: 'Error',
	component: 'CBS',
	message: 'Doqe: x',
});
test('a number from findstr', reads, 'Line 34: 2021-03-04 08:15:00, Info                  CBS    x', {
	at,
	component: 'CBS',
	message: 'x',
});
test('no stamp', reads, 'Error CBS    Startup: x', {at: null, level: 'Error', component: 'CBS', message: 'Startup: x'});
test('a comma behind the level', reads, 'Info,\tCSI    00000c61 Begin', {
	at: null,
	level: 'Info',
	component: 'CSI',
	message: '00000c61 Begin',
});
test('a blanked stamp', reads, '20xx-xx-18 08:15:00, Info                  CBS    x', {
	at: null,
	level: 'Info',
	component: 'CBS',
	message: 'x',
});
test('a continuation', reads, "    Installer name: 'x'", {
	at: null,
	level: null,
	component: '',
	message: "    Installer name: 'x'",
});
test(
	'a code wrapped in the middle',
	reads,
	'2021-03-04 08:15:00, Error CBS Doqe: x [HRES',
	{message: 'Doqe: x [HRESULT = 0xe0000100]', endLine: 8, text: '2021-03-04 08:15:00, Error CBS Doqe: x [HRES'},
	'ULT = 0xe0000100]',
);
test(
	'a line that ends in itself takes nothing from the next',
	reads,
	'2021-03-04 08:15:00, Error CBS Doqe: x [a]',
	{message: 'Doqe: x [a]', endLine: 7},
	'b]',
);
