import test from 'ava';
import fc from 'fast-check';
import {compareVersions, findVersions, isVersion} from '../../../source/text/versions.js';

const finds = test.macro({
	title: (title, text: string) => title ?? JSON.stringify(text),
	exec: (t, text: string, versions: string[]) =>
		t.deepEqual(
			findVersions(text).map(({version}) => version),
			versions,
		),
});
test(finds, 'ssu版本6.1.7601.24537。', ['6.1.7601.24537']);
test(finds, 'Loaded Servicing Stack v6.1.7601.24383 with Core', ['6.1.7601.24383']);
test(finds, '６．１．７６０１．２４５５４', ['6.1.7601.24554']);
test(finds, '10.0.18362.1和10.0.19041.1234', ['10.0.18362.1', '10.0.19041.1234']);
test(finds, '~amd64~~6.1.7601.24383.', ['6.1.7601.24383']);
test('an address is no version', finds, '地址 192.168.1.10，网关10.0.0.1', []);
test('four small numbers are one when the text says so', finds, '客户端版本 8.5.1.20，v4.0.0.1', [
	'8.5.1.20',
	'4.0.0.1',
]);
test(finds, '6.1.7601.24537.5', []);
test(finds, '6.1.7601', []);
test(finds, 'a6.1.7601.24537', []);

const orders = test.macro({
	title: (_, a: string, b: string, sign: number) => `${a} ${sign < 0 ? 'before' : sign > 0 ? 'after' : 'equals'} ${b}`,
	exec(t, a: string, b: string, sign: number) {
		t.is(compareVersions(a, b), sign);
		t.is(compareVersions(b, a) + sign, 0);
	},
});
test(orders, '6.1.7601.24537', '6.1.7601.24383', 1);
test(orders, '6.1.7601.9999', '6.1.7601.24383', -1);
test(orders, '10.0.1.1', '6.1.7601.24383', 1);
test(orders, 'v6.1.7601.24383', '6.1.7601.024383', 0);
test(orders, '6.1', '6.1.0.0', 0);
test(orders, '', 'x', 0);
test(orders, '1.0.0.99999999999999999998', '1.0.0.99999999999999999999', -1);

test('a version has four parts', t => {
	t.true(isVersion('6.1.7601.24537'));
	for (const text of ['', '6.1.7601', '6.1.7601.', 'v6.1.7601.24537', '6.1.7601.24537.1']) t.false(isVersion(text));
});

test('the order is total and nothing throws', t => {
	const unit = fc.constantFrom('1', '0', '9', '.', 'x');
	const version = fc.string({unit});
	fc.assert(
		fc.property(version, version, version, (a, b, c) => {
			t.is(compareVersions(a, a), 0);
			t.is(compareVersions(a, b) + compareVersions(b, a), 0);
			if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) t.true(compareVersions(a, c) <= 0);
		}),
	);
});
