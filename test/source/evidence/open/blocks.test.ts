import test from 'ava';
import fc from 'fast-check';
import {blocksOf, lineLimit} from '../../../../source/evidence/open/blocks.js';
import {reportOf} from '../logs.js';

async function* overwriting(bytes: Uint8Array, sizes: readonly number[]) {
	const shared = new Uint8Array(Math.max(...sizes, 1));
	let from = 0;
	for (let turn = 0; from < bytes.length; turn++) {
		const part = bytes.subarray(from, from + (sizes[turn % sizes.length] ?? 1));
		shared.set(part);
		yield shared.subarray(0, part.length);
		from += part.length;
	}
}

test('blocks hold whole lines and all bytes, even when each chunk overwrites the last', async t => {
	const text = fc.array(fc.constantFrom('a', '\n', '\r\n', '\u0000', '驱', 'bcd'), {maxLength: 60});
	await fc.assert(
		fc.asyncProperty(text, fc.array(fc.integer({min: 1, max: 9}), {minLength: 1}), async (parts, sizes) => {
			const bytes = Buffer.from(parts.join(''));
			const blocks: Buffer[] = [];
			for await (const block of blocksOf(overwriting(bytes, sizes))) blocks.push(Buffer.from(block.bytes));
			t.deepEqual(Buffer.concat(blocks), bytes);
			t.true(blocks.slice(0, -1).every(block => block.at(-1) === 10));
		}),
	);
});

test('a line longer than the limit is cut and its true length told', async t => {
	const long = `${'x'.repeat(lineLimit * 3)}\r\nnext\r\n`;
	const blocks: Array<{text: string; cutFrom: number | undefined}> = [];
	for await (const {bytes, cutFrom} of blocksOf(overwriting(Buffer.from(long), [1000])))
		blocks.push({text: bytes.toString(), cutFrom});
	t.is(blocks[0]?.cutFrom, lineLimit * 3 + 1, 'its carriage return is part of it');
	t.is(blocks[0]?.text, `${'x'.repeat(lineLimit)}\r\n`);
	t.true(
		blocks
			.slice(1)
			.map(({text}) => text)
			.join('') === 'next\r\n',
	);
});

test('a finding on an endless line quotes at most 2,000 characters of it', async t => {
	const start =
		'2021-03-04 08:15:00, Info                  CBS    Doqe: Recording result: 0x80070005, for Inf: cpu.inf ';
	for (const size of [4096, 1 << 20]) {
		const report = await reportOf(`${start}${'驱'.repeat(100_000)}\r\n${start}\r\n`, {size});
		t.is(report.lines, 2);
		t.is(report.eol, 'crlf');
		const [finding] = report.findings;
		t.is(finding?.quote.length, 2000);
		t.true(finding?.quote.startsWith(start));
		t.is(finding?.count, 2);
	}
});

test('a hostile log of thousands of different everything stays small and quick', async t => {
	const lines = Array.from({length: 30_000}, (_, index) => {
		const code = (0x80_00_00_00 + index).toString(16);
		return `2021-03-04 08:15:00, Info                  CBS    Session: 1_${index} initialized by client c${index}. [HRESULT = 0x${code}] TI: Last boot time: 2021-03-04 08:15:00 Perf: Doqe: Install started Perf: Doqe: Install ended [SR] Repaired file [SR] Repaired file`;
	});
	const report = await reportOf(lines.join('\n'), {size: 1 << 17});
	t.true(Object.keys(report.sessions.byClient).length <= 1000);
	t.true(report.codes.length <= 10_000);
	t.true(report.phases.length <= 2000);
	t.is(report.sessions.total, 30_000);
});

test('NULs of a lost power supply are survived', async t => {
	const start =
		'2021-03-04 08:15:00, Info                  CBS    Doqe: Recording result: 0x80070005, for Inf: cpu.inf\r\n';
	const report = await reportOf(
		Buffer.concat([Buffer.from(start.repeat(20)), Buffer.alloc(1500), Buffer.from(`\r\n${start}`)]),
	);
	t.is(report.encoding, 'ascii');
	t.is(report.findings[0]?.count, 21);
});
