import test from 'ava';
import fc from 'fast-check';
import {machineNamed} from '../../../source/knowledge/machine.js';
import {noKnowledge} from '../../../source/knowledge/overlay.js';
import {type PlanContext, planFor} from '../../../source/knowledge/plan.js';
import type {Kb, Knowledge} from '../../../source/knowledge/schema.js';
import {shipped} from '../../helpers/knowledge.js';

const {knowledge} = shipped;
const win7 = machineNamed('win7-sp1-x64')!;
const order = (target: string, context: PlanContext = {}, known = knowledge) =>
	planFor(target, known, context).steps.map(({kb, restartAfter}) => (restartAfter ? `${kb} restart` : kb));

const small = (...kbs: ReadonlyArray<Partial<Kb> & {id: string}>): Knowledge => ({
	...noKnowledge,
	kb: Object.fromEntries(
		kbs.map(kb => [
			kb.id,
			{
				title: {zh: kb.id, en: kb.id},
				kind: 'update',
				products: ['win7-sp1'],
				uninstall: 'unknown',
				sources: [{title: 'made up'}],
				confidence: 'verified',
				reviewed: '2026-11-22',
				...kb,
			} satisfies Kb,
		]),
	),
});
const needs = (...kbs: string[]): Kb['requires'] =>
	kbs.map(kb => ({kb, why: {zh: '需要', en: 'needed'}, confidence: 'verified'}));

test('SHA-2 and its restart come first, then the stack, then the update', t => {
	t.deepEqual(order('KB4530692', {machine: win7}), ['KB4474419 restart', 'KB4490628', 'KB4530692']);
	const [sha2] = planFor('KB4530692', knowledge, {machine: win7}).steps;
	t.is(sha2?.revision, 'v3');
	t.regex(sha2?.why.zh ?? '', /^使用修订版 v3：/);
});

test('a newer stack satisfies an older servicing stack update, and is named', t => {
	const plan = planFor('KB4530692', knowledge, {machine: win7, ssu: '6.1.7601.24537'});
	t.deepEqual(
		plan.steps.map(({kb}) => kb),
		['KB4474419', 'KB4530692'],
	);
	t.deepEqual(plan.satisfied, [{kb: 'KB4490628', by: 'stack 6.1.7601.24537'}]);
});

test('a stack below it, or of another Windows, satisfies nothing', t => {
	for (const ssu of ['6.1.7601.9999', '6.1.7601.24382', '10.0.17763.30000'])
		t.deepEqual(planFor('KB4530692', knowledge, {machine: win7, ssu}).satisfied, [], ssu);
});

test('what is installed is left out, also by what took its place', t => {
	t.deepEqual(order('KB4530692', {installed: ['kb4474419', '4490628']}), ['KB4530692']);
	t.deepEqual(planFor('KB4530692', knowledge, {installed: ['KB4516655']}).satisfied, [
		{kb: 'KB4490628', by: 'KB4516655'},
	]);
	t.deepEqual(planFor('KB4490628', knowledge, {installed: ['KB4490628']}), {
		target: 'KB4490628',
		steps: [],
		satisfied: [{kb: 'KB4490628', by: 'KB4490628'}],
		refused: null,
	});
});

test('a stack whose version is not known is reached through the one that took its place', t => {
	const known = small(
		{id: 'KB4500001', requires: needs('KB4500002')},
		{id: 'KB4500002'},
		{id: 'KB4500003', supersedes: ['KB4500002'], stack: {version: '6.1.7601.24554', confidence: 'verified'}},
	);
	t.deepEqual(order('KB4500001', {ssu: '6.1.7601.24554'}, known), ['KB4500001']);
	t.deepEqual(order('KB4500001', {ssu: '6.1.7601.24553'}, known), ['KB4500002', 'KB4500001']);
});

test('what is not verified is said', t => {
	const known = small(
		{
			id: 'KB4500001',
			requires: [{kb: 'KB4500002', why: {zh: '需要', en: 'needed'}, confidence: 'unverified'}],
		},
		{id: 'KB4500002'},
	);
	t.is(planFor('KB4500001', known).steps[0]?.why.zh, '需要（未核实）');
	t.is(planFor('KB4500001', known).steps[0]?.why.en, 'needed (unverified)');
});

