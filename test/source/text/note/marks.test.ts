import process from 'node:process';
import test from 'ava';
import fc from 'fast-check';
import {type KnownWords, marksIn} from '../../../../source/text/note/marks.js';
import {proposalsIn} from '../../../../source/text/note/note.js';

const known: KnownWords = {
	kbs: ['KB4490628', 'KB4530692', 'KB976932'],
	symbols: new Map([['E_ACCESSDENIED', '0x80070005']]),
};

const marks = test.macro({
	title: (title, text: string) => title ?? JSON.stringify(text),
	exec(t, text: string, expected: string[]) {
		const found = marksIn(text, known);
		t.deepEqual(
			found.map(({kind, value, doubt}) => `${kind} ${value}${doubt ? ` ${doubt.zh}` : ''}`),
			expected,
		);
		for (const mark of found) t.is(text.slice(mark.from, mark.to), mark.text);
	},
});
test(marks, '先装KB4490628', ['kb KB4490628']);
test('a digit is missing', marks, 'KB452523装好了', ['kb KB452523 少一位？']);
test('a digit too many', marks, 'KB45306922', ['kb KB45306922 多一位？']);
test('a letter among digits', marks, 'KB453O692', ['kb KB453O692 字母还是数字？']);
test('an old KB that is known', marks, 'KB976932', ['kb KB976932']);
test(marks, '错误 0x5，E_ACCESSDENIED', ['code 0x80070005', 'code 0x80070005']);
test(marks, 'ssu 6.1.7601.24537', ['version 6.1.7601.24537']);
test(marks, 'V10BJFHA2436072和v10nxfh00004b1', ['serial V10BJFHA2436072', 'serial V10NXFH00004B1']);
test(
	'no serial: hash, identifier, MAC, path, package, host',
	marks,
	String.raw`9e107d9d372bb6826bd81d3542a419d6 {3f2504e0-4f89-11d3-9a0c-0305e82c3301} 00155D012345 C:\V10BJFHA2436072\a Package_31bf3856ad364e35 windows2008server a1234567890.log`,
	[],
);
test(marks, '32%、３２％、百分之三十二', ['percent 32%', 'percent 32%', 'percent 32%']);
test('a share above the whole', marks, '132%', ['percent 132% 超过100%？']);
test(marks, '3/20，20台里3台，20台中有三台，3 of 20', ['count 3/20', 'count 3/20', 'count 3/20', 'count 3/20']);
test(marks, '三台，12台，一百二十台，两千三百台，三万台', [
	'count 3',
	'count 12',
	'count 120',
	'count 2300',
	'count 30000',
]);
test('some, nobody says how many', marks, '几台，好几台，十几台，多台', ['count ?', 'count ?', 'count ?', 'count ?']);
test(marks, '两个云桌面，five laptops', ['count 2', 'count 5']);
test('no counts: ordinals and other things', marks, '第三台，这一台，上一台，两个补丁，平台，台式机，三台式', []);
test(marks, '15分钟，三个小时，半小时，一个半小时，900秒，三天，十几分钟', [
	'time 15m',
	'time 3h',
	'time 30m',
	'time 90m',
	'time 900s',
	'time 3d',
	'time ?m',
]);
test(marks, '三次，3次，几次，three times', ['time ×3', 'time ×3', 'time ×?', 'time ×3']);
test('no times: ordinals', marks, '第三次，这次，上次，首次', []);
test(marks, '昨天下午，上周五，今早10:32，下午3点半', [
	'time 昨天下午',
	'time 上周五',
	'time 今早10:32',
	'time 下午3点半',
]);
test(marks, '7月30日，2024-07-30，2024/7/30，2024年7月3日，八月十三号', [
	'date 07-30',
	'date 2024-07-30',
	'date 2024-07-30',
	'date 2024-07-03',
	'date 08-13',
]);
test('a slash can be a date', marks, '从7/15，7/30开始，8/2', ['date 07-15', 'date 07-30', 'date 08-02']);
test('no dates', marks, '13月40日，2024-13-40', []);
test(marks, 'Win7、windows 10 1909、Server 2008 R2、V2020L', [
	'product Win7',
	'product windows 10 1909',
	'product Server 2008 R2',
	'product V2020-L',
]);
test('a symptom holds its percentage', marks, '卡32%', ['symptom 卡在32%', 'percent 32%']);
test(marks, '重启三次回滚', ['symptom 重启三次后回滚', 'time ×3']);
test('what is asked or denied is no symptom', marks, '有没有蓝屏？没回滚', []);
test('an address is no version', marks, '192.168.1.10', []);
test('nothing in nothing', marks, '', []);

