import type {TestFn} from 'ava';
import type {Event} from '../../../source/case/event.js';
import {brokenAt} from '../../../source/store/hash.js';
import type {Store} from '../../../source/store/store.js';
import {kept, note} from '../../helpers/events.js';

type Open = (folder: string) => Promise<Store>;

const ids = (events: readonly Event[]) => events.map(({id}) => id);

/** What every store promises, whatever it is made of. `fresh` gives the name of a place that nobody has used yet. */
export const keepsItsPromises = (test: TestFn, open: Open, fresh: () => string): void => {
	test('events come back in the order in which they were appended, each case for itself', async t => {
		const store = await open(fresh());
		await store.append([note('a', 'a1'), note('a', 'a2')]);
		await store.append([note('b', 'b1')]);
		await store.append([note('a', 'a3')]);
		t.deepEqual(
			(await store.read('a')).map(({id, seq}) => [id, seq]),
			[
				['a1', 1],
				['a2', 2],
				['a3', 3],
			],
		);
		t.deepEqual(ids(await store.read('a', 2)), ['a3']);
		t.deepEqual(
			(await store.read('b')).map(({seq}) => seq),
			[1],
		);
		t.deepEqual(await store.read('none'), []);
		await store.close();
	});

	test('what an append gives is what is read, at the next start too', async t => {
		const at = fresh();
		const store = await open(at);
		const text = 'CBS.log\0 “卡住” \u2028 \ud83d \u202e 𠮷';
		const appended = kept(await store.append([note('a', 'a1', text, 7)]));
		t.like(appended[0], {case: 'a', id: 'a1', seen: 7, author: '李霞', session: 's1', v: 1, seq: 1});
		t.deepEqual(await store.read('a'), appended);
		await store.close();

		const again = await open(at);
		t.deepEqual(await again.read('a'), appended);
		t.like(appended[0]?.body, {text});
		await again.close();
	});

	test('an event that is appended twice is one event', async t => {
		const store = await open(fresh());
		const [first] = kept(await store.append([note('a', 'a1', 'as first said')]));
		const again = kept(await store.append([note('a', 'a1', 'said otherwise'), note('a', 'a2'), note('a', 'a2')]));
		t.deepEqual(again[0], first);
		t.deepEqual(ids(again), ['a1', 'a2', 'a2']);
		t.deepEqual(ids(await store.read('a')), ['a1', 'a2']);
		await store.close();
	});

	test('what the writer had read is kept, so that two edits that did not see each other are known', async t => {
		const store = await open(fresh());
		await store.append([note('a', 'a1', '', 0)]);
		await Promise.all([store.append([note('a', 'a2', '', 1)]), store.append([note('a', 'a3', '', 1)])]);
		t.deepEqual(
			(await store.read('a')).map(({seq, seen}) => [seq, seen]),
			[
				[1, 0],
				[2, 1],
				[3, 1],
			],
		);
		await store.close();
	});

	test('the hashes chain', async t => {
		const store = await open(fresh());
		for (let index = 0; index < 20; index++) await store.append([note('a', `a${index}`), note('a', `b${index}`)]);
		const events = await store.read('a');
		t.is(brokenAt(events), undefined);
		t.is(brokenAt(events.toSpliced(7, 1)), 8);
		t.is(brokenAt(events.with(7, {...events[7]!, author: 'x'})), 8);
		await store.close();
	});

	test('events of a newer kind keep all that they say', async t => {
		const store = await open(fresh());
		const body = {type: 'weather-noted', deep: [{er: {still: null}}]} as never;
		await store.append([{...note('a', 'a1'), v: 99, body}]);
		t.like((await store.read('a'))[0], {v: 99, body: {type: 'weather-noted', deep: [{er: {still: null}}]}});
		await store.close();
	});

	test('the row of a case is made of all that its writer had not read', async t => {
		const store = await open(fresh());
		const row = (events: readonly Event[]) => ({summary: ids(events).join(' '), words: ''});
		await store.append([note('a', 'a1')], row);
		await store.append([note('b', 'b1')], row);
		t.deepEqual(await store.list(), [
			{id: 'a', seq: 1, head: 1, summary: 'a1'},
			{id: 'b', seq: 1, head: 1, summary: 'b1'},
		]);
		await store.append([note('a', 'a2', '', 1)]);
		t.deepEqual((await store.list())[0], {id: 'a', seq: 1, head: 2, summary: 'a1'});
		await store.append([note('a', 'a3', '', 1)], row);
		t.deepEqual((await store.list())[0], {id: 'a', seq: 3, head: 3, summary: 'a2 a3'});
		await store.close();
	});

	test('a row that cannot be made leaves nothing of its append', async t => {
		const store = await open(fresh());
		const broken = () => {
			throw new Error('a mistake of ours');
		};
		await t.throwsAsync(store.append([note('a', 'a1')], broken), {message: 'a mistake of ours'});
		t.deepEqual(await store.read('a'), []);
		t.deepEqual(await store.list(), []);
		t.deepEqual(ids(kept(await store.append([note('a', 'a1')]))), ['a1']);
		await store.close();
	});

	test('cases are found by their words: Chinese ones, parts of numbers, and all of them', async t => {
		const store = await open(fresh());
		const words = {
			a: '三台云桌面卡住了，停在32%，KB4530692 CAS-11869-N1L2C8 工行',
			b: '进入修复选项 0x80070005 拒绝访问 KB4490628',
		};
		for (const [id, text] of Object.entries(words)) {
			await store.append([note(id, `${id}1`)], () => ({summary: '', words: text}));
		}

		const found = async (query: string) => (await store.search(query)).join('');
		for (const query of [
			'卡住',
			'32%',
			'32',
			'KB4530692',
			'4530692',
			'kb453',
			'11869',
			'cas-11869',
			'云',
			'工行 卡住',
		]) {
			t.is(await found(query), 'a', query);
		}

		for (const query of ['修复', '修复选项', '80070005', '0x80070005', '拒绝访问', 'ｋｂ4490628']) {
			t.is(await found(query), 'b', query);
		}

		for (const query of ['卡住 修复', '没有', '4530693', '', '"', '***', 'NEAR(']) t.is(await found(query), '', query);
		t.is((await store.search('KB')).length, 2);
		await store.close();
	});

	test('a case is no longer found by words it has no more', async t => {
		const store = await open(fresh());
		await store.append([note('a', 'a1')], () => ({summary: '', words: '工行'}));
		await store.append([note('a', 'a2')], () => ({summary: '', words: '农行'}));
		t.deepEqual(await store.search('工行'), []);
		t.deepEqual(await store.search('农行'), ['a']);
		await store.close();
	});

	test('scratch comes back as it was typed, by the beginning of its key, until it is emptied', async t => {
		const at = fresh();
		const store = await open(at);
		t.true(await store.keep('a/note', '半句\ud83d\0'));
		await store.keep('a/place', 'walk');
		await store.keep('b/note', '另一句');
		await store.keep('a/place', 'draft');
		await store.keep('b%', '%_*');
		await store.close();

		const again = await open(at);
		t.deepEqual(
			[...(await again.recall('a/'))],
			[
				['a/note', '半句\ud83d\0'],
				['a/place', 'draft'],
			],
		);
		t.deepEqual([...(await again.recall('b%'))], [['b%', '%_*']]);
		await again.keep('a/note', '');
		t.is((await again.recall('')).size, 3);
		await again.close();
	});

	test('one append is of one case, and may be of nothing', async t => {
		const store = await open(fresh());
		await t.throwsAsync(store.append([note('a', 'a1'), note('b', 'b1')]), {message: /one case/});
		t.deepEqual(await store.append([]), {ok: true, events: []});
		t.deepEqual(await store.list(), []);
		await store.close();
	});

	test.serial('another’s write is seen within a second, one’s own is no news', async t => {
		const at = fresh();
		const [one, two] = [await open(at), await open(at)];
		let own = 0;
		const stop = two.watch(() => {
			own += 1;
		});
		const seen = new Promise<number>(resolve => {
			one.watch(() => resolve(performance.now()));
		});
		const awake = setTimeout(() => {}, 10_000);
		const before = performance.now();
		await two.append([note('a', 'a1')]);
		t.true((await seen) - before < 1000);
		clearTimeout(awake);
		t.is(own, 0);
		stop();
		t.deepEqual(ids(await one.read('a')), ['a1']);
		await one.close();
		await two.close();
	});
};
