import test from 'ava';
import fc from 'fast-check';
import {openFinder} from '../../../source/find/finder.js';
import {shipped} from '../../helpers/knowledge.js';
import {readings} from '../../helpers/readings.js';
import {queries} from './queries.js';

const find = openFinder(shipped.knowledge, [], {readings});
const placeOf = (query: string, first: readonly string[]) =>
	find(query).findIndex(({kind, id}) => first.includes(`${kind}/${id}`)) + 1;
const told = (misses: ReadonlyArray<{query: string; first: readonly string[]}>) =>
	misses
		.map(({query, first}) => {
			const shown = find(query).slice(0, 3);
			return `${query}: ${first[0]} is number ${placeOf(query, first)}, after ${shown.map(({kind, id}) => `${kind}/${id}`).join(' ')}`;
		})
		.join('\n');

test('no query makes it throw, with pinyin and likeness too', t => {
	const typed = fc.oneof(
		fc.string({unit: 'binary', maxLength: 80}),
		fc.string({unit: fc.constantFrom(...'abkxz0%. -卡住拒絕_'), maxLength: 64}),
		fc.constantFrom('__proto__', 'constructor', 'toString', 'a'.repeat(64), '卡'.repeat(64), '%'.repeat(64)),
	);
	fc.assert(
		fc.property(typed, query => find(query).every(({score, why}) => Number.isFinite(score) && why.zh !== '')),
		{numRuns: 150},
	);
	t.pass();
});

test('there are at least sixty queries, one in five with a typing mistake', t => {
	t.true(queries.length >= 60);
	t.true(queries.filter(({slip}) => slip).length >= queries.length / 5);
});

test('at least 95 of 100 queries have what was meant first', t => {
	const misses = queries.filter(({query, first}) => placeOf(query, first) !== 1);
	t.true(misses.length <= queries.length * 0.05, told(misses));
	t.log(`${queries.length - misses.length} of ${queries.length} first`);
});

test('every query has what was meant among the first three', t => {
	const misses = queries.filter(({query, first}) => !(placeOf(query, first) >= 1 && placeOf(query, first) <= 3));
	t.is(misses.length, 0, told(misses));
});
