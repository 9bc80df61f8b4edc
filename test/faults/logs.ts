import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {tell} from '../../source/commands/evidence/tell.js';
import {compareRuns} from '../../source/evidence/compare/compare.js';
import {readRuns} from '../../source/evidence/compare/read.js';
import {analyze, type Opened} from '../../source/evidence/analyze.js';
import type {Analysis, FileReport} from '../../source/evidence/report/report.js';
import {shipped} from '../helpers/knowledge.js';
import {root} from '../helpers/root.js';
import {makeEvtx} from '../source/evidence/evtx/make-evtx.js';
import {dice} from '../helpers/dice.js';
import type {Verdict} from './verdict.js';

const folder = join(root, 'test/fixtures/evidence');
const {rules, facts: types} = shipped.knowledge;

const event = (id: number, provider: string, data: Readonly<Record<string, string>>) => ({
	provider,
	id,
	at: '2021-03-04T00:30:00Z',
	data,
});
const made: readonly Buffer[] = [
	makeEvtx([
		[
			event(20, 'Microsoft-Windows-WindowsUpdateClient', {errorCode: '0x80070005', updateTitle: 'Update (KB4530692)'}),
			event(41, 'Microsoft-Windows-Kernel-Power', {BugcheckCode: '0'}),
		],
	]),
	Buffer.from(
		'"Time of Day","Process Name","PID","Operation","Path","Result","Detail"\r\n' +
			'"10:30:01.0","TrustedInstaller.exe","900","RegSetValue","HKLM\\System\\Sample","ACCESS DENIED",""\r\n'.repeat(8),
	),
	Buffer.from(
		'2020-05-11\t10:30:01:100\t900\t1a4\tHandler\tWARNING: failed with error 0x80070005\r\n' +
			'2020-05-11\t10:30:02:100\t900\t1a4\tReport\tREPORT EVENT: {A}\t2020-05-11 10:30:02:100+0800\t1\t182\t101\t{B}\t501\t80070005\tAutomaticUpdates\tFailure\tContent Install\tInstallation Failure: Windows failed to install the following update with error 0x80070005: Update (KB4530692).\r\n',
	),
	Buffer.from('1d62a4c8f0e1b2c 0 c0000022 \\SystemRoot\\WinSxS\\sample\\cpu.inf\r\n'.repeat(5)),
];

/** Every log that the tests keep, and some that are made here. */
const originals: readonly Buffer[] = [
	...readdirSync(folder, {recursive: true, encoding: 'utf8'})
		.filter(name => /\.(?:log|cab)$/.test(name))
		.sort()
		.map(name => readFileSync(join(folder, name))),
	...made,
];

const cut = (bytes: Buffer, from: number, size: number) =>
	Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + size)]);
const insert = (bytes: Buffer, at: number, more: Buffer) =>
	Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
const linesOf = (bytes: Buffer) => bytes.toString('latin1').split(/(?<=\n)/);
const ofLines = (lines: readonly string[]) => Buffer.from(lines.join(''), 'latin1');

