import test from 'ava';
import {anchorsOf, readers} from '../../../../source/evidence/open/reader.js';
import type {Kind} from '../../../../source/evidence/open/kind.js';
import {capture, compileRules} from '../../../../source/evidence/rules/rules.js';
import {shippedRules} from '../shipped-rules.js';

const all = (Object.keys(readers) as Kind[]).flatMap(kind => {
	const compiled = compileRules(shippedRules, kind);
	const anchors = anchorsOf(readers[kind]!, compiled);
	return compiled.map(one => ({one, anchors}));
});

for (const {one, anchors} of all) {
	const {rule} = one;
	test(`${rule.id} hits and misses as its proof says`, t => {
		t.true(rule.hits.length >= 2, 'two hits');
		for (const line of rule.hits) t.truthy(capture(one, line), `must hit: ${line}`);
		for (const line of rule.misses) t.is(capture(one, line), undefined, `must miss: ${line}`);
	});

	test(`${rule.id} fills every slot of its words from each hit`, t => {
		const judged = new Set(['hresult', 'kb', ...(rule.adds ?? [])]);
		const slots = [rule.title, rule.meaning, ...(rule.next ?? [])]
			.flatMap(({zh, en}) => [...`${zh}${en}`.matchAll(/\{\{(\w+)\}\}/g)])
			.map(([, name]) => name!);
		const empty = rule.hits.flatMap(line => slots.filter(slot => !judged.has(slot) && !(slot in capture(one, line)!)));
		t.deepEqual(empty, []);
	});

	test(`${rule.id} lets the search for anchors find each of its hits`, t => {
		for (const line of rule.hits) t.true(anchors.next(Buffer.from(line), 0) >= 0, line);
	});

	test(`${rule.id} is done with a hostile line at once`, t => {
		for (const anchor of rule.anchors) {
			const hostile = [
				`${anchor}${'a '.repeat(32_000)}`,
				anchor.repeat(Math.ceil(64_000 / anchor.length)),
				`${'['.repeat(32_000)}${anchor}`,
			];
			for (const line of hostile) {
				const started = performance.now();
				capture(one, line);
				t.true(performance.now() - started < 500, `${anchor}: ${Math.round(performance.now() - started)} ms`);
			}
		}
	});
}

test('an id is its file name and no rule is left out of use by mistake', t => {
	for (const [id, rule] of Object.entries(shippedRules)) t.is(rule.id, id);
	t.is(all.length, Object.values(shippedRules).filter(({status}) => status === 'stable' || status === 'test').length);
});
