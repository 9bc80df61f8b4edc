import test from 'ava';
import fc from 'fast-check';
import type {Event} from '../../../source/case/event.js';
import {brokenAt, canonical, hashOf} from '../../../source/store/hash.js';

const journal = (texts: readonly string[]): Event[] => {
	let hash = '';
	return texts.map((text, index) => {
		const event = {
			case: 'c',
			id: `e${index}`,
			seen: index,
			at: '2026-11-22T17:04:05.123+08:00',
			author: '李霞',
			session: 's',
			v: 1,
			body: {type: 'note-added' as const, note: `n${index}`, text},
			seq: index + 1,
		};
		hash = hashOf(hash, event);
		return {...event, hash};
	});
};

test('one value has one text, in whatever order its keys were written', t => {
	t.is(canonical({b: [1, {d: 1, c: 2}], a: undefined, e: '卡'}), '{"b":[1,{"c":2,"d":1}],"e":"卡"}');
	t.is(canonical({e: '卡', b: [1, {c: 2, d: 1}]}), canonical({b: [1, {d: 1, c: 2}], e: '卡'}));
});

test('the hash is sha256 over the hash before and the event', t => {
	const [first] = journal(['卡住']);
	t.is(first!.hash, hashOf('', first!));
	t.not(first!.hash, hashOf('0', first!));
	t.regex(first!.hash, /^[0-9a-f]{64}$/);
});

test('a journal that was left alone holds, also from its middle', t => {
	const events = journal(['一', '二', '三']);
	t.is(brokenAt(events), undefined);
	t.is(brokenAt(events.slice(1), events[0]!.hash, 1), undefined);
	t.is(brokenAt([]), undefined);
});

test('any edit, removal, doubling or swap of an event is found', t => {
	const texts = fc.array(fc.string(), {minLength: 3, maxLength: 12});
	fc.assert(
		fc.property(
			texts,
			fc.nat(),
			fc.nat(),
			fc.constantFrom('edit', 'author', 'remove', 'swap', 'double'),
			(all, a, b, how) => {
				const events = journal(all);
				const at = a % (events.length - 1);
				const other = at + 1 + (b % (events.length - 1 - at));
				const event = events[at]!;
				const changed = events.slice();
				if (how === 'edit') changed[at] = {...event, body: {type: 'note-added', note: `n${at}`, text: `${all[at]}x`}};
				if (how === 'author') changed[at] = {...event, author: 'x'};
				if (how === 'remove') changed.splice(at, 1);
				if (how === 'double') changed.splice(at, 0, event);
				if (how === 'swap') [changed[at], changed[other]] = [changed[other]!, event];
				const found = brokenAt(changed);
				t.true(found !== undefined && found >= at + 1 && found <= at + 2, `${how} at ${at + 1}: ${found}`);
			},
		),
		{numRuns: 500},
	);
});