type Dice = ReturnType<typeof dice>;
type Change = (bytes: Buffer, roll: Dice) => Buffer;
const changes: readonly Change[] = [
	(bytes, roll) => {
		const changed = Buffer.from(bytes);
		const at = roll(Math.max(1, changed.length));
		if (at < changed.length) changed[at] = changed[at]! ^ (1 << roll(8));
		return changed;
	},
	(bytes, roll) => cut(bytes, roll(bytes.length + 1), roll(400)),
	(bytes, roll) => bytes.subarray(0, roll(bytes.length + 1)),
	(bytes, roll) => insert(bytes, roll(bytes.length + 1), Buffer.alloc(roll(300), roll(256))),
	(bytes, roll) =>
		insert(
			bytes,
			roll(bytes.length + 1),
			Buffer.from(['\n', '\r\n', '\r\r\n', '\uFEFF', '\u202E', '\u001B[2J', '驱动', '\u0000'][roll(8)]!),
		),
	(bytes, roll) => {
		const lines = linesOf(bytes);
		return ofLines(lines.toSpliced(roll(lines.length), 1 + roll(5)));
	},
	(bytes, roll) => {
		const lines = linesOf(bytes);
		const from = roll(lines.length);
		const some = lines.slice(from, from + 1 + roll(20));
		return ofLines(lines.toSpliced(roll(lines.length), 0, ...Array.from({length: 1 + roll(30)}, () => some).flat()));
	},
	(bytes, roll) => {
		const lines = linesOf(bytes);
		const [one, other] = [roll(lines.length), roll(lines.length)];
		return ofLines(lines.with(one, lines[other]!).with(other, lines[one]!));
	},
	(bytes, roll) => {
		const other = linesOf(originals[roll(originals.length)]!);
		const lines = linesOf(bytes);
		return ofLines(lines.toSpliced(roll(lines.length), 0, ...other.slice(0, 1 + roll(40))));
	},
	(bytes, roll) => {
		const lines = linesOf(bytes);
		const at = roll(lines.length);
		return ofLines(lines.with(at, lines[at]!.slice(0, 300).repeat(1 + roll(1000))));
	},
	(bytes, roll) => Buffer.from(bytes.toString('latin1').replaceAll(String(roll(10)), String(roll(10))), 'latin1'),
	(bytes, roll) =>
		Buffer.from(bytes.toString('latin1').replaceAll('\r\n', ['\n', '\r', '\r\r\n', ''][roll(4)]!), 'latin1'),
	bytes => Buffer.from(`\uFEFF${bytes.toString()}`, 'utf16le'),
	bytes => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
];

/** A log that went through one to six changes; the same for the same dice. */
const mutant = (roll: Dice): Buffer => {
	let bytes: Buffer = Buffer.from(originals[roll(originals.length)]!);
	for (let left = 1 + roll(6); left > 0; left--) bytes = changes[roll(changes.length)]!(bytes, roll);
	return bytes.subarray(0, 4 << 20);
};

const opened = (path: string, bytes: Buffer, size: number): Opened => ({
	path,
	device: null,
	bytes: bytes.length,
	error: null,
	chunks: (async function* () {
		for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
	})(),
	sha256: () => `${path} ${bytes.length}`,
});

type Proof = {readonly file: string; readonly line: number; readonly quote: string};

/** Every quote that an analysis makes, with the place it claims. */
const proofsOf = ({files, facts, joined}: Analysis): readonly Proof[] => [
	...files.flatMap(({path, findings, drivers, sections, root}) =>
		[...findings, ...drivers, ...sections.flatMap(({failed}) => failed), ...(root ? [root] : [])].map(
			({line, quote}) => ({
				file: path,
				line,
				quote,
			}),
		),
	),
	...facts.flatMap(({because}) => because),
	...joined.flatMap(({cbs, setupapi}) => [cbs, setupapi]),
];

const decoders = ['utf-8', 'gb18030', 'windows-1252'].map(name => new TextDecoder(name));
const wide = {'utf-16le': new TextDecoder('utf-16le'), 'utf-16be': new TextDecoder('utf-16be')};
const marks = /^\uFEFF+|\r+$/g;

/** The lines of a file, cut without any code of the product, each in the readings it can have. */
const readingsOf = (bytes: Buffer, {encoding, bom}: FileReport): ((line: number) => readonly string[]) => {
	if (encoding === 'utf-16le' || encoding === 'utf-16be') {
		const lines = wide[encoding].decode(bom ? bytes.subarray(2) : bytes).split('\n');
		return line => [lines[line - 1] ?? ''];
	}

	const lines = bytes.toString('latin1').split('\n');
	return line => {
		const own = Buffer.from((lines[line - 1] ?? '').replace(/^(?:ï»¿)+/, ''), 'latin1');
		return decoders.map(decoder => decoder.decode(own));
	};
};

const isThere = (readings: readonly string[], quote: string) =>
	readings.some(reading => {
		const bare = reading.replaceAll(marks, '');
		return bare === quote || (quote.length > 1900 && bare.startsWith(quote));
	});