const refuses = test.macro((t, target: string, os: string, why: RegExp) => {
	const plan = planFor(target, knowledge, {machine: machineNamed(os)!});
	t.regex(plan.refused?.zh ?? '', why);
	t.deepEqual(plan.steps, []);
});
test('a KB of another Windows is refused', refuses, 'KB4525232', 'win7-sp1-x64', /适用于 Windows 10 1507，不适用于/);
test('a KB of another build is refused', refuses, 'KB4523204', 'win10-1903', /不适用于 Windows 10 1903$/);
test('a KB of another architecture is refused', refuses, 'KB4530692', 'win7-sp1-arm64', /没有 arm64 的$/);
test('an article has nothing to install', refuses, 'KB4472027', 'win7', /支持文章/);
test('a malformed number is refused with what it may be', refuses, 'KB452523', 'win7', /少一位数字.*KB4525233/);
test('an unknown number is refused', refuses, 'KB4599999', 'win7', /未收录 KB4599999/);
test('no text for a number is refused', refuses, '拒绝', 'win7', /不是 KB 号/);

test('a malformed number among the installed is told, not dropped', t => {
	t.regex(planFor('KB4530692', knowledge, {installed: ['KB449062']}).refused?.zh ?? '', /已安装列表中的 KB449062/);
});

test('KBs that require each other are each planned once', t => {
	const known = small(
		{id: 'KB4500001', requires: needs('KB4500002')},
		{id: 'KB4500002', requires: needs('KB4500003', 'KB4500001')},
		{id: 'KB4500003', requires: needs('KB4500003', 'KB4599999')},
	);
	t.deepEqual(order('KB4500001', {}, known), ['KB4599999', 'KB4500003', 'KB4500002', 'KB4500001']);
});

test('what is required on another product only is left out', t => {
	const known = small(
		{id: 'KB4500001', products: ['win7-sp1', 'win2008-sp2'], requires: needs('KB4500002')},
		{id: 'KB4500002', products: ['win2008-sp2']},
	);
	t.deepEqual(order('KB4500001', {machine: win7}, known), ['KB4500001']);
	t.deepEqual(order('KB4500001', {}, known), ['KB4500002', 'KB4500001']);
});

test('every shipped KB is planned: itself last, what it requires before it', t => {
	for (const {id, kind, requires = []} of Object.values(knowledge.kb)) {
		if (kind === 'article') continue;
		const steps = planFor(id, knowledge).steps.map(({kb}) => kb);
		t.is(steps.at(-1), id);
		for (const {kb} of requires) t.true(steps.indexOf(kb) >= 0, `${id} lacks ${kb}`);
		t.is(new Set(steps).size, steps.length);
	}
});

const named = test.macro((t, id: string, expected: ReturnType<typeof machineNamed>) => {
	t.deepEqual(machineNamed(id), expected);
});
test('a family', named, 'win7', {family: 'win7'});
test('a system', named, 'win10-1809', {family: 'win10', system: 'win10-1809'});
test('a system with its architecture', named, 'Win7-SP1-x64', win7);
test('amd64 is x64', named, 'win7-sp1-amd64', win7);
test('a family with its architecture', named, 'win8.1-x86', {family: 'win8.1', architecture: 'x86'});
for (const id of ['beos', '', '-x64', 'win7-sp1-mips', '__proto__', 'constructor-x64'])
	test(`"${id}" is no machine`, named, id, undefined);

test('nothing typed makes it throw', t => {
	const typed = fc.oneof(fc.string({unit: 'binary'}), fc.constantFrom('__proto__', 'KB__proto__', 'constructor'));
	fc.assert(
		fc.property(typed, typed, typed, (target, installed, ssu) => {
			planFor(target, knowledge, {installed: [installed], ssu});
			planFor('KB4530692', knowledge, {installed: [installed], ssu});
			machineNamed(target);
		}),
		{numRuns: 200},
	);
	t.pass();
});
