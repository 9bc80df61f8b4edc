import {deflateRawSync} from 'node:zlib';
import {dice} from '../helpers/dice.js';
import {type CabFile, type CabLies, cabOf} from '../helpers/cab.js';
import {deflatedZeros, type ZipEntry, type ZipLies, zipOf} from '../helpers/zip.js';

/** An archive that means harm, by what it does; `isWhole`: it only looks so, and is read. */
export type Hostile = {readonly what: string; readonly bytes: () => Buffer; readonly isWhole?: true};

const log = Buffer.from('2021-03-04 08:15:00, Info                  CBS    Starting TrustedInstaller\r\n'.repeat(500));
const noise = (length: number) => Buffer.from(Array.from({length}, (_, index) => (index * 7919 + (index >> 3)) & 255));

/** Names that lead elsewhere; `target` is a file that must stay as it is. */
const names = (target: string): readonly string[] => [
	'../../sentinel/a.txt',
	'..\\..\\sentinel\\a.txt',
	'logs/../../../sentinel/a.txt',
	'..',
	'logs/..',
	target,
	`/${target}`,
	`file://${target}`,
	'C:\\Windows\\System32\\x.dll',
	'C:x.dll',
	'\\\\server\\share\\x',
	'//server/share/x',
	'\\\\?\\C:\\x',
	'\\\\.\\PhysicalDrive0',
	'CON',
	'nul.txt',
	'logs/AUX.log',
	'COM1',
	'lpt9 .log',
	'COM¹',
	'CONIN$',
	'CBS.log:hidden',
	'CBS.log::$DATA',
	'',
];

const zip = (what: string, entries: readonly ZipEntry[], lies?: ZipLies): Hostile => ({
	what: `zip: ${what}`,
	bytes: () => zipOf(entries, lies),
});
const one = (what: string, entry: Partial<ZipEntry>) => zip(what, [{name: 'CBS.log', data: log, ...entry}]);
const cab = (what: string, files: readonly CabFile[], lies?: CabLies): Hostile => ({
	what: `cab: ${what}`,
	bytes: () => cabOf(files, lies),
});
const plain = [{name: 'CBS.log', data: log}];

const nest = (depth: number) => {
	let bytes = zipOf(plain);
	for (let level = 0; level < depth; level++) bytes = zipOf([{name: 'in.zip', data: bytes, method: 0}]);
	return bytes;
};

const zip64 = (bytes: bigint) => {
	const extra = Buffer.alloc(12);
	extra.writeUInt16LE(1, 0);
	extra.writeUInt16LE(8, 2);
	extra.writeBigUInt64LE(bytes, 4);
	return extra;
};

const mebibytes = (count: number) => count << 20;
const bomb = (bytes: number, declared = bytes): Hostile => ({
	what: `zip: ${bytes >> 20} MiB of zeros, declared as ${declared}`,
	bytes: () => zipOf([{name: 'CBS.log', packed: deflatedZeros(bytes), bytes: declared, crc: 0}]),
});

const unix = (mode: number) => ({madeBy: 3, attributes: (mode << 16) >>> 0});

const mebibyte = deflatedZeros(mebibytes(1));

const zips = (target: string): readonly Hostile[] => [
	...names(target).map(name => zip(`named ${JSON.stringify(name)}`, [{name, data: log}])),
	zip('a NUL in the name', [{name: 'CBS.log\0.exe', data: log}]),
	one('a link out', {...unix(0o120777), data: Buffer.from(target)}),
	zip('a link and a file through it', [
		{name: 'out', ...unix(0o120777), data: Buffer.from('../../sentinel')},
		{name: 'out/../a.txt', data: log},
	]),
	one('a device', unix(0o020666)),
	one('a pipe', unix(0o010666)),
	one('a socket', unix(0o140777)),
	one('a reparse point', {attributes: 0x400}),
	{
		...zip('one name twice', [
			{name: 'CBS.log', data: log},
			{name: 'CBS.log', data: log},
		]),
		isWhole: true,
	},
	{
		...zip('names that differ in case', [
			{name: 'CBS.log', data: log},
			{name: 'cbs.LOG', data: log},
		]),
		isWhole: true,
	},
	bomb(mebibytes(1024)),
	bomb(mebibytes(64), log.length),
	bomb(mebibytes(64), 0),
	bomb(mebibytes(64), 0xff_ff_ff_fe),
	one('600 GB in zip64', {bytes: 0xff_ff_ff_ff, extra: zip64(600n << 30n)}),
	zip(
		'5,000 entries over one body',
		Array.from({length: 5000}, (_, index) => ({
			name: `${index}.log`,
			packed: mebibyte,
			bytes: mebibytes(1),
			crc: 0,
			isGhost: index > 0,
			offset: 0,
		})),
	),
	zip('an entry that covers the next', [
		{name: 'a.log', data: log, method: 0, packedBytes: 90_000, bytes: 90_000},
		...Array.from({length: 3}, (_, index) => ({name: `${index}.log`, data: log, method: 0})),
	]),
	zip(
		'65,000 entries',
		Array.from({length: 65_000}, (_, index) => ({name: `${index}`, method: 0})),
	),
	zip('fewer entries than it says', plain, {count: 60_000}),
	one('stored, with two sizes', {method: 0, bytes: 10}),
	one('a size too small', {bytes: 100}),
	one('a size too large', {bytes: 100_000}),
	one('packed beyond the end', {packedBytes: 0x7f_ff_ff_ff}),
	one('begins beyond the end', {offset: 0x7f_ff_ff_ff}),
	one('begins in the middle', {offset: 10}),
	zip('a directory beyond the end', plain, {directory: 0x7f_ff_ff_ff}),
	zip('a directory that is none', plain, {directory: 3}),
	// It is read by the end in the comment, which leads to the same files.
	{...zip('a second end in the comment', plain, {comment: zipOf(plain).subarray(-22)}), isWhole: true},
	one('a wrong checksum', {crc: 0x12_34_56_78}),
	one('garbage for deflate', {packed: noise(4000)}),
	one('encrypted', {flags: 1}),
	one('strongly encrypted', {flags: 0x41}),
	one('AES', {method: 99, flags: 1}),
	one('deflate64', {method: 9}),
	one('an extra field without end', {extra: Buffer.from([1, 0, 255, 255])}),
	{what: 'zip: cut off', bytes: () => zipOf(plain).subarray(0, 200)},
	{what: 'zip: four bytes', bytes: () => Buffer.from('PK\u0003\u0004')},
	{what: 'zip: nested 30 deep', bytes: () => nest(30)},
	{
		what: 'zip: a hundred zips that unfold to 30 MiB each',
		bytes: () => {
			const inner = zipOf([{name: 'CBS.log', packed: deflatedZeros(mebibytes(30)), bytes: mebibytes(30), crc: 0}]);
			return zipOf(Array.from({length: 100}, (_, index) => ({name: `${index}.zip`, data: inner})));
		},
	},
	{
		what: 'zip: a bomb under its own name as a cabinet',
		bytes: () => zipOf([{name: 'CbsPersist_1.cab', data: cabBomb(), method: 0}]),
	},
];

