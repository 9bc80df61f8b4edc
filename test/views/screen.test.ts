import test from 'ava';
import {inCase, type Move, restore, type Screen, screenReducer, start} from '../../views/screen.js';

const after = (...moves: readonly Move[]): Screen => moves.reduce(screenReducer, start);
const known = new Set(['a', 'b']);

test('each case keeps its own subject and open panel', t => {
	const screen = after(
		{go: 'case', case: 'a'},
		{go: 'subject', subject: 's1'},
		{go: 'panel', kind: 'note'},
		{go: 'case', case: 'b'},
		{go: 'case', case: 'a'},
	);
	t.deepEqual(inCase(screen), {subject: 's1', panel: {kind: 'note'}});
	t.deepEqual(screen.recent, ['a', 'b']);
});

test('back closes the overlay, then the panel, then the earlier step, then the case', t => {
	let screen = after(
		{go: 'case', case: 'a'},
		{go: 'step', path: 'screen/where'},
		{go: 'panel', kind: 'symptoms'},
		{go: 'over', over: 'palette'},
	);
	const seen: unknown[] = [];
	for (let i = 0; i < 4; i++) {
		screen = screenReducer(screen, {go: 'back'});
		seen.push([screen.over, inCase(screen).panel?.kind, inCase(screen).path, screen.case]);
	}

	t.deepEqual(seen, [
		[undefined, 'symptoms', 'screen/where', 'a'],
		[undefined, undefined, 'screen/where', 'a'],
		[undefined, undefined, undefined, 'a'],
		[undefined, undefined, undefined, undefined],
	]);
});

test('a question inside a draft is left before the draft is', t => {
	const screen = after(
		{go: 'case', case: 'a'},
		{go: 'page', page: {kind: 'draft', of: 'closure', language: 'zh', slot: 'on'}},
		{go: 'back'},
	);
	t.deepEqual(inCase(screen).page, {kind: 'draft', of: 'closure', language: 'zh'});
});

test('the place comes back as it was kept, but for what lay over it', t => {
	const screen = after({go: 'case', case: 'a'}, {go: 'panel', kind: 'settle', of: 'x'}, {go: 'over', over: 'find'});
	const {over, ...rest} = screen;
	t.is(over, 'find');
	t.deepEqual(restore(JSON.stringify(screen), known), rest);
});

test('a case that is gone leads Home', t => {
	t.is(restore(JSON.stringify(after({go: 'case', case: 'gone'})), known).case, undefined);
});

for (const kept of [
	undefined,
	'',
	'{',
	'null',
	'[]',
	'{"cases":7,"recent":{"a":1},"case":3}',
	'{"cases":{"a":{"panel":{"kind":"no"}}}}',
])
	test(`a kept place that cannot be read is Home: ${kept ?? 'nothing'}`, t => {
		const screen = restore(kept, known);
		t.is(screen.case, undefined);
		t.deepEqual(inCase({...screen, case: 'a'}), {});
	});