/** Kinds whose lines are made from bytes: what is quoted of them stands nowhere in the file. */
const unpacked = new Set<FileReport['kind']>(['evtx', 'zip', 'cab', 'photo']);

/**
 * What is wrong with the analysis of two mutants, as one machine, two, or none that is known; as a whole also with what
 * is told of it, and with the two held against each other.
 */
const trial = async (
	seed: number,
	isWhole: boolean,
): Promise<{readonly wrong: readonly string[]; readonly quotes: number; readonly ms: number}> => {
	// Seeds that follow each other begin alike.
	const roll = dice(Math.imul(seed, 2_654_435_761) >>> 0);
	const sent = new Map(
		[
			['a/CBS.log', 'b/CBS.log'],
			['up/CBS.log', 'up/setupapi.dev.log'],
			['V10BJFHA2436072.log', 'x.txt'],
		][roll(3)]!.map(path => [path, mutant(roll)] as const),
	);
	const size = 1 + roll(70_000);
	const open = async function* () {
		for (const [path, bytes] of sent) yield opened(path, bytes, size);
	};
	const wrong: string[] = [];
	let quotes = 0;
	const before = process.cpuUsage();
	try {
		let analysis: Analysis | undefined;
		for await (const message of analyze(open(), {rules, types}))
			if (message.type === 'done') analysis = message.analysis;
		if (!analysis) throw new Error('no end');
		const {files} = analysis;
		const text = isWhole ? tell(analysis, {language: 'zh', facts: types, planned: [], isTold: () => true}) : '';
		if (/[\u001B\u202E\u0000]/.test(text)) wrong.push('acts on the terminal');
		for (const kind of isWhole ? (['cbs', 'setupapi'] as const) : []) {
			const [one, other] = [
				await readRuns(open(), files.slice(0, 1), kind, rules),
				await readRuns(open(), files.slice(1), kind, rules),
			];
			compareRuns(one, other);
		}

		const readings = new Map(
			files.filter(({kind}) => !unpacked.has(kind)).map(file => [file.path, readingsOf(sent.get(file.path)!, file)]),
		);
		for (const {file, line, quote} of proofsOf(analysis)) {
			const lines = readings.get(file);
			if (lines) quotes++;
			if (lines && !isThere(lines(line), quote))
				wrong.push(`${file}:${line} is not ${JSON.stringify(quote.slice(0, 120))}`);
		}
	} catch (error) {
		wrong.push(`throws ${error instanceof Error ? (error.stack ?? error.message).slice(0, 400) : String(error)}`);
	}

	// On a machine that others use too, what the reading itself costs is what it can answer for.
	const {user, system} = process.cpuUsage(before);
	return {wrong, quotes, ms: (user + system) / 1000};
};

/** Reads `count` changed logs, two at a time; the seed of each that goes wrong is told. */
export const mutated = async (count: number, seed = Date.now() % 1_000_000): Promise<Verdict> => {
	const wrong: string[] = [];
	let [slowest, slow] = [0, 0];
	let [errors, untrue, quotes] = [0, 0, 0];
	for (let index = 0; index < count; index += 2) {
		const {wrong: found, quotes: seen, ms} = await trial(seed + index, index % 8 === 0);
		quotes += seen;
		if (ms > slowest) [slowest, slow] = [ms, seed + index];
		if (found.length === 0) continue;
		if (found.some(text => text.startsWith('throws'))) errors++;
		else untrue += found.length;
		wrong.push(`seed ${seed + index}: ${found[0]}`);
	}

	return {
		what: `${count} changed logs read (seed ${seed})`,
		figure:
			`${errors} uncaught, ${untrue} of ${quotes} quotes not in the file, slowest ${Math.round(slowest)} ms of CPU (seed ${slow}) ${wrong.slice(0, 5).join('; ')}`.trim(),
		goal: '0 uncaught, 0 quotes not in the file at their line, none over 2 s',
		isMet: wrong.length === 0 && quotes > count && slowest <= 2000,
	};
};
