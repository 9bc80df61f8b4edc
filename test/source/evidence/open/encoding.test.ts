import test from 'ava';
import {decodeLine, guessEncoding, narrower} from '../../../../source/evidence/open/encoding.js';
import {fixtureBytes, reportOf} from '../logs.js';

const log = fixtureBytes('win7-healthy.log').toString();
const gbk = (text: string) => {
	// 驱动安装失败 拒绝访问 in GBK, written as bytes because no encoder ships with the platform.
	const words: Record<string, number[]> = {
		驱动: [0xc7, 0xfd, 0xb6, 0xaf],
		拒绝访问: [0xbe, 0xdc, 0xbe, 0xf8, 0xb7, 0xc3, 0xce, 0xca],
	};
	return Buffer.concat(text.split(/(驱动|拒绝访问)/).map(part => Buffer.from(words[part] ?? Buffer.from(part))));
};
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

test('bytes tell their encoding by mark, by NULs, by strict UTF-8, by pairs of Chinese', t => {
	const tell = (bytes: Uint8Array) => {
		const {encoding, bom} = guessEncoding(bytes);
		return `${encoding}${bom ? ' bom' : ''}`;
	};
	t.is(tell(Buffer.from(log)), 'ascii');
	t.is(tell(Buffer.from(`\uFEFF${log}`)), 'utf-8 bom');
	t.is(tell(Buffer.from(`${log}驱动`)), 'utf-8');
	t.is(tell(Buffer.from(`\uFEFF${log}`, 'utf16le')), 'utf-16le bom');
	t.is(tell(Buffer.from(log, 'utf16le')), 'utf-16le');
	t.is(tell(utf16be(`\uFEFF${log}`)), 'utf-16be bom');
	t.is(tell(utf16be(log)), 'utf-16be');
	t.is(tell(gbk(`${log} 驱动 拒绝访问`)), 'gb18030');
	t.is(tell(Buffer.from('Le périphérique a été désactivé', 'latin1')), 'windows-125x');
	t.is(tell(Buffer.from([0xc4, 0xf0, 0xe0, 0xe9, 0xe2, 0xe5, 0xf0])), 'windows-125x', 'Драйвер in cp1251');
	t.is(tell(Buffer.concat([Buffer.from('MZ\u0090\u0000\u0003', 'latin1'), Buffer.alloc(500)])), 'binary');
	t.is(tell(Buffer.alloc(1000)), 'binary', 'nothing but NUL');
	t.is(tell(new Uint8Array()), 'ascii');
});

test('a character cut by the end of the sample does not change the answer', t => {
	const bytes = Buffer.from(`${'a'.repeat(100)}驱`);
	for (const cut of [1, 2]) t.is(guessEncoding(bytes.subarray(0, bytes.length - cut)).encoding, 'utf-8');
});

test('each line is decoded by its own evidence', t => {
	t.is(decodeLine(gbk('x 驱动 拒绝访问')), 'x 驱动 拒绝访问');
	t.is(decodeLine(Buffer.from('x 驱动')), 'x 驱动');
	t.is(decodeLine(Buffer.from('périphérique', 'latin1')), 'périphérique');
});

test('a later block only adds knowledge', t => {
	t.is(narrower('ascii', Buffer.from('驱动')), 'utf-8');
	t.is(narrower('utf-8', Buffer.from('plain')), 'utf-8');
	t.is(narrower('ascii', gbk('驱动 拒绝访问')), 'gb18030');
});

for (const [name, bytes, encoding] of [
	['UTF-8', Buffer.from(log), 'ascii'],
	['UTF-8 with a mark', Buffer.from(`\uFEFF${log}`), 'utf-8'],
	['UTF-16LE with a mark', Buffer.from(`\uFEFF${log}`, 'utf16le'), 'utf-16le'],
	['UTF-16LE without a mark', Buffer.from(log, 'utf16le'), 'utf-16le'],
	['UTF-16BE with a mark', utf16be(`\uFEFF${log}`), 'utf-16be'],
	['a mark on every line', Buffer.from(`\uFEFF${log.replaceAll('\r\n', '\r\n\uFEFF')}`), 'utf-8'],
	['CR CR LF', Buffer.from(log.replaceAll('\r\n', '\r\r\n')), 'ascii'],
	['LF', Buffer.from(log.replaceAll('\r\n', '\n')), 'ascii'],
] as const) {
	test(`the same log says the same in ${name}, however it is cut into chunks`, async t => {
		const {
			path,
			sha256,
			bytes: size,
			encoding: plain,
			bom,
			eol,
			...said
		} = await reportOf(fixtureBytes('win7-healthy.log'));
		for (const cut of [1, 7, 1000, 65_536]) {
			const report = await reportOf(bytes, {size: cut});
			t.is(report.encoding, encoding);
			t.like(report, said);
		}

		t.deepEqual([path, sha256?.length, size > 0, plain, bom, eol], ['CBS.log', 64, true, 'ascii', false, 'crlf']);
	});
}

test('GBK names in a log are read as Chinese in the quote', async t => {
	const text =
		'2021-03-04 08:15:00, Info                  CBS    Failed to stage C:\\驱动\\拒绝访问.inf [HRESULT = 0x80070005 - E_ACCESSDENIED]\r\n';
	const report = await reportOf(gbk(text));
	t.is(report.encoding, 'gb18030');
	t.is(report.findings[0]?.quote, text.trimEnd());
});
