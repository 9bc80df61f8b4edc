import test from 'ava';
import {timed} from '../../../../source/evidence/rules/timed.js';
import {analysisOf, line, opened} from '../logs.js';
import {shippedRules} from '../shipped-rules.js';

const model = Object.values(shippedRules).find(({log}) => log === 'cbs')!;
const rule = (id: string, pattern: string) => ({...model, id, anchors: ['Failed to'], pattern, states: {}});
const logs = async function* () {
	for (const path of ['a.log', 'b.log'])
		yield opened(Buffer.from(`${line(`Failed to ${path === 'a.log' ? 'x' : 'a'.repeat(60)}!`)}\r\n`.repeat(3)), {path});
};

test('a rule held to its time hits as ever, and one that overruns is stopped once and named', async t => {
	const rules = {
		slow: rule('slow', '(a+)+$|x'),
		good: rule('good', 'Failed to (?<what>.)'),
		free: rule('free', 'Failed'),
	};
	const held = timed(id => id !== 'free', 100);
	const {files, gaps} = await analysisOf(logs(), {rules, ...held});
	const found = files.map(({findings}) => [...new Set(findings.map(({rule}) => rule))].sort());
	t.deepEqual(found, [
		['free', 'good', 'slow'],
		['free', 'good'],
	]);
	t.is(files[0]!.findings.find(({rule}) => rule === 'good')?.values['what'], 'x');
	t.deepEqual(
		gaps.filter(({what}) => what === 'rule.slow').map(({file, why}) => [file, /slow/.test(why.en)]),
		[['b.log', true]],
	);
});