test('marks never cross and lie in order, whatever the text', t => {
	const pieces = fc.constantFrom(
		'三台',
		'V10开头的',
		'卡32%',
		'，',
		'KB452523',
		'KB',
		'4490628',
		'0x5',
		'6.1.7601.24537',
		'重启三次回滚',
		'昨天',
		'7月30日',
		'3/20',
		'\n',
		' ',
		'进修复',
		'win7',
		'？',
		'没',
		'Ｖ',
		'％',
	);
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string({unit: 'binary'}),
				fc.array(pieces).map(all => all.join('')),
			),
			text => {
				const all = marksIn(text, known);
				for (const [index, {from, to}] of all.entries()) {
					t.true(from < to && to <= text.length);
					const next = all[index + 1];
					t.true(!next || next.from >= to || (next.from >= from && next.to <= to));
				}

				proposalsIn(text, known);
			},
		),
		{numRuns: 300},
	);
});

/** Processor time, so that a busy machine does not count. */
const cost = (run: () => void): number => {
	const before = process.cpuUsage();
	run();
	const {user, system} = process.cpuUsage(before);
	return (user + system) / 1000;
};

const note =
	'三台V10开头的，卡32%，重启三次回滚，云桌面有几台进修复。KB4530692装不上 0x80070005，李霞V10NXFH00004B1 ssu 6.1.7601.24537，昨天下午15分钟 20台里3台 win7\n';

test('a note of 2,000 characters is read within a key, and a key in a long note costs its line', t => {
	// No line twice: what was read before costs nothing.
	const of = (length: number, salt: number) =>
		Array.from({length: Math.ceil(length / note.length)}, (_, line) => `${salt}-${line} ${note}`)
			.join('')
			.slice(0, length);
	for (let warm = 0; warm < 20; warm++) marksIn(of(2000, warm), known);
	const costs = Array.from({length: 9}, (_, salt) => cost(() => marksIn(of(2000, 100 + salt), known)));
	const [median] = costs.toSorted((a, b) => a - b).slice(4);
	t.log(`median ${median!.toFixed(1)} ms for 2,000 characters not read before`);
	t.true(median! < 20);
	const long = of(20_000, 7);
	marksIn(long, known);
	const key = cost(() => marksIn(`${long}卡`, known));
	t.log(`${key.toFixed(1)} ms for one more key after 20,000`);
	t.true(key < 20);
});

const hostile = [
	'1',
	'K',
	'KB ',
	'0x',
	'-',
	'9.',
	'三台',
	'百分之',
	'%',
	'A_',
	'卡在',
	'重启三次',
	'进',
	'20台里',
	'1/',
	' ',
	'\t',
	'V10',
	'李',
	'\n',
	'昨天',
	'6.1.',
	'Error ',
	'Server ',
	'1 of ',
	'，',
	'一二三四五六七八',
	'CAS-',
	'0x5 ',
	'三台卡32%',
	'有些',
	'\ud800',
];
for (const piece of hostile) {
	test(`100,000 characters of ${JSON.stringify(piece)} are read in time`, t => {
		const text = piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000);
		const marked = cost(() => marksIn(text, known));
		const proposed = cost(() => proposalsIn(text, known));
		t.log(`marks ${marked.toFixed(0)} ms, proposals ${proposed.toFixed(0)} ms`);
		t.true(marked < 1000 && proposed < 1500);
	});
}
