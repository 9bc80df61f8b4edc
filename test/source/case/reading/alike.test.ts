import test from 'ava';
import {alikeTo} from '../../../../source/case/reading/alike.js';
import type {CaseSummary} from '../../../../source/case/view.js';
import {makeDesk, withNewCase} from '../../../helpers/desk.js';

const deskWith = async (...cases: ReadonlyArray<readonly [line: string, symptom: string, note: string]>) => {
	const {desk} = await makeDesk();
	for (const [line, text, note] of cases) {
		const {id} = await withNewCase(desk, line);
		await desk.do({do: 'add-symptom', case: id, text, subjects: []});
		await desk.do({do: 'add-note', case: id, text: note});
	}

	const {cases: summaries} = desk.get();
	const of = (title: string) => summaries.find(one => one.title === title)!;
	return {desk, summaries, of};
};

const told = (one: CaseSummary, cases: readonly CaseSummary[]) =>
	alikeTo(one, cases).map(({found, shared}) => [found.title, ...shared]);

test('a case is like those that share its symptom, KB or code, what fewest have first', async t => {
	const {summaries, of} = await deskWith(
		['|P2|工行|甲', '卡在32%后回滚', '装了KB4530692，报0x80070005'],
		['|P2|建行|乙', '无法开机', '日志里有E_ACCESSDENIED和80070005'],
		['|P2|农行|丙', '蓝屏', 'KB4530692'],
		['|P2|中行|丁', '蓝屏', 'KB4530692也装过'],
		['|P2|交行|戊', '打印机脱机', '没有补丁'],
	);
	t.deepEqual(told(of('甲'), summaries), [
		['乙', '0x80070005'],
		['丁', 'KB4530692'],
		['丙', 'KB4530692'],
	]);
	t.deepEqual(told(of('戊'), summaries), []);
	t.deepEqual(told(of('丙'), summaries)[0], ['丁', '蓝屏', 'KB4530692']);
});

test('a line of Home that an earlier casewalk wrote is like no other', async t => {
	const {summaries, of} = await deskWith(['|P2|工行|甲', '蓝屏', ''], ['|P2|建行|乙', '蓝屏', '']);
	t.deepEqual(alikeTo({...of('甲'), traits: undefined}, summaries), []);
});

test('ten thousand cases are looked through between two frames', t => {
	const cases = Array.from(
		{length: 10_000},
		(_, index): CaseSummary => ({
			id: `${index}`,
			state: 'archived',
			changedAt: '2026-11-22T09:00:00.000+08:00',
			onCall: false,
			due: [],
			subjects: 1,
			traits: Array.from({length: 12}, (_unused, trait) => `KB${4_000_000 + ((index * 31 + trait * 17) % 900)}`),
		}),
	);
	alikeTo(cases[0]!, cases);
	const before = performance.now();
	t.is(alikeTo(cases[5]!, cases).length, 3);
	const spent = performance.now() - before;
	t.log(`${spent.toFixed(1)} ms`);
	t.true(spent < 100);
});