const zeros = Buffer.alloc(32_768);
const blockOf = (data: Buffer) => Buffer.concat([Buffer.from('CK'), deflateRawSync(data)]);
const cabBomb = () =>
	cabOf([{name: 'CBS.log', data: zeros, bytes: zeros.length * 60_000}], {times: 60_000, block: blockOf});

const cabs = (target: string): readonly Hostile[] => [
	...names(target)
		.filter((_, index) => index % 3 === 0)
		.map(name => cab(`named ${JSON.stringify(name)}`, [{name, data: log}])),
	{
		...cab('one name twice', [
			{name: 'CBS.log', data: log},
			{name: 'CBS.log', data: log},
		]),
		isWhole: true,
	},
	{what: 'cab: 1.9 GB of zeros', bytes: cabBomb},
	cab('65,535 files it does not have', plain, {files: 65_535}),
	cab('no folder', plain, {folders: 0}),
	cab('300 folders it does not have', plain, {folders: 300}),
	cab('data beyond the end', plain, {dataFrom: 0x7f_ff_ff_ff}),
	cab('data over its own header', plain, {dataFrom: 0}),
	cab('a file larger than its blocks', [{name: 'CBS.log', data: log, bytes: 0x7f_ff_ff_ff}]),
	cab('a file that begins behind its blocks', [{name: 'CBS.log', data: log, from: 0x7f_ff_ff_ff}]),
	cab(
		'a hundred files over one place',
		Array.from({length: 100}, (_, index) => ({
			name: `${index}`,
			data: index ? undefined! : log,
			bytes: log.length,
			from: 0,
		})),
	),
	cab('continued from another cabinet', [{name: 'CBS.log', data: log, folder: 0xff_fd}]),
	cab('continued in another cabinet', [{name: 'CBS.log', data: log, folder: 0xff_fe}]),
	cab('a folder it does not have', [{name: 'CBS.log', data: log, folder: 9}]),
	{...cab('more blocks than there are', plain, {blocks: 60_000}), isWhole: true},
	cab('a wrong checksum', plain, {checksum: 0x12_34_56_78}),
	cab('MSZIP without its mark', plain, {block: data => deflateRawSync(data)}),
	cab('garbage for MSZIP', plain, {block: () => Buffer.concat([Buffer.from('CK'), noise(3000)])}),
	cab('garbage for LZX', plain, {method: 'lzx', block: () => noise(3000)}),
	cab('an LZX window of 2^31', plain, {method: 'lzx', type: 0x1f_03}),
	cab('garbage for Quantum', plain, {type: 0x15_72, block: () => noise(3000)}),
	cab('a method nobody has', plain, {type: 15}),
	cab('reserves without end', plain, {flags: 4, afterHeader: Buffer.from([0xff, 0xff, 0xff, 0xff])}),
	cab('names of neighbours without end', plain, {flags: 3, afterHeader: Buffer.alloc(5000, 65)}),
	{what: 'cab: a name without end', bytes: () => cabOf([{name: Buffer.alloc(3000, 65)}]).subarray(0, 2000)},
	{what: 'cab: cut off', bytes: () => cabOf(plain, {method: 'stored'}).subarray(0, 9000)},
	{what: 'cab: its header alone', bytes: () => cabOf(plain).subarray(0, 36)},
];

export const hostileArchives = (target: string): readonly Hostile[] => [...zips(target), ...cabs(target)];

/** One sound archive of each kind with some of its bytes changed, by a seed that is told. */
export const mutants = (count: number, seed: number): readonly Hostile[] => {
	const next = dice(seed >>> 0);
	const sound = [
		zipOf([...plain, {name: 'b.cab', data: cabOf(plain)}]),
		cabOf(plain),
		cabOf(plain, {method: 'lzx'}),
		cabOf(plain, {method: 'stored'}),
	];
	return Array.from({length: count}, (_, index) => {
		const bytes = Buffer.from(sound[index % sound.length]!);
		// The directory is where changes hurt: every other one is in its neighbourhood.
		for (let change = 0; change <= next(6); change++)
			bytes[index % 2 ? next(bytes.length) : next(Math.min(120, bytes.length))] = next(256);
		return {what: `mutant ${index} of ${seed}`, bytes: () => bytes};
	});
};
