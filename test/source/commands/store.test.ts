import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {CaseSummary, Desk} from '../../../source/case/view.js';
import {backUpTo, restoreFrom} from '../../../source/commands/store/backup.js';
import {doctor} from '../../../source/commands/store/doctor.js';
import {eraseCases} from '../../../source/commands/store/erase.js';
import {openSqlite} from '../../../source/store/sqlite.js';
import {kept, note} from '../../helpers/events.js';
import {makeHome} from '../../helpers/home.js';
import {recorded} from '../../helpers/output.js';

const used = async (folder: string) => {
	const store = await openSqlite(folder);
	if ('fault' in store) throw new Error(store.detail);
	kept(await store.append([note('a', 'a1')], () => ({summary: '{}', words: ''})));
	return store;
};

const deskOf = (...cases: ReadonlyArray<Partial<CaseSummary>>) =>
	({
		get: () => ({cases, opened: new Map(cases.map(one => [one.id, {case: one}])), working: []}),
		do: async () => ({ok: true}),
	}) as unknown as Desk;

test('erasing shows what would go and how to say yes, and only then erases', async t => {
	const home = makeHome(t);
	const store = await used(home);
	const desk = deskOf({id: 'a', number: 'CAS-1', customer: 'ICBC', title: '卡住\u001b[2J'});
	const first = recorded();
	t.is(await eraseCases({reference: 'CAS-1'}, desk, home, first), 1);
	t.regex(first.err(), /将永久删除1个案例[\s\S]*CAS-1 {2}ICBC {2}卡住\\u\{1b\}\[2J[\s\S]*--yes/);
	t.is((await store.read('a')).length, 1);
	const second = recorded({json: true});
	t.is(await eraseCases({customer: 'icbc', yes: true}, desk, home, second), 0);
	t.deepEqual(JSON.parse(second.out()), {schema: 1, erased: [{id: 'a', number: 'CAS-1'}]});
	t.deepEqual(await store.read('a'), []);
	await store.close();
});

test('a customer nobody knows erases nothing', async t => {
	const io = recorded({language: 'en'});
	t.is(await eraseCases({customer: 'CCB', yes: true}, deskOf({id: 'a', customer: 'ICBC'}), makeHome(t), io), 2);
	t.regex(io.err(), /No case or customer CCB: nothing was erased\.\nSee casewalk list/);
});

for (const asked of [{}, {customer: ' ', yes: true}])
	test(`erasing nothing by name asks for a case or a customer: ${JSON.stringify(asked)}`, async t => {
		const io = recorded({language: 'en'});
		t.is(await eraseCases(asked, deskOf({id: 'a'}), makeHome(t), io), 2);
		t.is(io.err(), 'Nothing named to erase.\ncasewalk erase CASE or casewalk erase --customer NAME\n');
	});

test('a backup is told with its counts, and what cannot be restored with the way on', async t => {
	const home = makeHome(t);
	const store = await used(home);
	await store.close();
	const saved = join(makeHome(t), 'b.db');
	const io = recorded();
	t.is(await backUpTo(saved, home, io), 0);
	t.regex(io.out(), /1个案例，1条记录，已核对完整/);
	t.is(await backUpTo(saved, home, io), 1);
	t.regex(io.err(), /is there already\n请换一个文件名或位置。/);
	t.is(await restoreFrom(saved, home, 'then', io), 0);
	t.regex(io.out(), /已恢复：1个案例，1条记录。原来的案例库留在 .*replaced-then。/);
	t.is(await restoreFrom(join(home, 'heads'), home, 'again', io), 1);
	t.regex(io.err(), /请换一个完整的备份或快照/);
});

test('the doctor ends with 1 when the store cannot be opened, and with 0 where nothing is kept yet', async t => {
	const home = makeHome(t);
	const io = recorded();
	const versions = 'Node 24.16.0';
	t.is(await doctor({...io, folder: join(home, 'new'), store: undefined, now: 0, versions}), 0);
	t.regex(io.out(), /还没有数据/);
	const store = await used(home);
	await store.close();
	writeFileSync(join(home, 'cases.db'), 'nothing of a database');
	t.is(await doctor({...io, folder: home, store: undefined, now: Date.now(), versions}), 1);
	t.regex(io.out(), /问题 {2}案例库 .*已损坏.*restore/);
});
