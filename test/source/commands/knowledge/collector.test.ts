import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {collector} from '../../../../source/commands/knowledge/collector.js';
import {writeWhole} from '../../../../source/outbox.js';
import {temporaryFolder} from '../../../helpers/folder.js';
import {shipped} from '../../../helpers/knowledge.js';
import {recorded} from '../../../helpers/output.js';

const {knowledge} = shipped;
const batch = knowledge.attachments['collect-logs.cmd']!;

test('without --out the batch goes to stdout, every line ended by CRLF', t => {
	const io = recorded();
	t.is(collector({...io, knowledge}), 0);
	t.is(io.out(), batch);
	t.true(io.out().startsWith('@echo off\r\n'));
	t.is(
		io
			.out()
			.replaceAll('\r\n', '')
			.search(/[\r\n]/),
		-1,
	);
});

test('--out writes the file and says where', t => {
	const file = join(temporaryFolder('collector'), 'collect-logs.cmd');
	const io = recorded();
	t.is(collector({...io, knowledge, save: text => writeWhole(file, text)}), 0);
	t.is(readFileSync(file, 'latin1'), batch);
	t.is(io.out(), `${file}\n`);
});

test('as JSON it is one object', t => {
	const io = recorded({json: true});
	t.is(collector({...io, knowledge}), 0);
	t.deepEqual(JSON.parse(io.out()), {schema: 1, name: 'collect-logs.cmd', text: batch});
});

test('a place that cannot be written is refused with the reason', t => {
	const io = recorded();
	t.is(collector({...io, knowledge, save: text => writeWhole('/dev/null/x.cmd', text)}), 1);
	t.regex(io.err(), /^无法写入 .*x\.cmd/);
	t.is(io.out(), '');
});

test('a how-to of the team without attachment has nothing to give', t => {
	const {attachment: _, ...bare} = knowledge.howto['collect-logs']!;
	const io = recorded({language: 'en'});
	t.is(collector({...io, knowledge: {...knowledge, howto: {'collect-logs': bare}}}), 1);
	t.regex(io.err(), /^The how-to collect-logs has no attachment\.\n/);
});
