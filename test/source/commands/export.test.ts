import test from 'ava';
import {exportCase, maskOf} from '../../../source/commands/case/export.js';
import {handOver} from '../../../source/commands/case/handover.js';
import type {NewEvent} from '../../../source/case/event.js';
import {makeDesk, withNewCase} from '../../helpers/desk.js';
import {shipped} from '../../helpers/knowledge.js';
import {recorded} from '../../helpers/output.js';

const line = '[案例号: CAS-11901-A1B2C3 ] % |P2|ICBC|V0-H|卡在32% % 初次响应 % CMIT:0001801';
const planted = [
	'CAS-11901-A1B2C3',
	'0001801',
	'ICBC',
	'V10BJFHA2436072',
	'李霞',
	'许先生',
	'10.1.2.3',
	'zhangsan',
	'Wei',
];

const caseWith = async () => {
	const {desk} = await makeDesk();
	const {id} = await withNewCase(desk, line);
	await desk.do({
		do: 'add-contact',
		case: id,
		surname: '许',
		title: '先生',
		role: 'customer',
		address: 'xu@icbc.com.cn',
	});
	await desk.do({do: 'add-device', case: id, serial: 'V10BJFHA2436072', name: '李霞'});
	await desk.do({
		do: 'add-note',
		case: id,
		text: '许先生：李霞V10BJFHA2436072 (10.1.2.3) KB4530692 0x80070005 6.1.7601.24537 C:\\Users\\zhangsan\\CBS.log',
	});
	return {desk, id};
};

test('an exported case is taken in whole, once, by another store', async t => {
	const {desk, id} = await caseWith();
	const io = recorded();
	t.is(await exportCase('CAS-11901', desk, io), 0);
	const {events} = JSON.parse(io.out()) as {events: NewEvent[]};
	const other = await makeDesk();
	for (let time = 0; time < 2; time++) t.like(await other.desk.take(events), {ok: true, case: id});
	t.deepEqual(other.desk.get().opened.get(id)!.case, desk.get().opened.get(id)!.case);
	t.is(other.store.events.length, events.length);
});

test('a masked export names nobody, and keeps KBs, codes and versions', async t => {
	const {desk} = await caseWith();
	const io = recorded();
	t.is(await exportCase('CAS-11901', desk, {...io, masked: true}), 0);
	for (const value of planted) t.false(io.out().includes(value), value);
	for (const value of ['KB4530692', '0x80070005', '6.1.7601.24537', '卡在32%', '[serial-1]', '[person-'])
		t.true(io.out().includes(value), value);
	t.is((JSON.parse(io.out()) as {masked: boolean}).masked, true);
});

test('a file that cannot be written is a sentence', async t => {
	const {desk} = await caseWith();
	const io = recorded();
	const save = () => ({ok: false, sentence: {zh: '磁盘已满', en: 'full'}}) as const;
	t.is(await exportCase('CAS-11901', desk, {...io, save}), 1);
	t.is(io.err(), '磁盘已满\n');
});

test('a masked handover names nobody either', async t => {
	const {desk, id} = await caseWith();
	await desk.do({do: 'promise', case: id, side: 'theirs', text: '许先生发V10BJFHA2436072的日志', due: '2026-11-25'});
	const view = desk.get().opened.get(id)!;
	const io = recorded();
	const settings = {name: '梁工', hotline: '400', channel: 'CDUC'};
	const mask = maskOf(view, await desk.events(id), settings.name);
	await handOver({...io, knowledge: shipped.knowledge, view, settings, now: '2026-11-22T10:00:00.000+08:00', mask});
	t.regex(io.out(), /\[serial-1\]/);
	for (const value of [...planted, '梁工']) t.false(io.out().includes(value), `${value}\n${io.out()}`);
});
