import test from 'ava';
import fc from 'fast-check';
import {candidatesFor, findKbs, judgeKb, shapeOf} from '../../../source/text/kb.js';

const known = ['KB4490628', 'KB4530692', 'KB4525233', 'KB4525235', 'KB4525236', 'KB4474419', 'KB976932', 'KB947821'];

const reads = test.macro({
	title: (title, text: string) => title ?? JSON.stringify(text),
	exec(t, text: string, expected: string[]) {
		const found = findKbs(text, {known});
		t.deepEqual(
			found.map(({kb, token}) => kb ?? `? ${token}`),
			expected,
		);
		for (const kb of found) t.is(text.slice(kb.index, kb.index + kb.text.length), kb.text);
	},
});
test(reads, '请安装 KB4490628。', ['KB4490628']);
test(reads, '装kb4490628和KB 4530692失败', ['KB4490628', 'KB4530692']);
test(reads, 'KB-4490628、KB：4530692、KB#4474419、KB号4474419', ['KB4490628', 'KB4530692', 'KB4474419', 'KB4474419']);
test(reads, 'ＫＢ４４９０６２８', ['KB4490628']);
test(reads, 'KB\u00a04490628', ['KB4490628']);
test(reads, '补丁KB452523装不上', ['? KB452523']);
test(reads, 'KB449062', ['? KB449062']);
test(reads, 'KB45306922', ['? KB45306922']);
test(reads, 'KB453O692', ['? KB453O692']);
test(reads, 'kb44906l8', ['? KB44906L8']);
test(reads, 'KB44906', ['? KB44906']);
test(reads, 'KB0490628', ['? KB0490628']);
test(reads, 'KB976932 和 KB947821', ['KB976932', 'KB947821']);
test(reads, 'KB976933', ['? KB976933']);
test(reads, 'KB4999999', ['KB4999999']);
test(reads, 'windows6.1-kb4474419-v3-x64_b5614c6c.msu', ['KB4474419']);
test(reads, 'Package_for_KB4490628~31bf3856ad364e35~amd64~~6.1.1.2', ['KB4490628']);
test(reads, 'KB4474419v3', ['KB4474419']);
test(reads, 'KB4530692Install', ['KB4530692']);
test(reads, 'KB4530692x64', ['KB4530692']);
test(reads, '日志 512 KB 1024 块，512KB4490628', []);
test(reads, '4490628', []);
test(reads, 'KBOIl', []);
test(reads, 'SKB4490628', []);
test(reads, 'KB还没装', []);
test(reads, 'KB\n4490628', []);

test('bare numbers of seven digits are KBs when asked', t => {
	const all = findKbs('4490628 电话 13800138000，KB4530692，976932 123456', {known, bare: true});
	t.deepEqual(
		all.map(({kb}) => kb),
		['KB4490628', 'KB4530692', 'KB976932'],
	);
});

test('a place counts lines and columns from 1', t => {
	const [found] = findKbs('第一行\n请安装 KB452523', {known});
	t.like(found, {line: 2, column: 5, index: 8, text: 'KB452523', verdict: 'malformed'});
	t.regex(found!.why!.zh, /少一位/);
});

const has = test.macro({
	title: (_, token: string, shape: string) => `${token} is ${shape}`,
	exec: (t, token: string, shape: string) => t.is(shapeOf(token), shape as never),
});
test(has, 'KB4490628', 'seven');
test(has, 'kb 4490628', 'seven');
test(has, 'KB976932', 'six');
test(has, 'KB44906', 'too-few');
test(has, 'KB45306922', 'too-many');
test(has, 'KB453O692', 'letters');
test(has, '', 'not-a-kb');
test(has, 'hello', 'not-a-kb');

const means = test.macro({
	title: (_, token: string) => `${token} could be`,
	exec: (t, token: string, kbs: string[]) =>
		t.deepEqual(
			candidatesFor(token, known).map(({kb}) => kb),
			kbs,
		),
});
test(means, 'KB452523', ['KB4525233', 'KB4525235', 'KB4525236']);
test(means, 'KB449062', ['KB4490628']);
test(means, 'KB45306922', ['KB4530692']);
test(means, 'KB453O692', ['KB4530692']);
test(means, 'KB4530962', ['KB4530692']);
test(means, 'KB4525234', ['KB4525233', 'KB4525235', 'KB4525236']);
test(means, '４４９０６２', ['KB4490628']);
test(means, 'KB97693', ['KB976932']);
test(means, 'KB4490628', []);
test(means, 'KB1111111', []);

test('a token may come without its KB', t => {
	t.like(judgeKb('4490628'), {token: 'KB4490628', verdict: 'well-formed', kb: 'KB4490628'});
	t.like(judgeKb('kb976932', known), {verdict: 'well-formed'});
	t.like(judgeKb('hello'), {verdict: 'malformed'});
});

test('one slip in a known KB leads back to it', t => {
	fc.assert(
		fc.property(fc.constantFrom(...known), fc.nat(6), fc.nat(9), fc.nat(3), (kb, seed, digit, kind) => {
			const digits = kb.slice(2);
			const at = seed % digits.length;
			const [before, rest] = [digits.slice(0, at), digits.slice(at)];
			const slipped = [
				before + rest.slice(1),
				before + digit + rest,
				before + digit + rest.slice(1),
				before + (rest[1] ?? '') + rest[0] + rest.slice(2),
			][kind]!;
			t.true(slipped === digits || candidatesFor(`KB${slipped}`, known).some(each => each.kb === kb));
		}),
	);
});

test('no text throws', t => {
	fc.assert(
		fc.property(fc.string({unit: 'binary'}), text => t.true(Array.isArray(findKbs(`KB${text}`, {bare: true})))),
	);
});
